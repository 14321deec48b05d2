"""Terms of a glossary in a text, in whatever form they stand there.

    >>> from loctool.glossary.terms import Concept, Glossary, Term
    >>> phase = Concept("previs", {"de": (Term("Previsualisierung"),)})
    >>> matcher = TermMatcher(Glossary((phase,)))
    >>> [(o.kind.value, o.word) for o in matcher.find("Die Previsualisierungsphase beginnt.")]
    [('compound-modifier', Span(start=4, end=27))]

What counts as a match:

- ``exact``: the term's own words, also in capitals, at the beginning of a sentence, with soft
  hyphens, no-break spaces or a line break, and written with a hyphen, a space or as one word.
- ``inflected``: any other form of them, also the feminine of an agent.
- ``hyphen-compound``: a part of a hyphen compound (``VFX-Supervisor``, ``Film-`` und …).
- ``compound-head`` and ``compound-modifier``: one end of a closed compound, with its linking
  element (``Previsualisierungs`` in ``Previsualisierungsphase``).

A noun needs its capital, a verb or an adjective is found with one only where a sentence begins,
and an acronym needs its capitals. Names, which the caller knows, and quoted titles
(:mod:`loctool.glossary.titles`) are left alone. Where matches overlap, the longest wins; of
equal ones the closer form (``Autorinnen`` is more like ``Autorin`` than like ``Autor``), then the
earlier in the glossary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from loctool.glossary.automaton import Entry
from loctool.glossary.compounds import Compounds, Part
from loctool.glossary.german import German
from loctool.glossary.other import Other
from loctool.glossary.spelling import fits, is_acronym, is_technical
from loctool.glossary.terms import Concept, Glossary, Term
from loctool.glossary.titles import Title, find_titles
from loctool.glossary.vocabulary import Forms, Vocabulary
from loctool.glossary.words import INVISIBLE, Words, read
from loctool.lexicon import lexicon
from loctool.segments import Span

REMEMBERED = 65536
"""Word forms whose readings a matcher keeps."""

LEAST_COMPOUND = 6


class MatchKind(StrEnum):
    """How a term stands in a text; the first three can be enforced."""

    EXACT = "exact"
    INFLECTED = "inflected"
    HYPHEN_COMPOUND = "hyphen-compound"
    COMPOUND_HEAD = "compound-head"
    COMPOUND_MODIFIER = "compound-modifier"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in a text.

    Attributes:
        concept: Whose term it is.
        term: The term as the glossary has it.
        span: The term's own words, or the part of a compound that is the term.
        word: The same, or the whole compound around it.
        kind: In what form the term stands there.
    """

    concept: Concept
    term: Term
    span: Span
    word: Span
    kind: MatchKind

    def moved(self, by: int) -> Occurrence:
        """The same in a text that has so many more characters before it."""
        span = Span(self.span.start + by, self.span.end + by)
        word = Span(self.word.start + by, self.word.end + by)
        return replace(self, span=span, word=word)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the glossary has for a word form.

    Attributes:
        keys: Of the terms' words it may be.
        linked: The same, where a hyphen follows and a linking element may stand.
        parts: Terms inside it, if it is a compound.
        begins: Whether a term may begin with it.
    """

    keys: tuple[str, ...]
    linked: tuple[str, ...]
    parts: tuple[Part, ...]
    begins: bool


@dataclass(frozen=True, slots=True)
class _Match:
    """An occurrence that others may overlap."""

    span: Span
    word: Span
    kind: MatchKind
    entry: Entry
    begins_alike: int = 0  # characters that form and term begin with

    @property
    def order(self) -> tuple[int, int, int, int, int]:
        return (
            self.span.start - self.span.end,
            KINDS.index(self.kind),
            -self.begins_alike,
            self.entry.rank,
            self.span.start,
        )


KINDS = tuple(MatchKind)


class TermMatcher:
    """Finds the terms that a glossary has in one language.

    Args:
        glossary: The concepts.
        language: Of the texts; German has compounds and all inflection, other languages what
            their dictionary gives.
    """

    def __init__(self, glossary: Glossary, language: str = "de"):
        self.glossary = glossary
        self.language = language
        self._is_german = language.partition("-")[0] == "de"
        forms: Forms = German(lexicon("de")) if self._is_german else Other(language)
        self._vocabulary = Vocabulary(glossary, language, forms)
        self._root = self._vocabulary.root
        self._compounds = (
            Compounds(self._vocabulary.nouns, self._noun_keys, lexicon("de"))
            if self._is_german
            else None
        )
        self._reading = lru_cache(maxsize=REMEMBERED)(self._read)

    def find(self, text: str, names: Sequence[Span] = ()) -> tuple[Occurrence, ...]:
        """The terms of a text, in its order, none overlapping another.

        Args:
            text: A segment or a whole text.
            names: Ranges that hold no terms.
        """
        matches = sorted(self._matches(Words(text)), key=lambda match: match.order)
        taken = bytearray(len(text))
        for name in names:
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
        if matches and self._is_german:
            wholes = {match.span for match in matches if match.word == match.span}
            for title in find_titles(text, lexicon("de").knows):
                if title.is_named_so or not _is_whole(title, text, wholes):
                    start, end = title.span.start, title.span.end
                    taken[start:end] = b"\1" * (end - start)
        found = []
        for match in matches:
            start, end = match.span.start, match.span.end
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                entry = match.entry
                found.append(
                    Occurrence(entry.concept, entry.term, match.span, match.word, match.kind)
                )
        return tuple(sorted(found, key=lambda occurrence: occurrence.span))

    def _read(self, raw: str) -> _Reading | None:
        """What the glossary has for a word as it stands in a text; None for most."""
        form = read(raw).text
        keys = self._vocabulary.keys(form)
        if self._compounds is None:
            return _Reading(keys, keys, (), self._begins(keys)) if keys else None
        modifier = self._compounds.modifier(form)
        linked = keys if modifier is None or modifier in keys else (*keys, modifier)
        parts: tuple[Part, ...] = ()
        if len(form) >= LEAST_COMPOUND and not any(map(self._is_term, keys)):
            parts = self._compounds.parts(form)
        if not linked and not parts:
            return None
        return _Reading(keys, linked, parts, self._begins(linked))

    def _begins(self, keys: Sequence[str]) -> bool:
        return any(key in self._root.following for key in keys)

    def _is_term(self, key: str) -> bool:
        node = self._root.following.get(key)
        return node is not None and bool(node.entries)

    def _noun_keys(self, form: str) -> Iterator[str]:
        """Keys of terms that are one noun."""
        for key in self._vocabulary.keys(form):
            if self._noun_entry(key) is not None:
                yield key

    def _noun_entry(self, key: str) -> Entry | None:
        node = self._root.following.get(key)
        entries = node.entries if node else ()
        return next((entry for entry in entries if not entry.words[0][0].islower()), None)

    def _matches(self, words: Words) -> Iterator[_Match]:
        """All matches of a text, also those that overlap."""
        reading = self._reading
        for number, raw in enumerate(words.raw):
            found = reading(raw)
            if (
                found is not None
                and (found.begins or found.parts)
                and not is_technical(words, number)
            ):
                if found.begins:
                    yield from self._sequences(words, number)
                if found.parts:
                    yield from self._inside(words, number, found.parts)
            if words.hyphenated(number) and not (number and words.hyphenated(number - 1)):
                yield from self._closed_up(words, number)

    def _sequences(self, words: Words, number: int) -> Iterator[_Match]:
        """Terms that begin with a word."""

        def keys(at: int) -> tuple[str, ...]:
            found = self._reading(words.raw[at])
            if found is None:
                return ()
            return found.linked if words.hyphenated(at) else found.keys

        for last, entry in self._root.walk(number, keys, words.joins):
            if fits(entry, words, number, last):
                forms = tuple(read(raw).text for raw in words.raw[number : last + 1])
                span = Span(words.starts[number], words.ends[last])
                word = words.compound(number, last)
                alike = _alike(" ".join(forms), " ".join(entry.words))
                yield _Match(span, word, _kind(entry, forms, span, word), entry, alike)

    def _closed_up(self, words: Words, first: int) -> Iterator[_Match]:
        """A term of one word whose parts stand with hyphens: ``Shot-Planung``."""
        last = first
        while words.hyphenated(last) and last < first + 3:
            last += 1
            form = "".join(read(raw).text.lower() for raw in words.raw[first : last + 1])
            form = form.capitalize() if words.raw[first][0].isupper() else form
            for key in self._vocabulary.keys(form):
                entry = self._noun_entry(key)
                if entry is None or len(entry.words) > 1 or entry.term.case_sensitive:
                    continue
                if not form[0].isupper():
                    continue
                span = Span(words.starts[first], words.ends[last])
                word = words.compound(first, last)
                yield _Match(span, word, _kind(entry, (form,), span, word), entry)

    def _inside(self, words: Words, number: int, parts: Sequence[Part]) -> Iterator[_Match]:
        """Terms inside a closed compound."""
        raw = words.raw[number]
        if not raw[0].isupper():
            return
        word = words.compound(number, number)
        offsets, begin = read(raw).offsets, words.starts[number]
        for part in parts:
            entry = self._noun_entry(part.key)
            if entry is None or entry.term.case_sensitive or is_acronym(entry.words[0]):
                continue
            start, end = offsets[part.start], offsets[part.end]
            span = Span(begin + start, begin + start + len(raw[start:end].rstrip(INVISIBLE)))
            kind = MatchKind.COMPOUND_HEAD if part.is_head else MatchKind.COMPOUND_MODIFIER
            yield _Match(span, word, kind, entry)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _kind(entry: Entry, forms: tuple[str, ...], span: Span, word: Span) -> MatchKind:
    if word != span:
        return MatchKind.HYPHEN_COMPOUND
    same = [form.casefold() for form in forms] == [term.casefold() for term in entry.words]
    return MatchKind.EXACT if same and not entry.is_separated else MatchKind.INFLECTED


def _is_whole(title: Title, text: str, matches: set[Span]) -> bool:
    """Whether a quoted passage is one term."""
    content = title.span.of(text)
    end = title.span.start + len(content.rstrip(" .,!?"))
    return Span(title.span.start, end) in matches
