"""Which of several translations of a sentence is the better one.

What the guards find weighs most: a term is never paid for with a number, a name or half of the
sentence. Then come the glossary's terms, then the engine's own opinion.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from loctool.attempts import Candidate, Sentence
from loctool.findings import Finding, Severity
from loctool.glossary.proof import Rung, TermUse, Verdict
from loctool.segments import Hypothesis
from loctool.terminology import Terms, open_terms

Inspect = Callable[[str, str], tuple[Finding, ...]]
"""Source text, target text → what the guards find."""

WEIGHTS = {Severity.ERROR: 100, Severity.WARNING: 10, Severity.NOTE: 1}
"""One error outweighs any number of warnings a sentence is likely to have."""

FORBIDDEN_WEIGHT, OPEN_WEIGHT = 3, 2
"""A wrong term is worse than none."""

MAX_DROP = 0.35
"""By how many nats a piece the engine's own translation may be likelier than one it made with the
term. Of 419 Tatoeba sentences with one term that their reference has, the starter model's greedy
translation lacked it in 32; with the term, told, in the source or masked, 29 to 32 of them had it
and gained 15, 10 and 8 chrF, and none was over 0.2 nats less likely. So the limit refuses what lies
beyond all that was seen to be good. Masked ones between 0 and 0.2 lost 7 chrF; they were four."""

MAX_DROP_REPLACED = 0.7
"""The same for one in which words were replaced: of the others, the next few are less likely."""

MIN_LENGTH, MAX_LENGTH = 0.75, 1.4
"""A translation with the terms has at least and at most so many times the characters of the
engine's own, give or take those of the terms: beyond it something was dropped or made up."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a sentence.

    Attributes:
        best: The candidate that was taken.
        findings: What the guards still find in it.
        alternatives: The n-best list it was taken from, best score first; one that stands in none
            comes before the list of what it was made of.
        uses: What it makes of each of the sentence's terms.
        open: Numbers of the terms that it still has to get.
    """

    best: Candidate
    findings: tuple[Finding, ...]
    alternatives: tuple[Hypothesis, ...]
    uses: tuple[TermUse, ...] = ()
    open: tuple[int, ...] = ()

    @property
    def weight(self) -> int:
        """How much the guards find wrong with it; 0 is nothing."""
        return sum(WEIGHTS[finding.severity] for finding in self.findings)

    @property
    def badness(self) -> tuple[int, int]:
        """What the guards find, then what is wrong with its terms; the smaller the better."""
        forbidden = sum(use.verdict is Verdict.FORBIDDEN for use in self.uses)
        return self.weight, FORBIDDEN_WEIGHT * forbidden + OPEN_WEIGHT * len(self.open)

    @property
    def is_settled(self) -> bool:
        """Whether there is nothing left to wish for."""
        return not self.findings and not self.open


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges candidates.

    Attributes:
        inspect: The guards.
        terms: Who knows the sentences' terms.
    """

    inspect: Inspect
    terms: Terms

    def best(self, sentence: Sentence, candidates: Sequence[Candidate]) -> Outcome:
        """The best of an n-best list: the first with nothing wrong, else the least bad.

        A hypothesis much less likely than the first is not taken for a term's sake.
        """
        alternatives = tuple(Hypothesis(each.text, each.score) for each in candidates)
        floor = candidates[0].score - MAX_DROP
        judged: list[tuple[tuple[int, bool, int], Outcome]] = []
        for candidate in candidates:
            outcome = replace(self.look(sentence, candidate), alternatives=alternatives)
            weight, terms = outcome.badness
            judged.append(((weight, candidate.score < floor, terms), outcome))
            if outcome.is_settled and candidate.score >= floor:
                break
        return min(judged, key=lambda pair: pair[0])[1]

    def look(self, sentence: Sentence, candidate: Candidate) -> Outcome:
        """What there is to say of one candidate."""
        known = self.terms.of(sentence)
        uses = self.terms.judge(sentence, candidate.text) if known.occurrences else ()
        return Outcome(
            candidate,
            self.inspect(sentence.text, candidate.text),
            (Hypothesis(candidate.text, candidate.score),),
            _with_rungs(uses, candidate),
            open_terms(sentence, known, uses),
        )

    def improvements(
        self, sentence: Sentence, candidates: Sequence[Candidate], present: Outcome
    ) -> list[Outcome]:
        """Those that have more of the terms and break nothing, the best first."""
        listed = tuple(Hypothesis(each.text, each.score) for each in candidates)
        looked = (
            replace(self.look(sentence, candidate), alternatives=listed) for candidate in candidates
        )
        better = [each for each in looked if each.badness < present.badness]
        return sorted(better, key=lambda outcome: outcome.badness)


def keeps_the_sentence(outcome: Outcome, own: Candidate) -> bool:
    """Whether a translation with a term is about as good as the engine's own without."""
    replaced = any(rung is Rung.SPAN_REPLACED for _, rung in outcome.best.rungs)
    drop = own.score - outcome.best.score
    terms = sum(use.target.end - use.target.start for use in outcome.uses if use.target)
    least, most = MIN_LENGTH * len(own.text) - terms, MAX_LENGTH * len(own.text) + terms
    return least <= len(outcome.best.text) <= most and drop <= (
        MAX_DROP_REPLACED if replaced else MAX_DROP
    )


def _with_rungs(uses: Sequence[TermUse], candidate: Candidate) -> tuple[TermUse, ...]:
    rungs = dict(candidate.rungs)
    otherwise = Rung.HYPOTHESIS if candidate.is_first else Rung.N_BEST

    def rung(number: int, use: TermUse) -> Rung:
        return Rung.OPEN if use.target is None else rungs.get(number, otherwise)

    return tuple(replace(use, rung=rung(number, use)) for number, use in enumerate(uses))
