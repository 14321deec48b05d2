"""Output that stayed in the source's language, or came out in a third one."""

from __future__ import annotations

import re
from functools import cache

from loctool.checks import Check, Messages, Pair
from loctool.checks.function_words import has_words_of, may_be_third, words_in
from loctool.checks.word_lists import GERMAN, QUOTED, SHARED, TITLE_WORDS
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _
from loctool.identification import NOT_TEXT, identify
from loctool.languages import language_name

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MUCH = 0.3
"""German text has about two words in five from the list, other languages hardly any."""
LEAST_CHARS = 40
"""Shorter text is too little to tell languages apart by."""
SURE = 0.98
SMALL = re.compile(r"(?<![^\W\d_])[a-zß-öø-ÿ][^\W\d_]*")
"""A word with a small letter first, in languages with Latin letters."""
COPIED = 0.3
"""Text that stayed in its language has that share of its words from the source, or more; names,
with their capitals, do not count."""


def _still_source(pair: Pair) -> Messages:
    if pair.source_language == pair.target_language:
        return
    unchanged = pair.target.strip() == pair.source.strip()
    words = [] if _has_no_german(pair) else _words(pair.target, unchanged=unchanged)
    german = _german_words(words, pair)
    if unchanged and (german or _is_sure(pair, unchanged=True)):
        yield _with_words(_("the text is unchanged"), german)
    elif _is_sure(pair) or (len(german) >= 2 and len(german) >= MUCH * len(words)):
        language = language_name(pair.source_language)
        yield _with_words(_("the text is {language}").format(language=language), german)
    elif len(german) >= 2 and (run := _german_run(words, pair)):
        yield _("part of the text is {language}: {run}").format(
            language=language_name(pair.source_language), run=run
        )


def _with_words(message: str, words: list[str]) -> str:
    return f"{message}: {', '.join(words[:5])}" if words else message


def _has_no_german(pair: Pair) -> bool:
    """Whether no word of a changed text is German, as mostly: then none need be counted."""
    if pair.source_language != "de" or pair.target.strip() == pair.source.strip():
        return False
    return _telling(pair.target_language).isdisjoint(words_in(pair.target))


def _words(text: str, *, unchanged: bool) -> list[str]:
    return WORD.findall(text if unchanged else QUOTED.sub(_without_title, text))


def _without_title(quoted: re.Match[str]) -> str:
    """Nothing for a title, which may well stay: “Das Leben der Anderen”."""
    return quoted[0] if len(quoted[1].split()) > TITLE_WORDS else " "


def _german_words(words: list[str], pair: Pair) -> list[str]:
    """The words that only German has, each once for each time it stands there."""
    if pair.source_language != "de":
        return []
    telling = _telling(pair.target_language)
    unchanged = pair.target.strip() == pair.source.strip()
    return [
        word for word in words if word.lower() in telling or (unchanged and _looks_german(word))
    ]


def _is_sure(pair: Pair, *, unchanged: bool = False) -> bool:
    """Whether the language identifier has no doubt that the text is in the source's language."""
    if len(pair.target) < LEAST_CHARS or not _may_be_source(pair):
        return False
    language, probability = identify(pair.target)
    names_only = unchanged and sum(w[0].islower() for w in WORD.findall(pair.target)) < 2
    return language == pair.source_language and probability >= SURE and not names_only


def _may_be_source(pair: Pair) -> bool:
    """Whether anything tells of the source's language: its common words, or the source's own."""
    if has_words_of(pair.target, pair.source_language):
        return True
    words = set(SMALL.findall(_without_addresses(pair.target)))
    if sum(word in pair.source for word in words) < COPIED * len(words):
        return False  # as mostly, and then the source need not be cut into words
    same = words.intersection(SMALL.findall(_without_addresses(pair.source)))
    return len(same) >= COPIED * len(words)


def _without_addresses(text: str) -> str:
    return NOT_TEXT.sub(" ", text) if "/" in text or "@" in text else text


@cache
def _telling(language: str) -> frozenset[str]:
    """The German words that the target language has not."""
    return GERMAN - frozenset(SHARED.get(language, "").split())


def _looks_german(word: str) -> bool:
    """A word in lower case with letters that few other languages have."""
    return word[0].islower() and any(letter in "äöüß" for letter in word)


def _german_run(words: list[str], pair: Pair) -> str:
    """Four words as they stand in the source, German ones among them."""
    if pair.source_language != "de":
        return ""
    telling = _telling(pair.target_language)
    source = f" {' '.join(WORD.findall(pair.source))} "
    for start in range(len(words) - 3):
        run = words[start : start + 4]
        if sum(word.lower() in telling for word in run) >= 2 and f" {' '.join(run)} " in source:
            return " ".join(run)
    return ""


def _wrong_language(pair: Pair) -> Messages:
    if len(pair.target) < LEAST_CHARS or pair.target.strip() == pair.source.strip():
        return
    if not may_be_third(pair.target, pair.target_language, pair.source_language):
        return
    language, probability = identify(pair.target)
    if probability >= SURE and language not in {pair.target_language, pair.source_language}:
        yield _("the text is {language}, not {expected}").format(
            language=language_name(language),
            expected=language_name(pair.target_language),
        )


STILL_SOURCE = Check(
    id="still-source",
    severity=Severity.ERROR,
    meaning=N_("The translation, or much of it, is still German."),
    function=_still_source,
    good=("Netflix, Disney und Sony", "Netflix, Disney and Sony"),
    bad=("Die Serie wird nicht fortgesetzt.", "The series wird nicht fortgesetzt."),
)

WRONG_LANGUAGE = Check(
    id="wrong-language",
    severity=Severity.ERROR,
    meaning=N_("The translation is in a language that nobody asked for."),
    function=_wrong_language,
    good=(
        "Die Dreharbeiten beginnen im Frühjahr in Prag.",
        "Le tournage doit commencer au printemps prochain à Prague.",
    ),
    bad=(
        "Die Dreharbeiten beginnen im Frühjahr in Prag.",
        "The shooting of the series will begin next spring in Prague.",
    ),
    languages=("de", "fr"),
)
