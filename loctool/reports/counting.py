"""How many occurrences of a proof have each verdict, rung and match kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from loctool.glossary.matching import MatchKind
from loctool.glossary.proof import Proof, Rung, Verdict
from loctool.glossary.terms import Concept

Kind = TypeVar("Kind")


def verdicts_of(proof: Proof) -> Mapping[Verdict, int]:
    """Occurrences by verdict, all verdicts in their order."""
    return _count(Verdict, (use.verdict for use in proof.uses))


def rungs_of(proof: Proof) -> Mapping[Rung, int]:
    """Occurrences by rung, all rungs in their order; those without one are left out."""
    return _count(Rung, (use.rung for use in proof.uses if use.rung))


def match_kinds_of(proof: Proof) -> Mapping[MatchKind, int]:
    """Occurrences by match kind, all kinds in their order."""
    return _count(MatchKind, (use.occurrence.kind for use in proof.uses))


def concepts_of(proof: Proof) -> list[Concept]:
    """The concepts that occur, in the order of the source text."""
    return list(
        {each.occurrence.concept.id: each.occurrence.concept for each in proof.uses}.values()
    )


def _count(kinds: Iterable[Kind], found: Iterable[Kind]) -> Mapping[Kind, int]:
    counts = Counter(found)
    return {kind: counts[kind] for kind in kinds}
