"""German word forms: to which lemmas a form may belong.

The dictionary comes first. It lacks loans and most compounds, so rules of the language follow:
endings of nouns, plurals with umlaut, endings of adjectives, forms of weak verbs, feminine agents.
The rules only propose; what they propose counts if the glossary has it. They follow Duden's
"Die Grammatik" (noun inflection: -s, -es, -n, -en, -e, -er; weak verbs; separable particles).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.lexicon import Lexicon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOUN_ENDINGS = ("s", "es", "n", "en", "e", "ns", "se", "sen", "ses", "nen", "'s", "'")
ADJECTIVE_ENDINGS = ("em", "er", "es", "en", "e")
UMLAUT_ENDINGS = ("ern", "er", "en", "e", "n", "")
ER_PLURALS = re.compile(
    r"(?:bild|brett|feld|geld|gesicht|glied|kind|kleid|licht|lied|schild|werk)(?:ern?)$"
)
"""Heads of compounds that take -er without an umlaut; other loans do not: ``Caster``, ``Cast``."""

PARTICLES = _words(
    """ab an auf aus bei durch ein empor entgegen fort gegen her hin hinter hinzu los mit nach
    nieder über um unter vor voran voraus vorbei weg weiter wider wieder zu zurück zusammen
    zwischen ver zer ent miss"""
)
"""Verb particles and prefixes: ``Nachfolge`` and ``Untertitel`` are no kinds of their heads."""

NO_LEMMAS = {"Bäre": "Bär"}
"""Where the dictionary invents a lemma for forms of a glossary's word."""

NOT_FEMININE = _words("termin terminen kamin magazin medizin benzin ruin")
SHORT = 3
"""Lower-case words of so few letters do not inflect: ``im Schnitt`` is not ``in Schnitten``."""

LEAST_MASCULINE = 4
ADJECTIVE = "~"
"""Before the stem of an adjective."""


class German:
    """Word forms by dictionary and rule."""

    nouns_have_capitals = True

    def __init__(self, lexicon: Lexicon):
        self._lexicon = lexicon

    def key(self, word: str, *, leads: bool = False) -> str:
        """What all forms of a term's word are filed under.

        That of an adjective is its stem, so that ``gute Filme`` are no ``beste Filme``; it may
        have a capital where it leads a name: ``Goldener`` in ``Goldener Löwe``.
        """
        if leads and self._is_inflected_adjective(word.lower()):
            return ADJECTIVE + _adjective_stem(word)
        if not word.islower() or len(word) <= SHORT:
            return (self._entry_of_noun(word) or word).casefold()
        if self._is_infinitive(word):
            return word.casefold()
        return ADJECTIVE + _adjective_stem(word)

    def _entry_of_noun(self, word: str) -> str | None:
        return None if word.islower() else self._lexicon.entry(word)

    def forms(self, word: str) -> Iterator[str]:
        """Forms of a term's word that neither dictionary nor endings lead back to it."""
        if not word.islower() or not self._is_infinitive(word):
            return
        particle, verb = split_verb(word)
        stem = verb[:-2] if verb.endswith("en") else verb[:-1]
        if particle:
            yield from (f"{particle}ge{stem}t", f"{particle}zu{verb}", f"{particle}ge{stem}et")
            lemma = self._lexicon.entry(verb)
            yield from (f"{particle}{form}" for form in _weak_forms(stem) if lemma == verb)
        if self._lexicon.entry(word) is None:
            yield from _weak_forms(stem)
            yield from (f"ge{stem}t", f"ge{stem}et")

    def candidates(self, form: str) -> Iterator[str]:
        """Keys that a form of a text may be filed under, the likeliest first."""
        folded = form.casefold()
        yield folded
        as_written = self._lexicon.entry(form)
        as_written = NO_LEMMAS.get(as_written or "", as_written)
        found = [as_written] if as_written else []
        if not form.islower():
            usual = form.capitalize()
            others = (usual, form.lower()) if usual != form else (form.lower(),)
            found += [lemma for other in others if (lemma := self._lexicon.entry(other))]
        yield from (lemma.casefold() for lemma in found)
        if not found or (as_written is None and not form.islower()):
            yield from _by_rule(folded)
        yield from _adjective_stems(folded)
        if "in" in folded[-5:]:
            yield from _masculine(folded)

    def is_noun(self, word: str) -> bool:
        """Whether the dictionary has a noun in this form."""
        lemma = self._lexicon.entry(word)
        return lemma is not None and lemma[0].isupper()

    def _is_inflected_adjective(self, word: str) -> bool:
        lemma = self._lexicon.entry(word)
        return lemma not in (None, word) and word.endswith(("er", "e", "es"))

    def _is_infinitive(self, word: str) -> bool:
        """Whether a lower-case word of a term is a verb, as far as can be told."""
        if not re.search(r"(?:e[lr]|e)n$", word):
            return False
        lemma = self._lexicon.entry(word)
        return lemma == word or lemma is None


def split_verb(infinitive: str) -> tuple[str, str]:
    """The particle that parts from a verb, and the verb.

    >>> split_verb("nachdrehen"), split_verb("drehen")
    (('nach', 'drehen'), ('', 'drehen'))
    """
    for particle in sorted(PARTICLES - {"ver", "zer", "ent", "miss"}, key=len, reverse=True):
        if infinitive.startswith(particle) and len(infinitive) - len(particle) >= 5:
            return particle, infinitive.removeprefix(particle)
    return "", infinitive


def _weak_forms(stem: str) -> Iterator[str]:
    yield from (stem + ending for ending in ("e", "st", "t", "et", "te", "ten", "end"))


def _adjective_stem(word: str) -> str:
    """An adjective without its ending, or the word itself: ``visuell``, ``best``, ``live``."""
    for ending in ADJECTIVE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORT:
            return word.removesuffix(ending).casefold()
    return word.casefold()


def _adjective_stems(folded: str) -> Iterator[str]:
    yield ADJECTIVE + folded
    for ending in ADJECTIVE_ENDINGS:
        if folded.endswith(ending):
            yield ADJECTIVE + folded.removesuffix(ending)


def _by_rule(folded: str) -> Iterator[str]:
    """Stems without the endings of nouns, then with the umlaut of the plural undone."""
    for ending in NOUN_ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            yield folded.removesuffix(ending)
    if match := ER_PLURALS.search(folded):
        yield folded[: match.end()].removesuffix("n").removesuffix("er")
    if plain := without_umlaut(folded):
        for ending in UMLAUT_ENDINGS:
            if folded.endswith(ending):
                yield plain.removesuffix(ending)


def without_umlaut(word: str) -> str:
    """A word with its last umlaut undone: ``vorspänne`` → ``vorspanne``; empty without one."""
    cut = max(word.rfind(umlaut) for umlaut in "äöü")
    if cut < 0:
        return ""
    return word[:cut] + {"ä": "a", "ö": "o", "ü": "u"}[word[cut]] + word[cut + 1 :]


def _masculine(folded: str) -> Iterator[str]:
    """``regisseurinnen`` → ``regisseur``, ``kollegin`` → ``kollege``, ``ärztin`` → ``arzt``."""
    if folded in NOT_FEMININE:
        return
    stem = folded.removesuffix("nen").removesuffix("in")
    if not folded.endswith(("in", "innen")) or len(stem) < LEAST_MASCULINE:
        return
    for agent in filter(None, (stem, without_umlaut(stem))):
        yield from (agent, agent + "e")
