"""loctool's own texts in its users' languages.

Text is marked with ``_("…")`` where it is made; a sentence with values in it is one message with
named fields, ``_("no such file: {path}").format(path=path)``, so that a translator sees the whole
of it. Nothing is looked up when a module is imported.

The language is that of ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES`` or ``LANG``, in this order (GNU
gettext manual, "The LANGUAGE variable"); English is the language of the source.
"""

from __future__ import annotations

import gettext as catalogs
import os
import struct
from functools import cache
from itertools import takewhile
from pathlib import Path

DOMAIN = "loctool"
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
SOURCE = ("C", "POSIX", "en")
"""What asks for the texts as they are in the source."""


def gettext(message: str) -> str:
    """The message in the user's language; as it is where there is no translation."""
    return _translations().gettext(message) if message else ""


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of the message that the user's language has for that number."""
    return _translations().ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """The message in the user's language, where the same words mean several things."""
    return _translations().pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802  # the name xgettext and Babel look for
    """Marks a message that is looked up later."""
    return message


def is_translated() -> bool:
    """Whether there is a catalog for the user's language."""
    return isinstance(_translations(), catalogs.GNUTranslations)


def user_language() -> str:
    """The language of the catalog in use, as gettext writes it: ``de``, ``pt_BR``; else ``en``."""
    return _translations().info().get("language") or "en"


def bind_libraries() -> None:
    """Makes libraries that use the default domain of gettext, as Click does, use our catalogs.

    For the command line only: it is the process's own setting, and an application's to make.
    """
    if is_translated():
        catalogs.bindtextdomain(DOMAIN, str(_directory()))
        catalogs.textdomain(DOMAIN)


@cache
def _translations() -> catalogs.NullTranslations:
    """The first catalog that the user asks for; a broken one counts as none."""
    languages = wanted_languages()
    if not languages:  # which gettext would take for: look it up yourself
        return catalogs.NullTranslations()
    try:
        return catalogs.translation(DOMAIN, _directory(), languages, fallback=True)
    except (OSError, ValueError, struct.error):
        return catalogs.NullTranslations()


def wanted_languages() -> list[str]:
    """The languages that the user asks for, best first, up to English."""
    value = next(filter(None, map(os.environ.get, VARIABLES)), "")
    codes = (code for code in value.split(":") if code)
    return list(takewhile(lambda code: code.split(".")[0].split("_")[0] not in SOURCE, codes))


def _directory() -> Path:
    """Where the compiled catalogs are: in an installed loctool, or in a checkout."""
    installed = Path(__file__).parent / "data" / "locales"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "locales"
