"""What the fields of the header say: names, addresses, MIME."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot
from loctool.catalogs.inspection.header import BOILERPLATE, field_spot
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

CONTENT_TYPE = re.compile(r"text/plain; ?charset=[^\s;]+")
ADDRESS = re.compile(r"[^\s<>()@,;]+@[^\s<>()@,;]+")
EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@(?:[\w-]+\.)+[a-z][\w-]+", re.IGNORECASE)
"""RFC 5322's ``dot-atom`` at a domain with a dot; good enough for everybody's address."""
URL = re.compile(r"https?://\S+", re.IGNORECASE)
RESERVED = re.compile(
    r"@(?:.+\.)?(?:example\.(?:com|net|org)|[^.]+\.(?:example|invalid|localhost|test)"
    r"|example|invalid|localhost|localhost\.localdomain|test)$",
    re.IGNORECASE,
)
"""Domains that will never exist; RFC 2606."""
HOLDERS = ("Last-Translator", "Language-Team", "Report-Msgid-Bugs-To")
NAME = re.compile(r"[^\W\d_]")
VERSION = re.compile(r"\d")


def _content_type(file: CatalogFile) -> Iterator[Spot]:
    value = file.catalog.headers.get("Content-Type")
    if value is not None and not CONTENT_TYPE.fullmatch(value):
        text = _("Content-Type is not “text/plain; charset=UTF-8” or the like: {value}")
        yield field_spot(file, "Content-Type", text.format(value=value))


def _fixed_value(file: CatalogFile, field: str, wanted: str) -> Iterator[Spot]:
    value = file.catalog.headers.get(field)
    if value is not None and value.lower() != wanted:
        text = _("{field} must be {wanted}: {value}")
        yield field_spot(file, field, text.format(field=field, wanted=wanted, value=value))


def _transfer_encoding(file: CatalogFile) -> Iterator[Spot]:
    return _fixed_value(file, "Content-Transfer-Encoding", "8bit")


def _mime_version(file: CatalogFile) -> Iterator[Spot]:
    return _fixed_value(file, "MIME-Version", "1.0")


def _addresses(file: CatalogFile) -> Iterator[tuple[str, str, str]]:
    """Each field that holds an address, its value, its first address or nothing."""
    for field in HOLDERS:
        value = file.catalog.headers.get(field, "")
        if value and value not in BOILERPLATE.get(field, ()):
            found = ADDRESS.search(value)
            yield field, value, found[0] if found else ""


def _email_invalid(file: CatalogFile) -> Iterator[Spot]:
    for field, value, address in _addresses(file):
        if address and not EMAIL.fullmatch(address):
            text = _("{field} has no e-mail address that could be: {address}")
            yield field_spot(file, field, text.format(field=field, address=address))
        elif not address and field != "Language-Team" and not URL.search(value):
            text = _("{field} has no e-mail address: {value}")
            yield field_spot(file, field, text.format(field=field, value=value))


def _email_reserved(file: CatalogFile) -> Iterator[Spot]:
    for field, _value, address in _addresses(file):
        if RESERVED.search(address):
            text = _("nobody has the e-mail address in {field}: {address}")
            yield field_spot(file, field, text.format(field=field, address=address))


def _team_same(file: CatalogFile) -> Iterator[Spot]:
    addresses = {field: address for field, _value, address in _addresses(file)}
    team = addresses.get("Language-Team", "")
    if team and team == addresses.get("Last-Translator"):
        text = _("Language-Team has the address of Last-Translator: {address}")
        yield field_spot(file, "Language-Team", text.format(address=team))


def _project_version(file: CatalogFile) -> Iterator[Spot]:
    value = file.catalog.headers.get("Project-Id-Version")
    if value is None or value in BOILERPLATE["Project-Id-Version"]:
        return
    if not NAME.search(value):
        text = _("Project-Id-Version has no name: {value}").format(value=value)
        yield field_spot(file, "Project-Id-Version", text)
    elif not VERSION.search(value):
        text = _("Project-Id-Version has no version: {value}").format(value=value)
        yield field_spot(file, "Project-Id-Version", text)


CONTENT_TYPE_INVALID = CatalogCheck(
    id="content-type-invalid",
    severity=Severity.WARNING,
    meaning=N_("Content-Type is not of the form “text/plain; charset=…”."),
    function=_content_type,
    good="Content-Type: text/plain; charset=UTF-8",
    bad="Content-Type: text/html; charset=UTF-8",
    origin="i18nspector invalid-content-type",
    part="fields",
)

CONTENT_TRANSFER_ENCODING = CatalogCheck(
    id="content-transfer-encoding",
    severity=Severity.WARNING,
    meaning=N_("Content-Transfer-Encoding is not 8bit."),
    function=_transfer_encoding,
    good="Content-Transfer-Encoding: 8bit",
    bad="Content-Transfer-Encoding: ENCODING",
    origin="msgfmt -c; i18nspector invalid-content-transfer-encoding",
    part="fields",
)

MIME_VERSION = CatalogCheck(
    id="mime-version",
    severity=Severity.WARNING,
    meaning=N_("MIME-Version is not 1.0."),
    function=_mime_version,
    good="MIME-Version: 1.0",
    bad="MIME-Version: 1.1",
    origin="i18nspector invalid-mime-version",
    part="fields",
)

EMAIL_INVALID = CatalogCheck(
    id="email-invalid",
    severity=Severity.WARNING,
    meaning=N_("A field of the header has no address, or one that cannot be right."),
    function=_email_invalid,
    good="Last-Translator: Anna Lang <anna@kinopost.de>",
    bad="Last-Translator: Anna Lang <anna@kinopost>",
    origin="i18nspector invalid-last-translator, invalid-report-msgid-bugs-to",
    part="fields",
)

EMAIL_RESERVED = CatalogCheck(
    id="email-reserved",
    severity=Severity.WARNING,
    meaning=N_("An address of the header is in a domain that is reserved for examples."),
    function=_email_reserved,
    good="Language-Team: French <equipe@kinopost.fr>",
    bad="Language-Team: French <equipe@example.org>",
    origin="i18nspector invalid-language-team; RFC 2606",
    part="fields",
)

LANGUAGE_TEAM_SAME = CatalogCheck(
    id="language-team-same",
    severity=Severity.NOTE,
    meaning=N_("The team has the same address as the last translator, so it is hardly a team's."),
    function=_team_same,
    good="Last-Translator: Anna <anna@kinopost.de>\nLanguage-Team: French <equipe@kinopost.fr>",
    bad="Last-Translator: Anna <anna@kinopost.de>\nLanguage-Team: French <anna@kinopost.de>",
    origin="i18nspector language-team-equal-to-last-translator",
    part="fields",
)

PROJECT_VERSION_MISSING = CatalogCheck(
    id="project-version-missing",
    severity=Severity.NOTE,
    meaning=N_("Project-Id-Version lacks the project's name or version."),
    function=_project_version,
    good="Project-Id-Version: kinopost 2.1",
    bad="Project-Id-Version: kinopost",
    origin="i18nspector no-version-in-project-id-version, no-package-name-in-project-id-version",
    part="fields",
)
