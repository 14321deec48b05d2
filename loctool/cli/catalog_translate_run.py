"""A run of ``loctool catalog translate``: one catalog after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loctool.catalogs.messages import Catalog
from loctool.catalogs.pretranslation import (
    Options,
    PretranslationResult,
    needs_engine,
    pretranslate,
)
from loctool.catalogs.pretranslation.files import (
    STDIO,
    TEMPLATE,
    Job,
    Saver,
    catalog_files,
    read_catalogs,
    read_job,
    read_memory,
)
from loctool.catalogs.writing import render_catalog
from loctool.cli.catalog_translate_report import Report
from loctool.cli.glossary_options import read_collection
from loctool.cli.output import Output, Result
from loctool.cli.progress import ProgressBar
from loctool.engines import Engines
from loctool.errors import BadInputError, LoctoolError, UsageError
from loctool.files import read_input
from loctool.i18n import gettext as _
from loctool.identification import source_mismatch
from loctool.languages import language_name
from loctool.results import Progress
from loctool.settings import Settings, load_settings, split_codes
from loctool.speeds import remember_speed
from loctool.translation import Translator

if TYPE_CHECKING:
    from loctool.glossary.terms import Glossary

SAMPLE_CHARS = 5000
"""So much of a catalog's text tells its language."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line and is no setting.

    Attributes:
        catalogs: Files and folders; ``-`` is standard input.
        output: The one output's file; ``None`` is in place.
        memories: Files and folders for the memory.
        fuzzy: Whether fuzzy messages are translated too.
        accept: Whether machine translations are accepted.
        no_engine: Whether only the memory is used.
        no_glossary: Whether no terms are enforced.
        dry_run: Whether nothing is translated or written.
    """

    catalogs: tuple[str, ...]
    output: str | None
    memories: tuple[str, ...]
    fuzzy: bool
    accept: bool
    no_engine: bool
    no_glossary: bool
    dry_run: bool


def run(order: Order, streams: Output, options: Mapping[str, Any], config: Path | None) -> Result:
    """Pre-translates what was ordered."""
    targets = tuple(code for each in options["target"] for code in split_codes(each))
    settings = load_settings(
        {**options, "target": targets},
        directory=Path.cwd(),
        environment=os.environ,
        config=config,
    )
    wanted = list(_wanted(order, targets))
    office = _Office(order, settings, streams, options.get("source") or "", config)
    report = Report(streams, several=len(wanted) > 1, strict=settings.strict)
    with ProgressBar(streams, len(wanted)) as bar:
        for name, target in wanted:
            try:
                office.work(name, target, report, bar)
            except LoctoolError as error:
                report.fail(name, error)
            bar.file_done()
            bar.next_target()
    return report.result()


def _wanted(order: Order, targets: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each file with its target; a template once for each target.

    Raises:
        UsageError: One output for several catalogs, or several languages for one.
    """
    names = list(catalog_files(order.catalogs))
    found = [
        (name, target)
        for name in names
        for target in (targets if name.endswith(TEMPLATE) and targets else targets[:1] or ("",))
    ]
    if len(targets) > 1 and not all(name.endswith(TEMPLATE) for name in names):
        raise UsageError(
            _("a catalog has one language; only a template is translated into several"),
            hint="loctool catalog translate messages.pot --to fr,pl",
        )
    if order.output is not None and len(found) > 1:
        raise UsageError(
            _("-o takes one catalog: found {count}").format(count=len(found)),
            hint=_("Without -o each catalog is translated in its place."),
        )
    return iter(found)


@dataclass(slots=True)
class _Office:
    """What the catalogs of one run share: translators, glossary, memory."""

    order: Order
    settings: Settings
    streams: Output
    source: str
    config: Path | None
    _engines: Engines = field(default_factory=Engines)
    _translators: dict[tuple[str, str], Translator] = field(default_factory=dict)
    _glossary: Glossary | None = None
    _memories: list[Catalog] | None = None

    def work(self, name: str, target: str, report: Report, bar: ProgressBar) -> None:
        """Translates one catalog, and reports it."""
        job = self._job(name, target)
        options = Options(fuzzy=self.order.fuzzy, accept=self.order.accept)
        memory = read_memory(job, self._catalogs())
        open_ = needs_engine(job.catalog, job.plural, memory, options)
        translator = None
        if open_ and not self.order.no_engine:
            self._look_at_language(job)
            translator = self._translator(job)
        if self.order.dry_run:
            memory_only = pretranslate(job.catalog, None, job.plural, memory, options)
            report.plan(job, memory_only, open_, translator)
            return
        saver = None if job.output is None else Saver.at(job.output)
        latest: list[Progress] = []

        def show(progress: Progress) -> None:
            latest[:] = [progress]
            bar.update(progress)

        result = pretranslate(
            job.catalog,
            translator,
            job.plural,
            memory,
            options,
            on_batch=saver.save if saver else None,
            on_progress=show,
        )
        if translator is not None and latest:
            remember_speed(translator.signature, latest[0].words_done, latest[0].seconds)
        if saver is not None:
            saver.save(result.catalog)
        report.add(job, result, translator, saver, _text(result) if saver is None else "")

    def _job(self, name: str, target: str) -> Job:
        output = self.order.output
        job = read_job(
            name,
            _read(name),
            target=target,
            source=self.source,
            default_source=self.settings.source,
            output=None if output in (None, STDIO) else Path(str(output)),
        )
        return replace(job, output=None) if output == STDIO else job

    def _catalogs(self) -> list[Catalog]:
        """The memory's catalogs, read once."""
        if self._memories is None:
            self._memories = []
            for found in read_catalogs(self.order.memories):
                if isinstance(found, LoctoolError):
                    self.streams.warn(str(found))
                else:
                    self._memories.append(found)
        return self._memories

    def _look_at_language(self, job: Job) -> None:
        text = "\n".join(message.msgid for message in job.catalog)[:SAMPLE_CHARS]
        if found := source_mismatch(text, job.source):
            self.streams.warn(
                _("{name}: the texts look like {found}, not {expected}: is --from {code} meant?")
                .format(
                    name=job.name,
                    found=language_name(found),
                    expected=language_name(job.source),
                    code=found,
                )
            )  # fmt: skip

    def _translator(self, job: Job) -> Translator:
        """The translator of the job's pair, made once.

        Raises:
            NoModelError: There is no engine for it.
        """
        pair = job.source, job.target
        if pair not in self._translators:
            translator = Translator(
                job.target,
                job.source,
                self.settings.engine,
                beam_size=self.settings.beam,
                engines=self._engines,
                glossary=self._terms(),
            )
            if translator.route.warning:
                self.streams.warn(translator.route.warning)
            self._translators[pair] = translator
        return self._translators[pair]

    def _terms(self) -> Glossary | None:
        if self._glossary is None and not self.order.no_glossary:
            paths = self.settings.glossaries
            self._glossary = read_collection(self.streams, paths, self.config).glossary
        return self._glossary


def _read(name: str) -> bytes:
    if name != STDIO:
        return read_input(Path(name))
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        message = _("cannot be read: {reason}").format(reason=error.strerror)
        raise BadInputError(message, path=STDIO) from error


def _text(result: PretranslationResult) -> str:
    """The catalog for standard output, which is UTF-8.

    Raises:
        BadInputError: Its header says something else.
    """
    encoding = result.catalog.encoding
    if encoding.lower().replace("-", "") not in ("utf8", "ascii", "usascii"):
        raise BadInputError(
            _("is in {encoding}, standard output in UTF-8").format(encoding=encoding),
            path=result.catalog.name,
            hint=_("Name a file with -o FILE."),
        )
    return render_catalog(result.catalog)
