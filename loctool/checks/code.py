"""Names of programs' parts that a translation changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.checks import Check, Messages, Pair
from loctool.checks.readable import readable
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

OPTION = re.compile(r"(?<![\w-])--[A-Za-z][\w-]*(?<!-)")
FUNCTION = re.compile(r"(?<![\w.])[A-Za-z_][\w.:]*\(\)")
VARIABLE = re.compile(
    r"(?<![\w$])\$[A-Za-z_]\w+|(?<![\w%])%[A-Z][A-Z_]+%(?!\w)"
    r"|(?<![\w/.@#_-])(?:[a-z][a-z0-9]+(?:_[a-z0-9]{2,})+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?![\w@-])"
)


def _lost(pattern: re.Pattern[str], source: str, target: str) -> Iterator[str]:
    for name in dict.fromkeys(pattern.findall(source)):
        if name not in target:
            yield _("{text} of the source is not in the translation").format(text=name)


def _option(pair: Pair) -> Messages:
    if "--" in pair.source and pair.target:
        yield from _lost(OPTION, pair.source, pair.target)


def _function(pair: Pair) -> Messages:
    if "()" in pair.source and pair.target:
        yield from _lost(FUNCTION, pair.source, pair.target)


def _variable(pair: Pair) -> Messages:
    if pair.target and ("_" in pair.source or "$" in pair.source or "%" in pair.source):
        source = readable(pair.source, pair.flags)
        if not source.startswith("_"):
            yield from _lost(VARIABLE, source, pair.target)


OPTION_CHANGED = Check(
    id="option-changed",
    severity=Severity.WARNING,
    meaning=N_("A command's option of the source was translated or lost."),
    function=_option,
    good=("Mit --alles laufen sämtliche Prüfungen.", "With --alles every check runs."),
    bad=("Mit --alles laufen sämtliche Prüfungen.", "With --all every check runs."),
    origin="pofilter options",
    triggers=frozenset("-"),
)

FUNCTION_CHANGED = Check(
    id="function-changed",
    severity=Severity.WARNING,
    meaning=N_("The name of a function was translated or lost."),
    function=_function,
    good=("schneiden() schlug fehl.", "schneiden() failed."),
    bad=("schneiden() schlug fehl.", "cut() failed."),
    origin="pofilter functions",
    triggers=frozenset("("),
)

VARIABLE_CHANGED = Check(
    id="variable-changed",
    severity=Severity.WARNING,
    meaning=N_("The name of a variable was translated or lost."),
    function=_variable,
    good=("Setzen Sie FILM_ORDNER neu.", "Set FILM_ORDNER again."),
    bad=("Setzen Sie FILM_ORDNER neu.", "Set FILM_FOLDER again."),
    origin="pofilter variables",
    triggers=frozenset("_$%"),
)
