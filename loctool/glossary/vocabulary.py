"""A glossary's terms of one language, ready to be looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Protocol

from loctool.glossary.automaton import Entry, Node
from loctool.glossary.german import PARTICLES, split_verb
from loctool.glossary.terms import Concept, Glossary, Term
from loctool.glossary.words import Words, read

LOAN = re.compile(r"(?i:sh|y|c(?![hk])|oo|ee[dpnt]|ou|ea|ight|[^aeiouäöün]ing$)|^[A-ZÄÖÜ\d]+$")
"""Spellings that tell a loan word or an acronym from a German word."""

ACRONYM = re.compile(r"[A-ZÄÖÜ\d]{2,}")
LEAST_CLOSED = 6


class Forms(Protocol):
    """What the matcher asks of a language."""

    nouns_have_capitals: bool

    def key(self, word: str, *, leads: bool = False) -> str:
        """What all forms of a term's word are filed under.

        Args:
            word: As the term has it.
            leads: Whether other words of the term follow.
        """

    def forms(self, word: str) -> Iterator[str]:
        """Forms of a term's word that :meth:`candidates` does not lead back to it."""

    def candidates(self, form: str) -> Iterator[str]:
        """Keys that a form of a text may be filed under, the likeliest first."""

    def is_noun(self, word: str) -> bool:
        """Whether the dictionary has a noun in this form."""


class Vocabulary:
    """The terms by their words' keys.

    Attributes:
        root: The tree of all ways to write them.
        nouns: Of terms that are one noun, the noun as written and its key.
    """

    def __init__(self, glossary: Glossary, language: str, forms: Forms):
        self.root = Node()
        self.nouns: list[tuple[str, str]] = []
        self._forms = forms
        self._keys: dict[str, tuple[str, ...]] = {}
        self._ranks = count()
        for concept in glossary:
            for term in concept.in_language(language):
                self._add(concept, term)

    def keys(self, form: str) -> tuple[str, ...]:
        """The glossary's keys that a form of a text may be filed under, the likeliest first."""
        found: dict[str, None] = {}
        for candidate in self._forms.candidates(form):
            for key in self._keys.get(candidate, ()):
                found[key] = None
        return tuple(found)

    def _add(self, concept: Concept, term: Term) -> None:
        parts = Words(term.text)
        words = tuple(read(raw).text for raw in parts.raw)
        if not words:
            return
        rank = next(self._ranks)
        hyphens = any(map(parts.hyphenated, range(len(words))))
        nouns = self._forms.nouns_have_capitals and all(not word[0].islower() for word in words)
        needs_hyphens = nouns and hyphens and not any(map(self._is_loan, words))
        self._file(Entry(concept, term, words, rank, needs_hyphens=needs_hyphens))
        if len(words) == 1:
            self._add_word(Entry(concept, term, words, rank), is_noun=nouns)
        elif nouns or hyphens:
            self._add_closed(Entry(concept, term, (_closed(words),), rank), is_noun=nouns)

    def _file(self, entry: Entry) -> None:
        *leading, last = entry.words
        keys = [self._key(word, leads=True) for word in leading]
        self.root.add((*keys, self._key(last)), entry)

    def _key(self, word: str, *, leads: bool = False) -> str:
        key = self._forms.key(word, leads=leads)
        for form in (key, word.casefold(), *self._forms.forms(word)):
            known = self._keys.get(form, ())
            if key not in known:
                self._keys[form] = (*known, key)
        return key

    def _add_word(self, entry: Entry, *, is_noun: bool) -> None:
        (word,) = entry.words
        if is_noun:
            self.nouns.append((word, self._key(word)))
            for parts in self._opened(word):
                self._file(Entry(entry.concept, entry.term, parts, entry.rank))
        elif self._forms.nouns_have_capitals and any(self._forms.forms(word)):
            particle, verb = split_verb(word)
            if particle in PARTICLES:
                parts = (verb, particle)
                self._file(Entry(entry.concept, entry.term, parts, entry.rank, is_separated=True))

    def _add_closed(self, entry: Entry, *, is_noun: bool) -> None:
        """A term of several words, written as one: ``Shotplanung`` for ``Shot-Planung``."""
        (word,) = entry.words
        if len(word) >= LEAST_CLOSED:
            self._file(entry)
            if is_noun:
                self.nouns.append((word, self._key(word)))

    def _opened(self, word: str) -> Iterator[tuple[str, ...]]:
        """``Shotplanung`` as ``Shot Planung``, if a part is a loan: else it may be an accident."""
        if not self._forms.nouns_have_capitals or len(word) < LEAST_CLOSED:
            return
        for cut in range(3, len(word) - 2):
            first, second = word[:cut], word[cut:].capitalize()
            if (LOAN.search(first) or LOAN.search(second)) and all(
                map(self._forms.is_noun, (first, second))
            ):
                yield first, second

    def _is_loan(self, word: str) -> bool:
        return LOAN.search(word) is not None or not self._forms.is_noun(word)


def _closed(words: tuple[str, ...]) -> str:
    """Words written as one: all but the first and acronyms without their capitals."""
    first, *others = words
    return first + "".join(word if ACRONYM.fullmatch(word) else word.lower() for word in others)
