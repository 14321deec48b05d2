"""Glossary lines for training: noun phrases of a text with what they became in its translation.

Half of them are given as lemmas, so that the model learns to inflect a term, not to paste it.
"""

import functools
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from starter.alignment import Alignment, Word
from starter.corpus import SOURCE, Pair

_MIN_CHARS = 4
_MAX_SOURCE_WORDS = 2
_MAX_TARGET_WORDS = 4
_FOREIGN_TO_TERMS = re.compile(r"[^\w\s'’-]")
_LEMMA_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it stands in a text and in its translation."""

    source: str
    target: str


def word_frequencies(alignments: Iterable[Alignment]) -> Counter[str]:
    """Counts the German words; rare ones make the better glossary entries."""
    return Counter(word.text.lower() for alignment in alignments for word in alignment.source)


def choose_terms(
    pair: Pair,
    alignment: Alignment,
    frequencies: Counter[str],
    target: str,
    chance: random.Random,
) -> list[Term]:
    """Gives one to three terms of a pair, rather rare than common ones; none if it has none.

    Args:
        pair: The text and its translation.
        alignment: Their word alignment.
        frequencies: How common each German word is.
        target: Language code of the translation, for its lemmas.
        chance: The source of all randomness.
    """
    found = sorted(_candidates(pair, alignment, frequencies), key=lambda entry: entry[0])
    rarest = [term for _, term in found[: max(3, len(found) // 2)]]
    chance.shuffle(rarest)
    chosen: list[Term] = []
    for term in rarest[: chance.choice((1, 1, 2, 2, 3))]:
        if not any(term.source in other.source or other.source in term.source for other in chosen):
            chosen.append(term)
    return [_as_lemmas(t, target) if chance.random() < _LEMMA_SHARE else t for t in chosen]


def _candidates(
    pair: Pair, alignment: Alignment, frequencies: Counter[str]
) -> Iterator[tuple[int, Term]]:
    """Gives (frequency, term) for each noun phrase whose alignment is beyond doubt."""
    for first, word in enumerate(alignment.source):
        if not (word.text[0].isupper() and len(word.text) >= _MIN_CHARS):
            continue
        for last in range(first, min(first + _MAX_SOURCE_WORDS, len(alignment.source))):
            if not alignment.source[last].text[0].isalpha():
                continue
            span = _aligned_span(alignment, first, last)
            if span:
                source = _text(pair.source, alignment.source, first, last)
                target = _text(pair.target, alignment.target, *span)
                if _looks_like_a_term(source, target):
                    yield frequencies[word.text.lower()], Term(source, target)


def _aligned_span(alignment: Alignment, first: int, last: int) -> tuple[int, int] | None:
    """Gives the first and last target word, if no link leads into or out of the phrase."""
    inside = range(first, last + 1)
    certain = [t for s, t in alignment.forward & alignment.reverse if s in inside]
    if not certain or max(certain) - min(certain) >= _MAX_TARGET_WORDS:
        return None
    span = range(min(certain), max(certain) + 1)
    closed = all((s in inside) == (t in span) for s, t in alignment.forward | alignment.reverse)
    return (span[0], span[-1]) if closed else None


def _text(sentence: str, words: list[Word], first: int, last: int) -> str:
    return sentence[words[first].start : words[last].end]


def _looks_like_a_term(source: str, target: str) -> bool:
    if _FOREIGN_TO_TERMS.search(source + target) or not re.search(r"\w{3}", target):
        return False
    return len(target.split()) <= _MAX_TARGET_WORDS


def _as_lemmas(term: Term, target: str) -> Term:
    return Term(_lemmas(term.source, SOURCE), _lemmas(term.target, target))


@functools.cache
def _lemmas(text: str, language: str) -> str:
    import simplemma

    return " ".join(simplemma.lemmatize(word, lang=language) for word in text.split())
