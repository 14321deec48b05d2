"""Numbers that an engine copied as they stood, written the target language's way.

A small model likes to copy ``11,08`` into an English sentence, where it reads as eleven thousand
and eight. Separators are those of CLDR, by way of Babel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_BOUNDED = r"(?<![\w.,:/+-]){}(?!\w|[.,:/-]\d)"


def localize_numerals(source: str, target: str, source_language: str, target_language: str) -> str:
    """The target with every numeral that is the source's to the letter in its own writing.

    Only numerals with a decimal or group separator are looked at; dates, times, versions and
    numerals that mean something else in either writing are left alone.

    Example:
        >>> localize_numerals("Es sind 11,08 Mrd.", "It is 11,08 billion.", "de", "en")
        'It is 11.08 billion.'
        >>> localize_numerals("1.500 Gäste", "1.500 guests", "de", "en")
        '1,500 guests'
    """
    if not any(map(str.isdigit, target)):
        return target
    if _separators(source_language) == _separators(target_language):
        return target
    written = dict(_rewritten(source, source_language, target_language))
    clear = {old: new for old, new in written.items() if new not in written}
    for old, new in clear.items():
        pattern = _BOUNDED.format(re.escape(old))
        target = re.sub(pattern, lambda _, new=new: new, target)  # type: ignore[misc]
    return target


def _rewritten(
    source: str, source_language: str, target_language: str
) -> Iterator[tuple[str, str]]:
    from babel.numbers import format_decimal

    decimal, group = _separators(source_language)
    target_decimal, _ = _separators(target_language)
    for match in _numeral(decimal, group).finditer(source):
        whole, fraction = match["whole"], match["fraction"]
        if group in whole:
            whole = format_decimal(int(whole.replace(group, "")), locale=target_language)
        elif not fraction:
            continue
        yield match[0], whole + (target_decimal + fraction if fraction else "")


@cache
def _numeral(decimal: str, group: str) -> re.Pattern[str]:
    whole = rf"(?P<whole>[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+|\d+)"
    fraction = rf"(?:{re.escape(decimal)}(?P<fraction>\d+))?"
    return re.compile(_BOUNDED.format(whole + fraction))


@cache
def _separators(language: str) -> tuple[str, str]:
    """Decimal and group separator of a language."""
    from babel import Locale
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = Locale.parse(language)
    return get_decimal_symbol(locale), get_group_symbol(locale)
