"""Compiling catalogs to ``.mo`` files, equal in effect to ``msgfmt``'s.

The format is that of the gettext manual, node "MO Files": little-endian, sorted by source text,
without the optional hash table.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loctool.catalogs.binary import CONTEXT_END, MAGIC
from loctool.catalogs.collecting import no_garbage_collection
from loctool.catalogs.decoding import encode
from loctool.catalogs.messages import Catalog, Message, Problem
from loctool.catalogs.update import count_of_forms
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from loctool.placeholders import Comparison, Placeholder

_HEADER_BYTES = 28


def compile_catalog(catalog: Catalog, *, fuzzy: bool = False) -> bytes:
    """The ``.mo`` file of a catalog.

    Untranslated and obsolete messages are left out, and fuzzy ones where they are not asked for.

    Args:
        catalog: One that :func:`find_crashes` finds nothing in.
        fuzzy: Whether fuzzy messages go in.
    """
    with no_garbage_collection():
        entries = sorted(
            _entry(message, catalog.encoding) for message in _shown(catalog, fuzzy=fuzzy)
        )
    return _assemble(entries)


def find_crashes(catalog: Catalog, *, fuzzy: bool = False) -> list[Problem]:
    """Why a program would fail, or show the wrong text, with this catalog; nothing if it would not.

    Args:
        catalog: Any.
        fuzzy: Whether fuzzy messages will be compiled too.
    """
    forms = count_of_forms(catalog)
    problems = [each for each in catalog.problems if each.id != "byte-order-mark"]
    with no_garbage_collection():
        seen: set[tuple[str | None, str]] = set()
        for message in catalog:
            key = (message.msgctxt, message.msgid)
            if key in seen:
                problems.append(Problem(message.line, "duplicate", _("a message is there twice")))
            seen.add(key)
            if message.msgstr[0] and (fuzzy or not message.fuzzy):
                problems += _crashes(message, forms)
    return sorted(problems, key=lambda each: each.line)


def _crashes(message: Message, forms: int) -> Iterator[Problem]:
    if message.msgid_plural is not None and len(message.msgstr) != forms:
        yield Problem(
            message.line,
            "plural-count",
            _("{found} plural forms instead of {expected}").format(
                found=len(message.msgstr), expected=forms
            ),
        )
    if any(flag.endswith("-format") for flag in message.flags):
        yield from _misfits(message)


def _misfits(message: Message) -> Iterator[Problem]:
    """Placeholders that do not fit the source's, in messages with a format flag."""
    from loctool.placeholders import NUMBER_OPTIONAL, compare, format_errors

    flags = frozenset(flag for flag in message.flags if flag.endswith("-format"))
    plural = message.msgid_plural
    for number, text in enumerate(message.msgstr):
        if not text:
            continue
        for error in format_errors(text, flags):
            yield Problem(message.line, "format-error", error.message)
        free = flags | {NUMBER_OPTIONAL} if plural is not None else flags
        compared = compare(message.msgid if plural is None else plural, text, free)
        if plural is not None and number == 0 and not _wrong(compare(message.msgid, text, free)):
            continue  # “Is {one} meant?” beside “Is one of {several} meant?”
        for found in _wrong(compared):
            yield Problem(
                message.line,
                "placeholder-mismatch",
                _("msgstr[{number}]: the placeholder {placeholder} does not fit the source").format(
                    number=number, placeholder=found.text
                ),
            )


def _wrong(compared: Comparison) -> tuple[Placeholder, ...]:
    changed = (target for _source, target in compared.changed)
    return (*compared.missing, *compared.added, *changed)


def _shown(catalog: Catalog, *, fuzzy: bool) -> Iterator[Message]:
    if catalog.header is not None:
        yield catalog.header
    for message in catalog:
        if message.msgstr[0] and (fuzzy or not message.fuzzy):
            yield message


def _entry(message: Message, encoding: str) -> tuple[bytes, bytes]:
    source = message.msgid
    if message.msgctxt is not None:
        source = f"{message.msgctxt}{CONTEXT_END}{source}"
    key = encode(source, encoding)
    if message.msgid_plural is not None:
        key += b"\0" + encode(message.msgid_plural, encoding)
    return key, b"\0".join(encode(text, encoding) for text in message.msgstr)


def _assemble(entries: list[tuple[bytes, bytes]]) -> bytes:
    count = len(entries)
    sources, targets = _HEADER_BYTES, _HEADER_BYTES + 8 * count
    offset = _HEADER_BYTES + 16 * count
    tables: list[int] = []
    for column in (0, 1):
        for entry in entries:
            length = len(entry[column])
            tables += (length, offset)
            offset += length + 1
    head = struct.pack("<7I", MAGIC, 0, count, sources, targets, 0, _HEADER_BYTES + 16 * count)
    keys = b"".join([key + b"\0" for key, _text in entries])
    texts = b"".join([text + b"\0" for _key, text in entries])
    return head + struct.pack(f"<{len(tables)}I", *tables) + keys + texts
