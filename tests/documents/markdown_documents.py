"""Hypothesis strategies for Markdown documents, and comparisons between them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as st

from loctool.documents import Document
from loctool.documents.markdown_emphasis import meaning
from loctool.segments import Mark, Segment

WORD = st.sampled_from(
    re.findall(
        r"\S+",
        """Der Film startet am Oktober in Köln mit 3. 2026 – „Nacht“ Autor*innen snake_case AC\\DC
    R&B &amp; <3 5*3 C# #1 Yahoo! [sic] (neu) - + 1. ~100 a|b $5 {name} @kino 🎬 : **""",
    )
)
WORDS = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
PLAIN = st.lists(
    st.sampled_from(["der", "Film", "„Nebel“", "läuft", "am", "3.", "Oktober"]),
    min_size=1,
    max_size=4,
).map(" ".join)


def _inline(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        PLAIN,
        WORDS,
        inner.map(lambda text: f"*{text}*"),
        inner.map(lambda text: f"**{text}**"),
        inner.map(lambda text: f"_{text}_"),
        inner.map(lambda text: f"~~{text}~~"),
        inner.map(lambda text: f"[{text}](https://kino.de/a_b)"),
        inner.map(lambda text: f'[{text}](<x y> "Der Titel")'),
        inner.map(lambda text: f"[{text}][ref]"),
        inner.map(lambda text: f"<em>so {text} da</em>"),
        inner.map(lambda text: f'<span class="notranslate">{text}</span>'),
        PLAIN.map(lambda text: f"![{text}](bild.png)"),
        st.sampled_from(
            [
                "`code`",
                "`` a`b ``",
                "<https://kino.de>",
                "[^1]",
                "[Ref]",
                "[Ref][]",
                "<b>",
                "<br>",
                "&nbsp;",
                "\\*",
                "&ouml;",
                "{{< x >}}",
                "a  \nb",
                "a\\\nb",
                "[![Alt](i)](u)",
                "**",
            ]
        ),
    )


INLINE = st.recursive(PLAIN, _inline, max_leaves=4)
TEXT = st.lists(INLINE, min_size=1, max_size=5).map(" ".join)
WRAPPED = st.lists(TEXT, min_size=1, max_size=4).map("\n".join)
CELL = st.lists(INLINE, min_size=1, max_size=2).map(
    lambda parts: " ".join(parts).replace("\n", " ").replace("|", "\\|")
)


def _indented(text: str, prefix: str) -> str:
    return text.replace("\n", "\n" + prefix)


LEAF = st.one_of(
    WRAPPED,
    TEXT.map(lambda text: "## " + text.replace("\n", " ")),
    PLAIN.map(lambda text: f"{text}\n==="),
    st.lists(st.tuples(CELL, CELL), min_size=1, max_size=3).map(
        lambda rows: "| A | B |\n|---|---|\n" + "\n".join(f"| {a} | {b} |" for a, b in rows)
    ),
    st.sampled_from(
        [
            "```\n*code*\n```",
            "    code *x*",
            "---",
            "<div>\nHTML *x*\n</div>",
            "<!-- *x* -->",
            "[^1]: Eine Fußnote\n    geht weiter",
            "{{% include %}}",
        ]
    ),
)
BLOCK = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        inner.map(lambda text: "> " + _indented(text, "> ")),
        inner.map(lambda text: "- " + _indented(text, "  ")),
        inner.map(lambda text: "1. " + _indented(text, "   ")),
        inner.map(lambda text: "- [x] " + _indented(text, "  ")),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
    ),
    max_leaves=3,
)
DOCUMENTS = st.tuples(
    st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join), st.sampled_from(["\n", "\r\n"])
).map(lambda pair: (pair[0] + "\n\n[ref]: https://ref.de\n").replace("\n", pair[1]))

SOUP = st.lists(
    st.sampled_from(
        re.findall(
            r"\S+",
            """* ** _ ` `` ~~ [ ] ( ) ![ ](x) < > <b> </b> <br> & &amp; \\ | - + # 1. : ! { } >
        a B ü „ “ . [^1] [r]:""",
        )
    )
    | st.sampled_from([" ", "  ", "\t", "\n", "\n\n", "\r\n", "\n    ", "Wort", "\u00a0"]),
    min_size=1,
    max_size=40,
).map("".join)


def content(segment: Segment) -> tuple[object, ...]:
    """What must be the same when a segment is written and read again."""
    marks = sorted((mark.start, mark.end, *meaning(mark)) for mark in segment.marks)
    return segment.kind, segment.text, marks, segment.protected


def skeleton(document: Document) -> list[tuple[str, list[tuple[str, str]]]]:
    """Kinds and markup of a document's segments, without the words."""

    def bare(mark: Mark) -> tuple[str, str]:
        opening, closing = meaning(mark)
        return re.sub(r"!\[.*?\]\(", "![](", opening), closing

    return [(segment.kind, sorted(map(bare, segment.marks))) for segment in document.segments]


def rewritten(document: Document) -> Document:
    """The document with every segment written anew."""
    text, position = "", 0
    for slot in document.slots:
        if slot.start < position:
            continue  # inside the one before
        text += document.text[position : slot.start] + slot.write(slot.segment)
        position = slot.end
    return Document.from_text(text + document.text[position:], "markdown")


def with_words(segment: Segment, words: str) -> Segment:
    """A translation: each run of text between marks and protected ranges becomes ``words``."""
    protected = {(span.start, span.end) for span in segment.protected}
    edges = {0, len(segment.text)}
    for span in [*segment.marks, *segment.protected]:
        edges |= {span.start, span.end}
    places, text = {0: 0}, ""
    for start, end in pairwise(sorted(edges)):
        piece = segment.text[start:end]
        if not any(first <= start and end <= last for first, last in protected) and piece.strip():
            lead = " " * piece.startswith(" ")
            piece = lead + words + " " * piece.endswith(" ")
        text += piece
        places[end] = len(text)
    marks = tuple(
        replace(mark, start=places[mark.start], end=places[mark.end]) for mark in segment.marks
    )
    return replace(segment, text=text, marks=marks)


def with_misplaced_marks(segment: Segment, words: str) -> Segment:
    """A translation whose marks stand anywhere, properly nested."""
    text = " ".join([words, *(span.of(segment.text) for span in segment.protected)])
    length = max(len(segment.text), 1)
    marks = tuple(
        replace(
            mark,
            start=mark.start * len(text) // length,
            end=mark.end * len(text) // length,
        )
        for mark in segment.marks
    )
    return replace(segment, text=text, marks=marks)
