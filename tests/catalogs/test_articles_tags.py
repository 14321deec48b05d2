from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.catalogs.articles_tags import TAG, describe_tags, read_tags, write_tags
from loctool.documents import Document
from loctool.errors import BadInputError
from loctool.segments import Mark, Segment, Span
from tests.documents.html_samples import HTML_LIKE, well_formed_html
from tests.documents.markdown_documents import DOCUMENTS, SOUP

LINK = Segment(
    "Mehr auf der Seite von Kino.",
    (Mark(13, 18, "[", "](https://kino.example)"), Mark(23, 27, "**", "**"), Mark(28, 28, "<br>")),
)
TAGGED = "Mehr auf der <g1>Seite</g1> von <g2>Kino</g2>.<x3/>"

CODE = Segment("Die Datei heißt a_b.", (Mark(16, 19, "`", "`"),), (Span(16, 19),))


def ids(translation: str, source: Segment = LINK) -> list[str]:
    untagged = read_tags(translation, source)
    assert untagged.segment == source or not untagged.findings
    return [finding.id for finding in untagged.findings]


def test_pairs_and_points_are_numbered_in_order() -> None:
    assert write_tags(LINK) == TAGGED
    assert list(describe_tags(LINK)) == [
        "<g1>: […](https://kino.example)",
        "<g2>: **…**",
        "<x3/>: <br>",
    ]


def test_a_translation_may_move_tags() -> None:
    found = read_tags("<g2>Kino</g2>: voir la <g1>page</g1><x3/>.", LINK)
    assert not found.findings
    assert found.segment.text == "Kino: voir la page."
    marks = {
        mark.opening: found.segment.text[mark.start : mark.end] for mark in found.segment.marks
    }
    assert marks == {"**": "Kino", "[": "page", "<br>": ""}


def test_the_source_as_its_translation_is_the_source() -> None:
    assert read_tags(TAGGED, LINK).segment is LINK


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("Une <g1>page</g1> de <g2>Kino</g2>.", ["tag-missing"]),
        ("Une <g1>page de <g2>Kino</g2>.<x3/>", ["tag-missing"]),
        ("Une page</g1> de <g2>Kino</g2>.<x3/>", ["tag-mis-nested", "tag-missing"]),
        ("Une <g1>page <g2>de</g1> Kino</g2>.<x3/>", ["tag-mis-nested"]),
        ("Une <g1>a</g1> <g1>b</g1> <g2>c</g2><x3/>", ["tag-doubled", "tag-mis-nested"]),
        ("Une <g1>a</g1> <g2>c</g2><x3/><x3/>", ["tag-doubled"]),
        ("Une <g1>a</g1> <g2>c</g2><x3/><x4/>", ["tag-unknown"]),
        ("Une <g1>a</g1> <x2/><x3/>", ["tag-unknown", "tag-missing"]),
        ("Une <g1>a</g1> <g2>c</g2><g3></g3>", ["tag-unknown", "tag-unknown", "tag-missing"]),
        ("<g1></g1><g2> </g2><x3/>", ["translation-empty"]),
    ],
)
def test_wrong_tags_are_found_and_leave_the_source(translation: str, expected: list[str]) -> None:
    assert ids(translation) == expected


def test_a_finding_names_the_tag() -> None:
    [finding] = read_tags("Une <g1>page</g1> de <g2>Kino</g2>.", LINK).findings
    assert (finding.severity.value, finding.message) == ("error", "<x3/> is missing")


def test_a_blank_within_a_tag_does_no_harm() -> None:
    assert ids("Une <g1>page</g1 > de < g2>Kino</ g2>.<x3 />") == []


def test_line_breaks_and_blanks_that_an_editor_added_are_taken_away() -> None:
    segment = read_tags(" Une <g1>page</g1>\nde <g2>Kino</g2>.<x3/>\n", LINK).segment
    assert segment.text == "Une page de Kino."


def test_a_tag_that_stands_in_the_text_itself_is_text() -> None:
    source = Segment("<g1> schließt </g1>, fett.", (Mark(21, 25, "**", "**"),))
    assert write_tags(source) == "<g1> schließt </g1>, <g2>fett</g2>."
    found = read_tags("<g1> closes </g1>, <g2>bold</g2>.", source)
    assert (found.segment.text, found.findings) == ("<g1> closes </g1>, bold.", ())


def test_what_looks_like_a_tag_and_is_none_of_the_sources_is_no_text() -> None:
    assert ids("Bold <g1>.", Segment("Fett.")) == ["tag-unknown"]


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("Le fichier s'appelle <g1>a_b</g1>.", []),
        ("<g1>a_b</g1> est le fichier.", []),
        ("Le fichier s'appelle <g1>a-b</g1>.", ["protected-changed"]),
        ("Le fichier s'appelle <g1>le</g1> a_b.", ["protected-changed"]),
    ],
)
def test_protected_words_stay_in_their_tag(translation: str, expected: list[str]) -> None:
    assert ids(translation, CODE) == expected


def segments(text: str, format: str) -> tuple[Segment, ...]:
    try:
        return Document.from_text(text, format).segments
    except BadInputError:
        return ()


ANY_SEGMENT = st.one_of(
    st.tuples(DOCUMENTS | SOUP, st.just("markdown")),
    st.tuples(HTML_LIKE | well_formed_html(), st.just("html")),
).flatmap(lambda pair: st.sampled_from([*segments(*pair), Segment("Nichts.")]))


@settings(deadline=None, max_examples=80)
@given(ANY_SEGMENT)
def test_reading_what_was_written_gives_every_mark_its_place(segment: Segment) -> None:
    tagged = write_tags(segment)
    moved = read_tags(f"{tagged} .", segment).segment
    assert moved.text == f"{segment.text} ."
    assert sorted(moved.marks, key=repr) == sorted(segment.marks, key=repr)
    assert TAG.sub("", tagged) == TAG.sub("", segment.text)
