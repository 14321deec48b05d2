"""Whether words of a text are written as a term may be written: capitals, order, surroundings."""

from __future__ import annotations

import re

from loctool.glossary.automaton import Entry
from loctool.glossary.vocabulary import ACRONYM
from loctool.glossary.words import Words, read

SHORT_ACRONYM = 3
"""An acronym of so many letters needs all its capitals: ``KI`` is not ``Ki``."""

LIKE_AN_ACRONYM = 3
"""So few letters, all capital, are an acronym, unless the words beside them are in capitals."""

CLAUSE_END = re.compile(r"\s*(?:$|[.,;:!?…)\]–—“”\"»«]|(?:und|oder|aber|sowie)\b)")
IMPERATIVE = re.compile(r"\s+(?:Sie|wir)\b")
TECHNICAL_BEFORE = re.compile(r"(?:[@#\\]|[^\W\d]\.|://|\w_)$")
TECHNICAL_AFTER = re.compile(r"@|\.[a-z]{2}|_\w|://")


def is_technical(words: Words, number: int) -> bool:
    """Whether a word belongs to an address, a handle or a file name."""
    start, end = words.starts[number], words.ends[number]
    return bool(
        TECHNICAL_BEFORE.search(words.text, max(0, start - 3), start)
        or TECHNICAL_AFTER.match(words.text, end)
    )


def fits(entry: Entry, words: Words, first: int, last: int) -> bool:
    """Whether the words are written as the term may be written."""
    if entry.is_separated:
        ends = CLAUSE_END.match(words.text, words.ends[last]) is not None
        return ends and (words.raw[first][0].islower() or words.begins_sentence(first))
    if entry.needs_hyphens and not all(map(words.hyphenated, range(first, last))):
        return False
    if entry.term.case_sensitive:
        return all(
            _same_case(read(words.raw[first + i]).text, word) for i, word in enumerate(entry.words)
        )
    if not _capitals_fit(entry.words, words, first):
        return False
    imperative = (
        last == first
        and words.raw[first] != entry.words[0]
        and words.raw[first].endswith("n")
        and words.begins_sentence(first)
        and IMPERATIVE.match(words.text, words.ends[first]) is not None
    )
    return not imperative


def _capitals_fit(term: tuple[str, ...], words: Words, first: int) -> bool:
    """Whether the first word has the capitals that it needs, and no others."""
    form, word = read(words.raw[first]).text, term[0]
    if form == word:
        return True
    in_capitals = len(form) > 1 and form.isupper()
    if is_acronym(word):
        return form.startswith(word) or (len(word) > SHORT_ACRONYM and form[0].isupper())
    if not word[1:].islower() and word[1:].isalpha():  # VoD, SVoD
        return form[0].isupper()
    if in_capitals:
        return len(form) > LIKE_AN_ACRONYM or words.in_capitals(first)
    if word[0].isupper():
        return form[0].isupper()
    if len(term) > 1 or form[0].islower():
        return True
    return words.begins_sentence(first) or words.hyphenated(first)


def is_acronym(word: str) -> bool:
    """Whether a word is all capitals and figures: ``VFX``, ``4K``."""
    return ACRONYM.fullmatch(word) is not None


def _same_case(form: str, word: str) -> bool:
    """Whether two forms of a word have the same capitals as far as they agree."""
    pairs = zip(form, word, strict=False)
    common = next((i for i, (a, b) in enumerate(pairs) if a.lower() != b.lower()), None)
    return form[:common][: len(word)] == word[:common][: len(form)]
