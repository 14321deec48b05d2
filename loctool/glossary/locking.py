"""One change to a glossary at a time, so that none undoes another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loctool.files import state_directory


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Waits until no other process changes a glossary, then keeps others waiting.

    The lock lies among loctool's own files, not beside the glossary, where people would see it.
    Where it cannot be had (a closed folder, a file system without locks), the change is made
    without one.
    """
    from filelock import FileLock

    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
    lock = FileLock(state_directory() / "locks" / f"{name}.lock")
    try:
        Path(lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except (OSError, NotImplementedError):
        yield
        return
    try:
        yield
    finally:
        lock.release()
