r"""A message's text as something the pipeline translates, and back.

A text is cut where no sentence goes on: at control characters such as tabs, at tags of blocks
(``<br>``, ``<p>``) and between paragraphs. Lines that a developer broke in the middle of a
sentence are translated as one and broken again into as many lines. Tags in pairs become marks,
placeholders, escapes and entities are protected; white space at the edges of a piece stays
outside of it. Whatever is not in a slot comes out as it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from loctool.documents import Document
from loctool.documents.html_elements import VOID
from loctool.documents.inline import Piece, PieceKind, Run, matches, read_run
from loctool.documents.inline_writing import written_pieces
from loctool.documents.slots import Slot
from loctool.documents.text import parse as parse_paragraphs
from loctool.placeholders import find_placeholders
from loctool.segments import Segment, Span

TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*|\d+)((?:\s[^<>]*?)?)(/?)>|<!--.*?-->", re.DOTALL)
"""A tag of HTML, of Pango, of Qt's rich text, or a numbered one as React's catalogs have them."""

ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


def is_letter(entity: str) -> bool:
    """Whether an entity is a letter of a word, as in ``M&auml;rz``: it is translated with it."""
    return html.unescape(entity).isalpha()


ESCAPE = re.compile(r"\\(?:[abfnrtv0\\\"']|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")
"""An escape that the program itself resolves: a backslash that is part of the text."""

_DOUBLED = re.compile(r"%%|\{\{|\}\}|''")
"""What stands for a single character in a format string."""

_CUT = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]+|\r(?!\n)")
_LINE_END = re.compile(r"\r\n|\n")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is put before the engine.

    Attributes:
        by_line: Whether each line is translated by itself.
        masked_tags: Whether tags are protected like placeholders, instead of being taken out
            and put back around their words.
    """

    by_line: bool = False
    masked_tags: bool = False


MANNERS = (Manner(), Manner(by_line=True, masked_tags=True))
"""Best first; the second serves where the first loses something."""


def document_of(text: str, kept: Sequence[Span], manner: Manner, name: str = "-") -> Document:
    r"""The text as a document; one without slots has nothing to translate.

    Args:
        text: What is to be translated.
        kept: What must come through as it stands, ascending and disjoint.
        manner: How it is cut.
        name: Of the document.

    Example:
        >>> text = "  Der Film <b>%s</b>\nläuft.\n"
        >>> document = document_of(text, kept_spans(text, frozenset({"c-format"})), Manner())
        >>> [segment.text for segment in document.segments]
        ['Der Film %s läuft.']
        >>> document.render(document.segments) == text
        True
    """
    slots = tuple(_slots(text, kept, manner))
    return Document(text, "text", slots, name)


def _slots(text: str, kept: Sequence[Span], manner: Manner) -> Iterator[Slot]:
    for stretch in _stretches(text, manner):
        pieces = list(_pieces(text, stretch, kept, manner))
        run = read_run(text, pieces, collapse="\n" in stretch.of(text))
        if run is not None and run.has_words:
            segment = Segment(run.text, run.marks, run.protected)
            yield Slot(run.start, run.end, segment, _Writer(run, text[run.start : run.end]))


def kept_spans(text: str, flags: frozenset[str], words: Iterable[str] = ()) -> tuple[Span, ...]:
    """Placeholders, entities, escapes and given words in a text, ascending and disjoint.

    Args:
        text: A message's text.
        flags: Its format flags.
        words: Words that must stay as they are.
    """
    spans = [placeholder.span for placeholder in find_placeholders(text, flags)]
    for word in filter(None, words):
        alone = rf"(?<!\w){re.escape(word)}(?!\w)"
        spans += [Span(*match.span()) for match in re.finditer(alone, text)]
    patterns = [ENTITY, ESCAPE]
    if any(flag.endswith("-format") and not flag.startswith("no-") for flag in flags):
        patterns.append(_DOUBLED)
    found = (match for each in patterns for match in each.finditer(text))
    spans += [Span(*match.span()) for match in found if not is_letter(match[0])]
    return tuple(_disjoint(spans))


def _disjoint(spans: Iterable[Span]) -> Iterator[Span]:
    position = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= position:
            yield span
            position = span.end


def _stretches(text: str, manner: Manner) -> Iterator[Span]:
    """The ranges in which a sentence may go on."""
    for paragraph in _lines(text) if manner.by_line else _paragraphs(text):
        position = paragraph.start
        for start, end in _cuts(text, paragraph):
            yield Span(position, start)
            position = end
        yield Span(position, paragraph.end)


def _lines(text: str) -> Iterator[Span]:
    position = 0
    for end in _LINE_END.finditer(text):
        yield Span(position, end.start())
        position = end.end()
    yield Span(position, len(text))


def _paragraphs(text: str) -> Iterator[Span]:
    return (Span(slot.start, slot.end) for slot in parse_paragraphs(text))


def _cuts(text: str, frame: Span) -> Iterator[tuple[int, int]]:
    tags = TAG.finditer(text, frame.start, frame.end)
    cuts = [tag.span() for tag in tags if (tag[2] or "").lower() in BLOCKS]
    cuts += [match.span() for match in _CUT.finditer(text, frame.start, frame.end)]
    return iter(sorted(cuts))


BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl"}
    | {"dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"header", "hr", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"}
)
"""Tags of HTML that begin or end a paragraph; unknown ones are taken as inline."""


def _pieces(text: str, frame: Span, kept: Sequence[Span], manner: Manner) -> Iterator[Piece]:
    """The range as text, protected text and tags, without gaps."""
    special = list(_tags(text, frame, kept, masked=manner.masked_tags))
    taken = [(piece.start, piece.end) for piece in special]
    for span in kept:
        inside = frame.start <= span.start and span.end <= frame.end
        if inside and not any(start < span.end and span.start < end for start, end in taken):
            special.append(_protected(text, span.start, span.end))
    position = frame.start
    for piece in sorted(special, key=lambda piece: piece.start):
        if position < piece.start:
            yield _plain(text, position, piece.start)
        yield piece
        position = piece.end
    if position < frame.end:
        yield _plain(text, position, frame.end)


def _plain(text: str, start: int, end: int) -> Piece:
    words = ENTITY.sub(lambda entity: html.unescape(entity[0]), text[start:end])
    return Piece(PieceKind.TEXT, start, end, text=words)


def _protected(text: str, start: int, end: int) -> Piece:
    return Piece(PieceKind.TEXT, start, end, text=text[start:end], is_verbatim=True)


def _tags(text: str, frame: Span, kept: Sequence[Span], *, masked: bool) -> Iterator[Piece]:
    """Pairs as marks; ``<img>`` and ``<file>``, which nothing ends, stand for text."""
    pieces = [
        _tag(tag)
        for tag in TAG.finditer(text, frame.start, frame.end)
        if not any(span.start < tag.start() < span.end for span in kept)  # Ruby's %<name>d
    ]
    partners = matches(pieces)
    for index, piece in enumerate(pieces):
        paired = index in partners and not masked
        yield piece if paired else _protected(text, piece.start, piece.end)


def _tag(match: re.Match[str]) -> Piece:
    closing, name, _, empty = match.groups()
    if name is None or empty or name.lower() in VOID:
        return Piece(PieceKind.POINT, match.start(), match.end())
    kind = PieceKind.CLOSE if closing else PieceKind.OPEN
    return Piece(kind, match.start(), match.end(), name)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes a translation with its tags, in as many lines as the source has."""

    run: Run
    source: str

    def __call__(self, segment: Segment) -> str:
        pieces = written_pieces(segment, self.run, str)
        written = "".join(characters for characters, _ in pieces)
        lines = _LINE_END.split(self.source)
        if len(lines) == 1:
            return written
        places = _breaks(written, _break_places(pieces, self.run.verbatim), lines)
        return _joined(written, places, self.source)


def _break_places(pieces: Sequence[tuple[str, bool]], verbatim: frozenset[str]) -> list[int]:
    """Where single spaces stand that belong to no tag and no placeholder."""
    places: list[int] = []
    offset = 0
    for characters, is_markup in pieces:
        if not is_markup:
            closed = [
                Span(match.start(), match.end())
                for each in verbatim
                if " " in each
                for match in re.finditer(re.escape(each), characters)
            ]
            places += [
                offset + found.start()
                for found in re.finditer(" ", characters)
                if not any(span.start < found.start() < span.end for span in closed)
            ]
        offset += len(characters)
    return places


def _breaks(text: str, places: Sequence[int], lines: Sequence[str]) -> list[int]:
    """The places whose lines come closest to the shares the source's lines had.

    Fewer than wanted where there are too few spaces; then the number of lines differs, which the
    verification finds.
    """
    wanted = len(lines) - 1
    lengths = [len(line.strip()) for line in lines]
    total = sum(lengths) or 1
    chosen: list[int] = []
    first = 0
    for number, reached in enumerate(list(accumulate(lengths))[:-1]):
        last = len(places) - (wanted - number) + 1
        if first >= last:
            return chosen
        ideal = len(text) * reached / total
        best = min(range(first, last), key=lambda index: abs(places[index] - ideal))
        chosen.append(places[best])
        first = best + 1
    return chosen


def _joined(text: str, places: Sequence[int], source: str) -> str:
    """The text with line ends at the places, and the blanks that were around them."""
    seams = re.findall(r"[ \t]*(?:\r\n|\n)[ \t]*", source)
    parts: list[str] = []
    position = 0
    for place, seam in zip(places, seams, strict=False):
        parts += [text[position:place], seam]
        position = place + 1
    return "".join([*parts, text[position:]])
