"""Finding sequences of words: the terms of a glossary as a tree of their words' keys.

A word is looked up by its key, so the time depends on the text, not on the number of terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from loctool.glossary.terms import Concept, Term


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write a term.

    Attributes:
        concept: Whose term it is.
        term: The term.
        words: Its words as the glossary writes them.
        rank: Its place in the glossary; of two that fit, the first is meant.
        is_separated: A verb whose particle stands behind it: ``dreht … nach``.
        needs_hyphens: Whether spaces between its words would make them other words:
            ``Film Premiere`` in ``als der Film Premiere feierte``.
    """

    concept: Concept
    term: Term
    words: tuple[str, ...]
    rank: int
    is_separated: bool = False
    needs_hyphens: bool = False


@dataclass(slots=True)
class Node:
    """A place in the tree: what may follow, and what ends here."""

    following: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def add(self, keys: tuple[str, ...], entry: Entry) -> None:
        """Files an entry under its words' keys."""
        node = self
        for key in keys:
            node = node.following.setdefault(key, Node())
        node.entries.append(entry)

    def walk(
        self, number: int, keys: Callable[[int], tuple[str, ...]], joins: Callable[[int], bool]
    ) -> Iterator[tuple[int, Entry]]:
        """Entries that begin with a word, and the number of their last word.

        Args:
            number: The first word's.
            keys: The keys of the word of a number.
            joins: Whether a word may belong together with the next.
        """
        for key in keys(number):
            node = self.following.get(key)
            if node is None:
                continue
            yield from ((number, entry) for entry in node.entries)
            if node.following and joins(number):
                yield from node.walk(number + 1, keys, joins)
