from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.documents import Document
from loctool.documents.pairing import Pairing, pair_segments

GERMAN = [
    "Die Dreharbeiten zur dritten Staffel beginnen im Mai in Babelsberg, wie der Sender mitteilte.",
    "Regie führt wieder Mara Lindqvist.",
    "Die Produktionsfirma rechnet mit 120 Drehtagen; ein Teil der Aufnahmen entsteht auf Malta, "
    "wo im Vorjahr ein neues Wasserbecken gebaut wurde, das größte seiner Art in Europa.",
    "Der Kinostart des Films, der die Vorgeschichte erzählt, bleibt im Herbst.",
    "Im Verleih sieht man das gelassen.",
    "»Wir haben Zeit«, sagt die Geschäftsführerin, »und wir haben ein Publikum, das wartet, seit "
    "die zweite Staffel mit einem Paukenschlag zu Ende gegangen ist.«",
]
ENGLISH = [
    "Shooting of the third season begins in Babelsberg in May, the broadcaster announced.",
    "Mara Lindqvist will direct again.",
    "The production company expects 120 shooting days; some of the footage will be shot in Malta, "
    "where a new water tank was built last year, the largest of its kind in Europe.",
    "The theatrical release of the film, which tells the back story, remains in autumn.",
    "The distributor is relaxed about it.",
    "“We have time,” says the managing director, “and we have an audience that has been waiting "
    "since the second season ended with a bang.”",
]


def text(*paragraphs: str) -> Document:
    return Document.from_text("\n\n".join(paragraphs) + "\n", "text")


def markdown(*blocks: str) -> Document:
    return Document.from_text("\n\n".join(blocks) + "\n", "markdown")


def texts(pairs: list[Pairing]) -> list[tuple[str | None, str | None]]:
    return [(s.text if s else None, t.text if t else None) for s, t in pairs]


def test_the_same_structure_is_paired_by_position_whatever_the_lengths() -> None:
    source = markdown("# Titel", "Ja.", "- Eins", "Ein langer Absatz über vieles. " * 9)
    target = markdown("# A much, much longer heading " * 9, "Y.", "- One", "Short.")
    assert [(s.kind, t.kind) for s, t in pair_segments(source, target) if s and t] == [
        (kind, kind) for kind in ("heading", "paragraph", "list-item", "paragraph")
    ]


def test_a_dropped_paragraph_stands_beside_nothing() -> None:
    for dropped in range(len(GERMAN)):
        left = ENGLISH[:dropped] + ENGLISH[dropped + 1 :]
        found = texts(pair_segments(text(*GERMAN), text(*left)))
        if dropped in (1, 4):  # as short as what the joining of two may be off
            continue
        expected = list(zip(GERMAN, [*ENGLISH[:dropped], None, *ENGLISH[dropped + 1 :]]))  # noqa: B905
        assert found == expected, dropped


def test_an_added_paragraph_stands_beside_nothing() -> None:
    added = "This report was updated to add a statement of the streaming service, which says that "
    added += "it has no plans beyond the third season and would not comment on the budget."
    found = texts(pair_segments(text(*GERMAN), text(*ENGLISH[:3], added, *ENGLISH[3:])))
    assert found[3] == (None, added)
    assert [pair for pair in found if None not in pair] == list(zip(GERMAN, ENGLISH, strict=True))


def test_two_paragraphs_that_became_one_are_joined_with_their_places() -> None:
    joined = f"{ENGLISH[2]} {ENGLISH[3]}"
    pairs = pair_segments(text(*GERMAN), text(*ENGLISH[:2], joined, *ENGLISH[4:]))
    assert texts(pairs)[2] == (f"{GERMAN[2]} {GERMAN[3]}", joined)
    assert [source.line for source, _ in pairs if source] == [1, 3, 5, 9, 11]


def test_a_paragraph_that_became_two_is_paired_with_both() -> None:
    at = ENGLISH[5].index(" that has")
    first, second = ENGLISH[5][:at], ENGLISH[5][at + 1 :]
    pairs = texts(pair_segments(text(*GERMAN), text(*ENGLISH[:5], first, second)))
    assert pairs[-1] == (GERMAN[5], ENGLISH[5])


def test_marks_and_protected_spans_of_joined_paragraphs_are_at_their_words() -> None:
    source = markdown(f"**Eins** {GERMAN[2]}", f"Dort `zwei` *drei* {GERMAN[2]}", "## Ende")
    target = markdown(f"One {ENGLISH[2]} There two three {ENGLISH[2]}", "## End")
    [segment, _] = [source for source, _ in pair_segments(source, target)]
    assert segment is not None
    assert {segment.text[mark.start : mark.end] for mark in segment.marks} >= {"Eins", "drei"}
    assert [span.of(segment.text) for span in segment.protected] == ["zwei"]


def test_a_heading_is_not_paired_with_a_paragraph_of_its_length() -> None:
    source = markdown("Ein kurzer Satz.", "## Ein Titel wie", GERMAN[0])
    target = markdown("## A title such ", ENGLISH[0])
    assert texts(pair_segments(source, target))[0] == ("Ein kurzer Satz.", None)


def test_another_format_has_other_kinds_and_the_same_text() -> None:
    source = markdown("# Dritte Staffel im Mai", *GERMAN)
    target = text("Third season in May", *ENGLISH)
    assert texts(pair_segments(source, target))[1:] == list(zip(GERMAN, ENGLISH, strict=True))


def test_long_documents_are_paired_in_linear_time() -> None:
    german = [f"{number}. {text}" for number in range(200) for text in GERMAN]
    english = [f"{number}. {text}" for number in range(200) for text in ENGLISH]
    dropped = {300, 700, 900}
    left = [line for number, line in enumerate(english) if number not in dropped]
    start = time.perf_counter()
    pairs = pair_segments(text(*german), text(*left))
    assert time.perf_counter() - start < 10
    right = sum(pair in set(zip(german, english, strict=True)) for pair in texts(pairs))
    assert right > len(german) - 20


PARAGRAPHS = st.lists(
    st.sampled_from([*GERMAN, *ENGLISH, "# Titel", "- Punkt", "- Noch ein Punkt", "| a | b |"]),
    min_size=1,
    max_size=12,
)


@given(PARAGRAPHS, PARAGRAPHS)
@settings(deadline=None, max_examples=60)
def test_every_segment_is_in_exactly_one_pair_in_order(left: list[str], right: list[str]) -> None:
    source, target = markdown(*left), markdown(*right)
    pairs = pair_segments(source, target)
    assert (None, None) not in pairs
    for side, document in enumerate((source, target)):
        joined = " ".join(pair[side].text for pair in pairs if pair[side])  # type: ignore[union-attr]
        assert joined == " ".join(segment.text for segment in document.segments)


@given(PARAGRAPHS)
@settings(deadline=None, max_examples=30)
def test_a_document_is_paired_with_itself(blocks: list[str]) -> None:
    document = markdown(*blocks)
    assert pair_segments(document, document) == [(each, each) for each in document.segments]
