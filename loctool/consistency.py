"""One source term, one target term through a document.

Sentences are translated without knowing of each other. Where a document came out with several
terms for one, the sentences with an admitted one are translated once more, and this time only the
preferred term will do. Documents are looked at one by one, so that a document's translation does
not depend on what it is batched with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from loctool.attempts import Sentence
from loctool.glossary.proof import TermUse, Verdict
from loctool.glossary.verification import consistent, name_of
from loctool.judgement import Outcome
from loctool.planning import Plan

Outcomes = Mapping[Sentence, Outcome]
"""What became of each sentence."""


def make_consistent(
    plans: Sequence[Plan],
    outcomes: Outcomes,
    translate: Callable[[Iterable[Sentence]], Outcomes],
) -> list[Outcomes]:
    """For each document what became of its sentences, with one term for one where possible.

    Args:
        plans: The documents.
        outcomes: What became of all their sentences.
        translate: Translates sentences.
    """
    wishes = [_insisting(plan, outcomes) for plan in plans]
    wanted = dict.fromkeys(sentence for wish in wishes for sentence in wish.values())
    found = translate(wanted) if wanted else {}
    return [_chosen(outcomes, wish, found) if wish else outcomes for wish in wishes]


def _insisting(plan: Plan, outcomes: Outcomes) -> dict[Sentence, Sentence]:
    """The sentences to translate again, and what with."""
    sentences = list(dict.fromkeys(plan.sentences))
    uses = [outcomes[sentence].uses for sentence in sentences]
    names = {
        name_of(use)
        for judged in consistent(uses)
        for use in judged
        if use.verdict is Verdict.INCONSISTENT
    }
    return {
        sentence: replace(sentence, insisted=frozenset(mixed))
        for sentence, these in zip(sentences, uses, strict=True)
        if (mixed := names & {name_of(use) for use in these if _is_found(use)})
    }


def _is_found(use: TermUse) -> bool:
    return use.is_enforced and use.target is not None


def _chosen(outcomes: Outcomes, wish: Mapping[Sentence, Sentence], found: Outcomes) -> Outcomes:
    """The new translations, but for those that are worse as sentences."""
    better = {
        sentence: found[again]
        for sentence, again in wish.items()
        if found[again].weight <= outcomes[sentence].weight
    }
    return {**outcomes, **better}
