"""The counts of a proof."""

from __future__ import annotations

from loctool.glossary.matching import MatchKind, Occurrence
from loctool.glossary.proof import Proof, ProvenSegment, TermUse, Verdict
from loctool.glossary.terms import Concept, Policy, Term
from loctool.segments import Span

SEASON = Concept("season", {"de": (Term("Staffel"),)})
CREDITS = Concept("credits", {"de": (Term("Abspann"), Term("Nachspann"))})
VFX = Concept("vfx", {"de": (Term("VFX"),)}, policy=Policy.KEEP)


def use(
    verdict: Verdict,
    word: str = "",
    concept: Concept = SEASON,
    kind: MatchKind = MatchKind.EXACT,
    named: int = 0,
) -> TermUse:
    span = Span(0, 1)
    occurrence = Occurrence(concept, concept.terms["de"][named], span, span, kind)
    return TermUse(occurrence, verdict, span if word else None, Term(word) if word else None)


def proof(*segments: tuple[TermUse, ...]) -> Proof:
    proven = tuple(ProvenSegment("", "", 1, uses) for uses in segments)
    return Proof("a.md", "b.md", "de", "en", "house.csv", "", proven)


def test_what_is_kept_and_what_differs_from_the_others_is_both_a_success() -> None:
    totals = proof(
        (use(Verdict.KEPT, "season"), use(Verdict.INCONSISTENT, "series")),
        (use(Verdict.OPEN), use(Verdict.FORBIDDEN, "staffel")),
    ).totals
    assert (totals.occurrences, totals.enforced, totals.kept, totals.open) == (4, 4, 2, 1)
    assert (totals.forbidden, totals.inconsistent) == (1, 1)
    assert totals.success_rate == 50.0


def test_compounds_and_unlisted_terms_are_counted_but_not_required() -> None:
    inside = use(Verdict.OPEN, kind=MatchKind.COMPOUND_HEAD)
    totals = proof((inside, use(Verdict.UNLISTED), use(Verdict.KEPT, "season"))).totals
    assert (totals.occurrences, totals.enforced, totals.kept, totals.open) == (3, 1, 1, 0)
    assert totals.success_rate == 100.0


def test_a_forbidden_term_for_a_compound_counts_all_the_same() -> None:
    inside = use(Verdict.FORBIDDEN, "staffel", kind=MatchKind.COMPOUND_HEAD)
    assert proof((inside,)).totals.forbidden == 1


def test_consistency_is_the_share_of_source_terms_with_one_translation() -> None:
    totals = proof(
        (use(Verdict.KEPT, "season"), use(Verdict.INCONSISTENT, "series")),
        (use(Verdict.KEPT, "end credits", CREDITS), use(Verdict.KEPT, "end credits", CREDITS)),
    ).totals
    assert (totals.terms, totals.consistent, totals.consistency) == (2, 1, 50.0)


def test_two_source_terms_of_a_concept_may_become_two() -> None:
    totals = proof(
        (use(Verdict.KEPT, "end credits", CREDITS), use(Verdict.KEPT, "credits", CREDITS, named=1))
    ).totals
    assert (totals.terms, totals.consistent) == (2, 2)


def test_what_is_kept_as_it_is_is_consistent_with_itself() -> None:
    kept = TermUse(use(Verdict.KEPT, concept=VFX).occurrence, Verdict.KEPT, Span(0, 3))
    totals = proof((kept,), (kept,)).totals
    assert (totals.terms, totals.consistent) == (1, 1)


def test_nothing_to_keep_is_all_kept() -> None:
    totals = proof(()).totals
    assert (totals.occurrences, totals.success_rate, totals.consistency) == (0, 100.0, 100.0)
