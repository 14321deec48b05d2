"""What a check says about a translation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at in a translation.

    Attributes:
        id: The check's id in kebab-case; it says what is wrong, e.g. ``number-missing``.
        severity: How much it weighs.
        message: One line for people, with what was found.
    """

    id: str
    severity: Severity
    message: str
