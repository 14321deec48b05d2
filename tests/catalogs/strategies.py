"""Catalogs for property tests: anything that a ``.po`` can say."""

from __future__ import annotations

from hypothesis import strategies as st

from loctool.catalogs.messages import FUZZY, Catalog, Message, Previous

WORDS = st.sampled_from(
    [
        *("Der Film", "läuft", "<g1>", "</g1>", "<g2>", "</g2>", "<x3/>", "<x1/>", "<b>", "&amp;"),
        *("<", ">", "&", '"', "%d", "\n", "\t", "\r", " ", "\\", "]]>", "„Kino“", "🎬", "\u00a0"),
    ]
)
CONTROLS = st.sampled_from(["\x07", "\x1b", "\ufffe", "\x0b"])
PLAIN = st.lists(WORDS, min_size=1, max_size=8).map("".join)
TEXT = st.lists(WORDS | CONTROLS, min_size=1, max_size=8).map("".join)
LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff")
)
LINES = st.lists(LINE, max_size=2).map(tuple)
NAME = st.sampled_from(["artikel.de.md:3", "src/app.py:12", "mit leer.md:1", "ohne_zeile", "a:b"])
CONTEXT = st.none() | st.sampled_from(["", "heading", "table-cell 2", "a\nb"])


@st.composite
def messages(draw: st.DrawFn) -> Message:
    """A message in use."""
    plural = draw(st.none() | PLAIN)
    forms = draw(st.integers(1, 4)) if plural is not None else 1
    msgstr = tuple(draw(st.just("") | TEXT) for _form in range(forms))
    flags = draw(st.sampled_from([(), (FUZZY,), ("c-format",), (FUZZY, "no-wrap")]))
    previous = draw(st.none() | st.builds(Previous, PLAIN, CONTEXT, st.none() | PLAIN))
    return Message(
        draw(TEXT),
        msgstr,
        draw(CONTEXT),
        plural,
        draw(LINES),
        draw(LINES),
        draw(st.lists(NAME, max_size=2).map(tuple)),
        flags,
        previous if FUZZY in flags else None,
    )


HEADER = Message("", ("Language: fr\nX-Source-Language: de\n",), comments=("Von Hand.", ""))

CATALOGS = st.builds(
    lambda found: Catalog(tuple({each.key: each for each in found}.values()), HEADER, "a.fr.po"),
    st.lists(messages(), min_size=1, max_size=4),
)
