"""Texts of messages as content of XLIFF's ``<source>`` and ``<target>``, and back.

The numbered tags of articles become real inline elements: ``<g>`` and ``<x/>`` in XLIFF 1.2,
``<pc>`` and ``<ph/>`` in 2.0. What only looks like a tag, or is one without its other half, stays
text. Characters that XML cannot say become ``<x ctype="x-character"/>`` and ``<cp/>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loctool.catalogs.articles_tags import TAG
from loctool.glossary.formats.xml import local_name

if TYPE_CHECKING:
    from lxml import etree

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot say, not even escaped: its production ``Char``."""

_CHARACTER = "x-character"
_CHARACTER_ID = re.compile(r"u([0-9a-f]+)(?:-\d+)?")
_NUMBER = re.compile(r"[1-9]\d{0,5}")
_OPENING, _CLOSING = ("bx", "sc"), ("ex", "ec")


@dataclass(frozen=True, slots=True)
class Names:
    """What a version of XLIFF calls its inline elements.

    Attributes:
        namespace: Of its elements.
        pair: Around text.
        point: At a place.
    """

    namespace: str
    pair: str
    point: str


def fill(element: etree._Element, text: str, names: Names) -> None:
    """Makes a text the content of an element."""
    writer = _Writer(element, names)
    tags = _real_tags(text)
    position = 0
    for found in TAG.finditer(text):
        if found.start() in tags:
            writer.add_text(text[position : found.start()])
            writer.add_tag(found)
            position = found.end()
    writer.add_text(text[position:])


def read_text(element: etree._Element) -> str:
    """The text that an element's content stands for.

    Elements of other tools, such as ``<mrk>`` around a sentence or ``<ph>`` around a code, are
    read as what they hold.
    """
    return "".join(_texts(element))


def _real_tags(text: str) -> frozenset[int]:
    """Where the tags begin that can become elements: each number once, pairs nested."""
    open_: list[re.Match[str]] = []
    taken: set[str] = set()
    starts: set[int] = set()
    for found in TAG.finditer(text):
        number = found["number"]
        if found[0] == f"<x{number}/>" and number not in taken:
            taken.add(number)
            starts.add(found.start())
        elif found[0] == f"<g{number}>":
            open_.append(found)
        elif found[0] == f"</g{number}>" and number not in taken:
            depth = _depth(open_, number)
            if depth >= 0:
                taken.add(number)
                starts |= {open_[depth].start(), found.start()}
                del open_[depth:]
    return frozenset(starts)


def _depth(open_: Sequence[re.Match[str]], number: str) -> int:
    """The place of the innermost open tag of a number, or -1."""
    return next((at for at in reversed(range(len(open_))) if open_[at]["number"] == number), -1)


class _Writer:
    """Fills an element from left to right."""

    def __init__(self, element: etree._Element, names: Names) -> None:
        self._path = [element]
        self._names = names
        self._last: etree._Element | None = None
        self._characters = 0

    def add_text(self, text: str) -> None:
        """Adds characters, those included that XML has not."""
        position = 0
        for found in NOT_XML.finditer(text):
            self._append(text[position : found.start()])
            self._add_character(found[0])
            position = found.end()
        self._append(text[position:])

    def add_tag(self, tag: re.Match[str]) -> None:
        """Opens or closes a pair, or adds a point."""
        if tag["slash"]:
            self._last = self._path.pop()
        elif tag["kind"] == "g":
            self._path.append(self._add(self._names.pair, id=tag["number"]))
            self._last = None
        else:
            self._last = self._add(self._names.point, id=tag["number"])

    def _add(self, name: str, **attributes: str) -> etree._Element:
        from lxml import etree

        return etree.SubElement(self._path[-1], f"{{{self._names.namespace}}}{name}", attributes)

    def _add_character(self, character: str) -> None:
        number = f"{ord(character):04x}"
        if self._names.pair == "pc":
            self._last = self._add("cp", hex=number.upper())
            return
        self._characters += 1
        id = f"u{number}-{self._characters}"
        self._last = self._add("x", id=id, ctype=_CHARACTER)

    def _append(self, text: str) -> None:
        if not text:
            return
        if self._last is None:
            self._path[-1].text = (self._path[-1].text or "") + text
        else:
            self._last.tail = (self._last.tail or "") + text


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _child_texts(child)
        yield child.tail or ""


def _child_texts(child: etree._Element) -> Iterator[str]:
    name, id = local_name(child), child.get("id", "")
    if name == "cp":
        yield _character(child.get("hex", ""))
    elif name == "x" and child.get("ctype") == _CHARACTER:
        found = _CHARACTER_ID.fullmatch(id)
        yield _character(found[1] if found else "")
    elif name in _CLOSING:
        number = child.get("startRef") or child.get("rid") or id
        yield f"</g{number}>" if _NUMBER.fullmatch(number) else ""
    elif name in ("g", "pc", "x", "ph", *_OPENING) and _NUMBER.fullmatch(id):
        yield from _tag(child, name, id)
    elif name:
        yield from _texts(child)


def _tag(child: etree._Element, name: str, number: str) -> Iterator[str]:
    if name in _OPENING:
        yield f"<g{number}>"
    elif name in ("g", "pc"):
        yield f"<g{number}>"
        yield from _texts(child)
        yield f"</g{number}>"
    elif name == "ph" and (child.text or len(child)):
        yield from _texts(child)  # XLIFF 1.2's, which holds a code of the source's format
    else:
        yield f"<x{number}/>"


def _character(hexadecimal: str) -> str:
    try:
        return chr(int(hexadecimal, 16))
    except (ValueError, OverflowError):
        return ""
