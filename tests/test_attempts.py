"""What a sentence is given to the engine as."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.attempts import Attempt, Need, Sentence, attempts, fit_in, readable
from loctool.documents.protected import find_protected
from loctool.segments import Hypothesis, Request, Span
from tests.phrasebook import Phrasebook


def echo(text: str) -> tuple[Hypothesis, ...]:
    return (Hypothesis(text, -0.5),)


@pytest.mark.parametrize(
    ("source", "target", "first", "expected"),
    [
        ("Der Film läuft,", "The film is running.", True, "The film is running,"),
        ("aber die Serie nicht.", "But the series is not.", False, "but the series is not."),
        ("sagte sie", "She said.", False, "she said"),
        ("VFX kosten Geld;", "VFX cost money.", False, "VFX cost money;"),
        ("in Köln", "In Cologne", False, "in Cologne"),
        ("Wann?", "When?", True, "When?"),
        ("die BBC", "BBC", False, "BBC"),
    ],
)
def test_a_part_takes_its_source_s_punctuation_and_case(
    source: str, target: str, first: bool, expected: str
) -> None:
    assert fit_in(source, target, first=first) == expected


def test_invisible_hyphens_and_odd_spaces_are_not_shown_to_the_engine() -> None:
    assert readable("Kino\u00adstart\u00a0am\n3.\u202fMai ") == "Kinostart am 3. Mai"


def test_a_sentence_without_protected_spans_has_one_whole_attempt_first() -> None:
    first = next(attempts(Sentence("Der Film läuft."), Phrasebook({}).bound()))
    assert [request.text for request in first.requests] == ["Der Film läuft."]


def told_film(part: Span) -> tuple[tuple[str, str], ...]:
    return (("Film", "picture"),) if part.start == 0 else ()


LONG = "Der Film läuft gut, aber die Serie läuft nicht mehr."
RUNG = Attempt((Request("Der picture läuft."),), lambda _: (), Need.TERMS)


def test_what_is_done_for_terms_follows_the_plain_way() -> None:
    ways = attempts(Sentence(LONG), Phrasebook({}).bound(), lambda: iter([RUNG]))
    assert [way.need for way in ways] == [Need.ALWAYS, Need.TERMS, Need.FINDINGS]


def test_or_comes_before_it_where_a_quick_look_showed_that_terms_are_missing() -> None:
    rungs = iter([RUNG])
    ways = attempts(Sentence(LONG), Phrasebook({}).bound(), lambda: rungs, is_late=True)
    assert [way.need for way in ways] == [Need.TERMS, Need.ALWAYS, Need.FINDINGS]


def test_parts_are_told_their_terms_and_then_tried_without() -> None:
    ways = list(attempts(Sentence(LONG), Phrasebook({}).bound(), told=told_film))
    assert [way.need for way in ways] == [Need.ALWAYS, Need.FINDINGS, Need.FINDINGS]
    whole, told, untold = ([request.glossary for request in way.requests] for way in ways)
    assert whole == [()]
    assert told == [(("Film", "picture"),), ()]
    assert untold == [(), ()]


def test_the_text_around_protected_spans_is_told_its_terms_too() -> None:
    text = "Der Film läuft auf https://kino.example heute."
    sentence = Sentence(text, find_protected(text))
    *_masked, around = attempts(sentence, Phrasebook({}).bound(), told=told_film)
    assert [request.glossary for request in around.requests] == [(("Film", "picture"),), ()]


TEXTS = st.lists(
    st.sampled_from(
        [
            "Der Film",
            "läuft,",
            "aber",
            "https://kino.example/a_b?c=1",
            "@heidi_klum",
            "#Tatort",
            "{title}",
            "%(count)d",
            "„Nein“;",
            "trailer_v2.mp4",
            "😀",
            "dass",
            "12",
        ]
    ),
    min_size=1,
    max_size=14,
).map(" ".join)


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_every_attempt_keeps_every_protected_span_when_the_engine_copies(text: str) -> None:
    sentence = Sentence(text, find_protected(text))
    originals = sorted(span.of(text) for span in sentence.protected)
    for attempt in attempts(sentence, Phrasebook({}).bound()):
        results = [echo(request.text) for request in attempt.requests]
        for candidate in attempt.assemble(results):
            for original in originals:
                assert candidate.text.count(original) >= originals.count(original)


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_the_last_resorts_keep_protected_spans_whatever_the_engine_says(text: str) -> None:
    sentence = Sentence(text, find_protected(text))
    masked = len(Phrasebook({}).mask_styles) if sentence.protected else 1
    for attempt in list(attempts(sentence, Phrasebook({}).bound()))[masked:]:
        candidates = attempt.assemble([echo("nonsense.") for _ in attempt.requests])
        assert candidates
        for span in sentence.protected:
            assert span.of(text) in candidates[0].text
