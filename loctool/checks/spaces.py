"""White space: at the edges of a text, in its lines, and doubled."""

from __future__ import annotations

import re

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

BLANKS = " \t\u00a0\u202f\u3000"
LEAD = re.compile(rf"^(?P<lines>\n*)(?P<space>[{BLANKS}]*)")
DOUBLE = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
WRAPPED_CHARS = 50
"""Lines longer than that are wrapped to a width, which a translation need not follow."""
SPACELESS = frozenset(("ja", "zh", "th", "lo", "km", "my"))
"""Languages that put no space between sentences; theirs at the end may go."""


def _language(pair: Pair) -> str:
    return pair.target_language.partition("-")[0]


def _edges(text: str) -> tuple[str, str, str, str]:
    """Newlines and blanks at the start, blanks and newlines at the end."""
    lead = LEAD.match(text)
    body = text[lead.end() :] if lead else text
    end = len(body)
    while end and body[end - 1] == "\n":
        end -= 1
    blanks = end
    while blanks and body[blanks - 1] in BLANKS:
        blanks -= 1
    first = (lead["lines"], lead["space"]) if lead else ("", "")
    return (*first, body[blanks:end], body[end:])


def _is_plain(text: str) -> bool:
    """Whether no white space stands at either edge, the commonest case."""
    return bool(text) and not text[0].isspace() and not text[-1].isspace()


def _skips(pair: Pair) -> bool:
    if _is_plain(pair.source) and _is_plain(pair.target):
        return True
    return not pair.source.strip() or not pair.target.strip()


def _space_start(pair: Pair) -> Messages:
    if _skips(pair):
        return
    source, target = _edges(pair.source)[1], _edges(pair.target)[1]
    if source != target:
        yield _compared(source, target)


def _space_end(pair: Pair) -> Messages:
    if _skips(pair):
        return
    source, target = _edges(pair.source)[2], _edges(pair.target)[2]
    if source != target and not (_language(pair) in SPACELESS and not target):
        yield _compared(source, target)


def _compared(source: str, target: str) -> str:
    return _("the source has {source}, the translation {target}").format(
        source=_named(source), target=_named(target)
    )


def _named(blanks: str) -> str:
    return repr(blanks) if blanks else _("none")


def _mend_end(pair: Pair) -> str:
    return pair.target if next(_space_end(pair), None) is None else _with_edge(pair, 2)


def _newline_start(pair: Pair) -> Messages:
    if _skips(pair):
        return
    source, target = _edges(pair.source)[0], _edges(pair.target)[0]
    if source != target:
        yield _compared(source, target)


def _newline_end(pair: Pair) -> Messages:
    if _skips(pair):
        return
    source, target = _edges(pair.source)[3], _edges(pair.target)[3]
    if source != target:
        yield _compared(source, target)


def _with_edge(pair: Pair, edge: int) -> str:
    """The translation with one of its four edges as the source has it."""
    if _skips(pair):
        return pair.target
    source, target = _edges(pair.source), list(_edges(pair.target))
    body = pair.target[len(target[0] + target[1]) :]
    body = body[: len(body) - len(target[2] + target[3])]
    if body != body.strip():
        return pair.target  # lines of nothing but blanks: a person must look
    target[edge] = source[edge]
    return f"{target[0]}{target[1]}{body}{target[2]}{target[3]}"


def _newline_count(pair: Pair) -> Messages:
    source, target = pair.source.strip(), pair.target.strip()
    if not target or ("\n" not in source and "\n" not in target):
        return
    mark = "\n\n" if _is_wrapped(source) else "\n"
    if source.count(mark) != target.count(mark):
        yield _("{source} line breaks in the source, {target} in the translation").format(
            source=source.count("\n"), target=target.count("\n")
        )


def _is_wrapped(text: str) -> bool:
    return max(map(len, text.split("\n"))) > WRAPPED_CHARS


def _tab(pair: Pair) -> Messages:
    source, target = pair.source.count("\t"), pair.target.count("\t")
    if source != target and pair.target:
        yield _("{source} tabs in the source, {target} in the translation").format(
            source=source, target=target
        )


def _double(pair: Pair) -> Messages:
    if "  " not in pair.target and "\u00a0" not in pair.target and "\u202f" not in pair.target:
        return
    match = DOUBLE.search(pair.target)
    if match and not DOUBLE.search(pair.source):
        yield _("two spaces side by side: “{text}”").format(
            text=pair.target[max(0, match.start() - 12) : match.end() + 12].replace("\n", " ")
        )


def _single(pair: Pair) -> str:
    if DOUBLE.search(pair.source):
        return pair.target
    return DOUBLE.sub(_one_space, pair.target)


def _one_space(match: re.Match[str]) -> str:
    """The space that keeps words together, where one of them does."""
    return next((blank for blank in match[0] if blank != " "), " ")


SPACE_START = Check(
    id="edge-space-start",
    severity=Severity.WARNING,
    meaning=N_("Source and translation begin with different white space."),
    function=_space_start,
    good=(" Folgen", " episodes"),
    bad=(" Folgen", "episodes"),
    origin="pofilter startwhitespace; Weblate begin_space; Poedit",
    fix=lambda pair: _with_edge(pair, 1),
)

SPACE_END = Check(
    id="edge-space-end",
    severity=Severity.WARNING,
    meaning=N_("Source and translation end with different white space."),
    function=_space_end,
    good=("Regie: ", "Director: "),
    bad=("Regie: ", "Director:"),
    origin="pofilter endwhitespace; Weblate end_space; Poedit",
    fix=_mend_end,
)

NEWLINE_START = Check(
    id="newline-start",
    severity=Severity.ERROR,
    meaning=N_("Only one of source and translation begins with a line break."),
    function=_newline_start,
    good=("\nAbspann", "\nCredits"),
    bad=("\nAbspann", "Credits"),
    origin="msgfmt -c; Weblate begin_newline; Poedit",
    fix=lambda pair: _with_edge(pair, 0),
    triggers=frozenset("\n"),
)

NEWLINE_END = Check(
    id="newline-end",
    severity=Severity.ERROR,
    meaning=N_("Only one of source and translation ends with a line break."),
    function=_newline_end,
    good=("Abspann\n", "Credits\n"),
    bad=("Abspann\n", "Credits"),
    origin="msgfmt -c; Weblate end_newline; Poedit",
    fix=lambda pair: _with_edge(pair, 3),
    triggers=frozenset("\n"),
)

NEWLINE_COUNT = Check(
    id="newline-count",
    severity=Severity.WARNING,
    meaning=N_("The translation has more or fewer lines, or of wrapped text paragraphs."),
    function=_newline_count,
    good=("Regie\nKamera", "Director\nCamera"),
    bad=("Regie\nKamera", "Director, camera"),
    origin="pofilter newlines; Weblate newline-count",
    triggers=frozenset("\n"),
)

TAB_CHANGED = Check(
    id="tab-changed",
    severity=Severity.WARNING,
    meaning=N_("The translation has more or fewer tabs than the source."),
    function=_tab,
    good=("Titel\tJahr", "Title\tYear"),
    bad=("Titel\tJahr", "Title Year"),
    origin="pofilter tabs",
    triggers=frozenset("\t"),
)

DOUBLE_SPACE = Check(
    id="double-space",
    severity=Severity.WARNING,
    meaning=N_("The translation has two spaces side by side, the source nowhere."),
    function=_double,
    good=("Der neue Film", "The new film"),
    bad=("Der neue Film", "The new  film"),
    origin="pofilter doublespacing; Weblate double_space",
    fix=_single,
)
