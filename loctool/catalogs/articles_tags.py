r"""Inline markup of an article as numbered tags in a message, as CAT tools show it.

A pair becomes ``<g1>…</g1>``, a point (an image, a line break) ``<x2/>``; what they stand for is
in the message's comments. The names are those of XLIFF 1.2's inline elements. Nothing is escaped:
a number that stands so in the text itself is not given to a tag, and what looks like a tag and is
none of the source's is text only where the source has it too.

>>> from loctool.segments import Mark, Segment
>>> segment = Segment("Der Film läuft.", (Mark(4, 8, "**", "**"),))
>>> write_tags(segment)
'Der <g1>Film</g1> läuft.'
>>> read_tags("<g1>The film</g1> is on.", segment).segment.marks
(Mark(start=0, end=8, opening='**', closing='**'),)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from loctool.findings import Finding, Severity
from loctool.i18n import gettext as _
from loctool.segments import Mark, Segment, Span

TAG = re.compile(r"<\s?(?P<slash>/?)\s?(?P<kind>[gx])(?P<number>[1-9]\d{0,5})\s?(?P<end>/?)\s?>")
"""A tag, also with the blank that some editors put into it."""

_LINE_BREAK = re.compile(r"\s*[\r\n]\s*")

LONGEST_MARK = 80
"""Characters of markup that a comment shows."""


@dataclass(frozen=True, slots=True)
class Untagged:
    """A translation read back.

    Attributes:
        segment: The translation with its marks; the source where there are findings.
        findings: Why it cannot be used; empty where it can.
    """

    segment: Segment
    findings: tuple[Finding, ...] = ()


def write_tags(segment: Segment) -> str:
    """The segment's text with a tag for each mark."""
    numbers = _numbers(segment)
    parts: list[str] = []
    position = 0
    for place, tag in _events(segment.marks, numbers):
        parts += [segment.text[position:place], tag]
        position = place
    return "".join([*parts, segment.text[position:]])


def describe_tags(segment: Segment) -> Iterator[str]:
    """One line for each tag: what it stands for in the article."""
    for number, mark in zip(_numbers(segment), segment.marks, strict=True):
        name = _names(mark, number)[0]
        between = "" if mark.is_point else "…"
        yield f"{name}: {_shortened(mark.opening)}{between}{_shortened(mark.closing)}"


def read_tags(text: str, source: Segment) -> Untagged:
    """Reads a translation of ``write_tags(source)``.

    Line breaks that the source has not are blanks, and so are blanks at the ends: editors put
    them there unseen.
    """
    if text == write_tags(source):
        return Untagged(source)
    if "\n" not in source.text:
        text = _LINE_BREAK.sub(" ", text)
    reader = _Reader(source)
    segment = reader.read(_with_edges_of(text, source.text))
    return Untagged(source, reader.findings) if reader.findings else Untagged(segment)


def _numbers(segment: Segment) -> list[int]:
    """A number for each mark, counted from 1, without those the text itself holds."""
    taken = {int(found["number"]) for found in TAG.finditer(segment.text)}
    free = (number for number in count(1) if number not in taken)
    return [next(free) for _mark in segment.marks]


def _names(mark: Mark, number: int) -> tuple[str, str]:
    """The opening and the closing tag of a mark; no closing for a point."""
    return (f"<x{number}/>", "") if mark.is_point else (f"<g{number}>", f"</g{number}>")


def _events(marks: Sequence[Mark], numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Places and tags in the order in which they are written."""
    open_: list[tuple[int, str]] = []
    for mark, number in sorted(zip(marks, numbers, strict=True), key=lambda pair: pair[0].start):
        while open_ and open_[-1][0] <= mark.start:
            yield open_.pop()
        opening, closing = _names(mark, number)
        yield mark.start, opening
        if closing:
            open_.append((mark.end, closing))
    yield from reversed(open_)


def _shortened(markup: str) -> str:
    line = " ".join(markup.split())
    return line if len(line) <= LONGEST_MARK else line[: LONGEST_MARK - 1] + "…"


def _with_edges_of(text: str, source: str) -> str:
    """Without white space at an end where the source has none."""
    if source[:1].strip():
        text = text.lstrip()
    return text.rstrip() if source[-1:].strip() else text


@dataclass(slots=True)
class _Reader:
    """Reads the tags of one translation."""

    source: Segment
    findings: tuple[Finding, ...] = ()
    _text: str = ""
    _open: list[int] = field(default_factory=list)
    _placed: dict[int, Mark] = field(default_factory=dict)

    def read(self, text: str) -> Segment:
        """The translation without its tags; what is wrong with them is in :attr:`findings`."""
        marks = dict(zip(_numbers(self.source), self.source.marks, strict=True))
        position = 0
        for found in TAG.finditer(text):
            if int(found["number"]) not in marks and found[0] in self.source.text:
                continue
            self._text += text[position : found.start()]
            position = found.end()
            self._take(found, marks)
        self._text += text[position:]
        self._look_for_missing(marks)
        self._look_for_protected(marks)
        if not self._text.strip():
            self._find("translation-empty", _("there is no text in the translation"))
        return replace(
            self.source, text=self._text, marks=tuple(self._placed.values()), protected=()
        )

    def _take(self, tag: re.Match[str], marks: Mapping[int, Mark]) -> None:
        number = int(tag["number"])
        mark = marks.get(number)
        forms = {("", "x", "/")} if mark and mark.is_point else {("", "g", ""), ("/", "g", "")}
        if mark is None or (tag["slash"], tag["kind"], tag["end"]) not in forms:
            message = _("the source has no tag {tag}").format(tag=tag[0])
            self._find("tag-unknown", message)
        elif tag["slash"]:
            self._close(number, tag[0])
        elif number in self._placed:
            self._find("tag-doubled", _("{tag} stands there twice").format(tag=tag[0]))
        else:
            place = len(self._text)
            self._placed[number] = replace(mark, start=place, end=place)
            if not mark.is_point:
                self._open.append(number)

    def _close(self, number: int, tag: str) -> None:
        if not self._open or self._open[-1] != number:
            message = _("{tag} does not close the tag opened last").format(tag=tag)
            self._find("tag-mis-nested", message)
        if number not in self._open:
            return
        self._open.remove(number)
        self._placed[number] = replace(self._placed[number], end=len(self._text))

    def _look_for_missing(self, marks: Mapping[int, Mark]) -> None:
        for number, mark in marks.items():
            opening, closing = _names(mark, number)
            if number not in self._placed:
                self._find("tag-missing", _("{tag} is missing").format(tag=opening))
            elif number in self._open:
                self._find("tag-missing", _("{tag} is missing").format(tag=closing))

    def _look_for_protected(self, marks: Mapping[int, Mark]) -> None:
        """Words that must stay, and that a code span must hold and nothing else."""
        words = [span.of(self.source.text) for span in self.source.protected]
        lost = [each for each in words if self._text.count(each) < words.count(each)]
        for number, mark in marks.items():
            placed = self._placed.get(number)
            if placed is not None and Span(mark.start, mark.end) in self.source.protected:
                kept = self.source.text[mark.start : mark.end]
                lost += [kept] if self._text[placed.start : placed.end] != kept else []
        for each in dict.fromkeys(lost):
            message = _("these words must stay as they are: {words}").format(words=each)
            self._find("protected-changed", message)

    def _find(self, id: str, message: str) -> None:
        self.findings = (*self.findings, Finding(id, Severity.ERROR, message))
