"""Checks of a whole catalog: its bytes, its header, its plural forms, what its messages say.

What one translation says of one source text is checked in :mod:`loctool.checks`. Each check here
is declared as data too, and listed in :data:`BUILT_IN`; other distributions add theirs through
the entry-point group ``loctool.catalog_checks``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Literal, NamedTuple

from loctool.catalogs.messages import Catalog, Message
from loctool.errors import UsageError
from loctool.findings import Severity
from loctool.i18n import gettext as _
from loctool.registry import load_registered, registered_names

GROUP = "loctool.catalog_checks"

_HERE = "loctool.catalogs.inspection"

_MODULES = {
    "consistency": (
        "duplicate-message",
        "inconsistent-translation",
        "obsolete-duplicate",
        "reused-translation",
    ),
    "encodings": (
        "byte-order-mark",
        "charset-missing",
        "charset-unknown",
        "charset-unportable",
        "charset-unsuitable",
        "encoding-error",
    ),
    "fields": (
        "content-transfer-encoding",
        "content-type-invalid",
        "email-invalid",
        "email-reserved",
        "language-team-same",
        "mime-version",
        "project-version-missing",
    ),
    "dates": ("date-ancient", "date-future", "date-invalid"),
    "flags": (
        "flag-duplicate",
        "flag-redundant",
        "flag-unknown",
        "flags-conflicting",
        "range-flag-invalid",
        "range-flag-stray",
    ),
    "header": (
        "header-character-unusual",
        "header-duplicate",
        "header-field-default",
        "header-field-duplicate",
        "header-field-missing",
        "header-field-unknown",
        "header-flag-unexpected",
        "header-fuzzy",
        "header-line-stray",
        "header-missing",
        "header-not-first",
        "header-with-plural",
    ),
    "language": ("language-invalid", "language-mismatch", "language-missing"),
    "lines": (
        "catalog-empty",
        "conflict-marker",
        "final-newline-missing",
        "invalid-escape",
        "line-endings-mixed",
        "syntax-error",
    ),
    "machine": ("mo-invalid", "mo-unsorted"),
    "plurals": (
        "plural-count",
        "plural-form-missing",
        "plural-forms-invalid",
        "plural-forms-missing",
        "plural-forms-range",
        "plural-forms-unusual",
        "plural-same",
    ),
    "states": (
        "context-empty",
        "fuzzy-untranslated",
        "message-fuzzy",
        "message-untranslated",
        "previous-without-fuzzy",
        "template-translated",
    ),
}

BUILT_IN = {
    id: f"{_HERE}.{module}:{id.replace('-', '_').upper()}"
    for module, ids in _MODULES.items()
    for id in ids
}
"""Where each built-in check is declared: ``module:ATTRIBUTE``."""


MAGIC_NUMBERS = (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")
"""What a ``.mo`` file begins with, little-endian and big-endian."""


class Spot(NamedTuple):
    """One thing a check found.

    Attributes:
        line: In the file, from 1; 0 for a file without lines.
        text: One line for people.
        message: The message it is about, whose comments may say that it be ignored.
    """

    line: int
    text: str
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A catalog, and what is known of the file it stands in.

    Attributes:
        catalog: What was read from it.
        data: Its bytes.
        path: Where it is; its name and folders may tell a language.
        source_language: BCP 47 code of the ``msgid``.
        target_language: BCP 47 code of the ``msgstr``; empty where nothing tells.
        now: Time of the inspection, with a time zone.
    """

    catalog: Catalog
    data: bytes
    path: PurePath
    source_language: str
    target_language: str
    now: datetime

    @property
    def is_template(self) -> bool:
        """Whether it is a ``.pot``, which has no language and no translations."""
        return self.path.suffix == ".pot"

    @property
    def is_machine(self) -> bool:
        """Whether it is a ``.mo``, which has no lines, comments or flags."""
        return self.path.suffix in (".mo", ".gmo") or self.data.startswith(MAGIC_NUMBERS)


@dataclass(frozen=True, slots=True)
class CatalogCheck:
    r"""A check of a catalog, declared.

    Attributes:
        id: In kebab-case; says what is wrong.
        severity: Of all its findings.
        meaning: What it finds, one sentence for people.
        function: Yields a spot for each thing it found.
        good: An example it is content with; see :mod:`loctool.catalogs.inspection.examples`.
        bad: An example it finds something in.
        origin: Where the rule comes from: the peer's check, manual or standard; empty for
            loctool's own.
        fix: Gives the file's bytes with the fault mended, where that is safe. ``None`` for a
            check whose faults only a person can mend.
        part: What of a file the examples are: ``messages``, ``fields`` of the header, or ``file``.
        name: File name of the examples.
    """

    id: str
    severity: Severity
    meaning: str
    function: Callable[[CatalogFile], Iterator[Spot]]
    good: str | bytes
    bad: str | bytes
    origin: str = ""
    fix: Callable[[CatalogFile], bytes] | None = None
    part: Literal["messages", "fields", "file"] = "messages"
    name: str = "fr.po"


def catalog_check_ids() -> list[str]:
    """Ids of all checks of catalogs, sorted."""
    return registered_names(BUILT_IN, GROUP)


def load_catalog_check(id: str) -> CatalogCheck:
    """Imports the check declared as ``id``.

    Raises:
        UsageError: There is no such check; the hint lists those there are.
    """
    check: CatalogCheck | None = load_registered(id, BUILT_IN, GROUP)
    if check is not None:
        return check
    raise UsageError(
        _("unknown check: {id}").format(id=id),
        hint=_("Checks: {ids}").format(ids=", ".join(catalog_check_ids())),
    )


def line_of(message: Message, keyword: str = "msgid") -> int:
    """The line where ``msgid``, ``msgstr[1]`` and the like stand; else the message's first."""
    for offset, line in enumerate(message.raw.lstrip("\n").split("\n")):
        if line.startswith((f"{keyword} ", f'{keyword}"')):
            return message.line + offset
    return message.line


def at(message: Message, text: str, keyword: str = "msgid") -> Spot:
    """A spot in a message."""
    return Spot(line_of(message, keyword), text, message)
