"""Keeping terms over a pivot: each leg is made to have the glossary's term in its own language.

A term lost on the way into the pivot language cannot come back, so a sentence whose terms came
out wrong goes the way again, leg by leg, each with the whole ladder of :mod:`loctool.enforcement`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loctool.attempts import Candidate, Sentence
from loctool.engines import BoundEngine
from loctool.findings import Finding
from loctool.glossary.matching import MatchKind, Occurrence
from loctool.glossary.proof import ENFORCED, Rung, TermUse, Verdict
from loctool.glossary.verification import Verifier
from loctool.judgement import Judge, Outcome, keeps_the_sentence
from loctool.rounds import Polish, translate_sentences
from loctool.segments import Span
from loctool.terminology import GlossaryTerms, SentenceTerms, sentence_terms

RUNGS = tuple(Rung)


@dataclass(frozen=True, slots=True)
class _Way:
    """A sentence on its way over the legs.

    Attributes:
        sentence: As it is by now, in the language reached.
        occurrences: Its terms there.
        numbers: Which of the first sentence's terms each of them is.
        score: Sum of the legs' scores so far, in nats.
        rungs: What was done for the first sentence's terms: of all legs the lowest rung.
    """

    sentence: Sentence
    occurrences: tuple[Occurrence, ...]
    numbers: tuple[int, ...]
    score: float = 0.0
    rungs: Mapping[int, Rung] = field(default_factory=dict)


class _TermsOnTheWay:
    """The terms of pivot sentences, as they came out of the leg before."""

    def __init__(self, ways: Sequence[_Way], verifier: Verifier) -> None:
        target = verifier.target_language
        self._terms = {way.sentence: sentence_terms(way.occurrences, target) for way in ways}
        self._verifier = verifier

    def of(self, sentence: Sentence) -> SentenceTerms:
        return self._terms.get(sentence, SentenceTerms())

    def judge(self, sentence: Sentence, target: str) -> tuple[TermUse, ...]:
        return self._verifier.judge(sentence.text, target, self.of(sentence).occurrences)


def enforce_over_pivot(
    outcomes: Mapping[Sentence, Outcome],
    engine: BoundEngine,
    judge: Judge,
    terms: GlossaryTerms,
    polish: Polish,
) -> dict[Sentence, Outcome]:
    """The outcomes, those with open terms replaced where going leg by leg gives better ones.

    Args:
        outcomes: Over the whole route.
        engine: With a route of several legs.
        judge: Of the whole way.
        terms: Of the first language.
        polish: Mends a translation of the whole way.
    """
    ways = {
        sentence: _begin(sentence, terms.of(sentence).occurrences)
        for sentence, outcome in outcomes.items()
        if outcome.open
    }
    for leg in engine.legs if ways else ():
        ways = _take_leg(ways, leg, terms.verifier.into(leg.route.legs[0].target))
    found = dict(outcomes)
    for sentence, way in ways.items():
        text = polish(sentence.text, way.sentence.text)
        candidate = Candidate(text, way.score, rungs=tuple(way.rungs.items()))
        better = judge.improvements(sentence, [candidate], outcomes[sentence])
        if better and keeps_the_sentence(better[0], outcomes[sentence].best):
            listed = (*better[0].alternatives, *outcomes[sentence].alternatives)
            found[sentence] = replace(better[0], alternatives=listed)
    return found


def _begin(sentence: Sentence, occurrences: Sequence[Occurrence]) -> _Way:
    """The sentence with those of its terms that are enforced."""
    kept = tuple(n for n, each in enumerate(occurrences) if each.kind in ENFORCED)
    return _Way(sentence, tuple(occurrences[number] for number in kept), kept)


def _take_leg(
    ways: Mapping[Sentence, _Way], leg: BoundEngine, verifier: Verifier
) -> dict[Sentence, _Way]:
    onward: dict[Sentence, _Way | None] = {}
    rest = ways
    while rest:
        known = _TermsOnTheWay(tuple(rest.values()), verifier)
        # Two sentences may meet in the pivot language with other terms: one waits for the other.
        now = {
            first: way
            for first, way in rest.items()
            if known.of(way.sentence).occurrences == way.occurrences
        }
        asked = [way.sentence for way in now.values()]
        done = translate_sentences(asked, leg, _nothing_found, _unpolished, terms=known)
        onward |= {first: _onward(way, done[way.sentence]) for first, way in now.items()}
        rest = {first: way for first, way in rest.items() if first not in now}
    return {first: way for first in ways if (way := onward[first]) is not None}


def _onward(way: _Way, outcome: Outcome) -> _Way | None:
    """The sentence as it came out of a leg; None where a protected span cannot be found."""
    text = outcome.best.text
    protected = _protected(way.sentence, text)
    if protected is None:
        return None
    found = [(number, use) for number, use in zip(way.numbers, outcome.uses, strict=True)
             if use.target is not None and use.verdict is Verdict.KEPT]  # fmt: skip
    occurrences = tuple(_occurrence(use) for _, use in found)
    rungs = dict(way.rungs)
    for number, use in found:
        rungs[number] = _lower(rungs.get(number), use.rung)
    return _Way(
        Sentence(text, protected),
        occurrences,
        tuple(number for number, _ in found),
        way.score + outcome.best.score,
        rungs,
    )


def _occurrence(use: TermUse) -> Occurrence:
    """The term as it stands in the pivot sentence."""
    span = use.target or Span(0, 0)
    term = use.term or use.occurrence.term
    return replace(use.occurrence, term=term, span=span, word=span, kind=MatchKind.EXACT)


def _lower(one: Rung | None, other: Rung | None) -> Rung:
    return max((rung for rung in (one, other) if rung), key=RUNGS.index, default=Rung.HYPOTHESIS)


def _protected(sentence: Sentence, text: str) -> tuple[Span, ...] | None:
    """Where the sentence's protected texts stand in its translation."""
    taken: list[Span] = []
    for span in sentence.protected:
        words = span.of(sentence.text)
        place = next((p for p in _places(words, text) if p not in taken), None)
        if place is None:
            return None
        taken.append(place)
    return tuple(sorted(taken))


def _places(words: str, text: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + len(words))


def _nothing_found(_source: str, _target: str) -> tuple[Finding, ...]:
    """The guards look at the whole way, not at a leg."""
    return ()


def _unpolished(_source: str, target: str) -> str:
    return target
