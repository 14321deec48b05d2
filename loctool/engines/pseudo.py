"""Pseudo-localization: a translation anybody can read, to see what a layout does with one.

Letters get accents, the text grows by about 30 % (what IBM's and Microsoft's globalization
guides plan for text of this length), and brackets show where it is cut off. Words between a
mask's or a placeholder's characters are left alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from loctool.engines import Leg, Route
from loctool.segments import Decoding, Hypothesis, Proposal, Request

GROWTH = 0.3
"""Extra length as a share of the text's characters."""

ACCENTS = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz",
    "ÅåƁƀÇçÐđÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀṁÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž",
)

_PADDING = ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")

_KEPT = re.compile(r"\{[^{}]*\}|%(?:\([^)]*\))?[-#0 +]*[\d.*]*[a-zA-Z]|&\w+;|\S*\d\S*")


class PseudoEngine:
    """Needs no model and takes any pair of languages."""

    name = "pseudo"
    mask_styles = ("{{{}}}",)
    guarded = False
    reads_glossary = False
    aligns = False
    max_pieces = 100_000

    def route(self, source: str, target: str) -> Route:
        """Always one leg."""
        return Route((Leg(source, target, "pseudo", "1", ""),))

    def count_pieces(self, route: Route, text: str) -> int:  # noqa: ARG002 - the protocol's
        """Characters are its pieces."""
        return len(text)

    def translate(
        self,
        route: Route,  # noqa: ARG002 - the protocol's
        requests: Sequence[Request],
        decoding: Decoding,  # noqa: ARG002 - the protocol's
        on_done: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """One hypothesis each, score 0."""
        texts = [pseudo_localize(request.text) for request in requests]
        if on_done is not None:
            on_done(len(requests))
        return [(Hypothesis(text, 0.0),) for text in texts]

    def score(
        self,
        route: Route,  # noqa: ARG002 - the protocol's
        proposals: Sequence[Proposal],
    ) -> list[float]:
        """All are as likely."""
        return [0.0] * len(proposals)


def pseudo_localize(text: str) -> str:
    """Accents, 30 % more characters, brackets; placeholders and anything with digits stay.

    Example:
        >>> pseudo_localize("Der Film startet am {0}.")
        '[Ðéŕ Ƒîļṁ šţåŕţéţ åṁ {0}. éîñš žŵéî]'
    """
    position = 0
    parts = []
    for kept in _KEPT.finditer(text):
        parts += [text[position : kept.start()].translate(ACCENTS), kept[0]]
        position = kept.end()
    parts.append(text[position:].translate(ACCENTS))
    return f"[{''.join(parts)}{_padding(math.ceil(len(text) * GROWTH) - 2)}]"


def _padding(chars: int) -> str:
    """Counting words, so that a reader sees how much is cut off, of at least so many characters."""
    words: list[str] = []
    length = 0
    while length < chars:
        word = _PADDING[len(words) % len(_PADDING)]
        words.append(f" {word.translate(ACCENTS)}")
        length += len(word) + 1
    return "".join(words)
