"""Marks at the ends of a text, doubled marks, and the spaces around them."""

from __future__ import annotations

import re

from loctool.checks import Check, Messages, Pair
from loctool.checks.marks import MEANINGS, UNMARKED, ending, ends_in_abbreviation, meanings
from loctool.checks.readable import OBJECT, readable
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

STARTS = frozenset("…([{-–—•*·#/\\+>=~|")
MARKS = frozenset(meanings("el"))
ALIKE = frozenset(".!?:")
DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
DOUBLED = re.compile(
    r",[ \u00a0]?,|;;|(?<![.…/\w])\.\.(?![./\w])|(?<=\w)\.\.(?=\s|$)|,\.(?![.\w])|。。|，，|、、"
)
SPACE_BEFORE = re.compile(r"(?<=[\w)\]”“»\"\ufffc])[ \u00a0\u202f]+([,.;:!?])(?=\s|$)")
SPACE_BEFORE_FRENCH = re.compile(r"(?<=[\w)\]”“»\"\ufffc])[ \u00a0\u202f]+([,.])(?=\s|$)")
NO_SPACE_AFTER = re.compile(
    r"(?<=[^\W\d_]{2})[,;!?](?=[^\W\d_]{2})|(?<=[^\W\d_A-Z]{2})\.(?=[A-ZÀ-Þ][^\W\d_A-Z])"
)
TWO_MARKS = re.compile(r"[,;.。，、][ \u00a0]?[,;.。，、]")
MARK_BEFORE_LETTER = re.compile(r"[,;!?.][^\W\d_]{2}")
MARK_BEHIND_SPACE = re.compile(r"[ \u00a0\u202f][,.;:!?](?:\s|$)")
MAY_OMIT = frozenset(("ja", "ko"))
"""Languages whose labels and short messages end without a full stop."""
SPACED = frozenset(("fr", "br"))
"""Languages that put a space before ``;``, ``:``, ``!`` and ``?``."""
UNSPACED = frozenset(("ja", "zh", "ko", "th", "lo", "km", "my", "yue"))
"""Languages whose marks bring their own space, or that have none between words."""


def _language(pair: Pair) -> str:
    return pair.target_language.partition("-")[0]


def _end(pair: Pair) -> Messages:
    if _ends_alike(pair) or not pair.target or _language(pair) in UNMARKED:
        return
    before, behind = readable(pair.source, pair.flags), readable(pair.target, pair.flags)
    source = ending(before, pair.source_language)
    target = ending(behind, pair.target_language)
    if source == target or not before.strip() or not behind.strip():
        return
    if "." in source ^ target and (ends_in_abbreviation(before) or ends_in_abbreviation(behind)):
        return
    if not source and not _has_word(before):
        return
    if not target and _language(pair) in MAY_OMIT and source == {"."}:
        return
    yield _("the source ends with {source}, the translation with {target}").format(
        source=_shown(before, source), target=_shown(behind, target)
    )


def _ends_alike(pair: Pair) -> bool:
    """Whether both end with a letter, or with a letter and the same mark, as most pairs do."""
    source, target = pair.source[-2:], pair.target[-2:]
    if source[-1:].isalnum() and target[-1:].isalnum():
        return True
    return source[1:] == target[1:] in ALIKE and source[:1].isalnum() and target[:1].isalnum()


def _has_word(text: str) -> bool:
    return any(character.isalnum() or character == OBJECT for character in text)


def _shown(text: str, marks: frozenset[str]) -> str:
    if not marks:
        return _("no mark")
    return f"“{' '.join(text.split())[-3:].lstrip()}”"


def _start(pair: Pair) -> Messages:
    source, target = pair.source.lstrip()[:1], pair.target.lstrip()[:1]
    if source == target or not target or (source not in STARTS and target not in STARTS):
        return
    before, behind = readable(pair.source, pair.flags), readable(pair.target, pair.flags)
    source, target = before.lstrip()[:1], behind.lstrip()[:1]
    lost = source in STARTS and source not in behind  # another order of words is none
    gained = target in STARTS and target not in before
    if _kind(source) != _kind(target) and (lost or gained):
        if behind.lstrip().startswith("...") and source == "…":
            return
        yield _("the source begins with “{source}”, the translation with “{target}”").format(
            source=source, target=target
        )


def _kind(mark: str) -> str:
    """Dashes of all lengths are one; a letter is a letter."""
    if mark in "-–—":
        return "-"
    return mark if mark in STARTS else ""


def _ellipsis(pair: Pair) -> Messages:
    if "..." in pair.target and "…" in pair.source and _dots_to_mend(pair):
        yield _("three dots stand where the source has …")


def _dots_to_mend(pair: Pair) -> bool:
    return "..." not in pair.source and bool(DOTS.search(pair.target))


def _one_character(pair: Pair) -> str:
    if "…" in pair.source and _dots_to_mend(pair):
        return DOTS.sub("…", pair.target)
    return pair.target


def _doubled(pair: Pair) -> Messages:
    if not TWO_MARKS.search(pair.target):
        return
    match = DOUBLED.search(pair.target)
    if match and match[0] not in pair.source and not DOUBLED.search(pair.source):
        yield _("doubled mark: “{text}”").format(text=_around(pair.target, match))


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 10) : match.end() + 10].replace("\n", " ").strip()


def _before(pair: Pair) -> Messages:
    if match := _space_before(pair):
        yield _("a space before a mark: “{text}”").format(text=_around(pair.target, match))


def _space_before(pair: Pair) -> re.Match[str] | None:
    if not MARK_BEHIND_SPACE.search(pair.target):
        return None
    pattern = SPACE_BEFORE_FRENCH if _language(pair) in SPACED else SPACE_BEFORE
    match = pattern.search(pair.target)
    return match if match and not pattern.search(pair.source) else None


def _close_up(pair: Pair) -> str:
    if not _space_before(pair):
        return pair.target
    pattern = SPACE_BEFORE_FRENCH if _language(pair) in SPACED else SPACE_BEFORE
    return pattern.sub(r"\1", pair.target)


def _behind(pair: Pair) -> Messages:
    if not MARK_BEFORE_LETTER.search(pair.target) or _language(pair) in UNSPACED:
        return
    target = readable(pair.target, pair.flags)
    match = NO_SPACE_AFTER.search(target)
    if match and not NO_SPACE_AFTER.search(readable(pair.source, pair.flags)):
        yield _("no space behind a mark: “{text}”").format(text=_around(target, match))


def _only(pair: Pair) -> Messages:
    source, target = pair.source.strip(), pair.target.strip()
    if not source or not target or any(map(str.isalnum, source)):
        return
    if _meaning(source) != _meaning(target) and _is_punctuation(source):
        yield _("the source is only “{source}”, the translation “{target}”").format(
            source=source, target=target.split("\n")[0]
        )


def _is_punctuation(text: str) -> bool:
    return not any(mark in text for mark in "%{}$<>„“”«»\"'")


def _meaning(text: str) -> str:
    return "".join(MEANINGS.get(mark, mark) for mark in text.replace("...", "…"))


END = Check(
    id="end-punctuation",
    severity=Severity.WARNING,
    meaning=N_("Source and translation end with different marks."),
    function=_end,
    good=("Die Premiere beginnt um 20 Uhr.", "The premiere starts at 8 p.m."),
    bad=("Wer führt Regie?", "Who is directing."),
    origin="pofilter endpunc; Weblate end_stop, end_colon, end_question, end_exclamation, "
    "end_ellipsis, end_semicolon; Poedit",
    triggers=MARKS,
)

START = Check(
    id="start-punctuation",
    severity=Severity.WARNING,
    meaning=N_("Source and translation begin with different marks."),
    function=_start,
    good=("– Wer kommt?", "— Who is coming?"),
    bad=("… und Schnitt!", "and cut!"),
    origin="pofilter startpunc",
    triggers=STARTS,
)

ELLIPSIS = Check(
    id="ellipsis",
    severity=Severity.NOTE,
    meaning=N_("Three dots stand for the source's ellipsis."),
    function=_ellipsis,
    good=("Film lädt …", "Loading film…"),
    bad=("Film lädt …", "Loading film..."),
    origin="Weblate ellipsis",
    fix=_one_character,
    triggers=frozenset("…"),
)

DOUBLED_MARK = Check(
    id="doubled-punctuation",
    severity=Severity.WARNING,
    meaning=N_("A mark stands twice, as it does nowhere in the source."),
    function=_doubled,
    good=("Film, Serie usw.", "Films, series, etc."),
    bad=("Film, Serie und mehr", "Films,, series and more"),
    origin="pofilter puncspacing",
    triggers=frozenset(",;.。，、"),
)

BEFORE = Check(
    id="space-before-punctuation",
    severity=Severity.WARNING,
    meaning=N_("A space stands before a mark, in a language that has none there."),
    function=_before,
    good=("Wer kommt? Alle.", "Qui vient\u202f? Tous."),
    bad=("Wer kommt, wer geht?", "Qui vient , qui part\u202f?"),
    languages=("de", "fr"),
    origin="pofilter puncspacing",
    fix=_close_up,
    triggers=frozenset(",.;:!?"),
)

BEHIND = Check(
    id="space-after-punctuation",
    severity=Severity.WARNING,
    meaning=N_("No space stands behind a mark inside the text."),
    function=_behind,
    good=("Ton, Licht, Kamera auf kino.test", "Sound, lights, camera at kino.test"),
    bad=("Ton, Licht, Kamera", "Sound,lights, camera"),
    origin="pofilter puncspacing",
    triggers=frozenset(",;!?."),
)

ONLY = Check(
    id="punctuation-only",
    severity=Severity.WARNING,
    meaning=N_("A source of nothing but marks was changed."),
    function=_only,
    good=(" – ", " – "),
    bad=(" – ", " / "),
    origin="pofilter purepunc",
)
