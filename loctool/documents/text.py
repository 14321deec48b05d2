"""Plain text: paragraphs between blank lines, each line by itself unless it was hard-wrapped.

A plain text file does not say whether a line end is a wrap or a boundary. A line is taken as the
continuation of the one before when its first word would not have fitted there, which is what an
editor's wrapping does, or when it starts in lower case. Lines of lists (``- …``), of credits
(``Regie: …``) and lines too long to have been wrapped stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loctool.documents.slots import Slot
from loctool.documents.wrapping import join_lines, newline_of, wrap
from loctool.segments import Segment

MAX_WRAP_CHARS = 120
"""Nobody wraps lines wider than this; they are paragraphs without blank lines between them."""

NARROW_CHARS = 40
"""Narrower lines are credits or verse as often as wrapped prose."""

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_BULLET = re.compile(r"[-–—•*·‣▪]\s+")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s+")
_LABEL = re.compile(r"[^\W\d_][^\s:]*(?: [^\s:]+)?:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    number: int
    text: str  # without indentation and blanks at the end
    indent: str

    @property
    def width(self) -> int:
        return len(self.indent) + len(self.text)


@dataclass(frozen=True, slots=True)
class TextWriter:
    """Writes a translation the way its paragraph was wrapped.

    Attributes:
        width: Characters of the widest line; 0 keeps everything on one line.
        first_column: What stands before the segment in its first line, in characters.
        indent: What continued lines begin with.
        newline: The line end between them.
    """

    width: int = 0
    first_column: int = 0
    indent: str = ""
    newline: str = "\n"

    def __call__(self, segment: Segment) -> str:
        """The translation in lines, or in one line where lines would be read as several."""
        text = join_lines(segment.text)
        if not self.width:
            return text
        wrapped = wrap(
            text,
            self.width,
            newline=self.newline,
            indent=self.indent,
            first_column=self.first_column,
        )
        read = [slot.segment.text for slot in parse(" " * self.first_column + wrapped)]
        return wrapped if read == [text] else text


def parse(text: str) -> Iterator[Slot]:
    r"""Finds the segments of a plain text.

    >>> [slot.segment.text for slot in parse("KINO\n\nDer Film läuft\nseit gestern.\n")]
    ['KINO', 'Der Film läuft seit gestern.']
    """
    newline = newline_of(text)
    for paragraph in _paragraphs(text):
        for lines in _runs(paragraph):
            slot = _slot(text, lines, newline)
            if any(character.isalnum() for character in slot.segment.text):
                yield slot


def _lines(text: str) -> Iterator[_Line]:
    for number, found in enumerate(_LINE.finditer(text), start=1):
        content = found.group(1)
        stripped = content.strip()
        indent = content[: len(content) - len(content.lstrip())]
        yield _Line(found.start() + len(indent), number, stripped, indent)


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    paragraph: list[_Line] = []
    for line in _lines(text):
        if line.text:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _runs(paragraph: list[_Line]) -> Iterator[list[_Line]]:
    """The paragraph's lines in groups that are one wrapped text each."""
    width = max(line.width for line in paragraph)
    listed = [mark for mark in (_BULLET, _NUMBER) if mark.match(paragraph[0].text)]
    listed += [_BULLET, _NUMBER] if paragraph[0].text.endswith(":") else []
    run = [paragraph[0]]
    for line in paragraph[1:]:
        starts_item = any(mark.match(line.text) for mark in listed)
        if not starts_item and _continues(run, line, width):
            run.append(line)
            continue
        yield run
        run = [line]
    yield run


def _continues(run: list[_Line], line: _Line, width: int) -> bool:
    before = run[-1]
    if len(run) > 1 and line.indent != before.indent:
        return False
    if _LABEL.match(line.text) and _LABEL.match(run[0].text):
        return False
    if not _has_letters(before.text) or not _has_letters(line.text):
        return False
    if before.width > MAX_WRAP_CHARS:
        return False
    if line.text[0].islower():
        return True
    filled = before.width + 1 + len(line.text.split(maxsplit=1)[0]) > width
    if width > MAX_WRAP_CHARS or not filled:
        return False
    return width >= NARROW_CHARS or line.text[0].isdigit() or before.text[-1] not in ".!?"


def _has_letters(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _slot(text: str, lines: list[_Line], newline: str) -> Slot:
    first, last = lines[0], lines[-1]
    bullet = _BULLET.match(first.text)
    start = first.start + (bullet.end() if bullet else 0)
    end = last.start + len(last.text)
    writer = TextWriter()
    if len(lines) > 1:
        column = len(first.indent) + (bullet.end() if bullet else 0)
        width = max(line.width for line in lines)
        writer = replace(
            writer, width=width, first_column=column, indent=lines[1].indent, newline=newline
        )
    segment = Segment(join_lines(text[start:end]), line=first.number)
    return Slot(start, end, segment, writer)
