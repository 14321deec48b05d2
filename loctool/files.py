"""Reading input and writing output so that nothing is half-written."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import BinaryIO

import platformdirs

from loctool.errors import BadInputError, OutputError
from loctool.i18n import gettext as _


def cache_directory() -> Path:
    """Where built models lie: ``LOCTOOL_CACHE_DIR``, else the platform's cache folder."""
    return Path(
        os.environ.get("LOCTOOL_CACHE_DIR") or platformdirs.user_cache_dir("loctool", False)
    )


def state_directory() -> Path:
    """Where loctool remembers what it wrote: ``LOCTOOL_STATE_DIR``, else the platform's."""
    return Path(
        os.environ.get("LOCTOOL_STATE_DIR") or platformdirs.user_state_dir("loctool", False)
    )


def read_input(path: Path) -> bytes:
    """The bytes of a file a person named.

    Raises:
        BadInputError: It is missing, a folder, or may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInputError(_("no such file"), path=path) from error
    except IsADirectoryError as error:
        raise BadInputError(_("is a folder, not a file"), path=path) from error
    except OSError as error:
        raise BadInputError(
            _("cannot be read: {reason}").format(reason=error.strerror), path=path
        ) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all: beside it first, then renamed onto it.

    Raises:
        OutputError: It cannot be written; what was there is as it was.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(path)
        file, temporary = _open_beside(path)
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(_mode_for(path))
            if os.name == "nt":  # where an open file cannot be renamed, nor removed by others
                file.close()
            temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise OutputError(
            _("cannot be written: {reason}").format(reason=error.strerror), path=path
        ) from error


def _open_beside(path: Path) -> tuple[BinaryIO, Path]:
    """A new, locked file in the same folder; the system unlocks it however the process ends."""
    while True:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path), suffix=".tmp")
        file = os.fdopen(descriptor, "wb")
        _lock(file, wait=True)
        if os.fstat(descriptor).st_nlink or os.name == "nt":
            return file, Path(name)
        file.close()  # another process took it for a leftover before it was locked


def _remove_leftovers(path: Path) -> None:
    """Removes what a killed run left beside ``path``: temporary files that nobody has locked."""
    leftover = re.compile(re.escape(_prefix(path)) + r"[a-z0-9_]{8}\.tmp")
    with os.scandir(path.parent) as entries:
        names = [entry.name for entry in entries if leftover.fullmatch(entry.name)]
    for name in names:
        try:
            with (path.parent / name).open("r+b") as file:
                if _lock(file, wait=False):
                    (path.parent / name).unlink(missing_ok=True)
        except OSError:
            continue  # somebody else's, or already gone


def _prefix(path: Path) -> str:
    return f".{path.name[:40]}."


def _lock(file: BinaryIO, *, wait: bool) -> bool:
    """Whether this process now has the file for itself; not where there are no locks."""
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True


def _mode_for(path: Path) -> int:
    """The mode the file has, or the one a new file would get: mkstemp gives 0600."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
