"""Texts longer than the place they are for."""

from __future__ import annotations

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

FLAG = "max-length:"
"""Weblate's flag, "Customizing behavior using flags"."""


def _too_long(pair: Pair) -> Messages:
    if not pair.flags:
        return
    limits = [flag.removeprefix(FLAG).strip() for flag in pair.flags if flag.startswith(FLAG)]
    limit = min((int(value) for value in limits if value.isdecimal()), default=None)
    if limit is not None and len(pair.target) > limit:
        yield _("{chars} characters, at most {limit} are allowed").format(
            chars=len(pair.target), limit=limit
        )


LIMIT = Check(
    id="length-limit",
    severity=Severity.ERROR,
    meaning=N_("The translation is longer than the flag max-length allows."),
    function=_too_long,
    good=("Abspann", "Credits"),
    bad=("Abspann", "End credits"),
    flags=frozenset({"max-length:8"}),
    origin="Weblate max-length",
)
