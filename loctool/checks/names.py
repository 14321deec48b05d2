"""Names that the translation lost or changed.

German writes every noun with a capital letter, so a name is told by something else: capitals
inside (``VFX``, ``DreamWorks``), letters German has not (``Almodóvar``), quotes around foreign
words (``„Stranger Things“``), or by being unknown to a German dictionary (simplemma's), also as
a compound. What other languages call differently (``München``, ``Warschau``) that dictionary
mostly knows, so such names are left alone. A name counts as kept when the translation has it
without its accents, with another ending, or one letter off.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity

WORD = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")
QUOTED = re.compile(r"[„»“\"‚›]([^„“”»«\"‚‘›‹]{2,60})[“”«\"‘‹]")
BREAK = re.compile(r"[.!?:…„“”»«\"()\[\]–—•|/]\s*$|^\s*$")
ROMAN = re.compile(r"[IVXLC]+")
FOREIGN = re.compile(r"[À-ÃÅ-ÕØ-ÛÝÞà-ãå-õø-ûýþÿĀ-žŁł]")
TRANSLATED = frozenset(
    """EU USA UN UNO NATO WHO IWF EZB DDR BRD UdSSR AIDS DNA DNS RNA KI BIP CEO CO2 DVD GUS IOC IOK
    MRT CT EKG GPS HIV UFO LKW PKW Uhr TV AG GmbH UTC MEZ MESZ OECD FSJ NGO UNHCR IAEA IPCC ADHS
    ADS EVA BMW's UK NS SS OK PC U S E VIP IT PR PS WM EM GAU PIN""".split()
)
"""Acronyms that other languages may write otherwise: ``OTAN``, ``EE. UU.``, ``IA``."""
LINKS = ("s", "es", "n", "en", "er", "e", "ns", "")
"""What may stand between the parts of a German compound."""
LEAST_PART = 3


def _missing(pair: Pair) -> Messages:
    if pair.source_language != "de" or pair.target_language == "de" or pair.source.isupper():
        return
    kept = _folded_words(pair.target)
    joined = _fold(re.sub(r"[\W_]+", "", pair.target))
    for name in _names(pair.source):
        if not _is_kept(name, kept, joined):
            yield f"the name {name} of the source is not in the translation"


@lru_cache(maxsize=256)
def _names(source: str) -> tuple[str, ...]:
    """The words of a German text that must be names, each once."""
    return tuple(dict.fromkeys([*_unmistakable(source), *_foreign_titles(source), *_unknown(source)]))


def _unmistakable(source: str) -> Iterator[str]:
    """Acronyms, and words with capitals or figures inside."""
    for match in WORD.finditer(source):
        word = match[0]
        capitals = sum(letter.isupper() for letter in word)
        inner = any(letter.isupper() for letter in word[1:])
        if capitals < 2 or not inner or len(word) < 3 or _is_gendered(word):
            continue
        if word.rstrip("s") not in TRANSLATED and not ROMAN.fullmatch(word):
            yield word


def _is_gendered(word: str) -> bool:
    """``AutorInnen`` has a capital inside and is no name."""
    return bool(re.search(r"[a-zäöüß]In(?:nen)?$", word))


def _foreign_titles(source: str) -> Iterator[str]:
    """The long words of a quoted title that has no German word in it."""
    for match in QUOTED.finditer(source):
        words = WORD.findall(match[1])
        if words and words[0][0].isupper() and not any(_is_german(word) for word in words):
            yield from (word for word in words if len(word) >= 4 and word[0].isupper())


def _unknown(source: str) -> Iterator[str]:
    """Capitalized words that no German dictionary has, nor as a compound."""
    for match in WORD.finditer(source):
        word = match[0]
        if not word[0].isupper() or len(word) < 4 or not word.isalpha() or word.isupper():
            continue
        hyphened = "-" in source[match.end() : match.end() + 1] + source[: match.start()][-1:]
        if FOREIGN.search(word) or not (hyphened or _is_german(word)):
            yield word


@lru_cache(maxsize=8192)
def _is_german(word: str) -> bool:
    """Whether a dictionary has the word, or the words it is made of."""
    known = _lexicon()
    if known(word) or known(word.lower()) or known(word.capitalize()):
        return True
    lower = word.lower()
    return any(
        known(lower[cut:].capitalize()) and _is_modifier(lower[:cut])
        for cut in range(LEAST_PART, len(lower) - LEAST_PART + 1)
    )


def _is_modifier(part: str) -> bool:
    known = _lexicon()
    stems = {part.removesuffix(link) for link in LINKS if len(part) - len(link) >= LEAST_PART}
    return any(known(stem.capitalize()) or known(stem) or known(stem + "en") for stem in stems)
