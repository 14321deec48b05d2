"""Machine translation engines: requests in, scored hypotheses out.

An engine is registered by name and imported only when it is used. Other distributions add
engines through the entry-point group ``loctool.engines``; such an entry point names a class
that can be called without arguments and follows :class:`Engine`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from loctool.errors import LoctoolError, NoModelError, UsageError
from loctool.i18n import gettext as _
from loctool.registry import load_registered, registered_names
from loctool.segments import Decoding, Hypothesis, Proposal, Request

GROUP = "loctool.engines"

BUILT_IN = {
    "argos": "loctool.engines.argos:ArgosEngine",
    "pseudo": "loctool.engines.pseudo:PseudoEngine",
    "starter": "loctool.engines.starter.engine:StarterEngine",
}

AUTO_ORDER = ("argos", "starter")
"""What ``auto`` tries, best first."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One model that takes one language into another.

    Attributes:
        source: BCP 47 code.
        target: BCP 47 code.
        model: The model's name, e.g. ``translate-de_en``.
        version: The model's version.
        sha256: Hash over the model's files, hexadecimal; empty for an engine without a model.
    """

    source: str
    target: str
    model: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Route:
    """The way from source to target: one leg, or several over pivot languages.

    Attributes:
        legs: At least one, in order.
        warning: What a person should know before using it (an experimental target), or empty.
    """

    legs: tuple[Leg, ...]
    warning: str = ""

    def __str__(self) -> str:
        """The languages on the way, e.g. ``de → en → fr``."""
        return " → ".join([self.legs[0].source, *(leg.target for leg in self.legs)])


class Engine(Protocol):
    """Translates many requests at once.

    One instance serves any number of routes and keeps what it loaded.
    """

    name: str
    """The name it is registered under."""

    mask_styles: tuple[str, ...]
    """Templates with one ``{}`` for a number, most likely to survive first; ``""`` stands for
    leaving the protected text as it is. See :mod:`loctool.documents.protected`."""

    guarded: bool
    """Whether its output claims to be a translation, which the guards then check."""

    max_pieces: int
    """The longest request it was made for, in pieces of its tokenizer."""

    reads_glossary: bool
    """Whether it obeys :attr:`Request.glossary`."""

    aligns: bool
    """Whether it obeys :attr:`Decoding.alignment`."""

    def route(self, source: str, target: str) -> Route:
        """The way it would go, found without loading a model.

        Raises:
            NoModelError: There is none; the hint says what installs one, or which targets
                there are.
        """
        ...

    def count_pieces(self, route: Route, text: str) -> int:
        """How many pieces ``text`` has for the first leg, to compare with ``max_pieces``."""
        ...

    def translate(
        self,
        route: Route,
        requests: Sequence[Request],
        decoding: Decoding,
        on_done: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Translates all requests, batched by length.

        Args:
            route: What :meth:`route` gave.
            requests: In any order and of any length up to ``max_pieces``.
            decoding: How to search.
            on_done: Called with the number of requests finished since its last call.

        Returns:
            For each request, in order, at least one hypothesis, best first.

        Raises:
            NoModelError: The model went away or cannot be loaded.
        """
        ...

    def score(self, route: Route, proposals: Sequence[Proposal]) -> list[float]:
        """How likely each proposal is.

        Args:
            route: Of one leg.
            proposals: In any order.

        Returns:
            For each the mean log-probability of the pieces that count, the end included, in
            nats: with nothing ignored, what :attr:`Hypothesis.score` would be.
        """
        ...


@dataclass(frozen=True, slots=True)
class BoundEngine:
    """An engine with the route and the way to search that one run uses."""

    engine: Engine
    route: Route
    decoding: Decoding

    @property
    def mask_styles(self) -> tuple[str, ...]:
        """See :attr:`Engine.mask_styles`."""
        return self.engine.mask_styles

    @property
    def reads_glossary(self) -> bool:
        """See :attr:`Engine.reads_glossary`."""
        return self.engine.reads_glossary

    @property
    def aligns(self) -> bool:
        """See :attr:`Engine.aligns`."""
        return self.engine.aligns

    @property
    def legs(self) -> tuple[BoundEngine, ...]:
        """The engine for each leg of its route alone."""
        return tuple(replace(self, route=Route((leg,))) for leg in self.route.legs)

    def excess(self, text: str) -> float:
        """Length of a text as a share of what the engine takes; over 1 is too long."""
        return self.engine.count_pieces(self.route, text) / self.engine.max_pieces

    def translate(
        self, requests: Sequence[Request], on_done: Callable[[int], None] | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See :meth:`Engine.translate`."""
        return self.engine.translate(self.route, requests, self.decoding, on_done)

    def score(self, proposals: Sequence[Proposal]) -> list[float]:
        """See :meth:`Engine.score`."""
        return self.engine.score(self.route, proposals)


def engine_names() -> list[str]:
    """Names of all engines that can be asked for, sorted."""
    return registered_names(BUILT_IN, GROUP)


def load_engine(name: str) -> Engine:
    """Imports and makes the engine registered as ``name``.

    Raises:
        UsageError: There is no such engine; the hint lists those there are.
    """
    make: Callable[[], Engine] | None = load_registered(name, BUILT_IN, GROUP)
    if make is not None:
        return make()
    raise UsageError(
        _("unknown engine: {name}").format(name=name),
        hint=_("Engines: auto, {engines}").format(engines=", ".join(engine_names())),
    )


class Engines:
    """The engines of one run: each is made once and keeps its models."""

    def __init__(self) -> None:
        self._made: dict[str, Engine] = {}

    def get(self, name: str) -> Engine:
        """The engine called ``name``; see :func:`load_engine`."""
        if name not in self._made:
            self._made[name] = load_engine(name)
        return self._made[name]

    def choose(self, name: str, source: str, target: str) -> tuple[Engine, Route]:
        """The engine for a pair, and its route; ``auto`` takes the first that has one.

        Raises:
            NoModelError: None has; the message says why for each engine that was asked.
            UsageError: There is no engine of that name.
        """
        if name != "auto":
            engine = self.get(name)
            return engine, engine.route(source, target)
        refusals = []
        for candidate in AUTO_ORDER:
            engine = self.get(candidate)
            try:
                return engine, engine.route(source, target)
            except NoModelError as refusal:
                refusals.append((candidate, refusal))
        raise _nothing_for(source, target, refusals)


def _nothing_for(
    source: str, target: str, refusals: Sequence[tuple[str, LoctoolError]]
) -> NoModelError:
    reasons = "; ".join(f"{name}: {refusal.message}" for name, refusal in refusals)
    hints = [refusal.hint for _, refusal in refusals if refusal.hint]
    return NoModelError(
        _("no engine translates {source} → {target} ({reasons})").format(
            source=source, target=target, reasons=reasons
        ),
        hint="\n".join(hints),
    )
