"""Placeholders that a translation lost, changed or broke, and what a program would fail at.

What a placeholder is says :mod:`loctool.placeholders`: for a message with a format flag, what its
manual says; for any other text only what is one beyond doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _
from loctool.placeholders import (
    Comparison,
    ErrorKind,
    FormatError,
    Placeholder,
    compare,
    format_errors,
)

C = frozenset({"c-format"})
PYTHON = frozenset({"python-format"})

MARKS = frozenset("%{}$~:")
"""Every placeholder of any format has one of them."""

PERCENT_SIGN = re.compile(r"(?<=\d)[ \u00a0\u202f]?%(?![%$])(?=$|[\s.,;:!?)\]“”\"»…-])")
"""A per cent sign behind a number, where no letter follows at once."""
PERCENT_DIRECTIVE = re.compile(r"% +[A-Za-z]")
"""What ``100 % der`` is for a program: a directive with the flag "space"."""
NUMBERED = frozenset({"c-format", "objc-format", "php-format", "perl-format", "java-printf-format"})
"""Formats whose placeholders may be numbered, ``%2$s``."""


def _compared(pair: Pair) -> Comparison | None:
    """What differs; ``None`` where neither text can have a placeholder."""
    if not pair.target or not _may_have(pair):
        return None
    return compare(pair.source, pair.target, pair.flags)


def _may_have(pair: Pair) -> bool:
    source, target = pair.source, pair.target
    if "%" in source or "{" in source or "%" in target or "{" in target:
        return True
    return any(flag.endswith("-format") for flag in pair.flags)


def _missing(pair: Pair) -> Messages:
    if compared := _compared(pair):
        for text in _texts(compared.missing):
            yield _("{text} of the source is not in the translation").format(text=text)


def _added(pair: Pair) -> Messages:
    if not (compared := _compared(pair)):
        return
    percents = _percent_signs(pair)
    for text in _texts(each for each in compared.added if each.span.start not in percents):
        yield _("{text} of the translation is not in the source").format(text=text)


def _type(pair: Pair) -> Messages:
    if not (compared := _compared(pair)):
        return
    for source, target in compared.changed:
        yield _("{source} of the source is {target} in the translation").format(
            source=source.text, target=target.text
        )


def _order(pair: Pair) -> Messages:
    compared = _compared(pair)
    if compared and compared.reordered:
        texts = ", ".join(each.text for each in compared.reordered)
        yield _("{texts} take the arguments in the wrong order").format(texts=texts)


def _texts(found: Iterable[Placeholder]) -> Iterator[str]:
    return iter(dict.fromkeys(each.text for each in found))


def _errors(pair: Pair, kind: ErrorKind) -> Iterator[FormatError]:
    """What fails in the translation of a source that does not fail itself."""
    if pair.flags and pair.target and not format_errors(pair.source, pair.flags):
        yield from (each for each in format_errors(pair.target, pair.flags) if each.kind is kind)


def _invalid(pair: Pair) -> Messages:
    percents = _percent_signs(pair)
    for error in _errors(pair, ErrorKind.INVALID):
        if error.span.start not in percents:
            yield error.message


def _mixed(pair: Pair) -> Messages:
    for error in _errors(pair, ErrorKind.MIXED):
        yield error.message


def _unescaped(pair: Pair) -> Messages:
    signs = _percent_signs(pair)
    if signs:
        shown = ", ".join(pair.target[max(0, start - 4) : start + 1].strip() for start in signs)
        yield _("a per cent sign is doubled in this format: {text}").format(text=shown)


def _percent_signs(pair: Pair) -> tuple[int, ...]:
    """Where the translation has a per cent sign that the program takes for a directive."""
    if "%" not in pair.target or not pair.flags or format_errors(pair.source, pair.flags):
        return ()
    signs = {match.end() - 1 for match in PERCENT_SIGN.finditer(pair.target)}
    if not signs:
        return ()
    broken = {
        each.span.start
        for each in format_errors(pair.target, pair.flags)
        if each.kind is ErrorKind.INVALID
    }
    taken = {
        each.span.start
        for each in compare(pair.source, pair.target, pair.flags).added
        if PERCENT_DIRECTIVE.match(each.text)
    }
    return tuple(sorted(signs & (broken | taken)))


def _escape(pair: Pair) -> str:
    text = pair.target
    for start in reversed(_percent_signs(pair)):
        text = f"{text[:start]}%{text[start:]}"
    return text


def _number(pair: Pair) -> str:
    """The translation with numbered placeholders, where each has a type of its own."""
    compared = _compared(pair)
    if not compared or not compared.reordered or not pair.flags & NUMBERED:
        return pair.target
    places = {each.kind: each.position for each in _source_order(pair)}
    if len(places) != len(compared.reordered) or any("*" in kind for kind in places):
        return pair.target
    text = pair.target
    for each in reversed(compared.reordered):
        start = each.span.start + 1
        text = f"{text[:start]}{places[each.kind]}${text[start:]}"
    return text


def _source_order(pair: Pair) -> tuple[Placeholder, ...]:
    return compare(pair.source, "", pair.flags).missing


MISSING = Check(
    id="placeholder-missing",
    severity=Severity.ERROR,
    meaning=N_("A placeholder of the source is missing in the translation."),
    function=_missing,
    good=("%(name)s dreht in %(place)s.", "%(name)s is filming in %(place)s."),
    bad=("%(name)s dreht in %(place)s.", "%(name)s is filming."),
    flags=PYTHON,
    origin="msgfmt -c; Babel; pofilter printf; Weblate python_format …; Poedit; dennis W202",
    triggers=MARKS,
)

ADDED = Check(
    id="placeholder-added",
    severity=Severity.ERROR,
    meaning=N_("The translation has a placeholder that the source has no value for."),
    function=_added,
    good=("%d Folgen", "%d episodes"),
    bad=("%d Folgen", "%d episodes of %s"),
    flags=C,
    origin="msgfmt -c; Babel; pofilter variables, printf; Weblate c_format …; dennis E201",
    triggers=MARKS,
)

TYPE = Check(
    id="placeholder-type",
    severity=Severity.ERROR,
    meaning=N_("A placeholder takes its value as another type than in the source."),
    function=_type,
    good=("%d Folgen", "%i episodes"),
    bad=("%d Folgen", "%s episodes"),
    flags=C,
    origin="msgfmt -c; Babel; pofilter printf",
    triggers=MARKS,
)

ORDER = Check(
    id="placeholder-order",
    severity=Severity.ERROR,
    meaning=N_("Placeholders without number or name stand in another order than their values."),
    function=_order,
    good=("%s hat %d Folgen.", "There are %2$d episodes of %1$s."),
    bad=("%s hat %d Folgen.", "There are %d episodes of %s."),
    flags=C,
    origin="msgfmt -c; pofilter printf",
    fix=_number,
    triggers=MARKS,
)

MIXED = Check(
    id="placeholder-mixed",
    severity=Severity.ERROR,
    meaning=N_("Placeholders with and without number or name stand in one text."),
    function=_mixed,
    good=("{} von {}", "{1} by {0}"),
    bad=("{} von {}", "{1} by {}"),
    flags=frozenset({"python-brace-format"}),
    origin="msgfmt -c; Babel; Python's str.format",
    triggers=MARKS,
)

INVALID = Check(
    id="format-invalid",
    severity=Severity.ERROR,
    meaning=N_("The translation is no valid format string: the program would fail."),
    function=_invalid,
    good=("{count} Filme", "{count} films"),
    bad=("{count} Filme", "{count} films {"),
    flags=frozenset({"python-brace-format"}),
    origin="msgfmt -c; Weblate python_brace_format …; dennis E101, E102",
    triggers=MARKS,
)

PERCENT = Check(
    id="percent-unescaped",
    severity=Severity.ERROR,
    meaning=N_("A per cent sign stands where the program reads it as the start of a placeholder."),
    function=_unescaped,
    good=("%d Gäste, 50 %% davon neu", "%d guests, 50%% of them new"),
    bad=("%d Gäste, 50 %% davon neu", "%d guests, 50 % of them new"),
    flags=C,
    origin="msgfmt -c; pofilter printf; Weblate c_format …",
    fix=_escape,
    triggers=MARKS,
)
