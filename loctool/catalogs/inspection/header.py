"""The header entry: whether it is there, first, whole, and no template's any more."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot, at
from loctool.catalogs.messages import FUZZY, Message
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

REQUIRED = (
    "Project-Id-Version",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
)
"""What ``msgfmt --check-header`` asks for (``msgl-check.c``); it also asks for ``Language``, which
has a check of its own: ``language-missing``."""
KNOWN = frozenset(
    (*REQUIRED, "Report-Msgid-Bugs-To", "POT-Creation-Date", "Language", "Plural-Forms")
)
"""Gettext manual, node "Header Entry"; any ``X-`` field is allowed too."""
BOILERPLATE = {
    "Project-Id-Version": ("PACKAGE VERSION", "PROJECT VERSION", "PACKAGE"),
    "Report-Msgid-Bugs-To": ("EMAIL@ADDRESS",),
    "POT-Creation-Date": ("YEAR-MO-DA HO:MI+ZONE",),
    "PO-Revision-Date": ("YEAR-MO-DA HO:MI+ZONE",),
    "Last-Translator": ("FULL NAME <EMAIL@ADDRESS>",),
    "Language-Team": ("LANGUAGE <LL@li.org>", "LANGUAGE", "LL@li.org", "none"),
    "Plural-Forms": ("nplurals=INTEGER; plural=EXPRESSION;",),
}
"""What xgettext and pybabel write into a template for a person to replace."""
TEMPLATE_FIELDS = frozenset(
    ("PO-Revision-Date", "Last-Translator", "Language-Team", "Plural-Forms")
)
"""Boilerplate that belongs into a ``.pot``."""


def fields(header: Message) -> Iterator[tuple[str, str]]:
    """The header's fields in order, doubled ones too."""
    for line in header.msgstr[0].split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def field_spot(file: CatalogFile, name: str, text: str) -> Spot:
    """A spot at a field of the header, on the field's own line where that can be told."""
    header = file.catalog.header
    if header is None:
        return Spot(1, text)
    for offset, line in enumerate(header.raw.lstrip("\n").split("\n")):
        if line.lstrip('" ').removeprefix('msgstr "').startswith(f"{name}:"):
            return Spot(header.line + offset, text, header)
    return Spot(header.line, text, header)


def _missing(file: CatalogFile) -> Iterator[Spot]:
    if file.catalog.header is None and not file.catalog.problems:
        yield Spot(1, _('there is no header entry (msgid "")'))


def _not_first(file: CatalogFile) -> Iterator[Spot]:
    header = file.catalog.header
    if header is None or file.is_machine:
        return
    if any(0 < message.line < header.line for message in file.catalog.messages):
        yield at(header, _("the header does not stand first"))


def _duplicate(file: CatalogFile) -> Iterator[Spot]:
    for message in file.catalog:
        if not message.msgid and message.msgctxt is None:
            yield at(message, _('there is a second header entry (msgid "")'))


def _with_plural(file: CatalogFile) -> Iterator[Spot]:
    header = file.catalog.header
    if header is None:
        return
    if header.msgid_plural is not None:
        yield at(header, _("the empty msgid is the header's and has no plural"))
    elif header.locations:
        place = header.locations[0]
        text = _("the empty msgid is the header's, but {place} asks for its translation")
        yield at(header, text.format(place=place))


def _field_missing(file: CatalogFile) -> Iterator[Spot]:
    if file.catalog.header is None or file.is_machine:
        return
    there = file.catalog.headers
    for name in REQUIRED:
        if name not in there:
            yield field_spot(file, name, _("the header has no {field}").format(field=name))


def _field_default(file: CatalogFile) -> Iterator[Spot]:
    for name, value in file.catalog.headers.items():
        if file.is_template and name in TEMPLATE_FIELDS:
            continue
        if value in BOILERPLATE.get(name, ()):
            text = _("{field} still says what the template says: {value}")
            yield field_spot(file, name, text.format(field=name, value=value))


def _field_duplicate(file: CatalogFile) -> Iterator[Spot]:
    if file.catalog.header is None:
        return
    counts = Counter(name for name, _value in fields(file.catalog.header))
    for name, count in counts.items():
        if count > 1:
            text = _("the header has {field} {count} times")
            yield field_spot(file, name, text.format(field=name, count=count))


def _field_unknown(file: CatalogFile) -> Iterator[Spot]:
    for name in file.catalog.headers:
        if name not in KNOWN and not name.startswith(("X-", "Generated-By")):
            near = next((known for known in KNOWN if known.lower() == name.lower()), "")
            text = _("no such header field: {field}; is it {other}?") if near else ""
            text = text or _("no such header field: {field}")
            yield field_spot(file, name, text.format(field=name, other=near))


def _line_stray(file: CatalogFile) -> Iterator[Spot]:
    header = file.catalog.header
    if header is None:
        return
    for line in header.msgstr[0].split("\n"):
        if line.strip() and ":" not in line and not line.startswith("#-#-#-#-#"):
            text = _("a line of the header belongs to no field: {line}")
            yield at(header, text.format(line=line.strip()), "msgstr")


def _fuzzy(file: CatalogFile) -> Iterator[Spot]:
    header = file.catalog.header
    if header is not None and header.fuzzy and not file.is_template:
        yield at(header, _("the header is marked fuzzy"))


def _flag_unexpected(file: CatalogFile) -> Iterator[Spot]:
    header = file.catalog.header
    if header is None:
        return
    for flag in header.flags:
        if flag != FUZZY:
            yield at(header, _("the header has the flag {flag}").format(flag=flag))


def _character_unusual(file: CatalogFile) -> Iterator[Spot]:
    for name, value in file.catalog.headers.items():
        odd = next((c for c in value if unicodedata.category(c) in ("Cc", "Co", "Cn")), "")
        odd = odd or next((c for c in value if c in "\ufffd\ufeff\u200b"), "")
        if odd:
            text = _("{field} has an unusual character: U+{code}")
            yield field_spot(file, name, text.format(field=name, code=f"{ord(odd):04X}"))


_HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
_MESSAGE = 'msgid "Abspann"\nmsgstr "générique"\n'

HEADER_MISSING = CatalogCheck(
    id="header-missing",
    severity=Severity.ERROR,
    meaning=N_("The file has no header entry, so nobody knows its language, encoding and plurals."),
    function=_missing,
    good=_HEADER + _MESSAGE,
    bad=_MESSAGE,
    origin="msgfmt -c",
    part="file",
)

HEADER_NOT_FIRST = CatalogCheck(
    id="header-not-first",
    severity=Severity.WARNING,
    meaning=N_("There are messages before the header entry."),
    function=_not_first,
    good=_HEADER + _MESSAGE,
    bad=f"{_MESSAGE}\n{_HEADER}",
    origin="i18nspector distant-header-entry",
    part="file",
)

HEADER_DUPLICATE = CatalogCheck(
    id="header-duplicate",
    severity=Severity.ERROR,
    meaning=N_("There are two header entries."),
    function=_duplicate,
    good=_HEADER + _MESSAGE,
    bad=_HEADER + _HEADER,
    origin="msgfmt; i18nspector duplicate-header-entry",
    part="file",
)

HEADER_WITH_PLURAL = CatalogCheck(
    id="header-with-plural",
    severity=Severity.ERROR,
    meaning=N_("The program asks for the translation of an empty text and will get the header."),
    function=_with_plural,
    good=_HEADER + _MESSAGE,
    bad='#: kino.py:12\nmsgid ""\nmsgstr "Language: fr\\n"\n',
    origin="i18nspector empty-msgid-message-with-plural-forms, "
    "empty-msgid-message-with-source-code-references",
    part="file",
)

HEADER_FIELD_MISSING = CatalogCheck(
    id="header-field-missing",
    severity=Severity.WARNING,
    meaning=N_("A field of the header is missing that gettext asks for."),
    function=_field_missing,
    good="MIME-Version: 1.0",
    bad="MIME-Version",
    origin="msgfmt --check-header; i18nspector no-*-header-field",
    part="fields",
)

HEADER_FIELD_DEFAULT = CatalogCheck(
    id="header-field-default",
    severity=Severity.WARNING,
    meaning=N_("A field of the header still says what xgettext wrote for people to replace."),
    function=_field_default,
    good="Last-Translator: Anna Lang <anna@kinopost.de>",
    bad="Last-Translator: FULL NAME <EMAIL@ADDRESS>",
    origin="msgfmt --check-header; i18nspector boilerplate-in-*",
    part="fields",
)

HEADER_FIELD_DUPLICATE = CatalogCheck(
    id="header-field-duplicate",
    severity=Severity.WARNING,
    meaning=N_("A field of the header is there twice, and programs differ in which they believe."),
    function=_field_duplicate,
    good="Language: fr",
    bad="Language: fr\nLanguage: fr",
    origin="i18nspector duplicate-header-field-*",
    part="fields",
)

HEADER_FIELD_UNKNOWN = CatalogCheck(
    id="header-field-unknown",
    severity=Severity.NOTE,
    meaning=N_("A field of the header has a name that no program knows."),
    function=_field_unknown,
    good="X-Generator: loctool",
    bad="Mime-Version: 1.0",
    origin="i18nspector unknown-header-field",
    part="fields",
)

HEADER_LINE_STRAY = CatalogCheck(
    id="header-line-stray",
    severity=Severity.WARNING,
    meaning=N_("A line of the header belongs to no field; fields cannot be continued."),
    function=_line_stray,
    good="Language: fr",
    bad="Language: fr\nfrom France",
    origin="i18nspector stray-header-line",
    part="fields",
)

HEADER_FUZZY = CatalogCheck(
    id="header-fuzzy",
    severity=Severity.NOTE,
    meaning=N_("The header is marked fuzzy, as in a template."),
    function=_fuzzy,
    good=_HEADER + _MESSAGE,
    bad="#, fuzzy\n" + _HEADER + _MESSAGE,
    origin="i18nspector fuzzy-header-entry",
    part="file",
)

HEADER_FLAG_UNEXPECTED = CatalogCheck(
    id="header-flag-unexpected",
    severity=Severity.NOTE,
    meaning=N_("The header has a flag that says nothing about a header."),
    function=_flag_unexpected,
    good=_HEADER + _MESSAGE,
    bad="#, c-format\n" + _HEADER + _MESSAGE,
    origin="i18nspector unexpected-flag-for-header-entry",
    part="file",
)

HEADER_CHARACTER_UNUSUAL = CatalogCheck(
    id="header-character-unusual",
    severity=Severity.WARNING,
    meaning=N_("The header has a character that is mostly a sign of a wrong encoding."),
    function=_character_unusual,
    good="Last-Translator: Anna Läng <anna@kinopost.de>",
    bad="Last-Translator: Anna L\ufffdng <anna@kinopost.de>",
    origin="i18nspector unusual-character-in-header-entry",
    part="fields",
)
