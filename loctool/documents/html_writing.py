"""Segments of HTML written back: escaped, with their tags, wrapped as they were."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from loctool.documents.html_tokens import TokenKind, tokenize
from loctool.documents.html_values import translated_attributes_of
from loctool.documents.inline import Run
from loctool.documents.inline_writing import written_pieces
from loctool.documents.wrapping import newline_of, widest_line, wrap
from loctool.errors import BadInputError
from loctool.segments import Segment

_BODY_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_LIKE_TEMPLATE = re.compile(r"\{(?=[{%#]|\Z)")
_VALUE_ESCAPES = {
    "": _BODY_ESCAPES,
    '"': {**_BODY_ESCAPES, ord('"'): "&quot;"},
    "'": {**_BODY_ESCAPES, ord("'"): "&#39;"},
}
# In <pre> a line end would be layout, one that was written as a reference is text.
_PREFORMATTED_ESCAPES = {**_BODY_ESCAPES, ord("\n"): "&#10;", ord("\r"): "&#13;"}
_NEEDS_NO_QUOTES = re.compile(r"[^\t\n\f\r \"'=<>`]+")
_LINE_END = re.compile(r"\r\n|\r|\n")


def block_writer(text: str, run: Run, *, is_preformatted: bool) -> BlockWriter:
    """The writer of a block of ``text``.

    Args:
        text: The whole document.
        run: The block.
        is_preformatted: Whether it is a line whose white space counts, as in ``<pre>``.
    """
    if is_preformatted:
        return BlockWriter(run, _PREFORMATTED_ESCAPES)
    return BlockWriter(run, _BODY_ESCAPES, _layout(text, run))


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the lines of a hard-wrapped block were broken."""

    width: int
    newline: str
    indent: str
    first_column: int


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes a block; hard-wrapped ones are wrapped again, to the width they had."""

    run: Run
    escapes: Mapping[int, str]
    layout: _Layout | None = None

    def __call__(self, segment: Segment) -> str:
        """The block as it stands in the document."""

        def escaped(text: str) -> str:
            return _escape(text, self.run.verbatim, self.escapes)

        pieces = written_pieces(segment, self.run, escaped, _tag_identity)
        written = "".join(characters for characters, _ in pieces)
        if self.layout is None:
            return written
        return wrap(
            written,
            self.layout.width,
            newline=self.layout.newline,
            indent=self.layout.indent,
            first_column=self.layout.first_column,
            may_break=_breaks_outside(pieces, self.run.verbatim),
        )


@dataclass(frozen=True, slots=True)
class AttributeWriter:
    """Writes an attribute's value within its quotation marks; adds them when it needs some."""

    run: Run
    quote: str

    def __call__(self, segment: Segment) -> str:
        """The value as it stands in the tag."""
        quote = self.quote
        if not quote and not _NEEDS_NO_QUOTES.fullmatch(segment.text):
            quote = '"'

        def escaped(text: str) -> str:
            return _escape(text, self.run.verbatim, _VALUE_ESCAPES[quote])

        value = "".join(characters for characters, _ in written_pieces(segment, self.run, escaped))
        return value if self.quote else f"{quote}{value}{quote}"


def _layout(text: str, run: Run) -> _Layout | None:
    source = text[run.start : run.end]
    if not _LINE_END.search(source):
        return None
    line_start = max(text.rfind("\n", 0, run.start), text.rfind("\r", 0, run.start)) + 1
    column = run.start - line_start
    second = _LINE_END.split(source, maxsplit=1)[1]
    indent = second[: len(second) - len(second.lstrip(" \t"))]
    width = widest_line(text[line_start : run.end])
    return _Layout(width, newline_of(source), indent, column)


def _breaks_outside(
    pieces: Sequence[tuple[str, bool]], verbatim: frozenset[str]
) -> Callable[[str, int], bool]:
    """Forbids line ends within tags and template expressions."""
    starts: list[int] = []
    allowed: list[bool] = []
    position = 0
    for characters, is_markup in pieces:
        parts = [characters] if is_markup else _split_at(characters, verbatim)
        for part in parts:
            starts.append(position)
            allowed.append(not is_markup and part not in verbatim)
            position += len(part)
    return lambda _, place: allowed[bisect_right(starts, place) - 1]


def _split_at(text: str, verbatim: frozenset[str]) -> list[str]:
    if not verbatim:
        return [text]
    longest_first = sorted(verbatim, key=len, reverse=True)
    return re.split(f"({'|'.join(map(re.escape, longest_first))})", text)


def _escape(text: str, verbatim: frozenset[str], escapes: Mapping[int, str]) -> str:
    """Text as source characters, but for the template expressions among it.

    A brace that would begin template syntax becomes a character reference.
    """
    parts = _split_at(text, verbatim)
    return "".join(
        part if part in verbatim else _LIKE_TEMPLATE.sub("&#123;", part.translate(escapes))
        for part in parts
    )


def _tag_identity(opening: str) -> str:
    """Tags without the attribute values that are translated: the same in every language."""
    try:
        tokens = list(tokenize(opening))
    except BadInputError:  # a piece of XML or a template that is no HTML by itself
        return opening
    parts: list[str] = []
    position = 0
    for token in tokens:
        if token.kind is TokenKind.OPEN:
            for attribute in translated_attributes_of(opening, token):
                parts.append(opening[position : attribute.start].rstrip("\"'"))
                position = attribute.end + len(attribute.quote)
    return "".join([*parts, opening[position:]])
