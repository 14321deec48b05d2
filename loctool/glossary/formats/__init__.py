"""Glossary formats: bytes in a file, concepts in memory, and what does not survive the way.

A format is registered by name and imported when used; other distributions add theirs through
the entry-point group ``loctool.glossary_formats``. Such an entry point names an object that
follows :class:`GlossaryFormat`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Protocol

from loctool.errors import UsageError
from loctool.glossary.remarks import Remark
from loctool.glossary.terms import Glossary
from loctool.i18n import gettext as _
from loctool.registry import load_registered, registered_names

GROUP = "loctool.glossary_formats"

BUILT_IN = {
    "csv": "loctool.glossary.formats.csv:PROJECT",
    "deepl": "loctool.glossary.formats.tsv:DEEPL",
    "excel": "loctool.glossary.formats.csv:EXCEL",
    "json": "loctool.glossary.formats.json:JSON",
    "omegat": "loctool.glossary.formats.tsv:OMEGAT",
    "tbx": "loctool.glossary.formats.tbx:DCA",
    "tbx-dct": "loctool.glossary.formats.tbx:DCT",
    "tbx-v2": "loctool.glossary.formats.tbx:MARTIF",
}

SUFFIXES = {
    ".csv": "csv",
    ".json": "json",
    ".tbx": "tbx",
    ".tsv": "deepl",
    ".txt": "omegat",
    ".utf8": "omegat",
    ".xml": "tbx",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """The two languages of a format that holds no more.

    Attributes:
        source: BCP 47 code.
        target: BCP 47 code.
    """

    source: str = "de"
    target: str = "en"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was in a file.

    Attributes:
        glossary: Its concepts.
        remarks: What was odd in it, and what the model has no place for.
        lines: Where each concept begins, by its id; empty where the format has no lines.
    """

    glossary: Glossary
    remarks: tuple[Remark, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writing:
    """A glossary as a file.

    Attributes:
        data: The file's bytes.
        losses: What of the glossary is not in them.
    """

    data: bytes
    losses: tuple[Remark, ...] = ()


class GlossaryFormat(Protocol):
    """One way to write a glossary down."""

    bilingual: bool
    """Whether it holds one pair of languages only."""

    def read(self, data: bytes, name: str, pair: Pair) -> Reading:
        """Reads a file.

        Args:
            data: The file's bytes.
            name: What to call it in messages.
            pair: Its languages; formats that name theirs pay no attention.

        Raises:
            BadInputError: It is not of that format.
        """
        ...

    def write(self, glossary: Glossary, pair: Pair) -> Writing:
        """Writes a file; the same glossary gives the same bytes."""
        ...


def format_names() -> list[str]:
    """Names of all glossary formats, sorted."""
    return registered_names(BUILT_IN, GROUP)


def format_of(path: PurePath) -> str:
    """The format a file's suffix stands for.

    Raises:
        UsageError: The suffix says nothing; the hint lists the formats.
    """
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if suffix.lstrip(".") in format_names():
        return suffix.lstrip(".")
    raise UsageError(
        _("{path}: no glossary format has the suffix {suffix!r}").format(path=path, suffix=suffix),
        hint=_(
            "Suffixes: {suffixes}. Another file: loctool glossary import {path} --format "
            "NAME, one of {formats}."
        ).format(
            suffixes=", ".join(sorted(SUFFIXES)), path=path, formats=", ".join(format_names())
        ),
    )


def load_format(name: str) -> GlossaryFormat:
    """Imports the format registered as ``name``.

    Raises:
        UsageError: There is no such format; the hint lists those there are.
    """
    found: GlossaryFormat | None = load_registered(name, BUILT_IN, GROUP)
    if found is not None:
        return found
    raise UsageError(
        _("unknown glossary format: {name}").format(name=name),
        hint=_("Formats: {formats}").format(formats=", ".join(format_names())),
    )
