"""Accelerators that a translation lost or has too many of."""

from __future__ import annotations

import re

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _
from loctool.placeholders import find_accelerator, has_mark

ANY_MARK = re.compile(r"(?<![&\w])&(?![A-Za-z]{2,8};|&)(?=[^\W_])|(?<=[^\W\d_])&(?=[a-zäöüß])")


def _missing(pair: Pair) -> Messages:
    if "&" not in pair.source and "_" not in pair.source:
        return
    accelerator = find_accelerator(pair.source)
    if accelerator and pair.target and not has_mark(pair.target, accelerator.mark):
        yield _("the source has the accelerator {mark}{letter}, the translation none").format(
            mark=accelerator.mark, letter=accelerator.letter
        )


def _added(pair: Pair) -> Messages:
    if "&" not in pair.target and "_" not in pair.target:
        return
    source, target = find_accelerator(pair.source), find_accelerator(pair.target)
    if source and source.mark == "&" and len(ANY_MARK.findall(pair.target)) > 1:
        yield _("the translation has more than one accelerator: {text}").format(
            text=pair.target.replace("\n", " ")
        )
    elif target and not source and target.mark not in pair.source:
        yield _("the translation has the accelerator {mark}{letter}, the source none").format(
            mark=target.mark, letter=target.letter
        )


MISSING = Check(
    id="accelerator-missing",
    severity=Severity.WARNING,
    meaning=N_("The source's label has a key to press, the translation has none."),
    function=_missing,
    good=("&Datei öffnen", "&Open file"),
    bad=("&Datei öffnen", "Open file"),
    origin="pofilter accelerators; msgfmt --check-accelerators; Poedit",
    triggers=frozenset("&_"),
)

ADDED = Check(
    id="accelerator-added",
    severity=Severity.WARNING,
    meaning=N_("The translation marks a key to press where the source has none, or marks two."),
    function=_added,
    good=("Forschung und Entwicklung", "R&D"),
    bad=("Datei öffnen", "&Open file"),
    origin="pofilter accelerators; msgfmt --check-accelerators",
    triggers=frozenset("&_"),
)
