"""A language's first catalog, made from a template."""

from __future__ import annotations

from loctool.catalogs.headers import header_for, timestamp
from loctool.catalogs.messages import FUZZY, Catalog
from loctool.catalogs.plurals import plural_forms
from loctool.catalogs.writing import changed


def new_catalog(template: Catalog, language: str) -> Catalog:
    """The catalog with every message of a template, untranslated.

    Args:
        template: Its obsolete messages are left out.
        language: In gettext's spelling.
    """
    forms = plural_forms(language).nplurals
    messages = tuple(
        changed(
            message,
            msgstr=("",) * (1 if message.msgid_plural is None else forms),
            flags=tuple(flag for flag in message.flags if flag != FUZZY),
            previous=None,
        )
        for message in template
    )
    return Catalog(messages, header_for(template, language, timestamp()))
