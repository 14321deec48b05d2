"""Plain text with marks as Markdown that is read as exactly that text and those marks.

Nothing is trusted: every candidate is parsed again. The first is the text as it is; those after it
escape more and write emphasis more safely, until one is read as it should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt

from loctool.documents.markdown_blocks import ALERT, CHECKBOX, split_row
from loctool.documents.markdown_emphasis import as_tags, fit, meaning
from loctool.documents.markdown_inline import Part, read_inline
from loctool.documents.markdown_syntax import TRIMMED, Environment
from loctool.documents.markdown_tree import Node, is_raw, nest
from loctool.documents.wrapping import wrap
from loctool.segments import Mark, Segment

_LINE_END = re.compile(r"\r\n|\r|\n")
_ADDRESS = re.compile(r"[^<>\s]*[:@][^<>\s]*")
_BACKTICKS = re.compile(r"`+")

_MARKUP = re.compile(r"[\\`*\[\]<>~]|_(?![^\W_])|(?<![^\W_])_|&(?=#?\w{1,32};)|\{(?=[{%:#.])")
_SHARED = re.compile(r"[`<>]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_BLOCK_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)|([-+#>=~|:])")
_UNSAFE_START = re.compile(
    # What must not come to stand at the start of a line by wrapping
    r"[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|[-#><=|:{]|\*\*\*|___|~~~|```|\[\^"
)

PLAIN, CAREFUL, PARANOID = range(3)
"""How much is escaped: nothing, what may be markup, all ASCII punctuation."""


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """Writes the translation of one part of a block.

    Attributes:
        source: The part as it is in the source.
        shape: ``paragraph``, ``atx``, ``setext``, ``cell`` or ``alt``.
        md: The parser the source was read with.
        env: Its link references.
        width: Widest line of a hard-wrapped part; 0 for a part on one line.
        first_column: Characters before the part in its first line.
        prefix: What its other lines begin with.
        newline: The source's line end.
        shared: Whether other text stands in the same block, so that a lone delimiter could
            find a partner there.
        in_item: Whether a check box at its start would be read as one.
        tail: The line below, where it could make a table of this paragraph.
        escapes_pipes: Whether it stands in a table.
        starts_line: Whether it is the first thing in its line: no pipe is before it.
    """

    source: Part
    shape: str
    md: MarkdownIt = field(repr=False, compare=False)
    env: Environment = field(repr=False, compare=False)
    width: int = 0
    first_column: int = 0
    prefix: str = ""
    newline: str = "\n"
    shared: bool = False
    in_item: bool = False
    tail: str = ""
    escapes_pipes: bool = False
    starts_line: bool = True

    def __call__(self, segment: Segment) -> str:
        """Markdown for a segment; the last resort is Markdown with everything escaped."""
        text, marks = _normalized(segment, self.source)
        enclosed = _enclosed(marks, self.source)
        written = ""
        for wrapped in (True, False) if self.width else (False,):
            for level, tagged in self._attempts(marks):
                fitted = [as_tags(mark) for mark in marks] if tagged else fit(text, marks)
                written = _Emitter(text, level, self.shared).emit(nest(fitted, enclosed))
                written = (self._wrap(written) if wrapped else written).replace(_KEEP, " ")
                part = self._read_content(written)
                if part and part.text == text and _same_marks(part.marks, fitted):
                    return self._to_source(written)
        return self._to_source(written)

    def read(self, written: str) -> Part | None:
        """Reads what was written the way the document's parser will; nothing when it breaks."""
        content = written.replace(self.newline + self.prefix, "\n")
        if self.escapes_pipes:
            cells = split_row(f"|{written} |")
            content = cells[0][0] if len(cells) == 1 else "\n"
        return self._read_content(content)

    def _attempts(self, marks: Sequence[Mark]) -> Iterator[tuple[int, bool]]:
        for level in (CAREFUL, PARANOID) if self.shared else (PLAIN, CAREFUL, PARANOID):
            yield level, False
        if any(as_tags(mark) != mark for mark in marks):
            yield CAREFUL, True
            yield PARANOID, True

    def _wrap(self, written: str) -> str:
        return "\n".join(
            wrap(
                line,
                self.width - len(self.prefix),
                first_column=0 if number else self.first_column - len(self.prefix),
                may_break=_may_break,
            )
            for number, line in enumerate(written.split("\n"))
        )

    def _to_source(self, content: str) -> str:
        if self.escapes_pipes:
            return content.replace("|", "\\|")
        return content.replace("\n", self.newline + self.prefix)

    def _read_content(self, content: str) -> Part | None:
        if not content or not self._keeps_block(content):
            return None
        parts = read_inline(content, self.md, self.env)
        if len(parts) != 1 or (parts[0].start, parts[0].end) != (0, len(content)):
            return None
        return parts[0]

    def _keeps_block(self, content: str) -> bool:
        if (len(content) - len(content.rstrip("\\"))) % 2:
            return False  # it would escape what comes behind
        if self.shape == "alt":
            tokens = self.md.inline.parse(f"![{content}](x)", self.md, self.env, [])
            return [token.content for token in tokens if token.type == "image"] == [content]
        if self.shape == "cell":
            return self._keeps_cell(content)
        if self.shape == "atx":
            return self._is_block("# " + content, "heading_open", content)
        if self.shape == "setext":
            return self._is_block(content + "\n===", "heading_open", content)
        if (self.in_item and CHECKBOX.match(content)) or ALERT.match(content):
            return False
        with_tail = f"{content}\n{self.tail}" if self.tail else content
        return self._is_block(with_tail, "paragraph_open", with_tail)

    def _keeps_cell(self, content: str) -> bool:
        source = self._to_source(content)
        if "\n" in content or [cell for cell, _ in split_row(f"|{source} |")] != [content]:
            return False
        return not self.starts_line or self._is_block(source, "paragraph_open", source)

    def _is_block(self, source: str, opening: str, content: str) -> bool:
        env = {"references": dict(self.env.get("references", {}))}
        tokens = self.md.parse(source, env)
        return len(tokens) == 3 and tokens[0].type == opening and tokens[1].content == content


_KEEP = "\ufdd0"
"""Stands for a space that must not become a line end; a noncharacter, never in a text."""


def _may_break(text: str, at: int) -> bool:
    return _UNSAFE_START.match(text, at + 1) is None


def _normalized(segment: Segment, source: Part) -> tuple[str, list[Mark]]:
    """The text on one line without blanks at its edges, and the marks moved along."""
    text = re.sub(r"[\r\n]", " ", segment.text).replace("\x00", "\ufffd").replace(_KEEP, "\ufffd")
    lead = len(text) - len(text.lstrip(" \t"))
    text = text.strip(" \t")
    marks = []
    for mark in segment.marks:
        start = min(max(mark.start - lead, 0), len(text))
        end = min(max(mark.end - lead, start), len(text))
        marks.append(replace(mark, start=start, end=end))
    marks = list(_put_back(text, marks, source))
    marks = [_as_point(_outside_of_raw(mark, marks), text) for mark in marks]
    return _with_blanks_at_breaks(text, marks)


def _put_back(text: str, marks: Sequence[Mark], source: Part) -> Iterator[Mark]:
    """Code spans and autolinks around the words that were in them, wherever those are now."""
    originals = [source.text[mark.start : mark.end] for mark in source.marks if is_raw(mark)]
    taken = 0
    for mark in marks:
        if not is_raw(mark):
            yield mark
            continue
        wanted = originals.pop(0) if originals else ""
        if wanted and text[mark.start : mark.end] != wanted:
            at = text.find(wanted, taken)
            at = text.find(wanted) if at < 0 else at
            if at >= 0:
                mark = replace(mark, start=at, end=at + len(wanted))
        taken = mark.end
        if mark.opening == "<" and not _ADDRESS.fullmatch(text[mark.start : mark.end]):
            yield Mark(mark.end, mark.end, f"<{wanted}>")  # rather twice than lost
        elif mark.opening != "<":
            yield _fenced(mark, text[mark.start : mark.end])
        else:
            yield mark


def _outside_of_raw(mark: Mark, marks: Sequence[Mark]) -> Mark:
    """A mark that does not begin or end within a code span or autolink."""
    if is_raw(mark):
        return mark
    for raw in filter(is_raw, marks):
        if mark.is_point and raw.start < mark.start < raw.end:
            return replace(mark, start=raw.end, end=raw.end)
        if not mark.is_point and mark.start < raw.end and raw.start < mark.end:
            start, end = min(mark.start, raw.start), max(mark.end, raw.end)
            mark = replace(mark, start=start, end=end)
    return mark


def _fenced(mark: Mark, code: str) -> Mark:
    """A code span with a fence that its text does not close."""
    fence = mark.opening.strip(" ")
    padded = mark.opening != fence
    runs = {len(run) for run in _BACKTICKS.findall(code)}
    while len(fence) in runs:
        fence += "`"
    blank_edges = code.startswith(" ") and code.endswith(" ") and code.strip(" ")
    pad = " " if padded or blank_edges or code[:1] == "`" or code[-1:] == "`" else ""
    return replace(mark, opening=fence + pad, closing=pad + fence)


def _as_point(mark: Mark, text: str) -> Mark:
    """A pair around nothing as a point, and a point without the blank of an edge it left."""
    if mark.start < mark.end:
        return mark
    if not mark.is_point:
        tagged = as_tags(mark)
        return Mark(mark.start, mark.start, tagged.opening + tagged.closing)
    if _is_break(mark):
        return mark
    opening = mark.opening.strip(" ")
    before = " " if mark.opening[0] == " " and mark.start == len(text) else ""
    behind = " " if mark.opening[-1] == " " and mark.start == 0 else ""
    return replace(mark, opening=before + opening + behind)


def _is_break(mark: Mark) -> bool:
    return mark.is_point and meaning(mark)[0][:3].lower() in ("\n", "<br")


def _with_blanks_at_breaks(text: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """Puts each forced line break behind a blank, as it is read; moves none to an edge."""
    placed = []
    for mark in marks:
        at = mark.start
        if _is_break(mark) and (at == 0 or text[at - 1] != " " or at == len(text)):
            blanks = [place + 1 for place, character in enumerate(text) if character == " "]
            at = min(blanks, key=lambda place: abs(place - at), default=at)
            mark = replace(mark, start=at, end=at)
        placed.append(mark)
    return text, placed


def _enclosed(marks: Sequence[Mark], source: Part) -> frozenset[tuple[int, int]]:
    """Which points stay inside which pairs where positions leave it open."""
    same = [mark.closing for mark in marks] == [mark.closing for mark in source.marks]
    return source.enclosed if same else frozenset()


def same_meaning(found: Sequence[Mark], wanted: Sequence[Mark]) -> bool:
    """Whether two segments have the same marks, wherever these stand."""
    return sorted(map(meaning, found)) == sorted(map(meaning, wanted))


def _same_marks(found: Sequence[Mark], wanted: Sequence[Mark]) -> bool:
    def values(marks: Sequence[Mark]) -> list[tuple[int, int, str, str]]:
        return sorted((mark.start, mark.end, *meaning(mark)) for mark in marks)

    return values(found) == values(wanted)


@dataclass(slots=True)
class _Emitter:
    """Writes text and marks at one level of escaping."""

    text: str
    level: int
    shared: bool
    out: list[str] = field(default_factory=list)

    def emit(self, root: Node) -> str:
        self._children(root, 0, len(self.text))
        return "".join(self.out)

    def _children(self, node: Node, start: int, end: int) -> None:
        for child in node.children:
            mark = child.mark
            self._write(start, mark.start)
            if _is_break(mark):
                self._drop_blank()
            self._markup(mark.opening)
            if is_raw(mark):
                self.out.append(self.text[mark.start : mark.end].replace(" ", _KEEP))
            else:
                self._children(child, mark.start, mark.end)
            self._markup(mark.closing)
            start = max(start, mark.end)
        self._write(start, end)

    def _markup(self, markup: str) -> None:
        if markup.startswith("[") and self.out and self.out[-1].endswith("!"):
            self.out[-1] = self.out[-1][:-1] + "\\!"  # not an image
        self.out.append(markup.replace(" ", _KEEP))

    def _drop_blank(self) -> None:
        if self.out and self.out[-1].endswith(" "):
            self.out[-1] = self.out[-1][:-1]

    def _write(self, start: int, end: int) -> None:
        if start >= end:
            return
        run = self.text[start:end]
        first = run[0] if start == 0 and run[0] in TRIMMED else ""
        last = run[-1] if end == len(self.text) and run[-1] in TRIMMED and len(run) > 1 else ""
        escaped = self._escape(run[len(first) : len(run) - len(last)])
        self.out.append(_entity(first) + escaped + _entity(last))

    def _escape(self, run: str) -> str:
        if self.level == PLAIN:
            return run
        pattern = _MARKUP if self.level == CAREFUL else _PUNCTUATION
        at_start = not self.out and self.level == CAREFUL

        def backslash(found: re.Match[str]) -> str:
            character = found.group()
            if character == "\\" and self.level == PARANOID:
                return "&#92;"
            if self.shared and _SHARED.match(character):
                return _entity(character)
            return "\\" + character

        lead = _BLOCK_START.match(run) if at_start else None
        if lead is None:
            return pattern.sub(backslash, run)
        number, dot, sign = lead.groups()
        head = f"{number}\\{dot}" if number else f"\\{sign}"
        return head + pattern.sub(backslash, run[lead.end() :])


def _entity(character: str) -> str:
    return f"&#{ord(character)};" if character else ""
