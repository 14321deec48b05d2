"""An engine that knows a few phrases by heart: what comes out of it is known to the letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from loctool.engines import BoundEngine, Leg, Route
from loctool.segments import Decoding, Hypothesis, Proposal, Request


class Phrasebook:
    """Answers from a table; what is not in it comes back between angle brackets."""

    name = "phrasebook"
    guarded = True
    reads_glossary = False
    aligns = False

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        mask_styles: tuple[str, ...] = ("XQ{}", "[{}]"),
        max_pieces: int = 60,
    ) -> None:
        self.phrases = phrases
        self.mask_styles = mask_styles
        self.max_pieces = max_pieces
        self.asked: list[list[str]] = []

    def route(self, source: str, target: str) -> Route:
        return Route((Leg(source, target, "phrasebook", "1", ""),))

    def count_pieces(self, route: Route, text: str) -> int:
        return len(text.split())

    def translate(
        self,
        route: Route,
        requests: Sequence[Request],
        decoding: Decoding,
        on_done: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        self.asked.append([request.text for request in requests])
        if on_done is not None:
            on_done(len(requests))
        return [self._hypotheses(request.text) for request in requests]

    def score(self, route: Route, proposals: Sequence[Proposal]) -> list[float]:
        return [self._score(proposal) for proposal in proposals]

    def _score(self, proposal: Proposal) -> float:
        answers = self.phrases.get(proposal.source, ())
        return -0.1 * answers.index(proposal.target) if proposal.target in answers else -0.3

    def _hypotheses(self, text: str) -> tuple[Hypothesis, ...]:
        answers = self.phrases.get(text, (f"<{text}>",))
        return tuple(Hypothesis(answer, -0.1 * rank) for rank, answer in enumerate(answers))

    def bound(self) -> BoundEngine:
        return BoundEngine(self, self.route("de", "en"), Decoding())
