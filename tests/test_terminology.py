"""The glossary's terms of the sentences of a run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loctool.glossary.proof import Verdict
from loctool.segments import Span
from loctool.terminology import GlossaryTerms, NoTerms, open_terms
from tests.terms import sentence, terms

ENGLISH = terms()


def test_a_sentence_has_its_terms_in_order_with_what_is_wanted() -> None:
    known = ENGLISH.of(sentence("Der Abspann der dritten Staffel."))
    assert [each.concept.id for each in known.occurrences] == ["credits", "season"]
    assert known.wanted == ("end credits", "season")


@pytest.mark.parametrize("text", ["Die Premiere kommt.", "Die Abspannmusik spielt."])
def test_nothing_is_wanted_for_compounds_and_terms_without_a_translation(text: str) -> None:
    known = ENGLISH.of(sentence(text))
    assert len(known.occurrences) == 1
    assert known.wanted == ("",)


def test_protected_ranges_hold_no_terms() -> None:
    assert ENGLISH.of(sentence("Mehr: #Abspann, https://film.example/Staffel")).occurrences == ()


def test_pairs_are_those_of_the_glossary_or_as_they_stand_each_once() -> None:
    text = "Alle Staffeln, auch die alten Staffeln, und der Abspann."
    known = ENGLISH.of(sentence(text))
    assert known.pairs([0, 1, 2]) == (("Staffel", "season"), ("Abspann", "end credits"))
    assert known.pairs([2, 0], text) == (("Abspann", "end credits"), ("Staffeln", "season"))


def test_a_part_of_a_sentence_is_told_the_terms_inside_it() -> None:
    text = "Der Abspann läuft, die Premiere auch, die Staffel nicht."
    known = ENGLISH.of(sentence(text))
    assert known.told(Span(0, text.index(","))) == (("Abspann", "end credits"),)
    assert known.told(Span(text.index("die Premiere"), len(text))) == (("Staffel", "season"),)
    assert known.told(Span(5, 9)) == ()


def test_the_words_of_terms_are_known_as_they_stand() -> None:
    assert ENGLISH.words("Die Staffeln und der Abspann-Song.") == {"Staffeln", "Abspann-Song"}


def test_a_run_without_a_glossary_has_no_terms() -> None:
    some = sentence("Der Abspann.")
    assert NoTerms().of(some).occurrences == ()
    assert NoTerms().judge(some, "The credits.") == ()


class TestOpenTerms:
    def open_in(self, text: str, target: str, *, insisted: bool = False) -> tuple[int, ...]:
        fresh = GlossaryTerms(ENGLISH.verifier)
        some = sentence(text)
        if insisted:
            some = replace(some, insisted=frozenset({("credits", "Abspann")}))
        return open_terms(some, fresh.of(some), fresh.judge(some, target))

    def test_missing_and_forbidden_terms_are_open(self) -> None:
        assert self.open_in("Abspann der Staffel.", "End credits of the season.") == ()
        assert self.open_in("Abspann der Staffel.", "Closing titles of the season.") == (0,)
        assert self.open_in("Abspann der Staffel.", "Credits of the series.") == (1,)

    def test_a_term_in_a_compound_is_not(self) -> None:
        assert self.open_in("Die Abspannmusik.", "The music.") == ()

    def test_what_must_stay_and_did_not_is(self) -> None:
        assert self.open_in("Die VFX.", "The effects.") == (0,)

    def test_an_admitted_term_is_open_only_where_the_preferred_one_is_insisted_on(self) -> None:
        assert self.open_in("Der Abspann.", "The credits.") == ()
        assert self.open_in("Der Abspann.", "The credits.", insisted=True) == (0,)
        assert self.open_in("Der Abspann.", "The end credits.", insisted=True) == ()


def test_judging_says_what_became_of_each_term() -> None:
    some = sentence("Der Abspann der Staffel.")
    uses = ENGLISH.judge(some, "The closing titles of the season.")
    assert [use.verdict for use in uses] == [Verdict.FORBIDDEN, Verdict.KEPT]
