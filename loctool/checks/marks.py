"""Punctuation by what it means, whatever the alphabet: ``?``, ``؟`` and Greek ``;`` ask."""

from __future__ import annotations

import re
from functools import lru_cache

from loctool.checks.word_lists import words

MEANINGS = {
    **dict.fromkeys(".。．।۔։።။", "."),
    **dict.fromkeys("!！՜", "!"),
    **dict.fromkeys("?？؟՞⸮", "?"),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys(";；؛", ";"),
    **dict.fromkeys(",，،、", ","),
    **dict.fromkeys("…⋯‥", "…"),
}
"""CLDR, ``exemplarCharacters type="punctuation"`` of the languages, by meaning."""

GREEK = {**MEANINGS, ";": "?", "\u037e": "?", "·": ";", "\u0387": ";"}

UNMARKED = words("am bo dz hy km lo my th")
"""Languages whose sentences end otherwise, or bear their marks inside."""

CLOSERS = " \t\n\r\u00a0\u202f\u200e\u200f\"”“„»«’‘'›‹)]}*_」』）】〉》］｝"

OPENED = re.compile(r"(?:^|[\s(])[„“\"«‚‘'`(\[「]\s?$")
BLANKS = " \u00a0\u202f"

ABBREVIATIONS = words(
    """abb abs abschn apr approx art atd aufl aug bd bsp bspw bzw ca cf ch cm co corp dec dept dez
    dgl dipl doc dr dt ed eds eig engl est etc evtl excl exkl feb fig folg fr ges gest ggf gmbh
    godz hg hl hrsg inc incl inkl ital itd itp jan jg jh jhd jr jul jun kap kl km lat ltd mag max
    mill min mio mln mr mrd mrs ms np nov nr okt op orig pag pl pp prof prev red resp rd sec sek
    sen sep sept sog sr st std str ste stv tel tgl tsd tys ul urspr usw uvm vgl vol vs wg zit zzgl
    tzn tzv num núm pág págs aprox sra sres ud uds mme mlle mm av env blz bijv dhr enz evt jl
    mevr"""
)
"""What is written with a full stop at its end, in German and its commonest targets."""

SHORT_LABEL = 4
"""A label of one word so short, with a full stop, is an abbreviation: ``Mi.``, ``sept.``"""

LAST = re.compile(r"(?:[^\W_]+[.’'-])*[^\W_]*$")


def meanings(language: str) -> dict[str, str]:
    """What each mark means in a language."""
    return GREEK if language.partition("-")[0] == "el" else MEANINGS


@lru_cache(maxsize=4096)
def ending(text: str, language: str) -> frozenset[str]:
    """What the marks at the end of a text mean: ``{"?", "!"}``, or nothing.

    Example:
        >>> sorted(ending("Wirklich?!“ ", "de")), sorted(ending("Und dann ...", "de"))
        (['!', '?'], ['…'])
    """
    text = text.rstrip(CLOSERS)
    known = meanings(language)
    end = len(text)
    while end and (
        text[end - 1] in known or (text[end - 2 : end - 1] in known and text[end - 1] in BLANKS)
    ):
        end -= 1
    if end < len(text) and OPENED.search(text[max(0, end - 3) : end]):
        return frozenset()  # the mark itself is meant
    marks = [known[mark] for mark in text[end:] if mark in known]
    if marks.count(".") > 1:
        marks = ["…" if mark == "." else mark for mark in marks]
    return frozenset(marks)


def ends_in_abbreviation(text: str) -> bool:
    """Whether the full stop at the end may belong to the last word: ``usw.``, ``p.m.``, ``3.``."""
    text = text.rstrip(CLOSERS)
    if not text.endswith("."):
        return False
    match = LAST.search(text[:-1].rstrip(CLOSERS))
    last = match[0] if match else ""
    if last and last == text[:-1].strip():
        return len(last) <= SHORT_LABEL and last[-1:].isalpha()
    return len(last) == 1 or last.isdigit() or "." in last or last.lower() in ABBREVIATIONS
