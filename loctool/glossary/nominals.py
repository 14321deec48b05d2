"""The nouns of a German text and the phrases around them: what may be a term.

German writes nouns with a capital, so they are found without a tagger; a dictionary and the words
before them tell nouns from names. Found are

- nouns, closed compounds (``Previsualisierungsphase``), hyphen compounds (``VFX-Supervisor``) and
  acronyms (``VFX``);
- an adjective and its noun (``visuelle Effekte``), a noun and its genitive (``Recht der
  Verfilmung``), and words of another language that stand together as one noun (``Final Cut``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from loctool.glossary.compounds import Compounds
from loctool.glossary.german import ADJECTIVE_ENDINGS
from loctool.glossary.spelling import is_acronym, is_technical
from loctool.glossary.titles import QUOTED, find_titles
from loctool.glossary.words import HYPHENS, Words, read
from loctool.lexicon import lexicon
from loctool.segments import Span

LEAST_NOUN = 3
LONGEST_TITLE = 6
"""Words in quotes; more are speech, which may hold terms."""


class NominalKind(StrEnum):
    """How a candidate is built."""

    NOUN = "noun"
    COMPOUND = "compound"
    HYPHEN_COMPOUND = "hyphen-compound"
    ACRONYM = "acronym"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun or a phrase where it stands.

    Attributes:
        lemma: As a dictionary would have it.
        span: Where it is.
        kind: How it is built.
        parts: Lemmas of its words, or the parts of a compound.
        is_common: Whether an article, an adjective or its own ending shows that it is no name.
        follows_first_name: Whether it must be a surname.
    """

    lemma: str
    span: Span
    kind: NominalKind
    parts: tuple[str, ...]
    is_common: bool
    follows_first_name: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner
    keines dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden
    jedem welcher welche welches welchen welchem mein meine meinen meinem meiner meines sein seine
    seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem
    unserer unseres euer eure im am beim vom zum zur ins ans fürs aufs alle allen aller viele
    vielen vieler mehrere mehreren mehrerer einige einigen einiger manche manchen mancher beide
    beiden beider wenige wenigen weniger mehr zwei drei vier fünf sechs sieben acht neun zehn elf
    zwölf pro per sämtliche sämtlichen solche solchen solcher"""
)
"""Words before a common noun; a name has none of them, or only ``der``."""

NO_ADJECTIVES = DETERMINERS | _words(
    """andere anderen anderem anderer anderes weitere weiteren weiterem weiterer weiteres
    deren dessen etwa gegen hinter unter über neben zwischen wegen während ohne seit sogar lange
    gerne heute gestern morgen immer wieder aber oder sondern bisher später früher
    weder eher besser selber ebenso ihnen ihm dabei sowie nachdem außer statt trotz erste ersten
    erster erstes erstem zweite zweiten zweiter zweites dritte dritten dritter drittes vierte
    vierten vierter letzte letzten letzter letztes nächste nächsten nächster nächstes eigene eigenen
    eigener eigenes solcher halbe ganze ganzen ganzer gesamte gesamten gesamter jetzige damalige
    heutige heutigen gestrige kommende kommenden kommender vergangene vergangenen vergangener
    laufende laufenden aktuelle aktuellen aktueller ehemalige ehemaligen jüngste jüngsten jüngster
    verschiedene verschiedenen bestimmte bestimmten gewisse gewissen sogenannte sogenannten"""
)
"""What ends like an adjective and makes no term with a noun."""

NO_NOUNS = _words(
    """Sie Ihr Ihre Ihren Ihrem Ihrer Ihres Ihnen Du Dein Deine Euch Mr Mrs Dr Prof Herr Frau Nr St
    Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar März April Mai Juni
    Juli August September Oktober November Dezember Mio Mrd Abb Vgl Ex Co Uhr Prozent Dollar
    Euro Cent Pfund Million Millionen Milliarde Milliarden Tausend Hundert Dutzend Prozentpunkte
    Kilometer Meter Meile Meilen Kilo Liter Grad The Of And For With"""
)
TITLES = _words("Herr Frau Herrn Dr Prof Professor Mr Mrs Sir Lady")
"""What follows one of them is a name."""
ROMAN = re.compile(r"[IVXLC]+")
GENITIVE = frozenset(("des", "der", "eines", "einer"))


def adjective_lemma(form: str, entry: Callable[[str], str | None]) -> str:
    """The lemma of an inflected adjective in lower case; empty for any other word.

    >>> adjective_lemma("visuellen", lexicon("de").entry)
    'visuell'
    """
    if form in NO_ADJECTIVES or not form.islower() or len(form) < 5:
        return ""
    lemma = entry(form)
    if lemma is None:
        return _participle(form, entry)
    for ending in ADJECTIVE_ENDINGS:
        if form.endswith(ending):
            stem = form.removesuffix(ending)
            if lemma in (stem, stem + "e") or (lemma[-2:] in ("el", "er") and _elided(stem, lemma)):
                return "" if entry(stem + "en") == stem + "en" and lemma != stem else lemma
    return ""


def _elided(stem: str, lemma: str) -> bool:
    """``dunkl`` of ``dunkel``, ``teur`` of ``teuer``."""
    return stem == lemma[:-2] + lemma[-1]


def _participle(form: str, entry: Callable[[str], str | None]) -> str:
    """``geplant`` of ``geplante``: the dictionary has it as a noun or not at all."""
    for ending in ADJECTIVE_ENDINGS:
        stem = form.removesuffix(ending)
        if stem != form and re.search(r"(?:t|en|nd|ell|isch|lich|iv|al|är)$", stem):
            noun = entry(form.capitalize())
            if noun is not None or re.search(r"(?:iert|isch|lich|ell|iv)$", stem):
                return stem
    return ""


def find_nominals(text: str, first_names: Container[str]) -> Iterator[Nominal]:
    """All candidates of a text, in its order; a phrase before the nouns in it.

    Args:
        text: One sentence or several.
        first_names: What follows one of them is a surname.
    """
    words = Words(text)
    titles = _titles(text)
    nouns: dict[int, Nominal] = {}
    number = 0
    while number < len(words):
        last = _last_of_word(words, number)
        nominal = _noun(words, number, last, first_names)
        if nominal is not None and not any(
            title.start < nominal.span.end and nominal.span.start < title.end for title in titles
        ):
            yield from _phrases(words, number, nominal, nouns)
            yield nominal
            nouns[last] = nominal
        number = last + 1


def _titles(text: str) -> list[Span]:
    """Quoted titles, and whatever else of a few words stands in quotes: short speech."""
    found = [title.span for title in find_titles(text, lexicon("de").knows)]
    found += [
        Span(*match.span(1))
        for match in QUOTED.finditer(text)
        if 1 < len(match[1].split()) <= LONGEST_TITLE and match[1][0].isupper()
    ]
    return found


def _last_of_word(words: Words, number: int) -> int:
    """The last part of a hyphen compound."""
    while words.hyphenated(number):
        number += 1
    return number


def _noun(words: Words, first: int, last: int, first_names: Container[str]) -> Nominal | None:
    """What stands there as a candidate, if it is a noun at all."""
    raw = words.raw[first]
    if not _may_be_noun(words, first, last):
        return None
    form = "-".join(read(each).text for each in words.raw[first : last + 1])
    lemma, kind, parts = _analyzed(form)
    before = _before(words, first)
    if first == last and words.begins_sentence(first) and not _is_surely_noun(raw):
        return None
    known = lexicon("de").entry(lemma) is not None
    return Nominal(
        lemma,
        Span(words.starts[first], words.ends[last]),
        kind,
        parts,
        is_common=before in DETERMINERS
        or bool(adjective_lemma(before, lexicon("de").entry))
        or (form != lemma and form != lemma + "s")
        or (known and kind is NominalKind.COMPOUND),
        follows_first_name=before in TITLES or before in first_names or raw in first_names,
    )


def _may_be_noun(words: Words, first: int, last: int) -> bool:
    raw = words.raw[first]
    if not raw[0].isupper() or raw in NO_NOUNS or raw.lower() in DETERMINERS:
        return False
    if is_technical(words, first):
        return False
    if words.text.startswith(tuple(HYPHENS), words.ends[last]):
        return False  # the first half of ``Film- und Serienpreis``
    if last > first:
        return words.raw[last][0].isupper() and len(words.raw[last]) > 1
    if any(letter.isdigit() for letter in raw) and not is_acronym(raw):
        return False
    if _is_adjective_of_name(words, first):
        return False
    return len(raw) >= LEAST_NOUN or (is_acronym(raw) and len(raw) == 2)


def _is_adjective_of_name(words: Words, number: int) -> bool:
    """``Goldene`` in ``Goldene Möwe``, ``Vereinigte`` in ``Vereinigte Staaten``."""
    if not words.joins(number) or not words.raw[number + 1][0].isupper():
        return False
    return bool(adjective_lemma(words.raw[number].lower(), lexicon("de").entry))


def _is_surely_noun(raw: str) -> bool:
    """Whether a word that begins a sentence owes its capital to itself."""
    entry = lexicon("de").entry
    if is_acronym(raw):
        return True
    if entry(raw.lower()) is not None or raw.lower() in NO_ADJECTIVES:
        return False
    lemma = entry(raw)
    return (lemma is not None and lemma[0].isupper()) or _cut(raw) is not None


def _before(words: Words, number: int) -> str:
    """The word right before, if nothing but a space is between them."""
    if not number or words.begins_sentence(number) or not words.joins(number - 1):
        return ""
    before = words.raw[number - 1]
    return before.lower() if words.begins_sentence(number - 1) else before


@lru_cache(maxsize=16384)
def _analyzed(form: str) -> tuple[str, NominalKind, tuple[str, ...]]:
    """Lemma, kind and parts of a noun as it stands in a text."""
    if "-" in form:
        head, _, tail = form.rpartition("-")
        lemma = _lemma(tail)
        return f"{head}-{lemma}", NominalKind.HYPHEN_COMPOUND, (*head.split("-"), lemma)
    acronym = form.removesuffix("s")
    if is_acronym(acronym) and len(acronym) > 1 and not ROMAN.fullmatch(acronym):
        return acronym, NominalKind.ACRONYM, (acronym,)
    lemma = _lemma(form)
    cut = _cut(lemma)
    if cut is None:
        return lemma, NominalKind.NOUN, (lemma,)
    return lemma, NominalKind.COMPOUND, (lemma[:cut], _lemma(lemma[cut:].capitalize()))


def _lemma(form: str) -> str:
    """The dictionary's lemma, that of a compound's head, or the form itself."""
    entry = lexicon("de").entry(form)
    if entry is not None and entry[0].isupper():
        return entry
    cut = _cut(form)
    if cut is None:
        return form
    head = lexicon("de").entry(form[cut:].capitalize())
    return form[:cut] + head.lower() if head else form


@lru_cache(maxsize=16384)
def _cut(form: str) -> int | None:
    return _compounds().cut(form)


@cache
def _compounds() -> Compounds:
    """Compounds of the dictionary alone."""
    return Compounds((), lambda _: (), lexicon("de"))


def _phrases(
    words: Words, number: int, noun: Nominal, nouns: dict[int, Nominal]
) -> Iterator[Nominal]:
    """Phrases that end in a noun."""
    before = _before(words, number)
    if not before:
        return
    start = words.starts[number - 1]
    if adjective := adjective_lemma(before, lexicon("de").entry):
        if noun.kind is not NominalKind.ACRONYM:
            yield _phrase(
                f"{_inflected(adjective, noun.lemma)} {noun.lemma}", start, noun, adjective
            )
        return
    earlier = nouns.get(number - 1)
    if earlier is not None and _is_foreign_pair(earlier, noun):
        yield Nominal(
            f"{earlier.lemma} {noun.lemma}",
            Span(earlier.span.start, noun.span.end),
            NominalKind.PHRASE,
            (earlier.lemma, noun.lemma),
            is_common=earlier.is_common and not earlier.follows_first_name,
            follows_first_name=earlier.follows_first_name or noun.follows_first_name,
        )
    elif before in GENITIVE and _before(words, number - 1):
        head = nouns.get(number - 2)
        if head is not None and head.is_common:
            lemma = f"{head.lemma} {before} {noun.span.of(words.text)}"
            yield _phrase(lemma, head.span.start, noun, head.lemma)


def _phrase(lemma: str, start: int, noun: Nominal, first: str) -> Nominal:
    span = Span(start, noun.span.end)
    return Nominal(lemma, span, NominalKind.PHRASE, (first, noun.lemma), is_common=True)


def _is_foreign_pair(first: Nominal, second: Nominal) -> bool:
    """Two words that no German dictionary has: ``Final Cut``, or a name."""
    knows = lexicon("de").knows
    simple = (NominalKind.NOUN, NominalKind.ACRONYM)
    return (
        first.kind in simple
        and second.kind in simple
        and not (knows(first.lemma) and knows(second.lemma))
        and not lexicon("de").entry(first.lemma)
    )


FEMININE = re.compile(r"(?:ung|heit|keit|schaft|ion|ität|ik|ur|enz|anz|ie|ei|in|e)$")
MASCULINE = re.compile(r"(?:ismus|ist|ant|ent|or|ling|ig|er|el)$")
NEUTER = re.compile(r"(?:chen|lein|ment|um|tum|ing|o)$")


def _inflected(adjective: str, noun: str) -> str:
    """An adjective as it stands with a noun alone: ``künstliche Intelligenz``.

    The gender is told by the ending (Duden, "Die Grammatik", Genus); in doubt the weak form stays.
    """
    stem = adjective.removesuffix("e")
    if stem.endswith(("el",)) and not stem.endswith("ell"):
        stem = stem[:-2] + "l"
    if FEMININE.search(noun):
        return stem + "e"
    if NEUTER.search(noun):
        return stem + "es"
    return stem + ("er" if MASCULINE.search(noun) else "e")
