r"""Escapes that stand in a text as two characters, such as ``\n`` or ``\"``."""

from __future__ import annotations

import re
from collections import Counter

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

ESCAPE = re.compile(r"\\(?:[abfnrtv\\\"'0]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})")
WINDOWS_PATH = re.compile(r"\b[A-Za-z]:\\|\\\\\w|\\\w+\\")


def _changed(pair: Pair) -> Messages:
    if "\\" not in pair.source and "\\" not in pair.target:
        return
    if WINDOWS_PATH.search(pair.source) or WINDOWS_PATH.search(pair.target):
        return
    source, target = (Counter(ESCAPE.findall(text)) for text in (pair.source, pair.target))
    # Quotes are the translator's choice: “…” needs no escape.
    for escape in sorted((source.keys() | target.keys()) - {'\\"', "\\'"}):
        if source[escape] != target[escape]:
            yield _("{escape}: {source} times in the source, {target} times here").format(
                escape=escape, source=source[escape], target=target[escape]
            )


CHANGED = Check(
    id="escape-changed",
    severity=Severity.WARNING,
    meaning=N_("The translation has other escapes, written out with a backslash, than the source."),
    function=_changed,
    good=(r"Regie:\nKamera:", r"Director:\nCamera:"),
    bad=(r"Regie:\nKamera:", r"Director: Camera:"),
    origin="pofilter escapes; Weblate escaped_newline",
    triggers=frozenset("\\"),
)
