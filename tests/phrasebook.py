"""An engine that knows a few phrases by heart: what comes out of it is known to the letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from loctool.engines import BoundEngine, Engine, Engines, Leg, Route
from loctool.segments import Decoding, Hypothesis, Link, Proposal, Request

STEP = 0.1
"""By how much each answer is less likely than the one before, in nats."""

UNHEARD = -0.3
"""The score of a translation that is not the book's own."""


class Phrasebook:
    """Answers from a table; to what is not in it there is one answer.

    Args:
        phrases: Answers to each text, best first. Those to a text with its terms, where the
            engine reads any, stand under ``"text [term = target; …]"``; without such an entry
            the terms change nothing. Those of a quick search may stand under ``"text (greedy)"``.
        mask_styles: See :class:`loctool.engines.Engine`.
        max_pieces: In words.
        reads_glossary: Whether it is told terms.
        links: The word alignment of each answer, for those who ask.
        scores: Of answers that are not as likely as their place in the table says.
        unknown: The answer to anything else, where ``{}`` is what was asked.
        pivot: A language every translation goes over; the same table serves both legs.
    """

    name = "phrasebook"
    guarded = True

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        mask_styles: tuple[str, ...] = ("XQ{}", "[{}]"),
        max_pieces: int = 60,
        *,
        reads_glossary: bool = False,
        links: Mapping[str, tuple[Link, ...]] | None = None,
        scores: Mapping[str, float] | None = None,
        unknown: str = "<{}>",
        pivot: str = "",
    ) -> None:
        self.phrases = phrases
        self.mask_styles = mask_styles
        self.max_pieces = max_pieces
        self.reads_glossary = reads_glossary
        self.aligns = links is not None
        self.links = links or {}
        self.scores = scores or {}
        self.unknown = unknown
        self.pivot = pivot
        self.asked: list[list[str]] = []

    def route(self, source: str, target: str) -> Route:
        stops = [source, *([self.pivot] if self.pivot else []), target]
        return Route(tuple(Leg(*pair, "phrasebook", "1", "") for pair in pairwise(stops)))

    def count_pieces(self, route: Route, text: str) -> int:
        return len(text.split())

    def translate(
        self,
        route: Route,
        requests: Sequence[Request],
        decoding: Decoding,
        on_done: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        self.asked.append([self._entry(request, decoding) for request in requests])
        if on_done is not None:
            on_done(len(requests))
        found = [self._hypotheses(entry, decoding) for entry in self.asked[-1]]
        for _leg in route.legs[1:]:
            found = [self._onward(hypotheses[0], decoding) for hypotheses in found]
        return found

    def score(self, route: Route, proposals: Sequence[Proposal]) -> list[float]:
        return [self._score(proposal) for proposal in proposals]

    def bound(self, source: str = "de", target: str = "en") -> BoundEngine:
        return BoundEngine(self, self.route(source, target), Decoding())

    def _score(self, proposal: Proposal) -> float:
        answers = self.phrases.get(proposal.source, ())
        if proposal.target in self.scores:
            return self.scores[proposal.target]
        return -STEP * answers.index(proposal.target) if proposal.target in answers else UNHEARD

    def _entry(self, request: Request, decoding: Decoding) -> str:
        quick = f"{request.text} (greedy)"
        if decoding.beam_size == 1 and quick in self.phrases:
            return quick
        terms = "; ".join(f"{source} = {target}" for source, target in request.glossary)
        told = f"{request.text} [{terms}]"
        return told if self.reads_glossary and told in self.phrases else request.text

    def _hypotheses(self, entry: str, decoding: Decoding) -> tuple[Hypothesis, ...]:
        answers = self.phrases.get(entry, (self.unknown.format(entry),))[: decoding.n_best]
        return tuple(
            Hypothesis(
                answer,
                self.scores.get(answer, -STEP * rank),
                self.links.get(answer, ()) if decoding.alignment else (),
            )
            for rank, answer in enumerate(answers)
        )

    def _onward(self, begun: Hypothesis, decoding: Decoding) -> tuple[Hypothesis, ...]:
        return tuple(
            Hypothesis(each.text, begun.score + each.score)
            for each in self._hypotheses(begun.text, decoding)
        )


class Only(Engines):
    """Engines of which there is one."""

    def __init__(self, engine: Phrasebook) -> None:
        super().__init__()
        self.engine = engine

    def choose(self, name: str, source: str, target: str) -> tuple[Engine, Route]:
        return self.engine, self.engine.route(source, target)
