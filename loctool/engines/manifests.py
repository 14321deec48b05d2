"""The hashes of an installed package, kept beside its files.

The manifest is written at installation. A package that another tool installed has none: its hash
is then computed when it is asked for.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loctool.engines.downloads import file_sha256
from loctool.errors import BrokenModelError
from loctool.files import write_atomically
from loctool.i18n import gettext as _

NAME = "loctool-manifest.json"


@dataclass(frozen=True, slots=True)
class FileHash:
    """One file of a package: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was installed.

    Attributes:
        origin: The address or file it came from, or empty.
        archive_sha256: Hash of the ``.argosmodel`` file, or empty (installed from a folder).
        files: Hashes by path inside the package, with ``/``.
    """

    origin: str
    archive_sha256: str
    files: dict[str, FileHash]

    @property
    def sha256(self) -> str:
        """One hash over the files a translation depends on: all but readable extras."""
        lines = [
            f"{entry.sha256}  {name}\n"
            for name, entry in sorted(self.files.items())
            if name.startswith("model/") or name in _DECISIVE
        ]
        return hashlib.sha256("".join(lines).encode()).hexdigest()


_DECISIVE = frozenset({"metadata.json", "sentencepiece.model", "bpe.model"})


def describe(folder: Path, origin: str = "", archive_sha256: str = "") -> Manifest:
    """Hashes every file of a package, read now.

    Raises:
        BrokenModelError: A file cannot be read.
    """
    try:
        files = {
            path.relative_to(folder).as_posix(): FileHash(path.stat().st_size, file_sha256(path))
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != NAME
        }
    except OSError as error:
        raise BrokenModelError(
            _("cannot be read: {reason}").format(reason=error.strerror), path=folder
        ) from error
    return Manifest(origin, archive_sha256, files)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Writes the manifest into its package.

    Raises:
        OutputError: It cannot be written.
    """
    data = {
        "origin": manifest.origin,
        "archive_sha256": manifest.archive_sha256,
        "sha256": manifest.sha256,
        "files": {
            name: {"size": entry.size, "sha256": entry.sha256}
            for name, entry in manifest.files.items()
        },
    }
    write_atomically(folder / NAME, (json.dumps(data, indent=2) + "\n").encode())


def read_manifest(folder: Path) -> Manifest | None:
    """What was recorded at installation; nothing if nothing was, or if it makes no sense."""
    try:
        data: dict[str, Any] = json.loads((folder / NAME).read_bytes())
        files = {
            str(name): FileHash(int(entry["size"]), str(entry["sha256"]))
            for name, entry in data["files"].items()
        }
        return Manifest(str(data["origin"]), str(data["archive_sha256"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def package_sha256(folder: Path) -> str:
    """The hash a translation is signed with: recorded, or computed where that is out of date."""
    recorded = read_manifest(folder)
    if recorded is not None and all(
        _size(folder / name) == entry.size for name, entry in recorded.files.items()
    ):
        return recorded.sha256
    return describe(folder).sha256


def differences(folder: Path, recorded: Manifest) -> list[str]:
    """What is not as it was installed, one line a file."""
    now = describe(folder).files
    lines = [_("{name} is missing").format(name=name) for name in recorded.files if name not in now]
    lines += [_("{name} was added").format(name=name) for name in now if name not in recorded.files]
    lines += [
        _("{name} was changed").format(name=name)
        for name, entry in recorded.files.items()
        if name in now and now[name].sha256 != entry.sha256
    ]
    return sorted(lines)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
