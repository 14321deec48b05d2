"""Whether a translation has the terms of its source, judged by nobody's ear."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.findings import Severity
from loctool.glossary.formats.cells import parse_terms
from loctool.glossary.proof import ProvenSegment, TermUse, Verdict
from loctool.glossary.terms import Concept, Glossary, Policy
from loctool.glossary.verification import Verifier, consistent, findings, with_consistency

CONCEPTS = {
    "credits": {
        "de": "Abspann",
        "en": "end credits | credits | ~titles | !closing titles",
        "fr": "générique de fin | !générique",
    },
    "season": {"de": "Staffel", "en": "season", "fr": "saison"},
    "series": {"de": "Serie", "en": "series", "fr": "série"},
    "tv-series": {"de": "Fernsehserie", "en": "television series | TV series"},
    "rough-cut": {"de": "Rohschnitt", "fr": "bout à bout"},
    "effects": {"de": "visuelle Effekte", "en": "visual effects"},
}
KEPT = {"vfx": "VFX", "showrunner": "Showrunner"}


@cache
def verifier(target: str = "en") -> Verifier:
    listed = [
        Concept(id, {language: parse_terms(cell) for language, cell in cells.items()})
        for id, cells in CONCEPTS.items()
    ]
    kept = [Concept(id, {"de": parse_terms(t)}, policy=Policy.KEEP) for id, t in KEPT.items()]
    return Verifier(Glossary((*listed, *kept)), "de", target)


def verdicts(source: str, target: str, language: str = "en") -> list[tuple[Verdict, str]]:
    """Each term's verdict, and the words that stand for it."""
    return [
        (use.verdict, use.target.of(target) if use.target else "")
        for use in verifier(language).verify(source, target)
    ]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Die neue Staffel.", "The new season.", "season"),
        ("Zwei Staffeln.", "Two seasons.", "seasons"),
        ("STAFFEL", "SEASON", "SEASON"),
        ("Die Staffel beginnt.", "Season begins.", "Season"),
        ("Nach dem Abspann.", "After the end credits.", "end credits"),
        ("Nach dem Abspann.", "After the credits.", "credits"),
        ("Mit visuellen Effekten.", "With visual effects.", "visual effects"),
    ],
)
def test_a_term_is_kept_in_any_of_its_forms(source: str, target: str, words: str) -> None:
    assert verdicts(source, target) == [(Verdict.KEPT, words)]


@pytest.mark.parametrize(
    ("target", "language"), [("Nach dem Ende.", "en"), ("Unseasoned.", "en"), ("", "en")]
)
def test_it_is_open_where_no_word_stands_for_it(target: str, language: str) -> None:
    assert verdicts("Die Staffel.", target, language) == [(Verdict.OPEN, "")]


@pytest.mark.parametrize("wrong", ["closing titles", "titles"])
def test_forbidden_and_deprecated_terms_are_told_with_their_words(wrong: str) -> None:
    assert verdicts("Nach dem Abspann.", f"After the {wrong}.") == [(Verdict.FORBIDDEN, wrong)]


def test_a_forbidden_term_inside_a_preferred_one_is_none() -> None:
    found = verdicts("Nach dem Abspann.", "Après le générique de fin.", "fr")
    assert found == [(Verdict.KEPT, "générique de fin")]
    found = verdicts("Nach dem Abspann.", "Après le générique.", "fr")
    assert found == [(Verdict.FORBIDDEN, "générique")]


def test_a_forbidden_term_beside_the_right_one_is_an_error_all_the_same() -> None:
    found = verdicts("Nach dem Abspann.", "After the end credits, the closing titles.")
    assert found == [(Verdict.FORBIDDEN, "closing titles")]


def test_of_two_occurrences_only_the_one_that_became_forbidden_is() -> None:
    found = verdicts("Abspann auf Abspann.", "End credits after closing titles.")
    assert found == [(Verdict.KEPT, "End credits"), (Verdict.FORBIDDEN, "closing titles")]
    found = verdicts("Abspann auf Abspann.", "Closing titles after end credits.")
    assert sorted(found) == [(Verdict.FORBIDDEN, "Closing titles"), (Verdict.KEPT, "end credits")]


def test_a_language_without_a_term_is_no_fault() -> None:
    assert verdicts("Der Rohschnitt.", "The rough cut.") == [(Verdict.UNLISTED, "")]


def test_each_word_serves_one_occurrence_and_the_other_is_open() -> None:
    found = verdicts("Staffel um Staffel.", "A season.")
    assert sorted(found) == [(Verdict.KEPT, "season"), (Verdict.OPEN, "")]


def test_occurrences_take_the_words_nearest_to_their_place() -> None:
    target = "The season before and the season after."
    spans = [use.target for use in verifier().verify("Die Staffel vor der Staffel.", target)]
    assert spans == sorted(spans, key=lambda span: span.start if span else -1)


def test_longer_terms_choose_first() -> None:
    found = verdicts("Die Serie ist eine Fernsehserie.", "The TV series is a series.")
    assert found == [(Verdict.KEPT, "series"), (Verdict.KEPT, "TV series")]
    found = verdicts("Die Serie ist eine Fernsehserie.", "It is a TV series.")
    assert found == [(Verdict.OPEN, ""), (Verdict.KEPT, "TV series")]


def test_terms_in_compounds_do_not_take_words_from_those_that_must_be_kept() -> None:
    found = verdicts("Der Staffelauftakt der Staffel.", "The premiere of the season.")
    assert found == [(Verdict.OPEN, ""), (Verdict.KEPT, "season")]


def test_what_must_stay_is_kept_by_the_same_words_only() -> None:
    assert verdicts("Die VFX.", "The VFX.") == [(Verdict.KEPT, "VFX")]
    assert verdicts("Die VFX.", "The vfx.") == [(Verdict.OPEN, "")]
    assert verdicts("Der Showrunner kam.", "The showrunner came.") == [(Verdict.KEPT, "showrunner")]
    assert verdicts("Die VFX.", "The visual effects.")[0] == (Verdict.OPEN, "")


def test_an_inflected_one_may_stay_as_it_is_or_as_the_glossary_has_it() -> None:
    source = "Mit den Showrunnern."
    assert verdicts(source, "With the Showrunnern.") == [(Verdict.KEPT, "Showrunnern")]
    assert verdicts(source, "With the Showrunner.") == [(Verdict.KEPT, "Showrunner")]
    assert verdicts(source, "With the bosses.") == [(Verdict.OPEN, "")]


def test_names_hold_no_terms() -> None:
    source = "Staffel Eins zeigt die Staffel."
    name = verifier().find(source)[0].span
    assert len(verifier().find(source)) == 2
    assert len(verifier().find(source, [name])) == 1


def test_another_target_language_shares_the_matcher_and_has_its_own_words() -> None:
    french = verifier("en").into("fr")
    [use] = french.verify("Die Staffel.", "La saison.")
    assert (use.verdict, french.target_language) == (Verdict.KEPT, "fr")
    assert french.glossary is verifier("en").glossary


WORDS = [
    *("Staffel", "Staffeln", "Abspann", "Serie", "Fernsehserie", "VFX", "Rohschnitt"),
    *("Staffelfinale", "und", "season", "seasons", "end credits", "credits", "closing titles"),
    *("TV series", "series", "VFX", "vfx", "and", "the", "titles"),
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=150)
def test_no_word_of_a_translation_serves_two_occurrences(source: str, target: str) -> None:
    uses = verifier().verify(source, target)
    taken = sorted(use.target for use in uses if use.target is not None)
    assert all(one.end <= other.start for one, other in pairwise(taken))
    assert len(uses) == len(verifier().find(source))
    assert all((use.target is None) == (use.verdict in (Verdict.OPEN, Verdict.UNLISTED))
               for use in uses)  # fmt: skip


@given(st.sampled_from(["Staffel", "Abspann", "Serie", "VFX"]), st.integers(1, 4))
@settings(deadline=None, max_examples=30)
def test_a_text_that_repeats_itself_repeats_its_verdicts(word: str, times: int) -> None:
    english = {"Staffel": "season", "Abspann": "end credits", "Serie": "series", "VFX": "VFX"}
    found = verdicts(" und ".join([word] * times), " and ".join([english[word]] * times))
    assert found == [(Verdict.KEPT, english[word])] * times


class TestConsistency:
    def uses(self, *targets: str) -> list[tuple[TermUse, ...]]:
        return [verifier().verify("Der Abspann.", target) for target in targets]

    def judged(self, *targets: str) -> list[Verdict]:
        return [uses[0].verdict for uses in consistent(self.uses(*targets))]

    def test_an_admitted_term_beside_the_preferred_one_is_inconsistent(self) -> None:
        assert self.judged("The credits.", "The end credits.", "The credits.") == [
            Verdict.INCONSISTENT,
            Verdict.KEPT,
            Verdict.INCONSISTENT,
        ]

    def test_an_admitted_term_throughout_is_consistent(self) -> None:
        assert self.judged("The credits.", "The credits.") == [Verdict.KEPT] * 2

    def test_what_is_open_or_forbidden_stays_so(self) -> None:
        assert self.judged("The end credits.", "The end.", "The closing titles.") == [
            Verdict.KEPT,
            Verdict.OPEN,
            Verdict.FORBIDDEN,
        ]

    def test_judging_twice_changes_nothing(self) -> None:
        once = consistent(self.uses("The credits.", "The end credits."))
        assert consistent(once) == once

    def test_segments_of_a_proof_are_judged_together(self) -> None:
        targets = ("The credits.", "The end credits.")
        segments = [
            ProvenSegment("Der Abspann.", target, 1, uses)
            for target, (uses) in zip(targets, self.uses(*targets), strict=True)
        ]
        found = with_consistency(segments)
        assert [s.uses[0].verdict for s in found] == [Verdict.INCONSISTENT, Verdict.KEPT]
        assert [s.target for s in found] == list(targets)


class TestFindings:
    def found(self, source: str, target: str) -> list[tuple[str, Severity]]:
        uses = verifier().verify(source, target)
        return [(each.id, each.severity) for each in findings(uses, source, target, "en")]

    def test_a_missing_term_is_a_warning(self) -> None:
        assert self.found("Die Staffel.", "The end.") == [("term-missing", Severity.WARNING)]

    def test_a_forbidden_one_an_error(self) -> None:
        assert self.found("Der Abspann.", "The closing titles.") == [
            ("term-forbidden", Severity.ERROR)
        ]

    def test_what_should_have_stayed_has_a_warning_of_its_own(self) -> None:
        assert self.found("Die VFX.", "The effects.") == [("keep-changed", Severity.WARNING)]

    def test_terms_in_compounds_and_unlisted_ones_are_none(self) -> None:
        assert self.found("Der Staffelauftakt.", "The premiere.") == []
        assert self.found("Der Rohschnitt.", "The rough cut.") == []

    def test_a_kept_term_is_none(self) -> None:
        assert self.found("Die Staffel.", "The season.") == []

    def test_the_message_names_the_word_and_what_the_glossary_wants(self) -> None:
        source, target = "Zwei Staffeln.", "Two parts."
        [finding] = findings(verifier().verify(source, target), source, target, "en")
        assert finding.message == (
            "the translation has no term for 'Staffeln'; the glossary wants 'season'"
        )

    def test_an_inconsistent_one_is_a_warning(self) -> None:
        source, target = "Der Abspann.", "The credits."
        [[use], _] = consistent(
            [verifier().verify(source, target), verifier().verify(source, "The end credits.")]
        )
        [finding] = findings([use], source, target, "en")
        assert (finding.id, finding.severity) == ("term-inconsistent", Severity.WARNING)
