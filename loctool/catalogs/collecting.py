"""Making many small objects without Python looking for garbage among them all the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Puts off the search for reference cycles; for code that makes none, but a lot of values.

    A catalog of 100,000 messages is read in two thirds of the time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
