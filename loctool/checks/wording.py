"""Words that stand twice, texts that were left as they were, and what tools left behind."""

from __future__ import annotations

import re

from loctool.checks import Check, Messages, Pair
from loctool.checks.readable import readable
from loctool.checks.untranslated import STILL_SOURCE
from loctool.checks.word_lists import FIRST_NAMES, words
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _
from loctool.lexicon import has_lexicon, lexicon

DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})(?:[ \u00a0\n]\1)+(?![\w'’-])", re.IGNORECASE)
MAY_DOUBLE = {
    "de": words("das der die den dem sie ihr wir bis sehr so nein ja"),
    "en": words("that had her is so very no bye ha knock"),
    "es": words("no muy nos se ya si sí más"),
    "fr": words("nous vous si non très"),
    "it": words("via man poco piano no si più ci"),
    "nl": words("die dat zijn is heel nee je u hij"),
    "pl": words("się że no bardzo tak"),
    "pt": words("se nos não muito"),
}
"""Words that may follow themselves: ``die, die die Serie``, ``had had``, ``nous nous``."""

WORD = re.compile(r"[^\W\d_]{4,}")
CONTEXT = re.compile(r"^_(?:n)?: ?\S|^\|")


def _doubled(pair: Pair) -> Messages:
    if not _may_double(pair.target):
        return
    for match in DOUBLED.finditer(pair.target):
        if not _is_meant(match, pair):
            yield _("“{text}”").format(text=match[0].replace("\n", " "))


def _may_double(text: str) -> bool:
    """Whether a word begins like the one before it; quickly, for nearly no text has one."""
    each = text.lower().split()
    return any(map(str.startswith, each[1:], each))


def _is_meant(match: re.Match[str], pair: Pair) -> bool:
    word = match[1].lower()
    if word in MAY_DOUBLE.get(pair.target_language.partition("-")[0], frozenset()):
        return True
    first, second = match[0].split()[0], match[0].split()[-1]
    if first != second and first[0].islower():
        return True  # "kann Kann" is no slip
    return bool(DOUBLED.search(pair.source)) or pair.source.lower().count(word) > 1


def _single(pair: Pair) -> str:
    def mend(match: re.Match[str]) -> str:
        return match[0] if _is_meant(match, pair) else match[1]

    return DOUBLED.sub(mend, pair.target) if _may_double(pair.target) else pair.target


def _unchanged(pair: Pair) -> Messages:
    if pair.source != pair.target and pair.source.strip() != pair.target.strip():
        return
    source, target = (
        code.partition("-")[0] for code in (pair.source_language, pair.target_language)
    )
    if source == target or next(STILL_SOURCE.function(pair), None) is not None:
        return
    telling = _telling_words(readable(pair.source, pair.flags), source, target)
    if telling:
        yield _("the text is unchanged: {words}").format(words=", ".join(telling[:5]))


def _telling_words(text: str, source: str, target: str) -> list[str]:
    """The words that the source's dictionary has, and neither the target's nor English."""
    found = [word for word in dict.fromkeys(WORD.findall(text)) if not word.isupper()]
    if not found or any(word in FIRST_NAMES for word in found):
        return []
    if source != "de":  # German writes every noun large, others only names
        found = [word for word in found if word[0].islower()]
    if not (has_lexicon(source) and has_lexicon(target)):
        return []
    others = {target, "en"} - {source}
    return [
        word
        for word in found
        if lexicon(source).knows(word) and not any(lexicon(each).knows(word) for each in others)
    ]


def _context(pair: Pair) -> Messages:
    if pair.target == pair.source:
        return
    if pair.target.startswith(("_:", "_n:", "|")) and CONTEXT.match(pair.target):
        if pair.target[:1] == "|" and pair.source[:1] == "|":
            return
        yield _("the translation begins with a note for translators: {text}").format(
            text=pair.target.split("\n")[0][:30]
        )


DOUBLED_WORD = Check(
    id="doubled-word",
    severity=Severity.WARNING,
    meaning=N_("A word stands twice in a row."),
    function=_doubled,
    good=("Der Film, den der Regisseur hatte", "The film that the director had had"),
    bad=("Der neue Film", "The the new film"),
    origin="pofilter doublewords; Weblate duplicate",
    fix=_single,
    triggers=frozenset(" \u00a0\n"),
)

UNCHANGED = Check(
    id="unchanged",
    severity=Severity.WARNING,
    meaning=N_("The translation is the source, and its words are not the language's."),
    function=_unchanged,
    good=("Film", "Film"),
    bad=("Drehbuch", "Drehbuch"),
    origin="pofilter unchanged; Weblate same; dennis W301",
)

CONTEXT_TRANSLATED = Check(
    id="context-translated",
    severity=Severity.WARNING,
    meaning=N_("A note for translators in front of the source was translated with it."),
    function=_context,
    good=("Schnitt", "Cut"),
    bad=("_: Menü\nSchnitt", "_: Menu\nCut"),
    origin="pofilter kdecomments",
    triggers=frozenset("_|"),
)
