"""Quotation marks and brackets."""

from __future__ import annotations

import re

from loctool.checks import Check, Messages, Pair
from loctool.checks.readable import readable
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

QUOTES = '„“”‟"«»＂'
COUNTED = re.compile(rf"(?<!\d)[\"＂]|[{QUOTES[:-1].replace(chr(34), '')}]")
"""Marks of double quotation; a straight one behind a figure may mean inches."""
ANY_QUOTE = re.compile(r"[„“”‟\"«»‹›‚‘’'「」『』《》〈〉＂*_`]")

LOCALE_QUOTES = {
    "bg": "„“«»”",
    "ca": "«»“”",
    "cs": "„“»«",
    "da": "”“»«",
    "de": "„“»«",
    "el": "«»“”",
    "en": "“”",
    "es": "«»“”",
    "et": "„“«»”",
    "fi": "”»",
    "fr": "«»“”",
    "hr": "„“”»«",
    "hu": "„”»«",
    "it": "«»“”",
    "lt": "„“”",
    "nb": "«»“”„",
    "nl": "“”„",
    "no": "«»“”„",
    "pl": "„”«»",
    "pt": "“”«»",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“»«",
    "sl": "„“»«",
    "sv": "”»«",
    "tr": "“”«»",
    "uk": "«»„“”",
}
"""The marks of each language, main and alternate, outer ones first: CLDR 46, ``delimiters``, and
what its publishers use besides."""

MAIN = {language: marks[:2] for language, marks in LOCALE_QUOTES.items()} | {"de-CH": "«»"}
MAIN |= {"fi": "””", "sv": "””", "lt": "„“", "da": "””"}
PAIR = re.compile(
    r"[„“”«»][ \u00a0\u202f]?(?P<inner>[^„“”«»\"\s][^„“”«»\"]*?)[ \u00a0\u202f]?[„“”«»]"
)

OPENING = "([{（［｛【〔「"
BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
RAW = (*BRACKETS, ("（", "）"), ("［", "］"), ("｛", "｝"))


def _language(pair: Pair) -> str:
    return pair.target_language.partition("-")[0]


def _unbalanced_brackets(pair: Pair) -> Messages:
    if all(pair.target.count(opening) == pair.target.count(closing) for opening, closing in RAW):
        return
    source, target = readable(pair.source, pair.flags), readable(pair.target, pair.flags)
    source, target = _narrow(source), _narrow(target)
    for opening, closing in BRACKETS:
        opened, closed = target.count(opening), target.count(closing)
        if opened != closed and source.count(opening) == source.count(closing):
            yield _("{opened} × {opening}, {closed} × {closing}").format(
                opened=opened, opening=opening, closed=closed, closing=closing
            )


def _narrow(text: str) -> str:
    return text if text.isascii() else text.translate(NARROW)


NARROW = str.maketrans("（）［］｛｝", "()[]{}")


def _missing_brackets(pair: Pair) -> Messages:
    if "(" not in pair.source and "[" not in pair.source:
        return
    if not pair.target or any(mark in pair.target for mark in OPENING):
        return
    source = readable(pair.source, pair.flags)
    count = source.count("(") + source.count("[")
    if count and source.count("(") == source.count(")"):
        yield _("brackets in the source: {count}, none in the translation").format(count=count)


def _unbalanced_quotes(pair: Pair) -> Messages:
    if _count(pair, pair.target) % 2 and not _count(pair, pair.source) % 2:
        yield _("a quotation is opened or closed, not both")


def _count(pair: Pair, text: str) -> int:
    if not COUNTED.search(text):
        return 0
    return len(COUNTED.findall(readable(text, pair.flags)))


def _missing_quotes(pair: Pair) -> Messages:
    if not pair.target or ANY_QUOTE.search(pair.target):
        return
    if count := _count(pair, pair.source):
        yield _("quotation marks in the source: {count}, none in the translation").format(
            count=count
        )


def _foreign(pair: Pair) -> Messages:
    if pair.target.isascii():
        return
    if found := _strangers(pair):
        yield _("quotation marks of another language: {marks}").format(marks=" ".join(found))


def _strangers(pair: Pair) -> list[str]:
    own = LOCALE_QUOTES.get(_language(pair))
    if own is None:
        return []
    return [mark for mark in "„“”«»" if mark in pair.target and mark not in own]


def _localized(pair: Pair) -> str:
    """The translation with its language's marks, where each is one of a plain pair."""
    if pair.target.isascii() or not _strangers(pair):
        return pair.target
    marks = sum(pair.target.count(mark) for mark in "„“”«»")
    if len(PAIR.findall(pair.target)) * 2 != marks:
        return pair.target
    main = MAIN.get(pair.target_language) or MAIN[_language(pair)]
    opening, closing = main[0], main[1]
    if _language(pair) == "fr" and pair.target_language != "fr-CH":
        opening, closing = f"{opening}\u00a0", f"\u00a0{closing}"
    return PAIR.sub(lambda match: f"{opening}{match['inner']}{closing}", pair.target)


BRACKETS_UNBALANCED = Check(
    id="brackets-unbalanced",
    severity=Severity.WARNING,
    meaning=N_("The translation opens a bracket without closing it, or the other way round."),
    function=_unbalanced_brackets,
    good=("Der Film (2025)", "The film (2025)"),
    bad=("Der Film (2025)", "The film (2025"),
    origin="pofilter brackets; Poedit",
    triggers=frozenset("()[]{}（）［］｛｝"),
)

BRACKETS_MISSING = Check(
    id="brackets-missing",
    severity=Severity.NOTE,
    meaning=N_("The source has something in brackets, the translation no bracket at all."),
    function=_missing_brackets,
    good=("Der Film (2025)", "The film (2025)"),
    bad=("Der Film (2025)", "The film 2025"),
    origin="pofilter brackets; Poedit",
    triggers=frozenset("(["),
)

QUOTES_UNBALANCED = Check(
    id="quotes-unbalanced",
    severity=Severity.WARNING,
    meaning=N_("The translation opens a quotation without closing it, or the other way round."),
    function=_unbalanced_quotes,
    good=("Sie sagte: „Schnitt!“", "She said, “Cut!”"),
    bad=("Sie sagte: „Schnitt!“", "She said, “Cut!"),
    origin="pofilter doublequoting",
    triggers=frozenset(QUOTES),
)

QUOTES_MISSING = Check(
    id="quotes-missing",
    severity=Severity.NOTE,
    meaning=N_("The source has quotation marks, the translation none of any kind."),
    function=_missing_quotes,
    good=("Die Serie „Nebel“", "The series ‘Fog’"),
    bad=("Die Serie „Nebel“", "The series Fog"),
    origin="pofilter doublequoting, singlequoting",
    triggers=frozenset(QUOTES),
)

QUOTES_FOREIGN = Check(
    id="quotes-foreign",
    severity=Severity.WARNING,
    meaning=N_("The translation has quotation marks that its language does not use."),
    function=_foreign,
    good=("Die Serie „Nebel“", "La série «\u00a0Brume\u00a0»"),
    bad=("Die Serie „Nebel“", "La série „Brume“"),
    languages=("de", "fr"),
    origin="CLDR delimiters",
    fix=_localized,
    triggers=frozenset("„“”«»"),
)
