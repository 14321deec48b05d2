"""Language codes and names, from CLDR by way of Babel."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from babel import Locale, UnknownLocaleError

from loctool.errors import UsageError
from loctool.i18n import gettext as _
from loctool.i18n import user_language


def parse_language(code: str) -> str:
    """The BCP 47 language of a code a person typed: ``DE``, ``de_AT`` and ``de-AT`` give ``de``.

    Engines know languages, not regions, so the region is dropped.

    Raises:
        UsageError: CLDR knows no such language; the hint names similar codes.

    Example:
        >>> parse_language("pt-BR")
        'pt'
    """
    language = code.strip().replace("_", "-").split("-")[0].lower()
    if language in _codes_by_name() or language.isalpha():
        language = _codes_by_name().get(language, language)
    try:
        return str(Locale.parse(language).language)
    except (UnknownLocaleError, ValueError) as error:
        raise UsageError(
            _("unknown language: {code!r}").format(code=code), hint=_similar(language)
        ) from error


def language_name(code: str) -> str:
    """What the user calls a language, e.g. ``German``; the code itself where CLDR has no name."""
    return _name_in(user_language(), code)


def _name_in(language: str, code: str) -> str:
    try:
        return Locale.parse(code).get_language_name(language) or code
    except (UnknownLocaleError, ValueError):
        return code


@cache
def place_names(language: str) -> frozenset[str]:
    """What a language calls the countries, and the cities that time zones are called after.

    >>> {"Neuseeland", "Lissabon"} <= place_names("de")
    True
    """
    locale = Locale.parse(language)
    cities = (zone["city"] for zone in locale.time_zones.values() if "city" in zone)
    countries = (name for code, name in locale.territories.items() if code.isalpha())
    return frozenset((*countries, *cities))


@cache
def text_direction(code: str) -> str:
    """``ltr`` or ``rtl``, as HTML's ``dir`` wants it; ``auto`` where CLDR has no such language.

    Example:
        >>> text_direction("de"), text_direction("ar-EG")
        ('ltr', 'rtl')
    """
    try:
        return Locale.parse(code.replace("-", "_")).text_direction
    except (UnknownLocaleError, ValueError):
        return "auto"


@cache
def _codes_by_name() -> dict[str, str]:
    """``german`` and ``deutsch`` → ``de``, for the languages news is translated into most."""
    codes = (
        "cs",
        "da",
        "de",
        "en",
        "es",
        "fi",
        "fr",
        "hu",
        "it",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sv",
        "tr",
        "uk",
    )
    names = {_name_in("en", code).lower(): code for code in codes}
    return names | {
        (Locale.parse(code).get_language_name() or code).lower(): code for code in codes
    }


def _similar(language: str) -> str:
    near = get_close_matches(language, _codes_by_name(), n=3)
    codes = ", ".join(f"{_codes_by_name()[name]} ({name})" for name in near)
    return (
        _("Did you mean {codes}?").format(codes=codes)
        if near
        else _("Use a code such as en, fr, es, it, nl, pt or pl.")
    )
