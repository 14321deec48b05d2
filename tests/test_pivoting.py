"""Over a pivot, each leg has the glossary's term in its own language.

The tiny Argos packages show the same with real models: ``tests/cli/test_translate_terms.py``.
"""

from __future__ import annotations

from typing import Any

from loctool.engines import BoundEngine
from loctool.glossary.proof import Rung, Verdict
from loctool.judgement import Judge, Outcome
from loctool.pivoting import enforce_over_pivot
from loctool.rounds import translate_sentences
from tests.phrasebook import Phrasebook
from tests.terms import sentence, terms, unpolished, wants_numbers

TEXT = "Der Abspann läuft 12 Minuten."
LOST = {TEXT: ["The finale runs 12 minutes."]}
ENGLISH = {"Der end credits läuft 12 Minuten.": ["The end credits run 12 minutes."]}
FRENCH = {
    "The finale runs 12 minutes.": ["La finale dure 12 minutes."],
    "The end credits run 12 minutes.": ["Les crédits durent 12 minutes."],
}
REPLACED = {"The générique de fin run 12 minutes.": ["Le générique de fin dure 12 minutes."]}


def book(*tables: dict[str, list[str]], **options: Any) -> Phrasebook:
    joined = {key: answers for table in tables for key, answers in table.items()}
    return Phrasebook(joined, unknown="?", pivot="en", **options)


def translated(engine: BoundEngine, *texts: str) -> list[Outcome]:
    known = terms("fr")
    sentences = [sentence(text) for text in texts]
    found = translate_sentences(sentences, engine, wants_numbers, unpolished, terms=known)
    judge = Judge(wants_numbers, known)
    done = enforce_over_pivot(found, engine, judge, known, unpolished)
    return [done[each] for each in sentences]


def test_a_term_lost_on_the_way_is_kept_on_each_leg() -> None:
    [outcome] = translated(book(LOST, ENGLISH, FRENCH, REPLACED).bound(target="fr"), TEXT)
    assert outcome.best.text == "Le générique de fin dure 12 minutes."
    assert outcome.open == ()
    assert [use.rung for use in outcome.uses] == [Rung.SOURCE_REPLACED]
    assert [each.text for each in outcome.alternatives] == [
        "Le générique de fin dure 12 minutes.",
        "La finale dure 12 minutes.",
    ]


def test_the_lowest_rung_of_all_legs_is_told() -> None:
    there = {TEXT: ["The end credits run 12 minutes."]}
    masked = {"The XQ1 run 12 minutes.": ["Le XQ1 dure 12 minutes."]}
    [outcome] = translated(book(there, FRENCH, masked).bound(target="fr"), TEXT)
    assert outcome.best.text == "Le générique de fin dure 12 minutes."
    assert outcome.uses[0].rung is Rung.MASK


def test_an_admitted_term_of_the_pivot_will_do_on_the_way() -> None:
    tables = {
        TEXT: ["The credits run 12 minutes."],
        "The credits run 12 minutes.": ["Les crédits durent 12 minutes."],
        "The générique de fin run 12 minutes.": ["Le générique de fin dure 12 minutes."],
    }
    [outcome] = translated(book(tables).bound(target="fr"), TEXT)
    assert outcome.best.text == "Le générique de fin dure 12 minutes."


def test_a_sentence_whose_terms_came_out_right_goes_no_second_way() -> None:
    engine = book(
        {
            "Die Staffel endet.": ["The season ends."],
            "The season ends.": ["La saison finit."],
        }
    )
    [outcome] = translated(engine.bound(target="fr"), "Die Staffel endet.")
    assert outcome.uses[0].rung is Rung.HYPOTHESIS
    assert engine.asked == [["Die Staffel endet."]]


def test_where_no_leg_can_keep_it_the_sentence_stays_and_the_term_is_open() -> None:
    [outcome] = translated(book(LOST, FRENCH).bound(target="fr"), TEXT)
    assert outcome.best.text == "La finale dure 12 minutes."
    assert (outcome.uses[0].verdict, outcome.uses[0].rung) == (Verdict.OPEN, Rung.OPEN)


def test_a_term_the_pivot_language_has_no_word_for_is_open() -> None:
    tables = {
        "Die Premiere beginnt.": ["The premiere begins."],
        "The premiere begins.": ["Le gala commence."],
    }
    [outcome] = translated(book(tables).bound(target="fr"), "Die Premiere beginnt.")
    assert (outcome.best.text, outcome.open) == ("Le gala commence.", (0,))


def test_a_term_is_not_paid_for_with_a_number() -> None:
    without = {"The générique de fin run 12 minutes.": ["Le générique de fin dure longtemps."]}
    [outcome] = translated(book(LOST, ENGLISH, FRENCH, without).bound(target="fr"), TEXT)
    assert outcome.best.text == "La finale dure 12 minutes."


def test_nor_with_a_sentence_nobody_would_say() -> None:
    engine = book(
        LOST, ENGLISH, FRENCH, REPLACED, scores={"Le générique de fin dure 12 minutes.": -2}
    )
    [outcome] = translated(engine.bound(target="fr"), TEXT)
    assert outcome.best.text == "La finale dure 12 minutes."


def test_protected_spans_come_through_both_legs() -> None:
    tables = {
        "Der Abspann auf XQ1 läuft.": ["The finale on XQ1 runs."],
        "The finale on XQ1 runs.": ["La finale sur XQ1 passe."],
        "Der end credits auf XQ1 läuft.": ["The end credits on XQ1 run."],
        "The end credits on XQ1 run.": ["La finale sur XQ1 passe."],
        "The générique de fin on XQ1 run.": ["Le générique de fin sur XQ1 passe."],
    }
    [outcome] = translated(
        book(tables).bound(target="fr"), "Der Abspann auf https://k.example läuft."
    )
    assert outcome.best.text == "Le générique de fin sur https://k.example passe."


def test_a_batch_gives_what_its_sentences_give_alone() -> None:
    others = {
        "Der Film läuft.": ["The film is on."],
        "The film is on.": ["Le film passe."],
        "Die Staffel endet.": ["The run ends."],
        "The run ends.": ["La course finit."],
        "Die season endet.": ["The season ends."],
        "The season ends.": ["La saison finit."],
    }
    engine = book(LOST, ENGLISH, FRENCH, REPLACED, others).bound(target="fr")
    texts = (TEXT, "Der Film läuft.", "Die Staffel endet.")
    assert translated(engine, *texts) == [translated(engine, text)[0] for text in texts]


def test_two_sentences_that_meet_in_the_pivot_language_do_not_mind_each_other() -> None:
    tables = {
        "Die Staffel endet.": ["The run ends."],
        "Die season endet.": ["The season ends."],
        "Das Sendejahr endet.": ["The season ends."],
        "The run ends.": ["La course finit."],
        "The season ends.": ["La course finit."],
        "The saison ends.": ["La saison finit."],
        "The année de diffusion ends.": ["L'année de diffusion finit."],
    }
    texts = ("Die Staffel endet.", "Das Sendejahr endet.")
    engine = book(tables).bound(target="fr")
    together = translated(engine, *texts)
    assert [outcome.best.text for outcome in together] == [
        "La saison finit.",
        "L'année de diffusion finit.",
    ]
    assert together == [translated(engine, text)[0] for text in texts]
