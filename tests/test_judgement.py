"""Which of several translations is taken: a term is never paid for with the sentence."""

from __future__ import annotations

import pytest

from loctool.attempts import Candidate
from loctool.findings import Finding, Severity
from loctool.glossary.proof import Rung, Verdict
from loctool.judgement import MAX_DROP, MAX_DROP_REPLACED, Judge, Outcome, keeps_the_sentence
from tests.terms import content, sentence, terms, wants_numbers

JUDGE = Judge(wants_numbers, terms())
SOURCE = sentence("Der Abspann läuft 12 Minuten.")


def candidates(*texts: str, step: float = 0.1) -> list[Candidate]:
    return [Candidate(text, -step * n, is_first=n == 0) for n, text in enumerate(texts)]


def best(*texts: str, step: float = 0.1) -> Outcome:
    return JUDGE.best(SOURCE, candidates(*texts, step=step))


def test_the_first_with_its_numbers_and_its_term_is_taken() -> None:
    outcome = best(
        "The finale lasts 12 minutes.",
        "The end credits last minutes.",
        "The end credits last 12 minutes.",
        "The credits last 12 minutes.",
    )
    assert outcome.best.text == "The end credits last 12 minutes."
    assert outcome.is_settled
    assert [use.rung for use in outcome.uses] == [Rung.N_BEST]
    assert len(outcome.alternatives) == 4


def test_a_term_in_the_first_is_the_engine_s_own_doing() -> None:
    assert best("The end credits last 12 minutes.").uses[0].rung is Rung.HYPOTHESIS


def test_a_number_weighs_more_than_any_term() -> None:
    outcome = best("The end credits last long.", "The finale lasts 12 minutes.")
    assert outcome.best.text == "The finale lasts 12 minutes."
    assert outcome.open == (0,)
    assert outcome.uses[0].rung is Rung.OPEN


def test_a_missing_term_is_better_than_a_forbidden_one() -> None:
    outcome = best("The closing titles last 12 minutes.", "The finale lasts 12 minutes.")
    assert outcome.best.text == "The finale lasts 12 minutes."


def test_an_unlikely_hypothesis_is_not_taken_for_a_term() -> None:
    texts = ("The finale lasts 12 minutes.", "The end credits last 12 minutes.")
    assert best(*texts, step=MAX_DROP - 0.01).best.text == texts[1]
    assert best(*texts, step=MAX_DROP + 0.01).best.text == texts[0]


def test_but_for_a_number_it_is() -> None:
    outcome = best("The finale lasts long.", "The finale lasts 12 minutes.", step=2 * MAX_DROP)
    assert outcome.best.text == "The finale lasts 12 minutes."


def test_weight_is_that_of_the_guards_and_an_error_outweighs_warnings() -> None:
    def outcome(*severities: Severity) -> Outcome:
        found = tuple(Finding("x", severity, "") for severity in severities)
        return Outcome(Candidate("", 0.0), found, ())

    error, warnings = outcome(Severity.ERROR), outcome(*[Severity.WARNING] * 9)
    assert error.badness > warnings.badness > outcome(Severity.NOTE).badness > outcome().badness
    assert outcome().weight == 0


class TestImprovements:
    present = JUDGE.look(SOURCE, Candidate("The finale lasts 12 minutes.", -0.1))

    def improved(self, *texts: str) -> list[str]:
        found = JUDGE.improvements(SOURCE, candidates(*texts), self.present)
        return [outcome.best.text for outcome in found]

    def test_what_has_the_term_and_breaks_nothing_is_one(self) -> None:
        assert self.improved("The end credits last 12 minutes.", "It lasts 12 minutes.") == [
            "The end credits last 12 minutes."
        ]

    def test_what_loses_the_number_for_the_term_is_none(self) -> None:
        assert self.improved("The end credits last long.") == []

    def test_what_is_no_better_is_none(self) -> None:
        assert self.improved("The finale lasts 12 minutes.", "The final lasts 12 minutes.") == []


class TestKeepsTheSentence:
    own = Candidate("The finale lasts 12 long minutes.", -0.2)

    def keeps(self, text: str, drop: float = 0.0, rung: Rung = Rung.GLOSSARY_INPUT) -> bool:
        candidate = Candidate(text, self.own.score - drop, rungs=((0, rung),))
        outcome = Judge(content, terms()).look(SOURCE, candidate)
        assert outcome.uses[0].verdict is Verdict.KEPT
        return keeps_the_sentence(outcome, self.own)

    def test_about_as_long_and_about_as_likely_it_does(self) -> None:
        assert self.keeps("The end credits last 12 long minutes.", MAX_DROP - 0.01)

    def test_a_collapse_of_the_score_is_too_dear(self) -> None:
        assert not self.keeps("The end credits last 12 long minutes.", MAX_DROP + 0.01)

    def test_replaced_words_may_make_their_neighbours_less_likely(self) -> None:
        text = "The end credits lasts 12 long minutes."
        assert self.keeps(text, MAX_DROP + 0.01, Rung.SPAN_REPLACED)
        assert not self.keeps(text, MAX_DROP_REPLACED + 0.01, Rung.SPAN_REPLACED)

    @pytest.mark.parametrize(
        "text",
        [
            "End credits.",
            "The end credits last 12 long minutes, and the end credits last 12 long minutes again.",
        ],
    )
    def test_half_or_twice_the_length_is_not_the_sentence(self, text: str) -> None:
        assert not self.keeps(text)


def test_the_rung_of_what_was_done_is_told_and_only_of_terms_that_are_there() -> None:
    source = sentence("Abspann der Staffel.")
    candidate = Candidate("End credits of it.", 0.0, rungs=((0, Rung.MASK), (1, Rung.MASK)))
    outcome = Judge(content, terms()).look(source, candidate)
    assert [use.rung for use in outcome.uses] == [Rung.MASK, Rung.OPEN]
