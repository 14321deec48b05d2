"""What the columns of a glossary's sheet mean: their header says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from loctool.errors import BadInputError
from loctool.glossary.terms import Concept, Policy
from loctool.i18n import gettext as _

FIELDS = ("id", "domain", "part_of_speech", "policy", "definition", "note")
"""The columns that are no language, in the order of a new file."""

LANGUAGE_ORDER = ("de", "en", "fr", "es", "it", "nl", "pt", "pl")
"""The order of a new file's languages; others follow as they come."""

_LANGUAGE_PREFIX = "lang:"
_EXTRA_PREFIX = "extra:"
_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|\d{3}))?")


class Kind(StrEnum):
    """What a column holds."""

    FIELD = "field"
    LANGUAGE = "language"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        kind: What it holds.
        name: The field's name, the language's code, or the header of a column nobody knows.
    """

    kind: Kind
    name: str

    def header(self) -> str:
        """What to write above it, so that :func:`read_column` gives the same column."""
        if read_column(self.name) == self:
            return self.name
        prefix = _LANGUAGE_PREFIX if self.kind is Kind.LANGUAGE else _EXTRA_PREFIX
        return prefix + self.name


def read_column(header: str) -> Column:
    """The column a header stands for.

    Example:
        >>> read_column("Part of speech").name, read_column("pt_br").name
        ('part_of_speech', 'pt-BR')
        >>> read_column("source").kind.value
        'extra'
    """
    text = header.strip()
    field = re.sub(r"[\s-]+", "_", text.lower())
    if field in FIELDS:
        return Column(Kind.FIELD, field)
    if text.startswith(_LANGUAGE_PREFIX):
        return Column(Kind.LANGUAGE, normalize_language(text.removeprefix(_LANGUAGE_PREFIX)))
    if text.startswith(_EXTRA_PREFIX):
        return Column(Kind.EXTRA, text.removeprefix(_EXTRA_PREFIX))
    if is_language(text):
        return Column(Kind.LANGUAGE, normalize_language(text))
    return Column(Kind.EXTRA, text)


def read_columns(headers: Sequence[str], name: str, line: int) -> tuple[Column, ...]:
    """The columns of a sheet.

    Raises:
        BadInputError: Two columns mean the same, or none is a language.
    """
    columns = tuple(read_column(header) for header in headers)
    named = [column for column in columns if column.name]
    twice = next((column for column in named if named.count(column) > 1), None)
    if twice:
        raise BadInputError(
            _("column {name!r} comes twice").format(name=twice.name), path=name, line=line
        )
    if not any(column.kind is Kind.LANGUAGE for column in columns):
        raise BadInputError(
            _("no column is a language: found {columns}").format(columns=", ".join(headers)),
            path=name,
            line=line,
            hint=_("The first line names the columns: {columns}").format(
                columns=",".join((*FIELDS, *LANGUAGE_ORDER))
            ),
        )
    return columns


def new_columns(concepts: Iterable[Concept]) -> tuple[Column, ...]:
    """The columns of a new file that is to hold these concepts."""
    concepts = tuple(concepts)
    found = dict.fromkeys(code for concept in concepts for code in concept.terms)
    first = [code for code in LANGUAGE_ORDER if code in found or not found]
    languages = [*first, *(code for code in found if code not in first)]
    extras = dict.fromkeys(key for concept in concepts for key in concept.extra)
    return (
        *(Column(Kind.FIELD, field) for field in FIELDS),
        *(Column(Kind.LANGUAGE, code) for code in languages),
        *(Column(Kind.EXTRA, key) for key in extras),
    )


def field_text(concept: Concept, name: str) -> str:
    """A field's text; ``translate``, which goes without saying, is said all the same."""
    value = getattr(concept, name)
    return value.value if isinstance(value, Policy) else str(value)


def is_language(text: str) -> bool:
    """Whether a header is a language's code, with or without script and region.

    Three letters are one only where CLDR knows it: ``ref`` and ``url`` are no languages.
    """
    if not _CODE.fullmatch(text):
        return False
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(text.replace("-", "_").split("_")[0].lower())
    except (UnknownLocaleError, ValueError):
        return False
    return True


def normalize_language(code: str) -> str:
    """BCP 47's way to write a code: ``PT_br`` is ``pt-BR``, ``zh-HANS`` is ``zh-Hans``."""
    language, *rest = code.strip().replace("_", "-").split("-")
    rest = [part.title() if len(part) == 4 else part.upper() for part in rest]
    return "-".join([language.lower(), *rest])
