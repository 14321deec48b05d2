"""Markdown: CommonMark with tables, strikethrough, footnotes, task lists and front matter.

The text of paragraphs, headings, list items and table cells, the ``alt`` text of images and
listed keys of the front matter are segments; a block of raw HTML has those the HTML parser finds.
Everything else keeps its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from markdown_it import MarkdownIt

from loctool.documents import html
from loctool.documents.frontmatter import front_matter_end, parse_front_matter
from loctool.documents.markdown_blocks import Block, HtmlBlock, Line, read_blocks, split_source
from loctool.documents.markdown_inline import Part, read_inline
from loctool.documents.markdown_syntax import Environment, markdown_parser
from loctool.documents.markdown_writing import InlineWriter, same_meaning
from loctool.documents.slots import Slot
from loctool.documents.wrapping import newline_of
from loctool.errors import BadInputError
from loctool.segments import Segment, Span

_DELIMITER_ROW = re.compile(r"[ \t>]*([|:-][-|: \t]*)$")


def parse(text: str) -> Iterator[Slot]:
    r"""Finds the segments of a Markdown text.

    >>> slots = list(parse("# Kino\n\nEin **guter** Film.\n"))
    >>> [slot.segment.text for slot in slots]
    ['Kino', 'Ein guter Film.']
    >>> slots[1].segment.marks
    (Mark(start=4, end=9, opening='**', closing='**'),)
    """
    begin = front_matter_end(text)
    if begin:
        yield from parse_front_matter(text[:begin])
    yield from _Reader(text[begin:], begin, text.count("\n", 0, begin)).slots()


def same_structure(slot: Slot, written: str) -> bool:
    """Whether a slot's new characters are read as one segment with the slot's marks.

    Args:
        slot: A slot of a Markdown document.
        written: What ``slot.write`` returned.
    """
    if not isinstance(slot.write, InlineWriter):
        return bool(written.strip())
    part = slot.write.read(written)
    return part is not None and same_meaning(part.marks, slot.segment.marks)


class _Reader:
    """The body of a document, which begins at ``offset`` of the file."""

    def __init__(self, text: str, offset: int, line_offset: int) -> None:
        self.text = text
        self.offset = offset
        self.line_offset = line_offset
        self.newline = newline_of(text)
        self.lines = split_source(text)
        self.md: MarkdownIt = markdown_parser()
        self.env: Environment = {}

    def slots(self) -> Iterator[Slot]:
        """The slots of all blocks."""
        for block in read_blocks(self.text, self.md, self.env):
            if isinstance(block, Block):
                yield from self._block_slots(block)
            else:
                yield from self._html_slots(block)

    def _html_slots(self, block: HtmlBlock) -> Iterator[Slot]:
        """What the HTML parser finds in a block of raw HTML; nothing when that is broken."""
        start = self.lines[block.line].start
        end = self.lines[block.end].start if block.end < len(self.lines) else len(self.text)
        with suppress(BadInputError):
            for slot in list(html.parse(self.text[start:end])):
                line = slot.segment.line + block.line + self.line_offset
                segment = replace(slot.segment, line=line)
                offset = start + self.offset
                yield Slot(slot.start + offset, slot.end + offset, segment, slot.write)

    def _block_slots(self, block: Block) -> Iterator[Slot]:
        parts = read_inline(block.content, self.md, self.env)
        for number, part in enumerate(parts):
            slots = [self._alt_slot(block, alt) for alt in part.alts]
            slots += [self._slot(block, part, parts, number)]
            found = [slot for slot in slots if slot is not None]
            yield from sorted(found, key=lambda slot: (slot.start, -slot.end))

    def _slot(self, block: Block, part: Part, parts: Sequence[Part], number: int) -> Slot | None:
        if not _is_language(part):
            return None
        start, end = block.offsets[part.start], block.offsets[part.end]
        above = block.line + block.content.count("\n", 0, part.start)
        below = block.line + block.content.count("\n", 0, part.end)
        width, prefix = 0, ""
        if below > above:
            covered = self.lines[above : below + 1]
            width = max(len(line.text.rstrip()) for line in covered)
            prefix = _prefix(block, part, covered[1])
        writer = InlineWriter(
            source=part,
            shape=block.shape,
            md=self.md,
            env=self.env,
            width=width,
            first_column=start - self.lines[above].start,
            prefix=prefix,
            newline=self.newline,
            shared=len(parts) > 1,
            in_item=block.first_in_item and number == 0,
            tail=self._tail(below) if part is parts[-1] else "",
            escapes_pipes=block.shape == "cell",
            starts_line="|" not in self.lines[above].text[: start - self.lines[above].start],
        )
        segment = Segment(
            part.text, part.marks, part.protected, above + 1 + self.line_offset, block.kind
        )
        return Slot(start + self.offset, end + self.offset, segment, writer)

    def _alt_slot(self, block: Block, alt: Span) -> Slot | None:
        content = block.content[alt.start : alt.end]
        if not content.strip() or "\n" in content:
            return None
        parts = read_inline(content, self.md, self.env)
        if len(parts) != 1 or not _is_language(parts[0]):
            return None
        part = parts[0]
        pipes = block.shape == "cell"
        writer = InlineWriter(part, "alt", self.md, self.env, shared=True, escapes_pipes=pipes)
        line = block.line + 1 + block.content.count("\n", 0, alt.start) + self.line_offset
        segment = Segment(part.text, part.marks, part.protected, line, "attribute")
        start = block.offsets[alt.start + part.start] + self.offset
        return Slot(start, block.offsets[alt.start + part.end] + self.offset, segment, writer)

    def _tail(self, line: int) -> str:
        """The next line, where it looks like the second line of a table."""
        if line + 1 >= len(self.lines):
            return ""
        found = _DELIMITER_ROW.match(self.lines[line + 1].text)
        return found.group(1).strip() if found else ""


def _prefix(block: Block, part: Part, second: Line) -> str:
    """What stands before the text in the second line of a part."""
    behind = block.content.index("\n", part.start) + 1
    return second.text[: block.offsets[behind] - second.start]


def _is_language(part: Part) -> bool:
    """Whether there is a letter or digit outside the protected ranges."""
    edges = [0, *(edge for span in part.protected for edge in (span.start, span.end))]
    free = [part.text[a:b] for a, b in pairwise([*edges, len(part.text)])][::2]
    return any(character.isalnum() for text in free for character in text)
