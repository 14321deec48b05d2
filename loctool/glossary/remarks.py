"""What a reader, a writer or lint says about a glossary: a finding and where it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from loctool.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding in a glossary file.

    Attributes:
        finding: What is wrong.
        path: The glossary's name, mostly a path; empty where it has none.
        line: From 1; 0 where the format has no lines or nobody knows.
        concept: Id of the concept it is about, or empty.
    """

    finding: Finding
    path: str = ""
    line: int = 0
    concept: str = ""

    def __str__(self) -> str:
        """``path:line: severity: message [id]``."""
        place = ":".join(part for part in (self.path, str(self.line or "")) if part)
        said = f"{self.finding.severity}: {self.finding.message} [{self.finding.id}]"
        return f"{place}: {said}" if place else said


@dataclass(frozen=True, slots=True)
class Place:
    """Where a remark is about; see :class:`Remark`."""

    path: str = ""
    line: int = 0
    concept: str = ""

    def error(self, id: str, message: str) -> Remark:
        """A remark of severity error."""
        return self._remark(id, Severity.ERROR, message)

    def warning(self, id: str, message: str) -> Remark:
        """A remark of severity warning."""
        return self._remark(id, Severity.WARNING, message)

    def note(self, id: str, message: str) -> Remark:
        """A remark of severity note."""
        return self._remark(id, Severity.NOTE, message)

    def _remark(self, id: str, severity: Severity, message: str) -> Remark:
        return Remark(Finding(id, severity, message), self.path, self.line, self.concept)


def weighty(remarks: Iterable[Remark]) -> list[Remark]:
    """Those that a careful caller must not pass over: errors and warnings."""
    return [each for each in remarks if each.finding.severity is not Severity.NOTE]
