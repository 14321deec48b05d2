"""Text with inline markup, read as a segment with marks.

Formats with tags (HTML, subtitles) cut a paragraph into :class:`Piece` values; what they have in
common is here: which tags belong together, what stays outside the segment, how white space
collapses. :mod:`loctool.documents.inline_writing` is the way back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from loctool.segments import Mark, Span

BLANKS = " \t\n\r\f"
"""ASCII white space as the HTML standard defines it; a no-break space is a character."""

_EDGE_BLANKS = BLANKS + "\u00a0"
_BLANK_IN_SOURCE = rf"[{_EDGE_BLANKS}]|&(?:nbsp|NonBreakingSpace|#160|#[xX][aA]0);"
_LONGEST_BLANK = len("&NonBreakingSpace;")
_BLANK_RUN = re.compile(f"[{BLANKS}]+")


class PieceKind(Enum):
    """What a piece of a paragraph is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    POINT = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of the source within a paragraph.

    Attributes:
        kind: What it is.
        start: First character in the source.
        end: Behind the last one.
        name: Of a tag: what its other half is called too.
        text: Of text: what a reader reads there.
        shield: Of text: a number for the element that protects it, or -1.
        is_verbatim: Of text: it stands in the source as it stands in ``text``, without escapes
            (template expressions), and is protected.
        is_visible: Of a point: it takes up room in the line, so that the white space on both
            sides of it counts (an image).
    """

    kind: PieceKind
    start: int
    end: int
    name: str = ""
    text: str = ""
    shield: int = -1
    is_verbatim: bool = False
    is_visible: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it is text without anything but white space."""
        is_text = self.kind is PieceKind.TEXT and not self.is_verbatim
        return is_text and not self.text.strip(BLANKS)


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph as read.

    Attributes:
        start: First character of it in the source.
        end: Behind the last one.
        text: What a reader reads.
        marks: Inline markup, outer before inner.
        protected: Ranges that must come through unchanged.
        parents: For each mark, the index of the mark it is in, or -1.
        verbatim: Texts that are written without escapes.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()
    protected: tuple[Span, ...] = ()
    parents: tuple[int, ...] = ()
    verbatim: frozenset[str] = frozenset()

    @property
    def has_words(self) -> bool:
        """Whether there is a letter or digit outside the protected ranges."""
        position = 0
        for span in (*self.protected, Span(len(self.text), len(self.text))):
            if any(map(str.isalnum, self.text[position : span.start])):
                return True
            position = span.end
        return False


def read_run(source: str, pieces: Sequence[Piece], *, collapse: bool = True) -> Run | None:
    """Reads the pieces of one paragraph.

    Tags around the whole of it, and points and white space at its edges, stay outside. Tags
    without their other half, and pairs around no text, become points.

    Args:
        source: The whole text.
        pieces: In order, without gaps.
        collapse: Whether white space runs become one space, as in HTML.

    Returns:
        The run, or None when there is no text in it.
    """
    folded = _fold(pieces)
    first, last = _trim(folded)
    if first == last:
        return None
    kept = _cut_edges(source, folded[first:last])
    return _Reader(source, collapse).read(kept)


def matches(pieces: Sequence[Piece]) -> dict[int, int]:
    """Indices of openings and closings that belong together, in both directions.

    A closing belongs to the innermost opening of its name; openings within that are still open
    remain alone, as do closings without an opening.
    """
    partners: dict[int, int] = {}
    waiting: list[int] = []
    names: dict[str, int] = defaultdict(int)
    for index, piece in enumerate(pieces):
        if piece.kind is PieceKind.OPEN:
            waiting.append(index)
            names[piece.name] += 1
        elif piece.kind is PieceKind.CLOSE and names[piece.name]:
            while True:
                opening = waiting.pop()
                names[pieces[opening].name] -= 1
                if pieces[opening].name == piece.name:
                    break
            partners[opening] = index
            partners[index] = opening
    return partners


def _fold(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces in which every opening has its closing and text between them."""
    partners = matches(pieces)
    texts_before = [0]
    for piece in pieces:
        is_text = piece.kind is PieceKind.TEXT and not piece.is_blank
        texts_before.append(texts_before[-1] + is_text)
    folded: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        partner = partners.get(index)
        if partner is None and piece.kind is not PieceKind.TEXT:
            folded.append(replace(piece, kind=PieceKind.POINT))
        elif partner and index < partner and texts_before[partner] == texts_before[index]:
            folded.append(_point(pieces[index : partner + 1]))
            index = partner
        else:
            folded.append(piece)
        index += 1
    return folded


def _point(pieces: Sequence[Piece]) -> Piece:
    """One point for a pair without text; white space within keeps words apart."""
    has_blanks = any(piece.text for piece in pieces if piece.kind is PieceKind.TEXT)
    return Piece(
        PieceKind.POINT,
        pieces[0].start,
        pieces[-1].end,
        text=" " if has_blanks else "",
        is_visible=any(piece.is_visible for piece in pieces),
    )


def _trim(pieces: Sequence[Piece]) -> tuple[int, int]:
    """The range of pieces without blank ones, and pairs around everything, at the edges."""
    partners = matches(pieces)
    first, last = 0, len(pieces)
    while True:
        while first < last and _may_stay_outside(pieces[first]):
            first += 1
        while first < last and _may_stay_outside(pieces[last - 1]):
            last -= 1
        if first == last or partners.get(first) != last - 1:
            return first, last
        first, last = first + 1, last - 1


def _may_stay_outside(piece: Piece) -> bool:
    if piece.kind is PieceKind.TEXT:
        return not piece.is_verbatim and not piece.text.strip(_EDGE_BLANKS)
    return piece.kind is PieceKind.POINT


def _cut_edges(source: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without white space, no-break spaces included, at both ends of the text."""
    kept = list(pieces)
    head = kept[0]
    if head.kind is PieceKind.TEXT and not head.is_verbatim:
        text = head.text.lstrip(_EDGE_BLANKS)
        blanks = _blanks_at_start(source[head.start : head.end], len(head.text) - len(text))
        kept[0] = replace(head, start=head.start + blanks, text=text)
    tail = kept[-1]
    if tail.kind is PieceKind.TEXT and not tail.is_verbatim:
        text = tail.text.rstrip(_EDGE_BLANKS)
        blanks = _blanks_at_end(source[tail.start : tail.end], len(tail.text) - len(text))
        kept[-1] = replace(tail, end=tail.end - blanks, text=text)
    return kept


def _blanks_at_start(raw: str, count: int) -> int:
    """How many source characters the first ``count`` blanks are, each perhaps a reference."""
    found = re.match(rf"(?:{_BLANK_IN_SOURCE}){{0,{count}}}", raw)
    return found.end() if found else 0


def _blanks_at_end(raw: str, count: int) -> int:
    tail = raw[max(0, len(raw) - count * _LONGEST_BLANK) :]
    found = re.search(rf"(?:{_BLANK_IN_SOURCE}){{0,{count}}}\Z", tail)
    return len(tail) - found.start() if found else 0


def _without_leading_blanks(source: str, piece: Piece) -> Piece:
    raw = source[piece.start : piece.end]
    start = piece.end - len(raw.lstrip(BLANKS))
    return replace(piece, start=start, text=piece.text.lstrip(BLANKS))


class _Reader:
    """Builds a run from folded pieces."""

    def __init__(self, source: str, collapse: bool) -> None:
        self.source = source
        self.collapse = collapse
        self.text: list[str] = []
        self.length = 0
        self.ends_with_blank = True
        self.marks: list[Mark] = []
        self.parents: list[int] = []
        self.open: list[int] = []
        self.protected: list[Span] = []
        self.shields: list[int] = []
        self.verbatim: set[str] = set()

    def read(self, pieces: Sequence[Piece]) -> Run:
        """The run these pieces make."""
        waiting = list(reversed(pieces))
        while waiting:
            piece = waiting.pop()
            if piece.kind is PieceKind.TEXT:
                self._read_text(piece)
            elif piece.kind is PieceKind.CLOSE:
                self._close(piece)
            elif piece.kind is PieceKind.OPEN or not self._needs_blank_behind(piece, waiting):
                self._open(piece)
            else:
                following = _without_leading_blanks(self.source, waiting.pop())
                self._open(replace(piece, end=following.start))
                waiting.append(following)
        return self._run(pieces[0].start, pieces[-1].end)

    def _needs_blank_behind(self, piece: Piece, waiting: Sequence[Piece]) -> bool:
        """Whether the white space behind an image counts though there was some before it.

        It then becomes part of the image's markup, as the text can hold only one space.
        """
        return (
            self.collapse
            and self.ends_with_blank
            and piece.is_visible
            and bool(waiting)
            and waiting[-1].kind is PieceKind.TEXT
            and not waiting[-1].is_verbatim
            and self.source[waiting[-1].start : waiting[-1].end][:1] in BLANKS
        )

    def _read_text(self, piece: Piece) -> None:
        start = self.length
        if piece.is_verbatim:
            self._add(piece.text)
            self.verbatim.add(piece.text)
        elif self.collapse:
            self._add_collapsed(piece.text)
        else:
            self._add(piece.text)
        if (piece.shield >= 0 or piece.is_verbatim) and start < self.length:
            self._protect(start, piece.shield)

    def _add_collapsed(self, text: str) -> None:
        words = _BLANK_RUN.sub(" ", text)
        self._add(words[1:] if self.ends_with_blank and words.startswith(" ") else words)

    def _add(self, text: str) -> None:
        if text:
            self.text.append(text)
            self.length += len(text)
            self.ends_with_blank = text.endswith(" ")

    def _protect(self, start: int, shield: int) -> None:
        if shield >= 0 and self.shields and self.shields[-1] == shield:
            start = self.protected.pop().start
            self.shields.pop()
        self.protected.append(Span(start, self.length))
        self.shields.append(shield)

    def _open(self, piece: Piece) -> None:
        opening = self.source[piece.start : piece.end]
        self.parents.append(self.open[-1] if self.open else -1)
        if piece.kind is PieceKind.OPEN:
            self.open.append(len(self.marks))
        self.marks.append(Mark(self.length, self.length, opening))
        if piece.text:
            self._add_collapsed(piece.text)

    def _close(self, piece: Piece) -> None:
        index = self.open.pop()
        closing = self.source[piece.start : piece.end]
        self.marks[index] = replace(self.marks[index], end=self.length, closing=closing)

    def _run(self, start: int, end: int) -> Run:
        text = "".join(self.text)
        if self.collapse:
            text = text.rstrip(" ")
        marks = _tighten(text, self.marks, self.parents)
        protected = (_shrink(text, span.start, span.end) for span in self.protected)
        return Run(
            start,
            end,
            text,
            tuple(marks),
            tuple(span for span in protected if span.start < span.end),
            tuple(self.parents),
            frozenset(self.verbatim),
        )


def _tighten(text: str, marks: Sequence[Mark], parents: Sequence[int]) -> list[Mark]:
    """The marks without spaces at the inner edges of pairs, as far as their marks allow."""
    tight = list(marks)
    firsts: dict[int, int] = {}
    lasts: dict[int, int] = {}
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        start, end = min(mark.start, len(text)), min(mark.end, len(text))
        if mark.closing:
            span = _shrink(text, start, end)
            start = min(span.start, firsts.get(index, span.start))
            end = max(span.end, lasts.get(index, span.end))
        tight[index] = replace(mark, start=start, end=end)
        parent = parents[index]
        firsts[parent] = min(start, firsts.get(parent, start))
        lasts[parent] = max(end, lasts.get(parent, end))
    return tight


def _shrink(text: str, start: int, end: int) -> Span:
    end = min(end, len(text))
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return Span(start, end)
