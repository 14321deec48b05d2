"""What ``loctool check`` prints: lines for people, data for programs, files for CI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from loctool.catalogs.inspection.located import SEVERITIES, Located
from loctool.catalogs.inspection.selection import Selection, declaration_of
from loctool.cli.output import Result, one_line
from loctool.cli.tables import table
from loctool.errors import FindingsError, LoctoolError, PartialError
from loctool.i18n import gettext as _
from loctool.i18n import ngettext


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a file.

    Attributes:
        path: As it was given.
        findings: Those to report, by line.
        hidden: How many weigh too little to be reported.
        diff: What mending changes, where that was asked for.
    """

    path: str
    findings: tuple[Located, ...]
    hidden: int
    diff: str = ""


def as_result(
    checked: Sequence[Checked], failed: int, *, sarif: bool, junit: bool, diff: bool
) -> Result:
    """All of it, in the form that was asked for.

    Args:
        checked: What could be checked.
        failed: How many files could not be read.
        sarif: Whether standard output gets SARIF.
        junit: Whether standard output gets JUnit's XML.
        diff: Whether standard output gets what mending changes.
    """
    found = [each for file in checked for each in file.findings]
    if sarif:
        from loctool.cli.check_sarif import as_sarif

        text = as_sarif(found)
    elif junit:
        from loctool.cli.check_junit import as_junit

        text = as_junit(checked)
    elif diff:
        text = "".join(file.diff for file in checked)
    else:
        text = "".join(f"{one_line(str(each))}\n" for each in found)
    return Result(text, _data(checked, found), _problem(checked, found, failed))


def _problem(
    checked: Sequence[Checked], found: Sequence[Located], failed: int
) -> LoctoolError | None:
    if failed:
        text = ngettext("{count} file could not be checked", "{count} files could not be checked",
                        failed)  # fmt: skip
        return PartialError(text.format(count=failed))
    if not found:
        return None
    hidden = sum(file.hidden for file in checked)
    hint = _("See those that weigh less too: --min-severity note") if hidden else ""
    return FindingsError(summary(found), hint=hint)


def summary(found: Iterable[Located]) -> str:
    """How many findings there are of each severity.

    Example:
        >>> summary(())
        '0 errors, 0 warnings, 0 notes'
    """
    counts = Counter(each.finding.severity.value for each in found)
    parts = (
        ngettext("{count} error", "{count} errors", counts["error"]),
        ngettext("{count} warning", "{count} warnings", counts["warning"]),
        ngettext("{count} note", "{count} notes", counts["note"]),
    )
    shown = zip(parts, SEVERITIES, strict=True)
    return ", ".join(part.format(count=counts[severity.value]) for part, severity in shown)


def _data(checked: Sequence[Checked], found: Sequence[Located]) -> dict[str, Any]:
    counts = Counter(each.finding.severity.value for each in found)
    return {
        "files": [
            {"path": each.path, "findings": len(each.findings), "hidden": each.hidden}
            | ({"diff": each.diff} if each.diff else {})
            for each in checked
        ],
        "findings": [finding_data(each) for each in found],
        "counts": {severity.value: counts[severity.value] for severity in SEVERITIES},
    }


def finding_data(located: Located) -> dict[str, Any]:
    """A finding for ``--json``."""
    return {
        "path": located.path,
        "line": located.line or None,
        "id": located.finding.id,
        "severity": located.finding.severity.value,
        "message": located.finding.message,
        "source": located.source or None,
        "target": located.target or None,
    }


def list_checks(selection: Selection) -> Result:
    """All checks that would run, with what they mean."""
    declared = [declaration_of(id) for id in sorted(selection.ids)]
    rows = [(each.id, each.severity.value, _(each.meaning)) for each in declared]
    return Result(
        table((_("check"), _("severity"), _("meaning")), rows),
        {
            "checks": [
                {"id": each.id, "severity": each.severity.value, "meaning": each.meaning}
                | {"origin": each.origin or None, "fixable": bool(getattr(each, "fix", None))}
                for each in declared
            ]
        },
    )
