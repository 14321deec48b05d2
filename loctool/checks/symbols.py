"""Currencies and emoji that a translation changed, and how many sentences it has."""

from __future__ import annotations

import re
from collections import Counter

from loctool.checks import Check, Messages, Pair
from loctool.checks.marks import CLOSERS, UNMARKED, ends_in_abbreviation
from loctool.checks.readable import readable
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

CURRENCIES = {
    "€": re.compile(r"€|\beur|eur[oó]|ευρώ|евро|євро", re.IGNORECASE),
    "$": re.compile(r"\$|d[oó]l|peso|real|reais|\busd|долл|долар|δολ|ドル|美元", re.IGNORECASE),
    "£": re.compile(r"£|pfund|pound|pond|libra|livre|sterl|funt|\bgbp|фунт|λίρ", re.IGNORECASE),
    "¥": re.compile(r"¥|yen|yuan|ien|\bjpy|\bcny|иен|юан|円|元", re.IGNORECASE),
}
"""A sign and what else stands for it."""

EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2705\u2728\u2764\u2b50]")
INNER = re.compile(r"[.!?…。！？](?=.)")
BOUNDARY = re.compile(r"[.!?…][\"”“»’)\]]*\s+(?=[\"„“«¿¡(‘–-]*\s?[^\W\da-zà-öø-ÿ_])|[。！？](?=.)")


def _currency(pair: Pair) -> Messages:
    for sign, names in CURRENCIES.items():
        if sign in pair.target and not names.search(pair.source) and _has_money(pair.source):
            yield _("{sign} is not the currency of the source").format(sign=sign)


def _has_money(text: str) -> bool:
    return any(sign in text for sign in CURRENCIES)


def _emoji(pair: Pair) -> Messages:
    if pair.source.isascii() or not pair.target:
        return
    found = Counter(EMOJI.findall(pair.source))
    for emoji in found - Counter(EMOJI.findall(pair.target)) if found else ():
        yield _("{text} of the source is not in the translation").format(text=emoji)


def _sentences(pair: Pair) -> Messages:
    if not pair.target or {_base(pair.source_language), _base(pair.target_language)} & UNMARKED:
        return
    if not INNER.search(pair.source) and not INNER.search(pair.target):
        return
    if len(BOUNDARY.findall(pair.source)) == len(BOUNDARY.findall(pair.target)):
        return
    source, target = (count_sentences(readable(text, pair.flags)) for text in pair[:2])
    if source != target:
        yield _("{source} sentences in the source, {target} in the translation").format(
            source=source, target=target
        )


def _base(language: str) -> str:
    return language.partition("-")[0]


def count_sentences(text: str) -> int:
    """How many sentences a text has, by its marks.

    Example:
        >>> count_sentences("Am 3. Oktober um 20 Uhr läuft z. B. „Nebel“. Wer kommt?")
        2
    """
    text = text.rstrip(CLOSERS)
    return 1 + sum(
        not ends_in_abbreviation(text[max(0, match.start() - 24) : match.start() + 1])
        for match in BOUNDARY.finditer(text)
    )


CURRENCY = Check(
    id="currency-changed",
    severity=Severity.WARNING,
    meaning=N_("An amount is in another currency than in the source."),
    function=_currency,
    good=("5 Mio. € und 3 US-Dollar", "€5 million and $3"),
    bad=("5 Mio. €", "$5 million"),
    triggers=frozenset("€$£¥"),
)

EMOJI_CHANGED = Check(
    id="emoji-changed",
    severity=Severity.WARNING,
    meaning=N_("An emoji of the source is missing."),
    function=_emoji,
    good=("Neu im Kino 🎬", "New in cinemas 🎬"),
    bad=("Neu im Kino 🎬", "New in cinemas"),
)

SENTENCES = Check(
    id="sentence-count",
    severity=Severity.NOTE,
    meaning=N_("Source and translation have different numbers of sentences."),
    function=_sentences,
    good=("Am 3. Oktober läuft die Serie an.", "The series starts on October 3."),
    bad=("Klappe! Ton läuft.", "Clapperboard, sound is on."),
    origin="pofilter sentencecount",
    triggers=frozenset(".!?…。！？"),
)
