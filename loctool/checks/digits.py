"""Reads one run of digits and marks by value: ``1.500``, ``11,08``, ``20:15``, ``03.10.2025``.

A *reading* is one way to understand the run: a single number, or several side by side. Each
number is a set of values, for ``20`` on a clock is also 8.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from loctool.checks.number_words import NumberWords

Values = frozenset[Decimal]
"""What one number may be worth."""

Reading = tuple[Values, ...]
"""One way to read a mention: a number, or several side by side."""

GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[.,' ][0-9]{3})+(?:[.,][0-9]+)?")
HOUR_BEHIND = re.compile(
    r"(?:\s?(?:bis|und|oder|[–-])\s?[0-9]{1,2})?\s?(?:Uhr|uur|h\b|hrs?\b|heures?|horas?|godz)",
    re.IGNORECASE,
)
"""Also of the first hour in ``14 bis 22 Uhr``."""
HOUR_AHEAD = re.compile(r"\b(?:alle|ore|às|las|godz\.|godzin\w+|om|um|vers)\s$", re.IGNORECASE)
DECADE_BEHIND = re.compile(r"'?(?:ern?\b|s\b)")
SHORT_YEAR_AHEAD = re.compile(r"'$|[0-9]{4}\s?[/–-]\s?$|[/.-][0-9]{1,2}[/.-]$")


def readings(digits: str, words: NumberWords) -> tuple[Reading, ...]:
    """The ways to read a run of digits and marks in a language, likeliest first.

    Example:
        >>> from loctool.checks.number_words import number_words
        >>> [[sorted(map(str, v)) for v in reading] for reading in
        ...     readings("1.500", number_words("de"))]
        [[['1500']]]
    """
    parts = re.split(r"[^0-9]", digits)
    if len(parts) == 1:
        return ((frozenset({Decimal(digits)}),),)
    if ":" in digits:
        return (_clock(parts),)
    values = _wholes(digits, words)
    if values and GROUPED.fullmatch(digits):
        # Two numbers side by side may look like one: "am 5. 200 Gäste"; no number begins with 0.
        may_be_two = " " in digits and not any(part.startswith("0") for part in parts)
        return ((values,), _side_by_side(parts)) if may_be_two else ((values,),)
    if values and len(parts) == 2:
        return ((values,), _clock(parts), _side_by_side(parts))
    return (_date(parts), _side_by_side(parts))


def in_context(values: Values, before: str, behind: str, words: NumberWords) -> Values:
    """The values and those that the text right around a number also allows."""
    if HOUR_BEHIND.match(behind) or HOUR_AHEAD.search(before):
        values = hour(values)
    is_decade = bool(DECADE_BEHIND.match(behind)) or last_word(before) in words.decades
    if is_decade or SHORT_YEAR_AHEAD.search(before):
        values |= _years(values)
    return values


def hour(values: Values) -> Values:
    """The hour on a clock of twelve beside that on one of twenty-four."""
    found = set(values)
    for value in values:
        if 12 < value < 24:
            found.add(value - 12)
        elif value in (0, 12, 24):
            found |= {Decimal(0), Decimal(12), Decimal(24)}
    return frozenset(found)


def last_word(before: str) -> str:
    """The last word of ``before`` in lower case, e.g. ``années``."""
    return before.rstrip(" '").rpartition(" ")[2].lower()


def _years(values: Values) -> Values:
    """The years that two digits stand for."""
    return frozenset(century + value for value in values if value < 100 for century in (1900, 2000))


def _side_by_side(parts: list[str]) -> Reading:
    return tuple(frozenset({Decimal(part)}) for part in parts)


def _clock(parts: list[str]) -> Reading:
    """A time of day, or a score: both say the same as their numbers; full hours need no zero."""
    first, *others = _side_by_side(parts)
    kept = (values for values, part in zip(others, parts[1:], strict=True) if part != "00")
    return (hour(first), *kept)


def _date(parts: list[str]) -> Reading:
    """Numbers side by side, the last maybe a year without its century: ``03.10.25``."""
    *others, last = _side_by_side(parts)
    return (*others, last | _years(last)) if len(parts) == 3 else (*others, last)


def _wholes(digits: str, words: NumberWords) -> Values:
    """The values of a run read as one number, by the language's marks."""
    found = {
        Decimal(digits.replace(group, "").replace(decimal, "."))
        for decimal in words.decimal
        for group in words.group
        if group != decimal and _pattern(decimal, group).fullmatch(digits)
    }
    if not found and re.fullmatch(r"[0-9]+[.,][0-9]+", digits):
        found.add(Decimal(digits.replace(",", ".")))  # the other language's mark, left as it was
    return frozenset(found)


@cache
def _pattern(decimal: str, group: str) -> re.Pattern[str]:
    grouped = rf"[1-9][0-9]{{0,2}}(?:{re.escape(group)}[0-9]{{3}})+"
    return re.compile(rf"(?:{grouped}|[0-9]+)(?:{re.escape(decimal)}[0-9]+)?")
