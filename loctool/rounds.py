"""Translating many sentences at once, each as carefully as it needs.

In every round the next attempt of each sentence that is not yet settled goes to the engine, all
in one batch. Most sentences are settled by the first hypothesis of the first round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from loctool.attempts import Attempt, Candidate, Sentence, attempts
from loctool.engines import BoundEngine
from loctool.findings import Finding, Severity
from loctool.segments import Hypothesis

Inspect = Callable[[str, str], tuple[Finding, ...]]
"""Source text, target text → what the guards find."""

Polish = Callable[[str, str], str]
"""Source text, target text → the target with what can safely be mended in it."""

WEIGHTS = {Severity.ERROR: 100, Severity.WARNING: 10, Severity.NOTE: 1}
"""One error outweighs any number of warnings a sentence is likely to have."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a sentence.

    Attributes:
        best: The candidate that was taken.
        findings: What the guards still find in it.
        alternatives: The n-best list it was taken from, best score first.
    """

    best: Candidate
    findings: tuple[Finding, ...]
    alternatives: tuple[Hypothesis, ...]

    @property
    def weight(self) -> int:
        """How much is wrong with it; 0 is nothing."""
        return sum(WEIGHTS[finding.severity] for finding in self.findings)


@dataclass(slots=True)
class _Open:
    """A sentence on its way; ``outcome`` is the best so far."""

    sentence: Sentence
    ways: Iterator[Attempt]
    attempt: Attempt | None = None
    outcome: Outcome | None = field(default=None)

    def advance(self) -> bool:
        """Takes the next attempt; False when the sentence is settled or out of attempts."""
        if self.outcome is not None and not self.outcome.findings:
            return False
        self.attempt = next(self._useful(), None)
        return self.attempt is not None

    def _useful(self) -> Iterator[Attempt]:
        return (way for way in self.ways if not (way.rescue and self.outcome is not None))


def translate_sentences(
    sentences: Iterable[Sentence],
    engine: BoundEngine,
    inspect: Inspect,
    polish: Polish,
    on_done: Callable[[float], None] | None = None,
) -> dict[Sentence, Outcome]:
    """Translates every distinct sentence once.

    Args:
        sentences: Equal ones are translated once.
        engine: Who translates.
        inspect: The guards; a hypothesis without findings is taken.
        polish: Mends every hypothesis before the guards see it.
        on_done: Called with the share of the sentences (0–1) that have had their first
            attempt.
    """
    states = [_Open(sentence, attempts(sentence, engine)) for sentence in dict.fromkeys(sentences)]
    active = [state for state in states if state.advance()]
    report = _share(on_done, active)
    while active:
        _run_round(active, engine, inspect, polish, report)
        report = None
        active = [state for state in active if state.advance()]
    return {state.sentence: _settled(state) for state in states}


def _share(
    on_done: Callable[[float], None] | None, active: list[_Open]
) -> Callable[[int], None] | None:
    if on_done is None:
        return None
    total = sum(len(state.attempt.requests) for state in active if state.attempt) or 1
    done = 0

    def report(count: int) -> None:
        nonlocal done
        done += count
        on_done(done / total)

    return report


def _run_round(
    active: list[_Open],
    engine: BoundEngine,
    inspect: Inspect,
    polish: Polish,
    on_done: Callable[[int], None] | None,
) -> None:
    tries = [(state, state.attempt) for state in active if state.attempt is not None]
    requests = [request for _, attempt in tries for request in attempt.requests]
    results = engine.translate(requests, on_done) if requests else []
    position = 0
    for state, attempt in tries:
        end = position + len(attempt.requests)
        source = state.sentence.text
        assembled = attempt.assemble(results[position:end])
        candidates = tuple(_polished(source, candidate, polish) for candidate in assembled)
        position = end
        if candidates:
            outcome = _best(state.sentence, candidates, inspect)
            if state.outcome is None or outcome.weight < state.outcome.weight:
                state.outcome = outcome


def _polished(source: str, candidate: Candidate, polish: Polish) -> Candidate:
    text = polish(source, candidate.text)
    # An alignment is of characters: it does not hold for a text of another length.
    kept = candidate.alignment if len(text) == len(candidate.text) else ()
    return replace(candidate, text=text, alignment=kept)


def _best(sentence: Sentence, candidates: tuple[Candidate, ...], inspect: Inspect) -> Outcome:
    """The first candidate without findings, else the one whose findings weigh least."""
    alternatives = tuple(Hypothesis(candidate.text, candidate.score) for candidate in candidates)
    judged = []
    for candidate in candidates:
        outcome = Outcome(candidate, inspect(sentence.text, candidate.text), alternatives)
        judged.append(outcome)
        if not outcome.findings:
            break
    return min(judged, key=lambda outcome: outcome.weight)


def _settled(state: _Open) -> Outcome:
    if state.outcome is not None and state.outcome.best.text.strip():
        return state.outcome
    # Nothing at all came out: the source stays, so that no sentence vanishes from the text.
    findings = state.outcome.findings if state.outcome else ()
    unsaid = Finding("output-empty", Severity.ERROR, "the engine gave nothing; kept the source")
    others = tuple(finding for finding in findings if finding.id != unsaid.id)
    return Outcome(Candidate(state.sentence.text, 0.0), (unsaid, *others), ())
