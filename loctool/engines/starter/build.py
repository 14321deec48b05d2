"""Builds the starter model: base and adapter into one int8 CTranslate2 model.

Numpy only. At any moment either no model or a whole one lies in its place: it is written into a
folder beside it, which is renamed when everything is on the disk.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import loctool
from loctool.engines.starter import model
from loctool.engines.starter.base import Base, find_base
from loctool.engines.starter.model import Manifest, verify
from loctool.errors import BrokenModelError, NoModelError, OutputError
from loctool.i18n import gettext as _

__all__ = ["build", "verify"]

TOKENIZER = "sentencepiece.model"
TYPICAL_SECONDS = 15
"""On two cores, for the message that says how long it will take."""

Progress = Callable[[float], None]
"""Called with the share that is done, 0 to 1."""


def build(
    directory: Path | None = None,
    base: Path | None = None,
    on_progress: Progress | None = None,
    *,
    force: bool = False,
) -> Path:
    """Builds the model unless it is there; a second process waits for the first.

    Args:
        directory: Where to; by default the folder in the cache where the engine looks.
        base: The base model's GGUF file; by default that of the environment or of PyPI.
        on_progress: Told the share that is done.
        force: Build anew over what is there.

    Returns:
        The model's folder.

    Raises:
        NoModelError: The base or a package of the extra is missing.
        BrokenModelError: The base or the adapter is not the expected one.
        OutputError: It cannot be written.
    """
    from filelock import FileLock

    directory = directory or model.model_directory()
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(directory.parent / f".{directory.name}.lock"):
            if force or not model.is_built(directory):
                _build_beside(directory, find_base(base), on_progress or _ignore)
    except OSError as error:
        raise OutputError(
            _("the starter model cannot be written: {reason}").format(reason=error.strerror),
            path=directory,
        ) from error
    return directory


def _build_beside(directory: Path, base: Base, on_progress: Progress) -> None:
    """Under the lock, so that whatever half-built folder lies there is nobody's."""
    for leftover in directory.parent.glob(f".{directory.name}.*.building"):
        shutil.rmtree(leftover, ignore_errors=True)
    require_packages()
    base.verify()
    on_progress(0.1)
    temporary = directory.parent / f".{directory.name}.{os.getpid()}.building"
    temporary.mkdir()
    try:
        _write_model(temporary, base, on_progress)
        _write_manifest(temporary)
        _replace(directory, temporary)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    on_progress(1.0)


def _write_model(directory: Path, base: Base, on_progress: Progress) -> None:
    from loctool.engines.starter.network import build_network
    from loctool.engines.starter.tokenizer import build_tokenizer
    from loctool.engines.starter.weights import Weights

    weights = Weights(base)
    adapter = _read_adapter()
    tokenizer = build_tokenizer(weights.fields, adapter["vocabulary"])
    (directory / TOKENIZER).write_bytes(tokenizer)
    spec = build_network(weights, adapter, lambda done, of: on_progress(0.1 + 0.75 * done / of))
    spec.save(str(directory))
    on_progress(0.95)


def _read_adapter() -> dict[str, Any]:
    from safetensors.numpy import load_file

    path = model.adapter_path()
    if not path.is_file() or model.hash_file(path) != model.ADAPTER_SHA256:
        raise BrokenModelError(
            _("the starter model's adapter is missing or damaged"),
            hint='pip install --force-reinstall --no-deps "loctool"',
            path=path,
        )
    return load_file(path)


def _write_manifest(directory: Path) -> None:
    paths = sorted(directory.iterdir())
    for path in paths:
        _sync(path)
    manifest = Manifest(
        version=model.VERSION,
        fingerprint=model.fingerprint(),
        adapter_sha256=model.ADAPTER_SHA256,
        base_sha256=model.BASE_SHA256,
        loctool_version=loctool.__version__,
        sha256={path.name: model.hash_file(path) for path in paths},
        sizes={path.name: path.stat().st_size for path in paths},
    )
    (directory / model.MANIFEST).write_bytes(manifest.dump())
    _sync(directory / model.MANIFEST)


def _sync(path: Path) -> None:
    """Onto the disk before the folder is renamed, for the machine may lose power."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _replace(directory: Path, temporary: Path) -> None:
    """A folder cannot be renamed onto a full one, so a former model steps aside first."""
    former = temporary.with_suffix(".former")
    if directory.exists():
        directory.rename(former)
    temporary.rename(directory)
    shutil.rmtree(former, ignore_errors=True)


def require_packages() -> None:
    """The extra's packages; named before anything is computed.

    Raises:
        NoModelError: One is missing.
    """
    from importlib.util import find_spec

    for package in ("gguf", "safetensors", "google.protobuf"):
        try:
            missing = find_spec(package) is None
        except ModuleNotFoundError:
            missing = True
        if missing:
            raise NoModelError(
                _("the starter model needs the package {package}").format(package=package),
                hint=model.INSTALL_COMMAND,
            )


def _ignore(_share: float) -> None:
    """Nobody wants to know."""
