"""Placeholders, format strings and accelerators of messages, for every format gettext names."""

from __future__ import annotations

from loctool.placeholders.accelerators import Accelerator, find_accelerator, has_mark
from loctool.placeholders.comparison import NUMBER_OPTIONAL, compare
from loctool.placeholders.reading import find_placeholders, format_errors
from loctool.placeholders.values import Comparison, ErrorKind, FormatError, Placeholder

__all__ = [
    "NUMBER_OPTIONAL",
    "Accelerator",
    "Comparison",
    "ErrorKind",
    "FormatError",
    "Placeholder",
    "compare",
    "find_accelerator",
    "find_placeholders",
    "format_errors",
    "has_mark",
]
