"""loctool's own texts in its users' languages.

Text is marked with ``_("…")`` where it is made; a sentence with values in it is one message with
named fields, ``_("no such file: {path}").format(path=path)``, so that a translator sees the whole
of it. Nothing is looked up when a module is imported.
"""

from __future__ import annotations

import gettext as catalogs
from functools import cache
from pathlib import Path

DOMAIN = "loctool"


def gettext(message: str) -> str:
    """The message in the user's language; as it is where there is no translation."""
    return _translations().gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of the message that the user's language has for that number."""
    return _translations().ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """The message in the user's language, where the same words mean several things."""
    return _translations().pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802  # the name xgettext and Babel look for
    """Marks a message that is looked up later."""
    return message


@cache
def _translations() -> catalogs.NullTranslations:
    """The first catalog that ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES`` or ``LANG`` ask for."""
    return catalogs.translation(DOMAIN, _directory(), fallback=True)


def _directory() -> Path:
    """Where the compiled catalogs are: in an installed loctool, or in a checkout."""
    installed = Path(__file__).parent / "data" / "locales"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "locales"
