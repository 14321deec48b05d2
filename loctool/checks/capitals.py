"""Capital letters at the start, throughout, and in acronyms.

German writes every noun with a capital, so a German label says nothing about its translation's
first letter; a German sentence does. Acronyms of German texts are found by ``name-missing``.
"""

from __future__ import annotations

import re

from loctool.checks import Check, Messages, Pair
from loctool.checks.readable import OBJECT, readable
from loctool.checks.word_lists import ACRONYMS, GERMAN
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _
from loctool.lexicon import has_lexicon, lexicon

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?…:][\"”“»’)]*\s*$")
CASELESS = frozenset(("ar", "fa", "he", "hi", "ja", "ka", "ko", "th", "ur", "zh"))
LEAST_LETTERS = 6
"""Fewer capitals may be an acronym."""
ACRONYM = re.compile(r"(?<![\w$.-])[A-Z]{2,6}(?![\w(.-])")
ROMAN = re.compile(r"[IVXLCDM]+")


def _language(code: str) -> str:
    return code.partition("-")[0]


def _start(pair: Pair) -> Messages:
    source, target = pair.source.lstrip(), pair.target.lstrip()
    if not source or not target or _language(pair.target_language) in CASELESS:
        return
    if source[0].isupper() and target[0].isupper():
        return
    source, target = readable(pair.source, pair.flags), readable(pair.target, pair.flags)
    before, behind = _first_word(source), _first_word(target)
    if not before or not behind:
        return
    if before[0].isupper() and behind[0].islower() and _must_be_large(source, pair, behind):
        yield _("“{word}” begins with a small letter, “{source}” does not").format(
            word=behind, source=before
        )
    elif before[0].islower() and behind[0].isupper() and _must_be_small(before, behind, pair):
        yield _("“{word}” begins with a capital, “{source}” does not").format(
            word=behind, source=before
        )


def _first_word(text: str) -> str:
    """The word the text begins with; nothing where something else comes first."""
    text = text.lstrip(" \t\n\"'“”„«»‘’(¿¡[…*_–—-\u00a0\u202f")
    if text.startswith(OBJECT):
        return ""
    match = WORD.match(text)
    return match[0] if match else ""


def _must_be_large(source: str, pair: Pair, word: str) -> bool:
    if any(letter.isupper() for letter in word) or pair.target.lstrip()[:1] in "'’":
        return False  # iPhone; 's avonds
    if len(word) == 1 and pair.target.lstrip()[1:2] in "'’-":
        return False
    first = _first_word(source)
    if first in pair.target or any(letter.isupper() for letter in first[1:]):
        return False  # a name, which came to stand elsewhere
    if _language(pair.source_language) != "de":
        return len(source.split()) > 1
    return first.lower() in GERMAN or (
        len(source.split()) >= 4 and bool(SENTENCE_END.search(source))
    )


def _must_be_small(before: str, behind: str, pair: Pair) -> bool:
    """Names are large everywhere, so only words that are none count."""
    if _language(pair.source_language) != "de" or _language(pair.target_language) == "de":
        return False
    if before.lower() not in GERMAN or behind in ("I", "I'm", "I’m", "I'd", "I’d", "I'll", "I’ll"):
        return False
    return behind not in pair.source and not behind.isupper()


def _all(pair: Pair) -> Messages:
    if _language(pair.target_language) in CASELESS:
        return
    if pair.source.isupper() == pair.target.isupper():
        return
    source, target = readable(pair.source, pair.flags), readable(pair.target, pair.flags)
    if _is_loud(source) and target != target.upper() and _letters(target) >= LEAST_LETTERS:
        yield _("the source is in capitals, the translation is not")
    elif _is_loud(target) and source != source.upper() and _letters(source) >= LEAST_LETTERS:
        yield _("the translation is in capitals, the source is not")


def _is_loud(text: str) -> bool:
    return text.isupper() and _letters(text) >= LEAST_LETTERS and len(WORD.findall(text)) > 1


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _acronym(pair: Pair) -> Messages:
    if _language(pair.source_language) == "de" or pair.source.isupper() or not pair.target:
        return
    if _language(pair.target_language) in CASELESS:
        return
    source = readable(pair.source, pair.flags)
    for word in dict.fromkeys(ACRONYM.findall(source)):
        if word in ACRONYMS or ROMAN.fullmatch(word) or len(word) < 3:
            continue
        if word.lower() not in pair.target.lower() and not _is_word(word, pair.source_language):
            yield _("{text} of the source is not in the translation").format(text=word)


def _is_word(capitals: str, language: str) -> bool:
    """Whether it is an ordinary word, shouted: ``FILE``."""
    return has_lexicon(_language(language)) and lexicon(_language(language)).knows(capitals.lower())


START = Check(
    id="start-capital",
    severity=Severity.WARNING,
    meaning=N_("Only one of source and translation begins with a capital letter."),
    function=_start,
    good=("Die Regisseurin", "The director"),
    bad=("Die Premiere beginnt um 20 Uhr.", "the premiere starts at 8 p.m."),
    origin="pofilter startcaps; Poedit",
)

ALL = Check(
    id="all-capitals",
    severity=Severity.NOTE,
    meaning=N_("Only one of source and translation is written in capitals."),
    function=_all,
    good=("ACHTUNG AUFNAHME", "RECORDING NOW"),
    bad=("Achtung, Aufnahme läuft", "RECORDING IN PROGRESS"),
    origin="pofilter simplecaps",
)

ACRONYM_CHANGED = Check(
    id="acronym-changed",
    severity=Severity.NOTE,
    meaning=N_("An acronym of the source is not in the translation; of German: see name-missing."),
    function=_acronym,
    good=("The VFX team in the USA", "Das VFX-Team in den USA"),
    bad=("The VFX team", "Das Team"),
    languages=("en", "de"),
    origin="pofilter acronyms",
)
