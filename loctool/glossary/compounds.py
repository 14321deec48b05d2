"""Terms inside closed German compounds: ``Previsualisierungsphase``, ``Fantasyserie``.

A compound is cut where one side is a term of the glossary and the other a word: in the
dictionary, in the glossary, or itself made of two words. Between them may stand one of the
linking elements s, es, n, en, er, e (Duden, "Die Grammatik", Fugenelemente); it goes with the
part before it. ``Regierung`` holds no ``Regie``, for ``rung`` is no word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from loctool.glossary.german import PARTICLES, without_umlaut
from loctool.lexicon import Lexicon

LEAST_PART = 3
LEAST_DEEP = 7
"""A part that is itself made of two words has so many letters."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LINKS = ("s", "es", "n", "en", "er", "e")
SUFFIXES = _words(
    """age aner anz arin ate ator bar chen eien enz erei ereien erin erinnen ern esse eur euse
    haft heit heiten ien ierung ierungen iker iker ine inen ing innen ion ionen isch ismen ismus
    ist isten istin ität itäten keit keiten lein ler lerin lern lich ling linge lings los lose losen
    loser nen ner nerin nis nisse schaft schaften sel tät tion tionen tum tümer ung ungen ur uren"""
)
"""Endings that make words of words; some of them look like words themselves (``Ion``, ``Ling``)."""

SHORT_WORDS = _words(
    """abo act akt alm alt amt app arm art ast bad bar bau bob bot box boy bub bus cup cut deo
    dom duo ego ehe eid eis erz fan fax fee fuß gag gas gay gel gen gig gut hai hit hof hut ich
    jet job jux kap kuh kur lab lob log lok los mob mix mut neu not oma opa ort ost pop pub rad
    rap rat rot ruf roh sam see set sex spa süd tag tal tat tee tip tod ton tor tür typ ufo uhr
    uni wal weg zoo zug öko öl"""
)
"""The words of two or three letters that compounds have; the dictionary has a thousand others,
mostly acronyms."""

ELIDED = (
    *("ache", "aufnahme", "ecke", "ende", "erde", "farbe", "geschichte", "grenze", "hilfe"),
    *("kontrolle", "krone", "miete", "quelle", "schule", "stimme", "strafe"),
)
"""Ends of nouns that lose their -e in front: ``Schulfilm``, ``Sprachaufnahme``."""

NO_PARTS = _words("sende ting tings render rung zung")
"""Words of the dictionary that look like endings."""

NO_COMPOUNDS = _words(
    "kasserolle maskerade rapport takelage reihenfolge rangfolge erfolge zielsetzung tonne tonnen"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A term inside a compound: its key, and which letters of the compound are its own."""

    key: str
    start: int
    end: int
    is_head: bool


class Compounds:
    """The single-word nouns of a glossary, looked for in compounds.

    Args:
        nouns: Each noun as the glossary writes it, and its key.
        heads: Gives the keys of glossary nouns that a capitalized form may belong to.
        lexicon: The German dictionary.
    """

    def __init__(
        self,
        nouns: Iterable[tuple[str, str]],
        heads: Callable[[str], Iterable[str]],
        lexicon: Lexicon,
    ):
        self._lexicon = lexicon
        self._heads = heads
        self._modifiers: dict[str, str] = {}
        self._starts: set[str] = set()
        for noun, key in nouns:
            for modifier in self._linking_forms(noun.lower()):
                self._modifiers.setdefault(modifier, key)
            for form in (noun.lower(), key):
                self._starts.add(_start(form))
        self._longest = max(map(len, self._modifiers), default=0)
        self._is_modifier = lru_cache(maxsize=16384)(self._modifies)
        self._is_head = lru_cache(maxsize=16384)(self._heads_a_compound)

    def modifier(self, form: str) -> str | None:
        """The key of the term that a compound's first part is: ``Previsualisierungs``."""
        return self._modifiers.get(form.lower())

    def cut(self, form: str) -> int | None:
        """Where the last word of a compound begins; None for a word that is no compound.

        >>> from loctool.lexicon import lexicon
        >>> Compounds((), lambda form: (), lexicon("de")).cut("Serienfinale")
        6
        """
        lower = form.lower()
        if len(lower) != len(form) or lower in NO_COMPOUNDS or not self._may_be_noun(lower):
            return None
        for cut in range(LEAST_PART, len(lower) - LEAST_PART + 1):
            tail = lower[cut:]
            if self._is_noun(tail) and tail not in SUFFIXES and self._is_modifier(lower[:cut]):
                return None if self._ends_otherwise(lower, cut) else cut
        return None

    def parts(self, form: str) -> tuple[Part, ...]:
        """The terms at the two ends of a compound; none for a word that is no compound."""
        lower = form.lower()
        if len(lower) != len(form) or lower in NO_COMPOUNDS or not self._may_be_noun(lower):
            return ()
        head, modifier = self._head_of(lower), self._modifier_of(lower)
        if head and modifier and modifier.end > head.start:
            longer = head if head.end - head.start >= modifier.end else modifier
            return (longer,)
        return tuple(part for part in (modifier, head) if part)

    def _may_be_noun(self, lower: str) -> bool:
        """Not so ``Dramatische``, which is no ``Tisch``, nor ``Spurlose``."""
        lemma = self._lexicon.entry(lower.capitalize()) or self._lexicon.entry(lower)
        return lemma is None or lemma[0].isupper()

    def _modifier_of(self, lower: str) -> Part | None:
        longest = min(len(lower) - LEAST_PART, self._longest)
        for cut in range(longest, LEAST_PART - 1, -1):
            key = self._modifiers.get(lower[:cut])
            if key is not None and self._is_rest(lower, cut):
                return Part(key, 0, cut, is_head=False)
        return None

    def _is_rest(self, lower: str, cut: int) -> bool:
        """Whether a compound goes on with a word, also in its lemma: unlike ``Doku|mente``."""
        if not self._is_head(lower[cut:]) or self._begins_otherwise(lower, cut):
            return False
        lemma = (self._lexicon.entry(lower.capitalize()) or lower).lower()
        return not lemma.startswith(lower[:cut]) or self._is_head(lemma[cut:])

    def _begins_otherwise(self, lower: str, cut: int) -> bool:
        """Whether the compound begins with a longer word that the term is no part of.

        ``Regierungs|sprecher`` is meant, not ``Regie|rungssprecher``.
        """
        return any(
            any(map(self._is_noun, (word, word.removesuffix("s"))))
            and self._is_head(lower[longer:])
            and not any(self._is_head(stem[cut:]) for stem in (word, *_unlinked(word)))
            for longer in range(cut + 2, len(lower) - LEAST_PART + 1)
            for word in (lower[:longer],)
        )

    def _head_of(self, lower: str) -> Part | None:
        for cut in range(LEAST_PART, len(lower) - LEAST_PART + 1):
            tail = lower[cut:]
            if _start(tail) not in self._starts:
                continue
            key = next(iter(self._heads(tail.capitalize())), None)
            if key is not None and self._is_modifier(lower[:cut]):
                if self._ends_otherwise(lower, cut):
                    return None
                return Part(key, cut, len(lower), is_head=True)
        return None

    def _ends_otherwise(self, lower: str, cut: int) -> bool:
        """Whether the compound ends in a longer word that the term is no head of.

        ``Arbeits|erfolg`` is meant, not ``Arbeitser|folg``; and ``drehend`` in ``Drehende``.
        """
        if lower[cut:].startswith("end") and self._ends_with_verb(lower[:cut]):
            return True
        return any(
            self._is_noun(lower[earlier:])
            and (self._is_modifier(lower[:earlier]) or lower[:earlier] in PARTICLES)
            and not self._is_modifier(lower[earlier:cut])
            for earlier in range(LEAST_PART, cut)
        )

    def _ends_with_verb(self, part: str) -> bool:
        """Whether a participle begins so: ``theaterschaff|ende``."""
        return any(
            self._lexicon.entry(part[cut:] + "en") == part[cut:] + "en"
            for cut in range(len(part) - LEAST_PART)
        )

    def _linking_forms(self, noun: str) -> Iterator[str]:
        """What a noun may look like at the beginning of a compound."""
        yield noun
        if noun.endswith(ELIDED):
            yield from (noun[:-1], noun[:-1] + "s")
        for form in self._linked(noun):
            lemma = self._lexicon.entry(form.capitalize())
            if lemma is None or lemma.lower() == noun:  # Akten- is of Akte, not of Akt
                yield form
        for plural in {noun + "e", noun + "er", *_umlauted(noun)}:
            lemma = self._lexicon.entry(plural.capitalize())
            if lemma is not None and lemma.lower() == noun:
                yield plural

    def _linked(self, noun: str) -> Iterator[str]:
        if noun.endswith("e"):
            yield noun + "n"
            return
        if not noun.endswith(("a", "i", "o", "u")):
            yield noun + "en"
        if not noun.endswith(("s", "x", "z")):
            yield noun + "s"
        if noun.endswith(("er", "el")):
            yield noun + "n"
        elif not noun.endswith(("a", "i", "o", "u")):
            yield noun + "es"

    def _modifies(self, part: str) -> bool:
        """Whether a compound may begin so."""
        if part in PARTICLES:
            return False
        if part in self._modifiers or self._is_stem(part):
            return True
        if any(self._is_lemma(stem) for stem in _unlinked(part)):
            return True
        return len(part) >= LEAST_DEEP and self._is_made_of_two(part, self._is_linked_noun)

    def _is_stem(self, stem: str) -> bool:
        """Whether a noun, an adjective or a verb begins compounds in this form."""
        entry = self._lexicon.entry
        if self._is_noun(stem):
            return True
        if len(stem) <= LEAST_PART:
            return stem in SHORT_WORDS
        if entry(stem) == stem or entry(stem + "en") == stem + "en":
            return True
        return (stem + "e").endswith(ELIDED) and self._is_noun(stem + "e")

    def _is_lemma(self, stem: str) -> bool:
        """Whether a linking element may follow: not in ``arbeits|er``."""
        return self._is_noun(stem) and self._lexicon.entry(stem.capitalize()) == stem.capitalize()

    def _is_linked_noun(self, part: str) -> bool:
        return self._is_noun(part) or any(map(self._is_lemma, _unlinked(part)))

    def _is_noun(self, word: str) -> bool:
        if len(word) <= LEAST_PART:
            return word in SHORT_WORDS
        lemma = self._lexicon.entry(word.capitalize())
        if lemma is None or lemma[0].islower() or word in NO_PARTS:
            return False
        return len(lemma) > LEAST_PART or lemma.lower() in SHORT_WORDS

    def _heads_a_compound(self, part: str) -> bool:
        """Whether a compound may end so."""
        if part in SUFFIXES or len(part) < LEAST_PART:
            return False
        if self._is_noun(part) or any(True for _ in self._heads(part.capitalize())):
            return True
        return len(part) >= LEAST_DEEP and self._is_made_of_two(part, self._is_noun)

    def _is_made_of_two(self, part: str, ends: Callable[[str], bool]) -> bool:
        return any(
            ends(part[cut:])
            and part[cut:] not in SUFFIXES
            and part[:cut] not in PARTICLES
            and (self._is_stem(part[:cut]) or any(map(self._is_lemma, _unlinked(part[:cut]))))
            for cut in range(LEAST_PART, len(part) - LEAST_PART + 1)
        )


def _start(word: str) -> str:
    """The first letters of a word, whatever its umlauts."""
    return word[:LEAST_PART].translate(str.maketrans("äöü", "aou"))


def _umlauted(noun: str) -> Iterator[str]:
    """``buch`` → ``büche``, ``bücher``; the last vowel that can take the umlaut does."""
    cut = max(noun.rfind(vowel) for vowel in "aou")
    if cut >= 0:
        umlauted = noun[:cut] + {"a": "ä", "o": "ö", "u": "ü"}[noun[cut]] + noun[cut + 1 :]
        yield from (umlauted + link for link in ("e", "er", "en"))


def _unlinked(part: str) -> Iterator[str]:
    """A compound's first part without what may be a linking element."""
    for link in LINKS:
        if part.endswith(link) and len(part) - len(link) >= LEAST_PART:
            stem = part.removesuffix(link)
            yield stem
            if link in ("e", "er") and (plain := without_umlaut(stem)):
                yield plain
