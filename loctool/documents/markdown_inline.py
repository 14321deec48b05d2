"""The inline text of a Markdown block as plain text with marks.

Works on *content*: the block's source without the indentation and ``>`` of its lines, which end
in LF. All positions are positions in the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loctool.documents.markdown_syntax import Environment
from loctool.segments import Mark, Span

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_KEPT = re.compile(
    r"""\btranslate\s*=\s*["']?no\b|\bclass\s*=\s*(?:"[^"]*|'[^']*|)\bnotranslate\b""",
    re.IGNORECASE,
)
_VOID = re.compile(  # HTML Living Standard, 13.1.2
    r"area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr", re.IGNORECASE
)
_VERBATIM = frozenset(["code", "kbd", "samp", "script", "style", "svg", "math", "var"])
_ASCII_SPACE = re.compile(r"[ \t\r\n]+")


MAX_DEPTH = 100
"""Of marks within marks; more is no prose."""

MAX_MARKS = 1000
"""In one paragraph; more is no prose, and the time to nest them grows with their square."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is read between two forced line breaks.

    Attributes:
        start: Its first character in the content.
        end: Behind its last one.
        text: What a reader reads.
        marks: Markup in it, outer before inner.
        protected: Ranges of ``text`` that are not language.
        alts: Ranges of the content that hold the ``alt`` text of images.
        enclosed: Pairs of (point, pair around it), by position in ``marks``.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()
    protected: tuple[Span, ...] = ()
    alts: tuple[Span, ...] = ()
    enclosed: frozenset[tuple[int, int]] = frozenset()


@dataclass(slots=True)
class _Item:
    """A token: ``text``, ``open``, ``close``, ``point`` or ``break``."""

    kind: str
    start: int
    end: int
    text: str = ""
    name: str = ""
    partner: int = -1
    protected: bool = False
    alt: Span | None = None


def read_inline(content: str, md: MarkdownIt, env: Environment) -> list[Part]:
    """Reads a block's content, a part for each piece between forced line breaks.

    Returns nothing when the parser's positions do not cover the content, or it is no prose: better
    left as it is than damaged.
    """
    tokens = md.inline.parse(content, md, env, [])
    items = list(_items(content, tokens))
    if not _cover(content, items) or _is_tangle(items):
        return []
    _pair(items)
    return [_Builder(content).build(part, items) for part in _parts(items) if part]


def _items(content: str, tokens: Sequence[Token]) -> Iterator[_Item]:
    for index, token in enumerate(tokens):
        start, end = token.meta["span"]
        if token.type == "text" and not token.content:
            continue  # the outer marker of ** or __, counted with the inner one
        if token.type in ("text", "text_special"):
            text = _ASCII_SPACE.sub(" ", token.content) if token.type != "text" else token.content
            # An autolink is shown as its address; `normalizeLinkText` may have changed it.
            automatic = index > 0 and tokens[index - 1].info == "auto"
            if automatic and tokens[index - 1].type == "link_open":
                yield _Item("text", start, end, content[start:end], protected=True)
            else:
                yield _Item("text", start, end, text)
        elif token.type == "code_inline":
            yield from _code(token, start, end)
        elif token.type == "softbreak":
            yield _Item("text", start, end, " ", name=token.type)
        elif token.type == "hardbreak":
            while start > 0 and content[start - 1] in " \t":
                start -= 1
            yield _Item("break", start, end)
        elif token.type == "image":
            behind = start + 2 + len(token.content)
            is_label = content[behind:end] in ("]", "][]")  # then it names the reference
            alt = None if is_label else Span(start + 2, behind)
            yield _Item("point", start, end, alt=alt)
        elif token.type == "html_inline":
            yield _html(content, start, end)
        elif token.type == "point":
            # A template tag on a line of its own belongs to the block, not to the sentence.
            alone = content[start] == "{" and content[:start][-1:] in ("", "\n")
            alone = alone and content[end : end + 1] in ("", "\n")
            yield _Item("break" if alone else "point", start, end)
        else:
            outer = 1 if token.type.startswith("strong") else 0
            if token.nesting > 0:
                yield _Item("open", start - outer, end, name=token.tag)
            else:
                yield _Item("close", start, end + outer, name=token.tag)


def _code(token: Token, start: int, end: int) -> Iterator[_Item]:
    """A code span: what it shows is protected."""
    fence = len(token.markup)
    blank = 1 if len(token.content) < end - start - 2 * fence else 0
    inner, behind = start + fence + blank, end - fence - blank
    yield _Item("open", start, inner, name="code")
    yield _Item("text", inner, behind, token.content, protected=True)
    yield _Item("close", behind, end, name="code")


def _html(content: str, start: int, end: int) -> _Item:
    tag = content[start:end]
    found = _TAG.match(tag)
    if _BREAK.fullmatch(tag):
        return _Item("break", start, end)
    if found is None or tag.endswith("/>") or _VOID.fullmatch(found.group(2)):
        return _Item("point", start, end)
    name = f"<{found.group(2).lower()}>"
    return _Item("close" if found.group(1) else "open", start, end, name=name)


def _cover(content: str, items: Sequence[_Item]) -> bool:
    position = 0
    for item in items:
        if item.start < position or content[position : item.start].strip(" \t\n"):
            return False
        position = item.end
    return not content[position:].strip(" \t\n")


def _is_tangle(items: Sequence[_Item]) -> bool:
    """Whether there is so much markup that writing it would take too long."""
    depth = deepest = 0
    for item in items:
        depth += (item.kind == "open") - (item.kind == "close")
        deepest = max(deepest, depth)
    markup = sum(item.kind in ("open", "point") for item in items)
    return deepest > MAX_DEPTH or markup > MAX_MARKS


def _pair(items: list[_Item]) -> None:
    """Joins opening and closing items; tags that are not properly nested become points."""
    opened: list[int] = []
    for index, item in enumerate(items):
        if item.kind == "open":
            opened.append(index)
        elif item.kind == "close":
            depth = len(opened) - 1
            while depth >= 0 and items[opened[depth]].name != item.name:
                if item.name.startswith("<") and not items[opened[depth]].name.startswith("<"):
                    depth = -1  # a tag does not close what was opened outside its emphasis
                    break
                depth -= 1
            if depth < 0:
                item.kind = "point"
                continue
            for stray in opened[depth + 1 :]:
                items[stray].kind = "point"
            item.partner = opened[depth]
            items[opened[depth]].partner = index
            del opened[depth:]
    for stray in opened:
        items[stray].kind = "point"


def _parts(items: Sequence[_Item]) -> Iterator[list[int]]:
    """Numbers of the items between breaks that no pair spans."""
    part: list[int] = []
    depth = 0
    for index, item in enumerate(items):
        depth += (item.kind == "open") - (item.kind == "close")
        if item.kind == "break" and depth == 0:
            yield part
            part = []
        else:
            part.append(index)
    yield part


@dataclass(slots=True)
class _Builder:
    """Collects the text and the marks of one part."""

    content: str
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    ranges: list[Span] = field(default_factory=list)  # of the marks, in the content
    protected: list[Span] = field(default_factory=list)
    alts: list[Span] = field(default_factory=list)
    after_break: bool = False  # whose markup includes the blanks that follow

    def build(self, numbers: Sequence[int], items: Sequence[_Item]) -> Part:
        start = items[numbers[0]].start
        end = items[numbers[-1]].end
        while start < end and self.content[start] in " \t\n":
            start += 1
        while end > start and self.content[end - 1] in " \t\n":
            end -= 1
        self._collect(numbers, items)
        return self._stripped(start, end)

    def _collect(self, numbers: Sequence[int], items: Sequence[_Item]) -> None:
        begun: dict[int, tuple[int, int]] = {}  # opening item: (slot in marks, text position)
        for number in numbers:
            item = items[number]
            if item.alt is not None:
                self.alts.append(item.alt)
            if item.kind == "text":
                self._add_text(item)
            elif item.kind == "open":
                begun[number] = (len(self.marks), len(self.text))
                self.marks.append(Mark(0, 0, ""))
                self.ranges.append(Span(item.start, items[item.partner].end))
            elif item.kind == "close":
                self._close(*begun[item.partner], items[item.partner], item)
            else:
                self._add_point(item)
            self.after_break = item.kind == "break"

    def _add_text(self, item: _Item) -> None:
        text = item.text
        if item.name == "softbreak" and self.text.endswith(" "):
            return
        if self.after_break and not item.protected:
            text = text.lstrip(" \t")
        if item.protected:
            self.protected.append(Span(len(self.text), len(self.text) + len(text)))
        self.text += text

    def _add_point(self, item: _Item) -> None:
        start, end = item.start, item.end
        if item.kind == "break":
            if self.text:
                self.text = self.text.rstrip(" \t") + " "
            while end < len(self.content) and self.content[end] in " \t\n":
                end += 1
        self.marks.append(Mark(len(self.text), len(self.text), self.content[start:end]))
        self.ranges.append(Span(start, end))

    def _close(self, slot: int, start: int, opening: _Item, closing: _Item) -> None:
        whole = self.content[opening.start : closing.end]
        if not self.text[start:].strip():  # nothing to read in it: an anchor, a linked image
            del self.marks[slot:], self.ranges[slot:]
            self.protected = [span for span in self.protected if span.end <= start]
            self.text = self.text[:start]
            self.marks.append(Mark(start, start, whole))
            self.ranges.append(Span(opening.start, closing.end))
            return
        tag = self.content[opening.start : opening.end]
        end = len(self.text)
        self.marks[slot] = Mark(start, end, tag, self._closing(opening, closing))
        if opening.name.strip("<>") in _VERBATIM or (tag[0] == "<" and _KEPT.search(tag)):
            self.protected = [span for span in self.protected if span.end <= start]
            self.protected.append(Span(start, end))

    def _closing(self, opening: _Item, closing: _Item) -> str:
        """The closing markup; ``[Text]`` and ``[Text][]`` get the label a translation needs."""
        markup = self.content[closing.start : closing.end]
        if closing.name == "a" and markup in ("]", "][]"):
            label = _ASCII_SPACE.sub(" ", self.content[opening.end : closing.start])
            return f"][{label}]"
        return markup

    def _stripped(self, start: int, end: int) -> Part:
        lead = len(self.text) - len(self.text.lstrip(" \t"))
        text = self.text.strip(" \t")

        def moved(position: int) -> int:
            return min(max(position - lead, 0), len(text))

        marks = tuple(
            Mark(
                moved(mark.start), moved(mark.end), self._with_blank(mark, lead, text), mark.closing
            )
            for mark in self.marks
        )
        protected = tuple(
            Span(moved(span.start), moved(span.end))
            for span in self.protected
            if moved(span.start) < moved(span.end)
        )
        return Part(start, end, text, marks, protected, tuple(self.alts), self._enclosed(marks))

    def _with_blank(self, mark: Mark, lead: int, text: str) -> str:
        """A point's markup; beside the text's edge with the blank between them."""
        if not mark.is_point or not text or not mark.opening.strip(" \t\r\n\\"):
            return mark.opening
        before = " " if mark.start > lead + len(text) else ""
        behind = " " if mark.start < lead else ""
        return before + mark.opening + behind

    def _enclosed(self, marks: Sequence[Mark]) -> frozenset[tuple[int, int]]:
        pairs = [index for index, mark in enumerate(marks) if not mark.is_point]
        return frozenset(
            (index, pair)
            for index, mark in enumerate(marks)
            if mark.is_point
            for pair in pairs
            if self.ranges[pair].start <= self.ranges[index].start
            and self.ranges[index].end <= self.ranges[pair].end
        )
