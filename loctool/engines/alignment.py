"""Word alignment from a translator's attention.

The attention of a Transformer's decoder tells, for each target piece, how much it looked at each
source piece. Summed over the pieces of words, its strongest place gives the word a target word
came from. Words no target word chose are linked to the word that looked at them most, so that
every source word leads somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from loctool.segments import Link, Span

_WORD = re.compile(r"\w+(?:[-'’·*:]\w+)*|[^\w\s]")
"""A word with what is inside it (``Schauspieler*innen``), or one punctuation character."""


def align(
    source: str,
    source_pieces: Sequence[Span],
    target: str,
    target_pieces: Sequence[Span],
    attention: Sequence[Sequence[float]],
) -> tuple[Link, ...]:
    """Links each target word to the source word it came from.

    Args:
        source: The source text.
        source_pieces: Where its pieces stand.
        target: The translation.
        target_pieces: Where its pieces stand.
        attention: One row a target piece, one column a source piece; further columns (the end
            of the sentence) are left out.

    Returns:
        Links between words, by target, then by source.
    """
    import numpy as np

    rows = min(len(target_pieces), len(attention))
    columns = len(source_pieces)
    source_words, target_words = words_of(source), words_of(target)
    if not (rows and columns and source_words and target_words):
        return ()
    weights = np.asarray([list(row)[:columns] for row in attention[:rows]], dtype=np.float32)
    from_source = _membership(source_pieces, source_words)
    from_target = _membership(target_pieces[:rows], target_words)
    # Divided by the number of pieces: a long target word does not attract by its length alone.
    sizes = np.maximum(from_target.sum(axis=0), 1)[:, None]
    table = (from_target.T @ weights @ from_source) / sizes
    pairs = {
        (word, int(table[word].argmax())) for word in range(len(target_words)) if table[word].any()
    }
    chosen = {place for _, place in pairs}
    pairs |= {
        (int(table[:, place].argmax()), place)
        for place in range(len(source_words))
        if place not in chosen and table[:, place].any()
    }
    return tuple(Link(source_words[place], target_words[word]) for word, place in sorted(pairs))


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


def _membership(pieces: Sequence[Span], words: Sequence[Span]) -> Any:
    """A matrix (pieces × words) with 1 where a piece belongs to a word: its widest overlap."""
    import numpy as np

    matrix = np.zeros((len(pieces), len(words)), dtype=np.float32)
    word = 0
    for number, piece in enumerate(pieces):
        while word < len(words) - 1 and words[word].end <= piece.start:
            word += 1
        overlaps = [
            (min(piece.end, words[near].end) - max(piece.start, words[near].start), near)
            for near in range(word, min(word + 4, len(words)))
        ]
        length, near = max(overlaps, key=lambda overlap: overlap[0])
        if length > 0:
            matrix[number, near] = 1
    return matrix
