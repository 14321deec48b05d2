"""``loctool translate --dry-run``: what would be done, and how long it would take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from loctool.cli.output import Output, Result
from loctool.cli.report import Report, model_names
from loctool.cli.run import Order, Task, prepare, translators
from loctool.documents import Document
from loctool.errors import LoctoolError
from loctool.i18n import N_
from loctool.i18n import gettext as _
from loctool.jobs import Job, Outcome, Status, signature_of
from loctool.outputs import State, state_of
from loctool.speeds import measured_speed
from loctool.translation import Translator

_STATES = {
    State.ABSENT: N_("new"),
    State.CURRENT: N_("up to date"),
    State.OUTDATED: N_("would be translated again"),
    State.EDITED: N_("kept, edited since"),
    State.FOREIGN: N_("refused: exists already and is not loctool's own work"),
}


def estimate(
    order: Order, streams: Output, options: Mapping[str, Any], config: Path | None
) -> Result:
    """Reads what was ordered, translates and writes nothing."""
    task = prepare(order, streams, options, config)
    report = Report(streams, several=len(task.jobs) > 1, strict=False, listing=False)
    rows: list[dict[str, Any]] = []
    targets: list[dict[str, Any]] = []
    for translator, jobs in translators(task, report, streams):
        found = [row for job in jobs if (row := _look_at(job, task, translator, report))]
        rows += found
        targets.append(_time_for(found, translator))
    problem = report.result().problem
    return Result(_text(rows, targets), {"files": rows, "targets": targets}, problem)


def _look_at(job: Job, task: Task, translator: Translator, report: Report) -> dict[str, Any] | None:
    """One job's row; ``None`` when it would fail, which is reported."""
    try:
        data = task.read(job.source)
        document = Document.from_bytes(data, job.format, job.source)
        signature = signature_of(job, data, translator, task.manner)
        state = State.ABSENT if job.output is None else state_of(job.output, signature)
    except LoctoolError as error:
        report.add(Outcome(job, Status.FAILED, error=error), translator)
        return None
    report.add(Outcome(job, Status.PLANNED), translator)
    forced = task.manner.force and state is not State.ABSENT
    return {
        "file": job.source,
        "target_language": job.target,
        "output": None if job.output is None else str(job.output),
        "state": N_("would be overwritten") if forced else _STATES[state],
        "due": forced or state in (State.ABSENT, State.OUTDATED),
        "segments": len(document.segments),
        "words": sum(len(segment.text.split()) for segment in document.segments),
    }


def _time_for(rows: Sequence[Mapping[str, Any]], translator: Translator) -> dict[str, Any]:
    """One target language's row: who translates, and how long the files that are due take."""
    words = sum(row["words"] for row in rows if row["due"])
    speed = measured_speed(translator.signature)
    return {
        "target_language": translator.target,
        "engine": translator.engine_name,
        "model": model_names(translator.route),
        "route": str(translator.route),
        "words": words,
        "words_per_second": speed,
        "seconds": None if speed is None else round(words / speed, 1),
    }


def _text(rows: Sequence[Mapping[str, Any]], targets: Sequence[Mapping[str, Any]]) -> str:
    lines = []
    for row in rows:
        amount = _("{segments} segments, {words} words").format(
            segments=row["segments"], words=row["words"]
        )
        lines.append(f"{row['file']} → {row['output'] or _('standard output')}: {amount}")
        lines[-1] += f", {_(row['state'])}" if row["output"] else ""
    lines += [
        _("{route}: engine {engine} ({model}), {words} words, {duration}").format(
            route=target["route"],
            engine=target["engine"],
            model=target["model"],
            words=target["words"],
            duration=_duration(target),
        )
        for target in targets
    ]
    return "\n".join([*lines, ""])


def _duration(target: Mapping[str, Any]) -> str:
    if target["words_per_second"] is None:
        # loctool-ignore: number-missing
        return _("no speed measured yet (a run of over a second measures it)")
    return _("about {seconds:.0f} s at {speed:.0f} words/s").format(
        seconds=target["seconds"], speed=target["words_per_second"]
    )
