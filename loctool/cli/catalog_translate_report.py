"""What ``loctool catalog translate`` says: as lines for people and as data for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from loctool.catalogs.pretranslation import (
    MessageOutcome,
    Origin,
    PretranslationResult,
    Standing,
)
from loctool.catalogs.pretranslation.files import STDIO, Job, Saver
from loctool.cli.output import Output, Result
from loctool.cli.report import model_names
from loctool.errors import FindingsError, LoctoolError, PartialError
from loctool.findings import Finding, Severity
from loctool.i18n import gettext as _
from loctool.i18n import ngettext
from loctool.speeds import measured_speed
from loctool.translation import Translator

MOST_OF_A_KIND = 5
"""Findings of one kind and catalog that are said; all are in the catalog's comments."""

_BLOCKING = (Severity.ERROR, Severity.WARNING)

NOT_TRANSLATED = "not-translated"


class Report:
    """Collects what became of the catalogs; says at once what a person should know at once.

    Args:
        output: The run's streams.
        several: Whether there is more than one catalog.
        strict: Whether findings, and messages that were left, make the run fail.
    """

    def __init__(self, output: Output, *, several: bool, strict: bool) -> None:
        self._output = output
        self._several = several
        self._strict = strict
        self._rows: list[dict[str, Any]] = []
        self._texts: list[str] = []
        self._errors: list[LoctoolError] = []
        self._findings = 0

    def add(
        self,
        job: Job,
        result: PretranslationResult,
        translator: Translator | None,
        saver: Saver | None,
        text: str,
    ) -> None:
        """Takes in a catalog that is done.

        Args:
            job: What was to be done.
            result: What came of it.
            translator: The engine, where one was needed.
            saver: Where it was saved; ``None`` for standard output.
            text: For standard output.
        """
        findings = [
            (outcome.message.line, finding)
            for outcome in result.outcomes
            for finding in _findings(outcome)
        ]
        self._findings += sum(finding.severity in _BLOCKING for _, finding in findings)
        self._say(job.name, findings)
        written = saver is not None and saver.written > 0
        self._output.note(_summary(job, result, written=written or saver is None))
        self._texts.append(text)
        status = "translated" if written or saver is None else "up-to-date"
        row = _row(job, status) | _counts(result) | _maker(translator)
        if text:
            row["text"] = text
        row["findings"] = [_finding_row(line, finding) for line, finding in findings]
        self._rows.append(row)

    def plan(
        self,
        job: Job,
        result: PretranslationResult,
        open_: int,
        translator: Translator | None,
    ) -> None:
        """Takes in a catalog of a dry run.

        Args:
            job: What would be done.
            result: What the memory alone gives.
            open_: How many messages would go to the engine.
            translator: The engine.
        """
        row = _row(job, "planned") | _counts(result) | _maker(translator)
        row |= {"engine_messages": open_ if translator else 0}
        row["seconds"] = seconds = _seconds(result, translator)
        self._rows.append(row)
        line = _("{name}: {memory} from memory, {engine} for the engine, {left} without").format(
            name=job.name,
            memory=result.count(Origin.MEMORY),
            engine=row["engine_messages"],
            left=open_ - row["engine_messages"],
        )
        if translator:
            line += f" ({translator.engine_name}, {translator.route})"
        if seconds is not None:
            line += _(", about {seconds} s").format(seconds=round(seconds))
        self._texts.append(line + "\n")

    def fail(self, name: str, error: LoctoolError) -> None:
        """Takes in a catalog that failed."""
        if self._several:
            named = error.path is not None or name in error.message
            self._output.error(error if named else type(error)(
                error.message, hint=error.hint, path=name))  # fmt: skip
        self._errors.append(error)
        self._rows.append(
            {
                "file": name,
                "status": "failed",
                "error": {"slug": error.slug, "message": str(error), "hint": error.hint},
            }
        )

    def result(self) -> Result:
        """All of it.

        Raises:
            LoctoolError: The only catalog failed.
        """
        if self._errors and not self._several:
            raise self._errors[0]
        return Result("".join(self._texts), {"files": self._rows}, self._problem())

    def _problem(self) -> LoctoolError | None:
        if self._errors:
            return PartialError(
                _("{failed} of {all} catalogs failed").format(
                    failed=len(self._errors), all=len(self._rows)
                )
            )
        if self._strict and self._findings:
            message = ngettext(
                "{count} finding to look at; the catalog is written all the same",
                "{count} findings to look at; the catalogs are written all the same",
                self._findings,
            )
            return FindingsError(
                message.format(count=self._findings),
                hint=_("Look at the messages named above, or run without --strict."),
            )
        return None

    def _say(self, name: str, findings: list[tuple[int, Finding]]) -> None:
        """The first few of each kind."""
        counts: Counter[str] = Counter()
        for line, finding in findings:
            counts[finding.id] += 1
            if counts[finding.id] <= MOST_OF_A_KIND:
                place = f"{name}:{line}" if line else name
                self._output.finding(
                    f"{place}: {finding.severity}: {finding.message} [{finding.id}]"
                )
        for id, count in counts.items():
            if count > MOST_OF_A_KIND:
                more = _("{name}: and {count} more [{id}]")
                self._output.note(more.format(name=name, count=count - MOST_OF_A_KIND, id=id))


def _findings(outcome: MessageOutcome) -> Iterator[Finding]:
    if outcome.origin is Origin.LEFT:
        text = _("not translated: {reason}").format(reason=outcome.reason)
        yield Finding(NOT_TRANSLATED, Severity.WARNING, text)
    yield from outcome.findings


def _summary(job: Job, result: PretranslationResult, *, written: bool) -> str:
    """One line on a catalog."""
    name = job.name if job.output is None else str(job.output)
    if not written:
        return _("{name}: up to date").format(name=name)
    parts = [
        (_("{count} from memory"), result.count(Origin.MEMORY)),
        (_("{count} by the engine"), result.count(Origin.ENGINE)),
        (_("{count} copied"), result.count(Origin.COPIED)),
        (_("{count} left"), result.count(Origin.LEFT)),
        (_("{count} accepted"), len(result.accepted)),
    ]
    said = ", ".join(text.format(count=count) for text, count in parts if count)
    fuzzy = sum(result.standings[each] for each in _FUZZY)
    waiting = _("{count} fuzzy to look at").format(count=fuzzy)
    return f"{name}: {said or _('nothing translated')}; {waiting}"


_FUZZY = (Standing.MACHINE, Standing.OUTDATED, Standing.DRAFT)


def _row(job: Job, status: str) -> dict[str, Any]:
    return {
        "file": job.name,
        "output": STDIO if job.output is None else str(job.output),
        "status": status,
        "source_language": job.source,
        "target_language": job.target,
    }


def _counts(result: PretranslationResult) -> dict[str, Any]:
    """How many messages came from where, and what the catalog's messages are now."""
    standings = result.standings
    return {
        "messages": {origin.value: result.count(origin) for origin in Origin}
        | {"accepted": len(result.accepted)},
        "catalog": {standing.value: standings[standing] for standing in Standing},
    }


def _maker(translator: Translator | None) -> dict[str, Any]:
    if translator is None:
        return {"engine": None, "model": None, "route": None, "signature": None}
    return {
        "engine": translator.engine_name,
        "model": model_names(translator.route),
        "route": str(translator.route),
        "signature": translator.signature,
    }


def _finding_row(line: int, finding: Finding) -> dict[str, Any]:
    return {
        "line": line or None,
        "id": finding.id,
        "severity": finding.severity.value,
        "message": finding.message,
    }


def _seconds(result: PretranslationResult, translator: Translator | None) -> float | None:
    """How long the engine would take for what the memory left, at the last run's speed."""
    speed = measured_speed(translator.signature) if translator else None
    if speed is None:
        return None
    words = sum(len(outcome.message.msgid.split()) for outcome in result.left)
    return round(words / speed, 1)
