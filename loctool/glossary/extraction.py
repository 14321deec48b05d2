"""Term candidates: what in German texts may be worth an entry in a glossary.

A candidate's score is its C-value (Frantzi, Ananiadou and Mima 2000: how often it stands by
itself, more for what has several parts) times its weirdness (Ahmad, Gillam and Tostevin 1999: how
much more usual it is in these texts than in the language), the latter as a logarithm. A phrase is
as usual in the language as its words are on average.

    >>> from loctool.glossary.terms import Concept, Term
    >>> house = Glossary((Concept("cut", {"de": (Term("Rohschnitt"),)}),))
    >>> text = "Der Rohschnitt liegt vor. Die Rohschnittfassung sah eine Redakteurin."
    >>> for found in extract([Passage(text, "a.txt", 1)], house).candidates:
    ...     print(found.lemma, found.count, [(c.concept, c.kind.value) for c in found.coverage])
    Rohschnitt 1 [('cut', 'exact')]
    Rohschnittfassung 1 [('cut', 'compound-modifier')]
    Redakteurin 1 []
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import log2

from loctool.glossary.frequencies import NEWS, Frequencies, german_frequencies
from loctool.glossary.matching import MatchKind, Occurrence, TermMatcher
from loctool.glossary.nominals import Nominal, NominalKind, find_nominals
from loctool.glossary.terms import Glossary
from loctool.lexicon import lexicon
from loctool.segments import Span

MOST_EXAMPLES = 3
LEAST_WEIRDNESS = 3.0
"""So many times two a word must be more usual than in the language: texts have subjects."""

OF_THE_FIELD = 1.5
"""A compound of a glossary's words is more likely a term."""

LEAST_PHRASE = 2
"""So often an adjective and a noun must stand together, unless the adjective makes terms."""

TERM_ADJECTIVE = re.compile(r"(?:isch|ell|iv|al|är|or|lich)$")
"""Adjectives made of nouns: they say what kind a thing is, not how it is."""

RARE_ADJECTIVE = 12 / 1_000_000
"""Part of all words; what is more usual, ``menschlich`` or ``politisch``, makes no terms."""

ENDINGS = ("s", "n", "es", "en", "e")
"""Of nouns that the dictionary lacks: ``Showrunnern``."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and where it stands."""

    text: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """A concept of the glossary that a candidate is, or has inside."""

    concept: str
    kind: MatchKind

    @property
    def is_whole(self) -> bool:
        """Whether the candidate is the concept's term."""
        return self.kind in (MatchKind.EXACT, MatchKind.INFLECTED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a term.

    Attributes:
        lemma: As a glossary would have it.
        kind: How it is built.
        count: How often it stands in the texts.
        score: How likely it is a term; only the order means something.
        forms: The forms it stands in and how often, the most frequent first.
        examples: The first few sentences.
        coverage: What the glossary has of it.
    """

    lemma: str
    kind: NominalKind
    count: int
    score: float
    forms: Mapping[str, int]
    examples: tuple[Passage, ...]
    coverage: tuple[Coverage, ...] = ()

    @property
    def is_covered(self) -> bool:
        """Whether the glossary has it as a term."""
        return any(each.is_whole for each in self.coverage)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in texts.

    Attributes:
        candidates: The likeliest term first.
        names: What was taken for a name and left out, and how often it stands there.
        words: Words read.
    """

    candidates: tuple[Candidate, ...]
    names: Mapping[str, int]
    words: int


@dataclass(slots=True)
class _Entry:
    """What is being gathered of one candidate."""

    lemma: str
    kind: NominalKind
    parts: tuple[str, ...]
    forms: Counter[str] = field(default_factory=Counter)
    examples: list[Passage] = field(default_factory=list)
    coverage: Counter[Coverage] = field(default_factory=Counter)
    longer: Counter[str] = field(default_factory=Counter)
    common: int = 0
    surnames: int = 0

    @property
    def count(self) -> int:
        return self.forms.total()

    def add(self, nominal: Nominal, passage: Passage) -> None:
        self.forms[" ".join(nominal.span.of(passage.text).split())] += 1
        self.common += nominal.is_common
        self.surnames += nominal.follows_first_name
        if len(self.examples) < MOST_EXAMPLES and passage not in self.examples:
            self.examples.append(passage)

    def absorb(self, other: _Entry) -> None:
        """Takes over what was gathered under an inflected form."""
        self.forms += other.forms
        self.coverage += other.coverage
        self.longer += other.longer
        self.common += other.count  # an ending, so no name
        self.examples = (self.examples + other.examples)[:MOST_EXAMPLES]


def extract(
    passages: Iterable[Passage],
    glossary: Glossary,
    *,
    names: Container[str] = frozenset(),
    first_names: Container[str] = frozenset(),
    frequencies: Frequencies | None = None,
) -> Extraction:
    """The term candidates of German texts.

    Args:
        passages: The texts, best one sentence each.
        glossary: What is known already.
        names: Words that are names of places, firms and the like.
        first_names: What follows one of them is a surname, wherever it stands.
        frequencies: How usual words are in the language; the list that comes with loctool if None.
    """
    matcher = TermMatcher(glossary)
    usual = frequencies or german_frequencies()
    entries: dict[str, _Entry] = {}
    words = 0
    for passage in passages:
        words += len(passage.text.split())
        occurrences = matcher.find(passage.text)
        nominals = list(find_nominals(passage.text, first_names))
        _gather(entries, passage, _with_unknown_names(nominals, usual), occurrences)
    _join_unknown_forms(entries)
    named = {key for key, entry in entries.items() if _is_name(entry, entries, names)}
    found = [
        _candidate(entry, score, glossary)
        for key, entry in entries.items()
        if key not in named and (score := _score(entry, entries, usual, words)) > 0
    ]
    found.sort(key=lambda candidate: (-candidate.score, candidate.lemma.casefold()))
    left_out = sorted(
        (entries[key] for key in named), key=lambda entry: (-entry.count, entry.lemma)
    )
    return Extraction(tuple(found), {entry.lemma: entry.count for entry in left_out}, words)


def _with_unknown_names(nominals: list[Nominal], usual: Frequencies) -> list[Nominal]:
    """Two bare nouns side by side are first name and surname: ``Miriam Adler``."""
    found = list(nominals)
    simple = [i for i, nominal in enumerate(found) if nominal.kind is NominalKind.NOUN]
    for i, j in pairwise(simple):
        first, second = found[i], found[j]
        if second.span.start == first.span.end + 1 and not (
            first.is_common
            or second.is_common
            or first.lemma in usual.counts
            or first.lemma in NEWS
        ):
            found[i] = replace(first, follows_first_name=True)
            found[j] = replace(second, follows_first_name=True)
    return found


def _key(lemma: str) -> str:
    """``Shot-Planung`` and ``Shotplanung`` are one."""
    return lemma.casefold().replace("-", "")


def _gather(
    entries: dict[str, _Entry],
    passage: Passage,
    nominals: list[Nominal],
    occurrences: tuple[Occurrence, ...],
) -> None:
    for nominal in nominals:
        span = nominal.span
        if any(_is_within(span, other.span) and span != other.span for other in occurrences):
            continue  # ``Effekte`` in ``visuelle Effekte`` of the glossary
        key = _key(nominal.lemma)
        entry = entries.setdefault(key, _Entry(nominal.lemma, nominal.kind, nominal.parts))
        entry.add(nominal, passage)
        for found in occurrences:
            if _is_within(found.span, span):
                entry.coverage[_coverage(found, span)] += 1
        for longer in nominals:
            if longer.span != span and _is_within(span, longer.span):
                entry.longer[_key(longer.lemma)] += 1


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _coverage(found: Occurrence, span: Span) -> Coverage:
    """A term that is a word of a phrase is a part of it, as in a compound."""
    whole = found.span == span or found.kind not in (MatchKind.EXACT, MatchKind.INFLECTED)
    is_head = found.span.end == span.end
    part = MatchKind.COMPOUND_HEAD if is_head else MatchKind.COMPOUND_MODIFIER
    return Coverage(found.concept.id, found.kind if whole else part)


def _join_unknown_forms(entries: dict[str, _Entry]) -> None:
    """Brings ``Showrunnern`` to ``Showrunner`` where both stand in the texts."""
    for key in list(entries):
        entry = entries[key]
        if entry.kind is NominalKind.PHRASE or lexicon("de").entry(entry.lemma):
            continue
        for ending in ENDINGS:
            stem = entries.get(key.removesuffix(ending)) if key.endswith(ending) else None
            if stem is not None and stem is not entry and stem.kind is not NominalKind.PHRASE:
                stem.absorb(entries.pop(key))
                break


def _is_name(entry: _Entry, entries: Mapping[str, _Entry], names: Container[str]) -> bool:
    """Whether it is a name, or a compound or phrase with one; the glossary knows better."""
    if any(each.is_whole for each in entry.coverage):
        return False
    if entry.lemma in names or entry.surnames > entry.common:
        return True
    if entry.kind is NominalKind.HYPHEN_COMPOUND:
        return any(_is_named(part, entries, names) for part in entry.parts[:-1])
    if entry.kind is NominalKind.PHRASE:
        return not entry.common
    return entry.kind is NominalKind.NOUN and _is_named(entry.lemma, entries, names)


def _is_named(word: str, entries: Mapping[str, _Entry], names: Container[str]) -> bool:
    """Whether nothing shows that a word is a common noun."""
    if word in names:
        return True
    if word.isupper() or word[0].islower() or lexicon("de").knows(word):
        return False
    entry = entries.get(_key(word))
    return entry is not None and entry.surnames >= entry.common


def _score(entry: _Entry, entries: Mapping[str, _Entry], usual: Frequencies, words: int) -> float:
    """C-value times the logarithm of the weirdness; nothing for what cannot be a term."""
    if entry.kind is NominalKind.PHRASE and not _may_be_phrase(entry, usual):
        return 0.0
    longer = [number for key, number in entry.longer.items() if _is_candidate(entries, key, usual)]
    alone = entry.count - (sum(longer) / len(longer) if longer else 0)
    parts = len(entry.parts)
    share = _share(entry, usual)
    weirdness = max(log2(entry.count / words / share) - LEAST_WEIRDNESS, 0.0)
    field_bonus = OF_THE_FIELD if entry.coverage and parts > 1 else 1.0
    return log2(1 + parts) * alone * weirdness * field_bonus


def _is_candidate(entries: Mapping[str, _Entry], key: str, usual: Frequencies) -> bool:
    entry = entries.get(key)
    return entry is not None and _may_be_phrase(entry, usual)


def _may_be_phrase(entry: _Entry, usual: Frequencies) -> bool:
    """Whether a phrase is more than words that happen to stand together."""
    if any(each.is_whole for each in entry.coverage):
        return True
    first = entry.parts[0]
    if first[0].isupper():
        has_article = len(entry.lemma.split()) > len(entry.parts)
        return entry.count >= LEAST_PHRASE or (bool(entry.common) and not has_article)
    if usual.share(first) > RARE_ADJECTIVE:
        return False
    return entry.count >= LEAST_PHRASE or TERM_ADJECTIVE.search(first) is not None


def _share(entry: _Entry, usual: Frequencies) -> float:
    """How usual it is in the language; that of a phrase is the mean of its words."""
    if entry.kind is not NominalKind.PHRASE:
        return usual.share(entry.lemma)
    shares = [usual.share(part) for part in entry.parts]
    product = 1.0
    for share in shares:
        product *= share
    return float(product ** (1 / len(shares)))


def _candidate(entry: _Entry, score: float, glossary: Glossary) -> Candidate:
    order = sorted(entry.forms.items(), key=lambda item: (-item[1], item[0]))
    coverage = tuple(each for each, _ in entry.coverage.most_common())
    return Candidate(
        lemma=_headword(entry, coverage, glossary),
        kind=entry.kind,
        count=entry.count,
        score=round(score, 1),
        forms=dict(order),
        examples=tuple(entry.examples),
        coverage=coverage,
    )


def _headword(entry: _Entry, coverage: Iterable[Coverage], glossary: Glossary) -> str:
    """The glossary's own term; else the plural of what stands only in it: ``Dreharbeiten``."""
    for each in coverage:
        concept = glossary.get(each.concept)
        if each.is_whole and concept is not None and (term := concept.preferred("de")):
            return term.text
    if entry.count >= LEAST_PHRASE and len(entry.forms) == 1:
        [form] = entry.forms
        if form in _weak_plurals(entry.lemma):
            return form
    return entry.lemma


def _weak_plurals(lemma: str) -> Iterator[str]:
    """Plurals that are the same in every case."""
    if lemma.endswith("e"):
        yield lemma + "n"
    else:
        yield lemma + "en"
