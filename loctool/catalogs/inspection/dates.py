"""The header's two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot
from loctool.catalogs.inspection.header import BOILERPLATE, field_spot
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

FIELDS = ("POT-Creation-Date", "PO-Revision-Date")
DATE = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?::\d\d(?:\.\d+)?)? ?([+-])(\d\d):?(\d\d)")
"""``YEAR-MO-DA HO:MI+ZONE``; gettext manual, node "Header Entry"."""
STRICT_DATE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d[+-]\d{4}")
FIRST_GETTEXT = datetime(1995, 7, 2, tzinfo=UTC)
"""When GNU gettext's first version came out."""
SLACK = timedelta(days=1)
"""Clocks and time zones go wrong; a day is no lie."""


def parse_date(text: str) -> datetime | None:
    """The date, or nothing where it is none."""
    found = DATE.fullmatch(text)
    if found is None:
        return None
    day, clock, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    try:
        zone = timezone(-offset if sign == "-" else offset)
        return datetime.strptime(f"{day} {clock}", "%Y-%m-%d %H:%M").replace(tzinfo=zone)
    except ValueError:
        return None


def _given(file: CatalogFile) -> Iterator[tuple[str, str, datetime | None]]:
    for field in FIELDS:
        value = file.catalog.headers.get(field, "")
        if value and value not in BOILERPLATE[field]:
            yield field, value, parse_date(value)


def _invalid(file: CatalogFile) -> Iterator[Spot]:
    for field, value, date in _given(file):
        if date is None or not STRICT_DATE.fullmatch(value):
            text = _("{field} is no date of the form 2026-11-22 20:15+0100: {value}")
            yield field_spot(file, field, text.format(field=field, value=value))


def _fix_invalid(file: CatalogFile) -> bytes:
    """Writes a date that can be read the way gettext writes it."""
    data = file.data
    for field, value, date in _given(file):
        if date is not None and not STRICT_DATE.fullmatch(value):
            written = date.strftime("%Y-%m-%d %H:%M%z")
            old, new = (f"{field}: {text}".encode() for text in (value, written))
            data = data.replace(old, new, 1)
    return data


def _future(file: CatalogFile) -> Iterator[Spot]:
    for field, value, date in _given(file):
        if date is not None and date > file.now + SLACK:
            text = _("{field} is still to come: {value}").format(field=field, value=value)
            yield field_spot(file, field, text)


def _ancient(file: CatalogFile) -> Iterator[Spot]:
    for field, value, date in _given(file):
        if date is not None and date < FIRST_GETTEXT:
            text = _("{field} is from before there was gettext: {value}")
            yield field_spot(file, field, text.format(field=field, value=value))


DATE_INVALID = CatalogCheck(
    id="date-invalid",
    severity=Severity.WARNING,
    meaning=N_("A date of the header is none, or not written as YYYY-MM-DD hh:mm+ZZzz."),
    function=_invalid,
    good="PO-Revision-Date: 2026-03-01 10:00+0100",
    bad="PO-Revision-Date: 2026-03-01 10:00:12+01:00",
    origin="i18nspector invalid-date",
    fix=_fix_invalid,
    part="fields",
)

DATE_FUTURE = CatalogCheck(
    id="date-future",
    severity=Severity.WARNING,
    meaning=N_("A date of the header is over a day ahead."),
    function=_future,
    good="PO-Revision-Date: 2026-03-01 10:00+0100",
    bad="PO-Revision-Date: 2126-03-01 10:00+0100",
    origin="i18nspector date-from-future",
    part="fields",
)

DATE_ANCIENT = CatalogCheck(
    id="date-ancient",
    severity=Severity.WARNING,
    meaning=N_("A date of the header is older than gettext."),
    function=_ancient,
    good="PO-Revision-Date: 2026-03-01 10:00+0100",
    bad="PO-Revision-Date: 1970-01-01 00:00+0000",
    origin="i18nspector ancient-date",
    part="fields",
)
