"""The blocks of a Markdown text that hold inline text, and where each character of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loctool.documents.markdown_syntax import TRIMMED, Environment

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
CHECKBOX = re.compile(r"\[[ xX]\][ \t]+")
ALERT = re.compile(r"\[![A-Za-z]+\][ \t]*(?:\n|$)")  # GitHub: > [!NOTE]
_CLOSING_HASHES = re.compile(r"[ \t]+#+$")
_DEEPEST_PREFIX = 200  # characters of containers before a table row


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, without its end."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Inline text of a paragraph, heading or table cell.

    Attributes:
        content: Its text; lines without their prefixes, joined with LF.
        offsets: For each character of ``content``, and for its end, the position in the source.
        kind: ``paragraph``, ``heading``, ``list-item`` or ``table-cell``.
        shape: How it must be written: ``paragraph``, ``atx``, ``setext``, ``cell``.
        line: Number of its first line, from 0.
        first_in_item: Whether a check box before it would be read as one.
    """

    content: str
    offsets: tuple[int, ...]
    kind: str
    shape: str
    line: int
    first_in_item: bool = False


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """Lines of raw HTML, ``end`` exclusive."""

    line: int
    end: int


def split_source(text: str) -> list[Line]:
    """The lines of a text as Markdown counts them."""
    return [Line(found.start(), found.group(1)) for found in _LINE.finditer(text)]


def read_blocks(text: str, md: MarkdownIt, env: Environment) -> Iterator[Block | HtmlBlock]:
    """The blocks in their order; fills ``env`` with the link references."""
    tokens = md.parse(text, env)
    lines = split_source(text)
    items = 0
    for index, token in enumerate(tokens):
        if token.type == "list_item_open":
            items += 1
        elif token.type == "list_item_close":
            items -= 1
        elif token.type == "html_block" and token.map and token.level == 0:
            yield HtmlBlock(*token.map)  # within a quote or a list its lines have prefixes
        elif token.type == "tr_open":
            yield from _cells(tokens, index, lines)
        elif token.type == "inline" and tokens[index - 1].type in (
            "paragraph_open",
            "heading_open",
        ):
            block = _block(tokens, index, lines, "list-item" if items else "paragraph")
            if block is not None:
                yield block


def _block(tokens: Sequence[Token], index: int, lines: Sequence[Line], kind: str) -> Block | None:
    opening, inline = tokens[index - 1], tokens[index]
    if not inline.map:
        return None
    first, last = inline.map
    shape = "paragraph"
    if opening.type == "heading_open":
        kind, shape = "heading", "atx" if opening.markup.startswith("#") else "setext"
    while first < last and not lines[first].text.strip(TRIMMED):
        first += 1
    while last > first and not lines[last - 1].text.strip(TRIMMED):
        last -= 1
    located = _locate(inline.content, lines[first:last], shape == "atx")
    if located is None:
        return None
    content, offsets = located
    in_item = index > 1 and tokens[index - 2].type == "list_item_open"
    skipped = 0
    for condition, pattern in ((in_item, CHECKBOX), (shape == "paragraph", ALERT)):
        found = pattern.match(content) if condition else None
        skipped = found.end() if found else skipped
    line = first + content.count("\n", 0, skipped)
    return Block(content[skipped:], offsets[skipped:], kind, shape, line, in_item)


def _locate(
    content: str, lines: Sequence[Line], is_atx: bool
) -> tuple[str, tuple[int, ...]] | None:
    """Finds each line of a block's content at the end of its source line."""
    wanted = content.split("\n")
    if len(wanted) != len(lines):
        return None
    parts: list[str] = []
    offsets: list[int] = []
    for number, (part, line) in enumerate(zip(wanted, lines, strict=True)):
        source = line.text
        if number == len(wanted) - 1:
            source = source.rstrip(TRIMMED)
            if is_atx and not (part and source.endswith(part)):
                source = _CLOSING_HASHES.sub("", source).rstrip(TRIMMED)
        part = part.lstrip(" \t")
        if not source.endswith(part):
            return None
        begin = line.start + len(source) - len(part)
        parts.append(part)
        offsets.extend(range(begin, begin + len(part) + 1))
    return "\n".join(parts), tuple(offsets)


def _cells(tokens: Sequence[Token], index: int, lines: Sequence[Line]) -> Iterator[Block]:
    """The cells of a table row, found in its source line."""
    contents: list[str] = []
    position = index + 1
    while tokens[position].type != "tr_close":
        if tokens[position].type == "inline":
            contents.append(tokens[position].content)
        position += 1
    row = tokens[index].map
    if not row:
        return
    line = lines[row[0]]
    for begin in range(min(len(line.text), _DEEPEST_PREFIX)):
        cells = split_row(line.text, begin)
        filled = [content for content, _ in cells[: len(contents)]]
        if filled + [""] * (len(contents) - len(filled)) == contents:
            break
    else:
        return
    for content, offsets in cells[: len(contents)]:
        if content:
            moved = tuple(line.start + offset for offset in offsets)
            yield Block(content, moved, "table-cell", "cell", row[0])


def split_row(line: str, begin: int = 0) -> list[tuple[str, list[int]]]:
    r"""The cells of a table row with the position of each character; ``\|`` becomes ``|``.

    >>> [content for content, _ in split_row(r"| a \| b | c |")]
    ['a | b', 'c']
    """
    start, end = begin, len(line)
    while start < end and line[start] in TRIMMED:
        start += 1
    while end > start and line[end - 1] in TRIMMED:
        end -= 1
    cells: list[list[int]] = [[]]
    for at in range(start, end):
        if line[at] != "|":
            cells[-1].append(at)
        elif at > start and line[at - 1] == "\\":
            cells[-1][-1] = at  # the backslash goes, the pipe stays
        else:
            cells.append([])
    if not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [_trim_cell(line, cell) for cell in cells]


def _trim_cell(line: str, cell: list[int]) -> tuple[str, list[int]]:
    while cell and line[cell[0]] in TRIMMED:
        cell = cell[1:]
    while cell and line[cell[-1]] in TRIMMED:
        cell = cell[:-1]
    if not cell:
        return "", []
    starts = [at - 1 if line[at] == "|" else at for at in cell]  # from the backslash on
    return "".join(line[at] for at in cell), [*starts, cell[-1] + 1]
