"""How far a message is: untranslated, fuzzy, done; and marks that contradict that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot, at
from loctool.catalogs.inspection.mending import mend_messages
from loctool.catalogs.messages import FUZZY, Message
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _


def _untranslated(file: CatalogFile) -> Iterator[Spot]:
    if file.is_template:
        return
    for message in file.catalog:
        if message.msgid and not any(message.msgstr):
            yield at(message, _("not translated"))


def _fuzzy(file: CatalogFile) -> Iterator[Spot]:
    for message in file.catalog:
        if message.flags and message.fuzzy and any(message.msgstr):
            yield at(message, _("fuzzy: a person has to look at the translation"))


def _fuzzy_untranslated(file: CatalogFile) -> Iterator[Spot]:
    for message in file.catalog:
        if message.flags and message.fuzzy and not any(message.msgstr):
            yield at(message, _("fuzzy, but there is no translation"))


def _without_fuzzy(message: Message) -> Message:
    if not message.fuzzy or any(message.msgstr) or message.obsolete:
        return message
    return replace(message, flags=tuple(flag for flag in message.flags if flag != FUZZY))


def _previous(file: CatalogFile) -> Iterator[Spot]:
    for message in file.catalog:
        if message.previous is not None and not message.fuzzy:
            yield at(message, _("has the previous source text (#|), but is not fuzzy"))


def _without_previous(message: Message) -> Message:
    if message.previous is None or message.fuzzy or message.obsolete:
        return message
    return replace(message, previous=None)


def _template_translated(file: CatalogFile) -> Iterator[Spot]:
    if not file.is_template:
        return
    for message in file.catalog:
        if message.msgid and any(message.msgstr):
            yield at(message, _("a template has no translations"), "msgstr")


def _context_empty(file: CatalogFile) -> Iterator[Spot]:
    for message in file.catalog:
        if message.msgctxt is not None and not message.msgctxt.strip():
            yield at(message, _("the context is empty, which is not the same as none"), "msgctxt")


MESSAGE_UNTRANSLATED = CatalogCheck(
    id="message-untranslated",
    severity=Severity.NOTE,
    meaning=N_("A message has no translation yet."),
    function=_untranslated,
    good='msgid "Abspann"\nmsgstr "générique"\n',
    bad='msgid "Abspann"\nmsgstr ""\n',
    origin="pofilter untranslated; Poedit; msgfmt --statistics",
)

MESSAGE_FUZZY = CatalogCheck(
    id="message-fuzzy",
    severity=Severity.NOTE,
    meaning=N_("A translation is marked fuzzy; programs show the source text until it is not."),
    function=_fuzzy,
    good='msgid "Abspann"\nmsgstr "générique"\n',
    bad='#, fuzzy\nmsgid "Abspann"\nmsgstr "générique"\n',
    origin="pofilter isfuzzy; Poedit; msgfmt --statistics",
)

FUZZY_UNTRANSLATED = CatalogCheck(
    id="fuzzy-untranslated",
    severity=Severity.NOTE,
    meaning=N_("A message is marked fuzzy and has no translation that could be."),
    function=_fuzzy_untranslated,
    good='msgid "Abspann"\nmsgstr ""\n',
    bad='#, fuzzy\nmsgid "Abspann"\nmsgstr ""\n',
    fix=mend_messages(_without_fuzzy),
)

PREVIOUS_WITHOUT_FUZZY = CatalogCheck(
    id="previous-without-fuzzy",
    severity=Severity.NOTE,
    meaning=N_("A message still has the previous source text, and is not fuzzy any more."),
    function=_previous,
    good='#, fuzzy\n#| msgid "Vorspann"\nmsgid "Abspann"\nmsgstr "générique"\n',
    bad='#| msgid "Vorspann"\nmsgid "Abspann"\nmsgstr "générique"\n',
    origin="i18nspector stray-previous-msgid",
    fix=mend_messages(_without_previous),
)

TEMPLATE_TRANSLATED = CatalogCheck(
    id="template-translated",
    severity=Severity.WARNING,
    meaning=N_("A template has a translation, which would get into every language."),
    function=_template_translated,
    good='msgid "Abspann"\nmsgstr ""\n',
    bad='msgid "Abspann"\nmsgstr "générique"\n',
    origin="i18nspector translation-in-template",
    name="kino.pot",
)

CONTEXT_EMPTY = CatalogCheck(
    id="context-empty",
    severity=Severity.NOTE,
    meaning=N_("A message has an empty context (msgctxt), which gettext tells from no context."),
    function=_context_empty,
    good='msgctxt "Menü"\nmsgid "Abspann"\nmsgstr "générique"\n',
    bad='msgctxt ""\nmsgid "Abspann"\nmsgstr "générique"\n',
)
