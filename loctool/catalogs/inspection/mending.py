"""Mending catalogs: what was not touched keeps its bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from loctool.catalogs.inspection import CatalogFile
from loctool.catalogs.messages import Message


def mend_messages(mend: Callable[[Message], Message]) -> Callable[[CatalogFile], bytes]:
    """A file's fix, made of a message's."""

    def fix(file: CatalogFile) -> bytes:
        return with_messages(file, [mend(message) for message in file.catalog.messages])

    return fix


def with_messages(file: CatalogFile, messages: Sequence[Message]) -> bytes:
    """The file with other messages in place of its own; the same bytes where none differs.

    A file that could not be read whole, and a compiled one, stays as it is.
    """
    from loctool.catalogs.writing import encoded

    if file.is_machine or file.catalog.problems or tuple(messages) == file.catalog.messages:
        return file.data
    pairs = zip(file.catalog.messages, messages, strict=True)
    written = tuple(old if new == old else replace(new, raw="") for old, new in pairs)
    return encoded(replace(file.catalog, messages=written))
