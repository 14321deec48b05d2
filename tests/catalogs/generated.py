"""Catalogs that hypothesis makes up."""

from __future__ import annotations

from hypothesis import strategies as st

from loctool.catalogs.messages import Catalog, Message, Previous

HEADER = Message(
    "",
    (
        "Language: fr\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n > 1);\n",
    ),
)

LETTERS = (
    "abcdefgz ABC 0123456789 äöüßéàñł .,;:!?-–—…„“”’'\"()[]{}/\\<>%$€&*+=#@|~^_`»«‹›\u00a0\xad"
    "日本語カ한국שלוםمرحباпривет\n\t"
)
_WORDS = ["Film", "z.B.", "der-neue", "http://a.b/c-d?e=f", "1.500", "km", "„Serie“", "日本", "%"]
texts = st.one_of(
    st.text(LETTERS, min_size=1, max_size=30),
    st.lists(st.sampled_from(_WORDS), min_size=8, max_size=40).map(" ".join),
)
# Not \\: at the end of a comment gettext takes it for a continued line.
lines = st.text('abc äß.,:#~|"', max_size=20).map(str.strip)
some_lines = st.lists(lines, max_size=2).map(tuple)
locations = st.lists(
    st.builds("src/{}.py:{}".format, st.text("abc_", min_size=1, max_size=20), st.integers(1, 999)),
    max_size=9,
    unique=True,
).map(tuple)


@st.composite
def messages(draw: st.DrawFn) -> Message:
    plural = draw(st.none() | texts)
    count = 1 if plural is None else 2
    obsolete = draw(st.sampled_from([False, False, False, True]))
    translation = tuple(draw(st.lists(texts | st.just(""), min_size=count, max_size=count)))
    obsolete = obsolete and bool(translation[0])  # msgcat drops the others
    fuzzy = bool(translation[0]) and draw(st.booleans())
    no_wrap = draw(st.sampled_from([False, False, False, True]))
    return Message(
        draw(texts),
        translation,
        draw(st.none() | st.text("abc ", max_size=5)),
        plural,
        draw(some_lines),
        draw(some_lines),
        () if obsolete else draw(locations),
        ("fuzzy",) * fuzzy + ("no-wrap",) * no_wrap,
        draw(st.none() | st.builds(Previous, texts)) if fuzzy else None,
        obsolete,
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    drawn = draw(st.lists(messages(), max_size=5, unique_by=lambda message: message.key))
    return Catalog(tuple(sorted(drawn, key=lambda message: message.obsolete)), HEADER)
