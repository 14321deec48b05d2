"""Characters that nobody sees, that cannot be shown, or that came from a wrong encoding."""

from __future__ import annotations

import re
import unicodedata

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

INVISIBLE = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]")
JOINERS = re.compile("(?<=[A-Za-zÀ-ɏ])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-zÀ-ɏ])")
"""Joiners shape Arabic and Indic letters and emoji; beside a Latin letter they do nothing."""
UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200d\u2060\ufeff]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
KASHIDA = "\u0640"
REPLACEMENT = "\ufffd"

_BEHIND_A2 = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
MOJIBAKE = re.compile(rf"[ÃÂÅÐÑ][{_BEHIND_A2}]|â[€‚„][{_BEHIND_A2}]|ï»¿|ï¿½")
"""What two or three bytes of UTF-8 look like when read as Windows-1252 (Western European)."""

CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN_WITH_CYRILLIC = re.compile(r"[A-Za-z]+[А-яЁёІіЇїЄєЎў]+|[А-яЁёІіЇїЄєЎў]+[A-Za-z]+")
WORD = re.compile(r"[^\W\d_]+")
LOOKALIKES = frozenset("АВЕКМНОРСТХаеорсухіABEKMHOPCTXaeopcyxi")
"""Letters that look the same in both alphabets (Unicode Technical Standard #39, confusables)."""

OPENING_BIDI = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
CLOSING_BIDI = re.compile("[\u202c\u2069]")


def _code_points(characters: str) -> str:
    names = dict.fromkeys(f"U+{ord(character):04X}" for character in characters)
    return ", ".join(names)


def _zero_width(pair: Pair) -> Messages:
    if UNSEEN.search(pair.target) and (found := _invisible(pair)):
        yield _("characters that nobody sees: {characters}").format(characters=_code_points(found))


def _invisible(pair: Pair) -> str:
    found = [*INVISIBLE.findall(pair.target), *JOINERS.findall(pair.target)]
    return "".join(each for each in found if each not in pair.source)


def _without_invisible(pair: Pair) -> str:
    text = pair.target
    for pattern in (INVISIBLE, JOINERS):
        text = pattern.sub(lambda match: match[0] if match[0] in pair.source else "", text)
    return text


def _control(pair: Pair) -> Messages:
    found = [each for each in CONTROL.findall(pair.target) if each not in pair.source]
    if found:
        yield _("control characters: {characters}").format(characters=_code_points("".join(found)))


def _without_control(pair: Pair) -> str:
    return CONTROL.sub(lambda match: match[0] if match[0] in pair.source else "", pair.target)


def _replacement(pair: Pair) -> Messages:
    if REPLACEMENT in pair.target and REPLACEMENT not in pair.source:
        start = pair.target.index(REPLACEMENT)
        shown = pair.target[max(0, start - 12) : start + 12].replace("\n", " ")
        yield _("a character was lost: “{text}”").format(text=shown)


def _mojibake(pair: Pair) -> Messages:
    if pair.target.isascii():
        return
    for text in dict.fromkeys(match[0] for match in MOJIBAKE.finditer(pair.target)):
        if text not in pair.source and (meant := _decoded(text)) is not None:
            yield _("“{text}” must be “{meant}”").format(text=text, meant=meant)


def _decoded(text: str) -> str | None:
    """What the characters were before they were read in the wrong encoding."""
    try:
        meant = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        try:
            meant = text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return None
    return meant if meant.isprintable() or meant == "\u00a0" else None


def _repaired(pair: Pair) -> str:
    def mend(match: re.Match[str]) -> str:
        return match[0] if match[0] in pair.source else _decoded(match[0]) or match[0]

    return MOJIBAKE.sub(mend, pair.target)


def _kashida(pair: Pair) -> Messages:
    if KASHIDA in pair.target and KASHIDA not in pair.source:
        yield _("a tatweel stretches a letter")


def _without_kashida(pair: Pair) -> str:
    return pair.target if KASHIDA in pair.source else pair.target.replace(KASHIDA, "")


def _mixed_scripts(pair: Pair) -> Messages:
    if not CYRILLIC.search(pair.target) or not LATIN_WITH_CYRILLIC.search(pair.target):
        return
    for word in dict.fromkeys(WORD.findall(pair.target)):
        if (letters := _strangers(word)) and word not in pair.source:
            yield _("“{word}” has letters of two alphabets: {letters}").format(
                word=word, letters=_code_points(letters)
            )


def _strangers(word: str) -> str:
    """The few letters of another alphabet in a word, where each looks like one of its own."""
    cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u04ff"]
    latin = [letter for letter in word if letter.isascii()]
    few, many = sorted((cyrillic, latin), key=len)
    return "".join(few) if len(few) < len(many) and set(few) <= LOOKALIKES else ""


def _not_normalized(pair: Pair) -> Messages:
    if not pair.target.isascii() and _normalized(pair) != pair.target:
        yield _("accents stand as characters of their own")


def _normalized(pair: Pair) -> str:
    if unicodedata.is_normalized("NFC", pair.target):
        return pair.target
    if not unicodedata.is_normalized("NFC", pair.source):
        return pair.target
    return unicodedata.normalize("NFC", pair.target)


def _bidi(pair: Pair) -> Messages:
    if pair.target.isascii():
        return
    opened, closed = _turns(pair.target)
    if opened != closed and (opened, closed) != _turns(pair.source):
        yield _("{opened} marks turn the direction of writing, {closed} end that").format(
            opened=opened, closed=closed
        )


def _turns(text: str) -> tuple[int, int]:
    return len(OPENING_BIDI.findall(text)), len(CLOSING_BIDI.findall(text))


ZERO_WIDTH = Check(
    id="zero-width",
    severity=Severity.WARNING,
    meaning=N_("The translation has characters that nobody sees, the source has none of them."),
    function=_zero_width,
    good=("Kinofilm", "feature film"),
    bad=("Kinofilm", "feature\u200b film"),
    origin="Weblate zero-width-space",
    fix=_without_invisible,
)

CONTROL_CHARACTER = Check(
    id="control-character",
    severity=Severity.ERROR,
    meaning=N_("The translation has control characters that the source has not."),
    function=_control,
    good=("Zeile 1\nZeile 2", "Line 1\nLine 2"),
    bad=("Abspann", "Cre\x07dits"),
    origin="i18nspector unusual-character-in-translation; pofilter validchars",
    fix=_without_control,
)

REPLACEMENT_CHARACTER = Check(
    id="replacement-character",
    severity=Severity.ERROR,
    meaning=N_("A character of the translation was lost on the way."),
    function=_replacement,
    good=("Jürgen", "Jürgen"),
    bad=("Jürgen", "J\ufffdrgen"),
    origin="i18nspector unusual-character-in-translation",
    triggers=frozenset("\ufffd"),
)

MOJIBAKE_FOUND = Check(
    id="mojibake",
    severity=Severity.ERROR,
    meaning=N_("The translation was read in the wrong encoding."),
    function=_mojibake,
    good=("Das Ende", "Fin de l’été"),
    bad=("Das Ende", "Fin de l’Ã©tÃ©"),
    languages=("de", "fr"),
    fix=_repaired,
    triggers=frozenset("ÃÂÅÐÑâï"),
)

KASHIDA_FOUND = Check(
    id="kashida",
    severity=Severity.NOTE,
    meaning=N_("An Arabic letter is stretched by hand."),
    function=_kashida,
    good=("Film", "فيلم"),
    bad=("Film", "فيـلم"),
    languages=("de", "ar"),
    origin="Weblate kashida",
    fix=_without_kashida,
    triggers=frozenset("\u0640"),
)

MIXED_SCRIPTS = Check(
    id="mixed-scripts",
    severity=Severity.WARNING,
    meaning=N_("A word has letters that only look like those of its alphabet."),
    function=_mixed_scripts,
    good=("Der VFX-Film", "VFX-фильм"),
    bad=("Der Film", "фильм o кинo"),
    languages=("de", "ru"),
    origin="Unicode UTS #39",
)

NOT_NORMALIZED = Check(
    id="not-normalized",
    severity=Severity.NOTE,
    meaning=N_("Accents are written as characters of their own, which search does not find."),
    function=_not_normalized,
    good=("Sommer", "été"),
    bad=("Sommer", "e\u0301te\u0301"),
    languages=("de", "fr"),
    origin="Unicode UAX #15",
    fix=_normalized,
)

BIDI = Check(
    id="bidi-unbalanced",
    severity=Severity.WARNING,
    meaning=N_("A mark that turns the direction of writing is not ended, or ended twice."),
    function=_bidi,
    good=("Der Film", "\u2067סרט\u2069"),
    bad=("Der Film", "\u2067סרט"),
    languages=("de", "he"),
    origin="Unicode UAX #9",
    triggers=frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
)
