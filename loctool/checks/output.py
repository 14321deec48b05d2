"""Output that is no text at all."""

from __future__ import annotations

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _


def _empty(pair: Pair) -> Messages:
    if _has_text(pair.source) and not _has_text(pair.target):
        yield (
            _("the translation is empty")
            if not pair.target.strip()
            else (
                _("the translation has no letter or digit: {text}").format(text=pair.target.strip())
            )
        )


def _has_text(text: str) -> bool:
    return any(character.isalnum() for character in text)


EMPTY = Check(
    id="output-empty",
    severity=Severity.ERROR,
    meaning=N_("The source says something, the translation nothing."),
    function=_empty,
    good=("Drehschluss!", "That's a wrap!"),
    bad=("Drehschluss!", "…"),
)
