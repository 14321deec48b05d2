"""A finding and where it is."""

from __future__ import annotations

from dataclasses import dataclass

from loctool.findings import Finding, Severity

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
"""Heaviest first."""


@dataclass(frozen=True, slots=True)
class Located:
    """A finding in a file.

    Attributes:
        path: Of the file, as it was given; ``-`` for standard input.
        line: From 1; 0 for a file without lines.
        finding: What was found.
        source: The source text it is about; empty where it is about none.
        target: The translation.
    """

    path: str
    line: int
    finding: Finding
    source: str = ""
    target: str = ""

    def __str__(self) -> str:
        """``path:line: severity: message [id]``."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        found = self.finding
        return f"{place}: {found.severity}: {found.message} [{found.id}]"


def weighs(finding: Finding, least: Severity) -> bool:
    """Whether a finding is of at least that severity."""
    return SEVERITIES.index(finding.severity) <= SEVERITIES.index(least)
