"""Reading input and writing output so that nothing is half-written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs

from loctool.errors import BadInputError, OutputError


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
        raise BadInputError("no such file", path=path) from error
    except IsADirectoryError as error:
        raise BadInputError("is a folder, not a file", path=path) from error
    except OSError as error:
        raise BadInputError(f"cannot be read: {error.strerror}", path=path) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all: beside it first, then renamed onto it.

    Raises:
        OutputError: It cannot be written; what was there is as it was.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp"
        )
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode_for(path))
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise OutputError(f"cannot be written: {error.strerror}", path=path) from error


def _mode_for(path: Path) -> int:
    """The mode the file has, or the one a new file would get: mkstemp gives 0600."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
