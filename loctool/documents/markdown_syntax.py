"""markdown-it-py with what loctool needs besides: where each inline token stands in its source.

CommonMark 0.31 with GitHub's tables and strikethrough, footnotes as in Pandoc and GitHub, and
template tags of site generators (``{{< … >}}``, ``{% … %}``, ``{: .class}``) as opaque points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

TRIMMED = MD_TRIM_CHARS
"""Characters Markdown strips from the edges of a paragraph."""

MAX_NESTING = 60
"""Deeper blocks are left as they are; markdown-it recurses for each level."""

Environment = MutableMapping[str, Any]

_FOOTNOTE = re.compile(r"\[\^[^\]\s\[]+\]")
_FOOTNOTE_DEFINITION = re.compile(r"\[\^[^\]\s\[]+\]:")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[:#.][^{}\n]*\}", re.DOTALL)


class RecordingState(StateInline):
    """Inline state whose tokens know their range: ``token.meta["span"]``."""

    pending_start = 0

    def pushPending(self) -> Token:  # noqa: N802  (markdown-it's name)
        """Flushes literal text as a token."""
        token = super().pushPending()
        token.meta["span"] = (self.pending_start, self.pending_start + len(token.content))
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Adds a token and notes where it was found."""
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class RecordingInline(ParserInline):
    """markdown-it's inline parser, noting the source range of each token."""

    def tokenize(self, state: StateInline) -> None:
        """Generates tokens for the range ``state.pos`` to ``state.posMax``."""
        rules = self.ruler.getRules("")
        end = state.posMax
        nesting: int = state.md.options["maxNesting"]
        while state.pos < end:
            start, count = state.pos, len(state.tokens)
            if not state.pending and isinstance(state, RecordingState):
                state.pending_start = start
            if state.level < nesting and any(rule(state, False) for rule in rules):
                _note_spans(state.tokens[count:], start, state.pos)
                continue
            state.append_pending(state.src[state.pos])
            state.pos += 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: Environment, tokens: list[Token]) -> list[Token]:
        """Fills ``tokens`` with the tokens of an inline text."""
        state = RecordingState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _note_spans(tokens: Iterable[Token], start: int, end: int) -> None:
    """Gives the tokens one rule has pushed their ranges."""
    fresh = [token for token in tokens if "span" not in token.meta]
    if not fresh:
        return
    if fresh[0].type == "link_open":
        _note_link(fresh, start, end)
        return
    if len(fresh) == 1:
        fresh[0].meta["span"] = (start, end)
        return
    for token in fresh:  # a run of emphasis markers
        token.meta["span"] = (start, start + len(token.content))
        start += len(token.content)


def _note_link(tokens: list[Token], start: int, end: int) -> None:
    tokens[0].meta["span"] = (start, start + 1)
    if tokens[0].info == "auto":
        tokens[1].meta["span"] = (start + 1, end - 1)
        tokens[-1].meta["span"] = (end - 1, end)
    else:
        tokens[-1].meta["span"] = (tokens[-1].meta["at"], end)


def markdown_parser() -> MarkdownIt:
    """A parser whose block tokens have line numbers and whose inline tokens have ranges."""
    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    md.inline = RecordingInline()
    md.configure("commonmark", {"maxNesting": MAX_NESTING})
    md.enable(["table", "strikethrough"])
    md.inline.ruler.before("link", "footnote_reference", _footnote_reference)
    md.inline.ruler.before("link", "template_tag", _template_tag)
    md.block.ruler.before(
        "reference", "footnote_definition", _footnote_definition, {"alt": ["paragraph"]}
    )
    # Blocks and inline text are parsed apart; adjacent text tokens keep their own ranges.
    md.disable(["inline", "text_join", "fragments_join"])
    return md


def _point(state: StateInline, silent: bool, pattern: re.Pattern[str]) -> bool:
    found = pattern.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("point", "", 0)
    state.pos = found.end()
    return True


def _footnote_reference(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "[" and _point(state, silent, _FOOTNOTE)


def _template_tag(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "{" and _point(state, silent, _TEMPLATE)


def _footnote_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``[^name]: blocks``, the way mdit-py-plugins' ``footnote`` reads them."""
    begin = state.bMarks[start] + state.tShift[start]
    found = _FOOTNOTE_DEFINITION.match(state.src, begin, state.eMarks[start])
    if found is None or state.is_code_block(start):
        return False
    if silent:
        return True
    before = (
        state.bMarks[start], state.tShift[start], state.sCount[start],
        state.blkIndent, state.parentType,
    )  # fmt: skip
    content = found.end()
    while content < state.eMarks[start] and state.src[content] in " \t":
        content += 1
    state.push("footnote_open", "", 1)
    state.bMarks[start] = found.end()
    state.tShift[start] = content - found.end()
    state.blkIndent += 4
    state.sCount[start] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, start, end)
    (
        state.bMarks[start], state.tShift[start], state.sCount[start],
        state.blkIndent, state.parentType,
    ) = before  # fmt: skip
    state.push("footnote_close", "", -1)
    return True
