"""Word alignment from a translator's attention.

The attention of a Transformer's decoder tells, for each target piece, how much it looked at each
source piece. Summed over the pieces of words, its strongest place gives the word a target word
came from. A source word that no target word chose is linked to the one that looked at it most,
so that every source word leads somewhere. Words are linked with words and punctuation with
punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from loctool.segments import Link, Span

_WORD = re.compile(r"\w+(?:[-'’·*:]\w+)*|[^\w\s]")
"""A word with what is inside it (``Schauspieler*innen``), or one punctuation character."""


class Aligner:
    """Aligns a source text with each of its translations.

    Args:
        source: The source text.
        pieces: Where its pieces stand.
    """

    def __init__(self, source: str, pieces: Sequence[Span]) -> None:
        self._side = _Side(source, pieces)

    def align(
        self, target: str, pieces: Sequence[Span], attention: Sequence[Sequence[float]]
    ) -> tuple[Link, ...]:
        """Links words of the source to words of the target.

        Args:
            target: The translation.
            pieces: Where its pieces stand.
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


def words_of(text: str) -> list[Span]:
    """Where the words and punctuation marks of a text stand.

    Example:
        >>> [span.of("Kino, heute!") for span in words_of("Kino, heute!")]
        ['Kino', ',', 'heute', '!']
    """
    return [Span(*match.span()) for match in _WORD.finditer(text)]


class _Side:
    """A text, its words, and which piece belongs to which word."""

    def __init__(self, text: str, pieces: Sequence[Span]) -> None:
        import numpy as np

        self.words = words_of(text)
        self.pieces = len(pieces)
        self.is_word = np.array([text[word.start].isalnum() for word in self.words], dtype=bool)
        none = len(self.words)
        word_at = [none] * (len(text) + 1)
        for number, word in enumerate(self.words):
            word_at[word.start : word.end] = [number] * (word.end - word.start)
        owners = [word_at[piece.start] if piece.start < piece.end else none for piece in pieces]
        # Pieces × words; a piece of no word gets the row of zeros at the end of the table.
        table = np.vstack([np.eye(none, dtype=np.float32), np.zeros((1, none), dtype=np.float32)])
        self.membership = table[owners]


def _pairs(table: Any) -> set[tuple[int, int]]:
    """Target and source word of each link."""
    strongest = table.argmax(axis=1).tolist()
    pairs = {(word, place) for word, place in enumerate(strongest) if table[word, place] > 0}
    chosen = {place for _, place in pairs}
    return pairs | {
        (word, place)
        for place, word in enumerate(table.argmax(axis=0).tolist())
        if place not in chosen and table[word, place] > 0
    }
