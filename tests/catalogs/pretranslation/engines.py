"""Engines that are functions: what they make of a text is known to the letter."""

from __future__ import annotations

from collections.abc import Callable

from loctool.engines import Engine, Engines, Route
from loctool.segments import Decoding, Hypothesis
from loctool.translation import Translator
from tests.phrasebook import Phrasebook


class Scripted(Phrasebook):
    """Translates with a function, and claims nothing that guards would check."""

    guarded = False

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__({}, mask_styles=("XQ{}",), max_pieces=1000)
        self.function = function

    def _hypotheses(self, entry: str, decoding: Decoding) -> tuple[Hypothesis, ...]:
        return (Hypothesis(self.function(entry), -0.1),)


class Only(Engines):
    """Engines of which there is one."""

    def __init__(self, engine: Scripted) -> None:
        super().__init__()
        self.engine = engine

    def choose(self, name: str, source: str, target: str) -> tuple[Engine, Route]:
        return self.engine, self.engine.route(source, target)


def scripted(function: Callable[[str], str], target: str = "fr") -> Translator:
    """A translator whose engine is a function."""
    return Translator(target, engines=Only(Scripted(function)))


def pseudo(target: str = "fr") -> Translator:
    """A translator that needs no model."""
    return Translator(target, engine="pseudo")


def backwards(text: str) -> str:
    """The words in reversed order."""
    return " ".join(reversed(text.split()))


def upper(text: str) -> str:
    """The words in capitals; masks stay as they are, being capitals."""
    return text.upper()
