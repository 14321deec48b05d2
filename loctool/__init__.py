"""Translate German entertainment news offline, keep its terms, hand over catalogs.

Example:
    >>> from loctool import translate
    >>> translate("Die Serie läuft an.", "en", engine="pseudo")
    '[Ðîé Šéŕîé ļäûƒţ åñ. éîñš]'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from loctool.documents import Document
    from loctool.engines import Engines
    from loctool.errors import ExitCode, LoctoolError
    from loctool.findings import Finding, Severity
    from loctool.results import (
        DocumentTranslation,
        Progress,
        SegmentTranslation,
        SentenceTranslation,
    )
    from loctool.segments import Hypothesis, Mark, Segment, Span
    from loctool.translation import Translator, translate

__all__ = [
    "Document",
    "DocumentTranslation",
    "Engines",
    "ExitCode",
    "Finding",
    "Hypothesis",
    "LoctoolError",
    "Mark",
    "Progress",
    "Segment",
    "SegmentTranslation",
    "SentenceTranslation",
    "Severity",
    "Span",
    "Translator",
    "translate",
]

_HOMES = {
    "documents": ("Document",),
    "engines": ("Engines",),
    "errors": ("ExitCode", "LoctoolError"),
    "findings": ("Finding", "Severity"),
    "results": ("DocumentTranslation", "Progress", "SegmentTranslation", "SentenceTranslation"),
    "segments": ("Hypothesis", "Mark", "Segment", "Span"),
    "translation": ("Translator", "translate"),
}


def __getattr__(name: str) -> object:
    """Imports a public name when it is first used (PEP 562): ``loctool --help`` needs none."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"loctool.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
