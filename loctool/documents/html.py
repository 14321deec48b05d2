"""HTML: the text of each block is a segment, inline elements are its marks.

A block ends at every tag that is not an inline element's, ``<br>`` included. Texts in ``alt``,
``title``, ``aria-label``, ``placeholder``, the descriptions in ``<meta>`` and the captions of
buttons are segments of kind ``attribute``; one in a tag within a sentence lies inside that
sentence's slot. ``<script>`` (JSON-LD too), ``<style>``, ``<svg>``, comments and whatever
``translate="no"`` or ``class="notranslate"`` covers come out as they are.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from loctool.documents import html_elements as elements
from loctool.documents.html_tokens import Attribute, Token, TokenKind, cut_templates, tokenize
from loctool.documents.html_values import translated_attributes_of, unescape_value, values_of
from loctool.documents.html_writing import AttributeWriter, block_writer
from loctool.documents.inline import Piece, PieceKind, matches, read_run
from loctool.documents.slots import Slot
from loctool.segments import Segment

_LINE_END = re.compile(r"\r\n|\r|\n")
_SOFT_HYPHEN = "\u00ad"
_MAX_DEPTH = 512  # as browsers: deeper nesting is a mistake


def parse(text: str) -> Iterator[Slot]:
    """Finds the segments of an HTML document or fragment.

    Raises:
        BadInputError: The text ends within a tag, a comment, or an element such as
            ``<script>`` that needs its end tag.

    >>> [slot.segment.text for slot in parse('<p>Der <b>Film</b><br><img alt="Plakat">')]
    ['Der Film', 'Plakat']
    """
    line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
    slots = list(_Walk(text).slots())
    for slot in sorted(slots, key=lambda slot: slot.start):
        line = bisect_right(line_starts, slot.start)
        yield replace(slot, segment=replace(slot.segment, line=line))


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element and what holds inside it."""

    name: str
    kind: str = "paragraph"
    shield: int = -1  # a number for the element that forbids translation, or -1
    is_preformatted: bool = False


class _Walk:
    """Goes through the tokens once, with the open elements, and collects blocks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open = [_Element("")]
        self.names: Counter[str] = Counter()
        self.block: list[Piece] = []

    def slots(self) -> Iterator[Slot]:
        """All slots; those of attributes come before the one of the block they are in."""
        tokens = list(tokenize(self.text))
        ends = _opaque_ends(tokens)
        index = 0
        while index < len(tokens):
            token = tokens[index]
            last = ends.get(index, index)
            if last > index:
                yield from self._attributes(token)
                self._add_point(token, tokens[last].end)
            elif token.kind is TokenKind.OPEN:
                yield from self._enter(token)
            elif token.kind is TokenKind.CLOSE:
                yield from self._leave(token)
            else:
                yield from self._add_content(token)
            index = last + 1
        yield from self._end_block()

    def _enter(self, token: Token) -> Iterator[Slot]:
        if token.name not in elements.INLINE:
            yield from self._end_block()
        while elements.is_ended_by(self.open[-1].name, token.name):
            self._pop()
        yield from self._attributes(token)
        if token.name in elements.VOID or token.is_empty:
            self._add_point(token, token.end)
            return
        self.open.append(self._entered(token))
        self.names[token.name] += 1
        if token.name in elements.INLINE:
            self.block.append(Piece(PieceKind.OPEN, token.start, token.end, token.name))

    def _leave(self, token: Token) -> Iterator[Slot]:
        if token.name in elements.INLINE:
            self.block.append(Piece(PieceKind.CLOSE, token.start, token.end, token.name))
        else:
            yield from self._end_block()
        if self.names[token.name] and self._may_close(token.name):
            while self._pop() != token.name:
                pass

    def _may_close(self, name: str) -> bool:
        """Whether an open element can be closed: an inline one cannot from within a block."""
        if name not in elements.INLINE:
            return True
        for element in reversed(self.open[-_MAX_DEPTH:]):
            if element.name == name or element.name not in elements.INLINE:
                return element.name == name
        return False

    def _pop(self) -> str:
        name = self.open.pop().name
        self.names[name] -= 1
        return name

    def _entered(self, token: Token) -> _Element:
        """What holds inside the element that a start tag opens."""
        around = self.open[-1]
        flag = elements.translate_flag(values_of(self.text, token))
        shield = around.shield
        if flag is True:
            shield = -1
        elif shield < 0 and (flag is False or token.name in elements.LITERAL):
            shield = token.start
        return _Element(
            token.name,
            elements.KINDS.get(token.name, around.kind),
            shield,
            around.is_preformatted or token.name in elements.PREFORMATTED,
        )

    def _add_point(self, token: Token, end: int) -> None:
        is_visible = token.name in elements.VISIBLE
        self.block.append(Piece(PieceKind.POINT, token.start, end, is_visible=is_visible))

    def _add_content(self, token: Token) -> Iterator[Slot]:
        shield = self.open[-1].shield
        if token.kind is not TokenKind.TEXT:
            self.block.append(_template_piece(self.text, token, shield))
        elif self.open[-1].is_preformatted:
            yield from self._add_lines(token, shield)
        else:
            self.block.append(_text_piece(self.text, token.start, token.end, shield))

    def _add_lines(self, token: Token, shield: int) -> Iterator[Slot]:
        """Preformatted text: each line is a segment, so that its layout cannot move."""
        start = token.start
        for found in _LINE_END.finditer(self.text, token.start, token.end):
            self.block.append(_text_piece(self.text, start, found.start(), shield))
            yield from self._end_block()
            start = found.end()
        self.block.append(_text_piece(self.text, start, token.end, shield))

    def _end_block(self) -> Iterator[Slot]:
        pieces, self.block = _with_footnotes(self.block), []
        run = read_run(self.text, pieces, collapse=not self.open[-1].is_preformatted)
        if run is not None and run.has_words:
            element = self.open[-1]
            segment = Segment(run.text, run.marks, run.protected, kind=element.kind)
            writer = block_writer(self.text, run, is_preformatted=element.is_preformatted)
            yield Slot(run.start, run.end, segment, writer)

    def _attributes(self, token: Token) -> Iterator[Slot]:
        """Slots of a tag's attributes; ``translate`` holds for them as for the content."""
        flag = elements.translate_flag(values_of(self.text, token))
        if flag is False or (flag is None and self.open[-1].shield >= 0):
            return
        for attribute in translated_attributes_of(self.text, token):
            slot = _attribute_slot(self.text, attribute)
            if slot is not None:
                yield slot


def _opaque_ends(tokens: Sequence[Token]) -> dict[int, int]:
    """For the start tags of opaque elements, the index of their end tag."""
    tags = [
        (index, token)
        for index, token in enumerate(tokens)
        if token.name in elements.OPAQUE and not token.is_empty
    ]
    kinds = {TokenKind.OPEN: PieceKind.OPEN, TokenKind.CLOSE: PieceKind.CLOSE}
    pieces = [Piece(kinds[token.kind], token.start, token.end, token.name) for _, token in tags]
    return {
        tags[first][0]: tags[last][0] for first, last in matches(pieces).items() if first < last
    }


def _with_footnotes(pieces: list[Piece]) -> list[Piece]:
    """The pieces with each ``<sup>`` without letters, a footnote's number, as a point.

    Glued to the word before it, the number would make another word of it.
    """
    if not any(piece.name == "sup" for piece in pieces):
        return pieces
    partners = matches(pieces)
    result: list[Piece] = []
    index = 0
    while index < len(pieces):
        last = partners.get(index, -1)
        if pieces[index].name == "sup" and last > index and _is_note(pieces[index:last]):
            result.append(Piece(PieceKind.POINT, pieces[index].start, pieces[last].end))
            index = last
        else:
            result.append(pieces[index])
        index += 1
    return result


def _is_note(pieces: Sequence[Piece]) -> bool:
    return not any(
        piece.is_verbatim or any(map(str.isalpha, piece.text))
        for piece in pieces
        if piece.kind is PieceKind.TEXT
    )


def _text_piece(
    text: str,
    start: int,
    end: int,
    shield: int,
    unescape: Callable[[str], str] = html.unescape,
) -> Piece:
    """A piece of text; soft hyphens are left out, they would cut words for the engine."""
    words = unescape(text[start:end]).replace(_SOFT_HYPHEN, "")
    return Piece(PieceKind.TEXT, start, end, text=words, shield=shield)


def _template_piece(text: str, token: Token, shield: int) -> Piece:
    """An expression stands for words and stays among them; all else is a point."""
    if token.kind is TokenKind.EXPRESSION:
        words = text[token.start : token.end]
        return Piece(
            PieceKind.TEXT, token.start, token.end, text=words, shield=shield, is_verbatim=True
        )
    return Piece(PieceKind.POINT, token.start, token.end)


def _attribute_slot(text: str, attribute: Attribute) -> Slot | None:
    """The slot of an attribute's value, or None when it holds no words."""
    pieces = [
        _text_piece(text, token.start, token.end, -1, unescape_value)
        if token.kind is TokenKind.TEXT
        else _template_piece(text, token, -1)
        for token in cut_templates(text, attribute.start, attribute.end)
    ]
    run = read_run(text, pieces)
    if run is None or not run.has_words:
        return None
    if not attribute.quote and len(pieces) > 1:
        return None  # quoting it would need to know what the template puts in
    segment = Segment(run.text, run.marks, run.protected, kind="attribute")
    return Slot(run.start, run.end, segment, AttributeWriter(run, attribute.quote))
