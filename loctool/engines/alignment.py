"""Word alignment from a translator's attention.

The attention of a Transformer's decoder tells, for each target piece, how much it looked at each
source piece. Summed over the pieces of words, its strongest place gives the word a target word
came from. A source word that no target word chose is linked to the one that looked at it most, if
that one looked at all: a word may have been left out. Words are linked with words and punctuation
with punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from loctool.segments import Link, Span

_WORD = re.compile(r"\w+(?:[-'’·*:]\w+)*|[^\w\s]")
"""A word with what is inside it (``Schauspieler*innen``), or one punctuation character."""

_GLANCE = 0.1
"""The least attention, as a share of 1, that links a source word that was not chosen. Below it
words left out were linked anywhere (``Jahren`` to ``Berlin`` where "seit drei Jahren" was lost)."""


class Aligner:
    """Aligns a source text with each of its translations.

    Args:
        source: The source text.
        pieces: Where its pieces begin and end.
    """

    def __init__(self, source: str, pieces: Sequence[tuple[int, int]]) -> None:
        self._side = _Side(source, pieces)

    def align(
        self,
        target: str,
        pieces: Sequence[tuple[int, int]],
        attention: Sequence[Sequence[float]],
    ) -> tuple[Link, ...]:
        """Links words of the source to words of the target.

        Args:
            target: The translation.
            pieces: Where its pieces begin and end.
            attention: One row a target piece, one column a source piece; a further column (the
                end of the sentence) is left out.

        Returns:
            Links by target, then by source.
        """
        import numpy as np

        source, rows = self._side, min(len(pieces), len(attention))
        translation = _Side(target, pieces[:rows])
        if not (rows and source.pieces and source.words and translation.words):
            return ()
        weights = np.array([row[: source.pieces] for row in attention[:rows]], dtype=np.float32)
        # A mean over the target word's pieces: a long word does not attract by its length.
        sizes = np.maximum(translation.membership.sum(axis=0), 1)[:, None]
        table = translation.membership.T @ weights @ source.membership / sizes
        table *= translation.is_word[:, None] == source.is_word[None, :]
        return tuple(
            Link(source.words[place], translation.words[word])
            for word, place in sorted(_pairs(table))
        )


def compose(first: Sequence[Link], second: Sequence[Link]) -> tuple[Link, ...]:
    """Links over a pivot: source to pivot, then pivot to target."""
    links = {
        Link(one.source, two.target)
        for two in second
        for one in first
        if one.target.start < two.source.end and two.source.start < one.target.end
    }
    return tuple(sorted(links, key=lambda link: (link.target, link.source)))


def words_of(text: str) -> list[tuple[int, int]]:
    """Where the words and punctuation marks of a text begin and end.

    Example:
        >>> words_of("Kino, heute!")
        [(0, 4), (4, 5), (6, 11), (11, 12)]
    """
    return [match.span() for match in _WORD.finditer(text)]


class _Side:
    """A text, its words, and which piece belongs to which word."""

    def __init__(self, text: str, pieces: Sequence[tuple[int, int]]) -> None:
        import numpy as np

        words = words_of(text)
        self.words = [Span(start, end) for start, end in words]
        self.pieces = len(pieces)
        self.is_word = np.array([text[start].isalnum() for start, _ in words], dtype=bool)
        owner_at = {
            place: number
            for number, (start, end) in enumerate(words)
            for place in range(start, end)
        }
        self.membership = np.zeros((len(pieces), len(words)), dtype=np.float32)
        """Pieces × words: 1 where the piece belongs to the word it begins in."""
        for number, (start, end) in enumerate(pieces):
            if start < end and start in owner_at:
                self.membership[number, owner_at[start]] = 1


def _pairs(table: Any) -> set[tuple[int, int]]:
    """Target and source word of each link."""
    strongest = table.argmax(axis=1).tolist()
    pairs = {(word, place) for word, place in enumerate(strongest) if table[word, place] > 0}
    chosen = {place for _, place in pairs}
    return pairs | {
        (word, place)
        for place, word in enumerate(table.argmax(axis=0).tolist())
        if place not in chosen and table[word, place] >= _GLANCE
    }
