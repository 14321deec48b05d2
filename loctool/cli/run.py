"""A run of ``loctool translate``: settings, jobs, translators, one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from loctool.cli.output import Output, Result
from loctool.cli.progress import ProgressBar
from loctool.cli.proofs import ProofCollector, check_report, read_terms
from loctool.cli.report import Report
from loctool.documents import load_format
from loctool.engines import Engines
from loctool.errors import BadInputError, NoModelError, UsageError
from loctool.files import read_input
from loctool.glossary.matching import TermMatcher
from loctool.i18n import gettext as _
from loctool.jobs import Job, Manner, Outcome, Status, plan_jobs, translate_jobs
from loctool.languages import language_name, parse_language
from loctool.outputs import STDIN
from loctool.results import Progress
from loctool.settings import Settings, load_settings, split_codes
from loctool.speeds import remember_speed
from loctool.translation import Translator

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line and is no setting.

    Attributes:
        files: Files to translate; ``-`` is standard input; empty is standard input too.
        output: The one output's file; ``None`` and ``-`` are standard output.
        bilingual: Whether source and translation are both written.
        force: Whether to overwrite whatever is there.
        no_glossary: Whether to leave the glossaries of the settings alone.
        report: Where to write what became of the glossary's terms.
    """

    files: tuple[str, ...]
    output: str | None
    bilingual: bool
    force: bool
    no_glossary: bool = False
    report: Path | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """An order with everything decided."""

    settings: Settings
    source: str
    jobs: Sequence[Job]
    manner: Manner
    read: Callable[[str], bytes]
    terms: TermMatcher | None


def run(order: Order, streams: Output, options: Mapping[str, Any], config: Path | None) -> Result:
    """Translates what was ordered."""
    task = prepare(order, streams, options, config)
    report = Report(
        streams,
        several=len(task.jobs) > 1,
        strict=task.settings.strict,
        listing=task.settings.alternatives > 1,
    )
    proofs = ProofCollector(task.read, bilingual=order.bilingual) if order.report else None

    def warn(job: Job, found: str) -> None:
        streams.warn(
            _(
                "{source}: the text looks like {found}, not {expected}: is --from {code} meant?"
            ).format(
                source=job.source,
                found=language_name(found),
                expected=language_name(task.source),
                code=found,
            )
        )

    with ProgressBar(streams, len(task.jobs)) as bar:
        for translator, jobs in translators(task, report, streams):
            meter = _Speedometer(bar)
            for outcome in translate_jobs(
                jobs,
                translator,
                task.read,
                task.manner,
                on_progress=meter.update,
                on_mismatch=warn,
            ):
                bar.file_done()
                report.add(outcome, translator)
                if proofs:
                    proofs.add(outcome, translator)
            meter.remember(translator)
            bar.next_target()
    if proofs and order.report:
        proofs.write(order.report, streams)
    return report.result()


def prepare(order: Order, streams: Output, options: Mapping[str, Any], config: Path | None) -> Task:
    """Decides everything that can be decided before a file is translated.

    Raises:
        UsageError: Something is wrong with options or settings.
        BadInputError: A glossary cannot be read.
    """
    settings = load_settings(
        {**options, "target": _codes(options["target"])},
        directory=Path.cwd(),
        environment=os.environ,
        config=config,
    )
    source, targets = _languages(settings)
    if settings.document:
        load_format(settings.document)
    jobs = plan_jobs(
        order.files or _standard_input(),
        source,
        targets,
        format=settings.document,
        output=None if order.output in (None, STDOUT) else Path(str(order.output)),
        folder=None if order.output == STDOUT else settings.output_dir,
    )
    terms = None if order.no_glossary else read_terms(streams, settings, source)
    if order.report:
        check_report(order.report, has_terms=terms is not None)
    return Task(settings, source, jobs, Manner(order.bilingual, order.force), _reader(), terms)


def translators(
    task: Task, report: Report, streams: Output
) -> Iterator[tuple[Translator, list[Job]]]:
    """A translator for each target language, with its jobs.

    A language nobody can translate into is reported and does not stop the others.

    Raises:
        NoModelError: It is the only one.
    """
    engines = Engines()
    for target, group in groupby(task.jobs, key=lambda job: job.target):
        jobs = list(group)
        try:
            translator = Translator(
                target,
                task.source,
                task.settings.engine,
                beam_size=task.settings.beam,
                alternatives=task.settings.alternatives,
                engines=engines,
                glossary=task.terms,
            )
        except NoModelError as error:
            if len(jobs) == len(task.jobs):
                raise
            for job in jobs:
                report.add(Outcome(job, Status.FAILED, error=error), None)
            continue
        if translator.route.warning:
            streams.warn(translator.route.warning)
        with translator:
            yield translator, jobs


class _Speedometer:
    """Passes progress on to the bar, and knows at the end how fast it went.

    Loading a model, or building it at its first use, comes before the first words are done and
    says nothing about speed; so time counts from there, where that leaves enough to measure.
    """

    def __init__(self, bar: ProgressBar) -> None:
        self._bar = bar
        self._first: Progress | None = None
        self._latest: Progress | None = None

    def update(self, progress: Progress) -> None:
        if self._first is None and progress.words_done:
            self._first = progress
        self._latest = progress
        self._bar.update(progress)

    def remember(self, translator: Translator) -> None:
        if self._first is None or self._latest is None:
            return
        words, seconds = self._latest.words_done, self._latest.seconds
        if self._first.words_done < words / 2:
            words -= self._first.words_done
            seconds -= self._first.seconds
        remember_speed(translator.signature, words, seconds)


def _codes(values: Sequence[str]) -> tuple[str, ...]:
    """The codes of ``--to en,fr --to es``."""
    return tuple(code for value in values for code in split_codes(value))


def _languages(settings: Settings) -> tuple[str, list[str]]:
    """Source and targets as BCP 47 codes, each target once."""
    source = parse_language(settings.source)
    targets = list(dict.fromkeys(parse_language(code) for code in settings.target))
    if not targets:
        raise UsageError(
            _("no language to translate into"), hint=_("Name one: loctool translate FILE --to en")
        )
    if source in targets:
        raise UsageError(
            _("source and target are the same language: {language}").format(
                language=language_name(source)
            ),
            hint=_("Name the files' language with --from LANG, the wanted one with --to LANG."),
        )
    return source, targets


def _standard_input() -> tuple[str]:
    """Standard input as the only file, unless a person sits at it and waits."""
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError(_("no file to translate"), hint="loctool translate artikel.de.md --to en")
    return (STDIN,)


def _reader() -> Callable[[str], bytes]:
    """Reads files as they are asked for; standard input once for all languages."""

    @cache
    def standard_input() -> bytes:
        try:
            return sys.stdin.buffer.read()
        except OSError as error:
            raise BadInputError(
                _("cannot be read: {reason}").format(reason=error.strerror), path=STDIN
            ) from error

    return lambda name: standard_input() if name == STDIN else read_input(Path(name))
