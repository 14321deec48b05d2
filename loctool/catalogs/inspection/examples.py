"""The examples of checks as whole files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from loctool.catalogs.inspection import CatalogCheck

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""When the examples are looked at."""

FIELDS = {
    "Project-Id-Version": "kinopost 2.1",
    "Report-Msgid-Bugs-To": "fehler@kinopost.de",
    "POT-Creation-Date": "2026-03-01 10:00+0100",
    "PO-Revision-Date": "2026-03-02 10:00+0100",
    "Last-Translator": "Anna Lang <anna@kinopost.de>",
    "Language-Team": "French <equipe@kinopost.fr>",
    "Language": "fr",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n > 1);",
}
"""A header nobody objects to."""
TEMPLATE_FIELDS = FIELDS | {
    "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
    "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
    "Language-Team": "LANGUAGE <LL@li.org>",
    "Language": "",
}
MESSAGES = (
    'msgid "Schnitt"\nmsgstr "montage"\n\n'
    'msgid "Folge"\nmsgid_plural "Folgen"\nmsgstr[0] "épisode"\nmsgstr[1] "épisodes"\n'
)


def example_file(check: CatalogCheck, example: str | bytes) -> bytes:
    """A whole file around one of a check's examples."""
    if isinstance(example, bytes):
        return example
    if check.part == "file":
        return example.encode()
    fields = TEMPLATE_FIELDS if check.name.endswith(".pot") else FIELDS
    if check.part == "fields":
        return (_header(_with_fields(fields, example)) + "\n" + MESSAGES).encode()
    return (_header(_lines(fields)) + "\n" + example).encode("utf-8", "surrogateescape")


def _with_fields(fields: Mapping[str, str], example: str) -> list[str]:
    """The header's lines with those of the example in place of its own.

    A field's bare name takes the field away.
    """
    given = example.split("\n")
    names = {line.partition(":")[0] for line in given}
    own = _lines({name: value for name, value in fields.items() if name not in names})
    return [*own, *(line for line in given if line not in fields)]


def _lines(fields: Mapping[str, str]) -> list[str]:
    return [f"{name}: {value}" for name, value in fields.items()]


def _header(lines: list[str]) -> str:
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines)
