"""What a language's printers ask for: the French space, Spanish inverted marks, dashes, alphabets.

Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale (spaces before double
marks), Ortografía de la lengua española, chapter III (inverted marks), CLDR.
"""

from __future__ import annotations

import re

from loctool.checks import Check, Messages, Pair
from loctool.checks.readable import readable
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

PLAIN_SPACE = re.compile(r" (?:(?<=[\w)\]»”\"%\ufffc] )(?=[;:!?»](?![\w/)(-]))|(?<=« )(?=\S))")
NO_SPACE = re.compile(
    r"(?<=[\w)\]»”\"\ufffc])(?=[;!?](?:\s|$))|(?<=[^\W\d])(?=:\s)"
    r"|(?<=«)(?=[^\s»])|(?<=[^\s«])(?=»)"
)
MARK = re.compile(r"[;:!?«»](?:(?<=[«»])|(?=\s|$))")
MAY_LACK_SPACE = re.compile(r"[;:!?«»](?:(?<=[^\s][;:!?»])|(?<=«)(?=\S))")
"""Whatever :data:`NO_SPACE` matches has this; a pattern that begins with few characters is fast."""
NARROW, WIDE = "\u202f", "\u00a0"

QUESTION = re.compile(r"(?<![\s(])[?]|(?<=\s)[?](?=\s|$)")
EXCLAMATION = re.compile(r"(?<=[^\s(!?])!(?=[\s\"”»’)…]|$)")

HYPHEN = re.compile(r"(?<=[^\W\d_.,;!?)”»\"]) (?:-|--) (?=[^\W\d_])")
DASH = re.compile(r" [–—] ")

_ARABIC = {"?": "؟", ",": "،", ";": "؛"}
_CHINESE = {"?": "？", "!": "！", ",": "，", ":": "：", ";": "；"}
NATIVE: dict[str, tuple[re.Pattern[str], dict[str, str]]] = {
    **dict.fromkeys(
        ("ar", "fa", "ur", "ckb", "ps", "ug"),
        (re.compile(r"(?<=[\u0620-\u064a\u066e-\u06d3])[?,;](?=\s|$)"), _ARABIC),
    ),
    **dict.fromkeys(("el",), (re.compile(r"(?<=[\u0370-\u03ff\u1f00-\u1fff])[?]"), {"?": ";"})),
    **dict.fromkeys(("zh", "yue"), (re.compile(r"(?<=[\u4e00-\u9fff])[?!,:;](?![\d/])"), _CHINESE)),
    "ja": (
        re.compile(r"(?<=[\u3040-\u30ff\u4e00-\u9fff])[,](?![\d/])"),
        {",": "、"},
    ),
}
"""Where a mark of the Latin alphabet stands behind a letter of another, and which it should be."""


def _language(pair: Pair) -> str:
    return pair.target_language.partition("-")[0]


def _is_french(pair: Pair) -> bool:
    return pair.target_language in ("fr", "fr-FR", "fr-BE", "fr-LU")


def _break(pair: Pair) -> Messages:
    if _is_french(pair) and (match := PLAIN_SPACE.search(pair.target)):
        yield _("a line may break here: “{text}”").format(text=_around(pair.target, match))


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 10) : match.end() + 4].replace("\n", " ").strip()


def _no_break(pair: Pair) -> str:
    if not _is_french(pair):
        return pair.target
    return PLAIN_SPACE.sub(lambda match: _space(match), pair.target)


def _space(match: re.Match[str]) -> str:
    """The space the mark at hand takes: narrow before ``;``, ``!``, ``?``, else the wide one."""
    behind = match.string[match.end() : match.end() + 1]
    return NARROW if behind in (";", "!", "?") else WIDE


def _unspaced(pair: Pair) -> Messages:
    if not _is_french(pair) or not MARK.search(pair.target):
        return
    target = readable(pair.target, pair.flags)
    if MAY_LACK_SPACE.search(target) and (match := NO_SPACE.search(target)):
        yield _("French has a narrow space here: “{text}”").format(text=_around(target, match))


def _with_space(pair: Pair) -> str:
    if not _is_french(pair) or readable(pair.target, pair.flags).count("\ufffc"):
        return pair.target  # an address may end with such a mark
    if "<" in pair.target or "&" in pair.target:
        return pair.target
    return NO_SPACE.sub(lambda match: _space(match), pair.target)


def _inverted(pair: Pair) -> Messages:
    if _language(pair) != "es" or ("?" not in pair.target and "!" not in pair.target):
        return
    target = readable(pair.target, pair.flags)
    if len(QUESTION.findall(target)) and "¿" not in target:
        yield _("a question without ¿")
    if len(EXCLAMATION.findall(target)) and "¡" not in target:
        yield _("an exclamation without ¡")


def _dash(pair: Pair) -> Messages:
    if not _has_only_dashes(pair.source):
        return
    if match := HYPHEN.search(pair.target):
        yield _("a hyphen stands for a dash: “{text}”").format(text=_around(pair.target, match))


def _has_only_dashes(text: str) -> bool:
    return bool(DASH.search(text)) and " - " not in text and " -- " not in text


def _dashed(pair: Pair) -> str:
    return HYPHEN.sub(" – ", pair.target) if _has_only_dashes(pair.source) else pair.target


def _alphabet(pair: Pair) -> Messages:
    if pair.target.isascii():
        return
    native = NATIVE.get(_language(pair))
    if native and (found := dict.fromkeys(native[0].findall(pair.target))):
        pairs = ", ".join(f"{mark} → {native[1][mark]}" for mark in found)
        yield _("marks of the Latin alphabet: {pairs}").format(pairs=pairs)


def _with_native(pair: Pair) -> str:
    native = NATIVE.get(_language(pair))
    if native is None:
        return pair.target
    return native[0].sub(lambda match: native[1][match[0]], pair.target)


NO_BREAK = Check(
    id="no-break-space-missing",
    severity=Severity.NOTE,
    meaning=N_("A French line may break before a mark, or inside guillemets."),
    function=_break,
    good=("Wer kommt?", "Qui vient\u202f?"),
    bad=("Wer kommt?", "Qui vient ?"),
    languages=("de", "fr"),
    origin="Weblate punctuation_spacing; Imprimerie nationale",
    fix=_no_break,
    triggers=frozenset(";:!?»«"),
)

FRENCH_SPACE = Check(
    id="french-space-missing",
    severity=Severity.NOTE,
    meaning=N_("French puts a space before ; : ! and ?, and inside « », which is missing."),
    function=_unspaced,
    good=("Achtung!", "Attention\u202f!"),
    bad=("Achtung!", "Attention!"),
    languages=("de", "fr"),
    origin="Weblate punctuation_spacing; Imprimerie nationale",
    fix=_with_space,
    triggers=frozenset(";:!?«»"),
)

INVERTED = Check(
    id="inverted-mark-missing",
    severity=Severity.WARNING,
    meaning=N_("A Spanish question or exclamation lacks its opening mark."),
    function=_inverted,
    good=("Wer kommt?", "¿Quién viene?"),
    bad=("Wer kommt?", "Quién viene?"),
    languages=("de", "es"),
    origin="pofilter endpunc; RAE",
    triggers=frozenset("?!"),
)

DASH_CHECK = Check(
    id="dash",
    severity=Severity.NOTE,
    meaning=N_("A hyphen between spaces stands for the source's dash."),
    function=_dash,
    good=("Der Film – ein Fest", "The film – a feast"),
    bad=("Der Film – ein Fest", "The film - a feast"),
    origin="Chicago Manual of Style; Duden",
    fix=_dashed,
    triggers=frozenset("–—"),
)

ALPHABET = Check(
    id="punctuation-foreign",
    severity=Severity.NOTE,
    meaning=N_("A mark of the Latin alphabet stands behind a letter of another."),
    function=_alphabet,
    good=("Wer kommt?", "Ποιος έρχεται;"),
    bad=("Wer kommt?", "Ποιος έρχεται?"),
    languages=("de", "el"),
    origin="CLDR; pofilter endpunc",
    fix=_with_native,
    triggers=frozenset("?!,:;"),
)
