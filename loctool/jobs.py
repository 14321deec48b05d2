"""Files to translate: what goes where, what is already done, what failed.

A job is one file into one language. Jobs of one language go through one translator as a stream:
files are read when their turn comes, and each output is written as soon as it is done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from loctool.documents import Document, format_of
from loctool.documents.bilingual import render_bilingual
from loctool.errors import LoctoolError, UsageError
from loctool.i18n import gettext as _
from loctool.identification import source_mismatch
from loctool.outputs import (
    STDIN,
    SUFFIXES,
    State,
    exists_error,
    output_path,
    refuse_collisions,
    sign,
    state_of,
    write_output,
)
from loctool.results import DocumentTranslation, Progress
from loctool.translation import Translator


@dataclass(frozen=True, slots=True)
class Job:
    """One file into one language.

    Attributes:
        source: The file, or ``-`` for standard input.
        format: Its document format.
        target: BCP 47 code.
        output: Where the translation goes; ``None`` is standard output.
    """

    source: str
    format: str
    target: str
    output: Path | None = None


class Status(StrEnum):
    """What became of a job."""

    TRANSLATED = "translated"
    CURRENT = "up-to-date"
    KEPT = "kept"
    FAILED = "failed"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        job: The job.
        status: In one word.
        text: The output's text, where it was translated.
        translation: How it was translated, where it was.
        error: Why it failed, where it did.
    """

    job: Job
    status: Status
    text: str = ""
    translation: DocumentTranslation | None = None
    error: LoctoolError | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How jobs are done.

    Attributes:
        bilingual: Whether the source stays in the output beside its translation.
        force: Whether outputs are written over whatever is there, and anew when up to date.
    """

    bilingual: bool = False
    force: bool = False


def plan_jobs(
    files: Sequence[str],
    source_language: str,
    targets: Sequence[str],
    *,
    format: str = "",
    output: Path | None = None,
    folder: Path | None = None,
) -> list[Job]:
    """The jobs, all files of a target together, each with its output's place.

    One file into one language goes to ``output``, or to ``folder``, or to standard output;
    several go beside their sources, or to ``folder``.

    Raises:
        UsageError: Outputs would collide with each other or a source, or their places are not
            clear.
    """
    unique = list(dict.fromkeys(files))
    several = len(unique) * len(targets) > 1
    if several and output is not None:
        raise UsageError(
            _("-o takes one file and one language: found {files} and {languages}").format(
                files=len(unique), languages=len(targets)
            ),
            hint=_("Name a folder with --output-dir DIR."),
        )
    if several and folder is None and STDIN in unique:
        raise UsageError(
            _("standard input and several outputs: where to write them is not clear"),
            hint=_("Name a folder with --output-dir DIR."),
        )
    jobs = []
    for target in targets:
        for file in unique:
            job = Job(file, format or _format(file), target, output)
            if output is None and (several or folder is not None):
                job = replace(job, output=_place(job, source_language, folder))
            jobs.append(job)
    refuse_collisions(unique, [(job.source, job.output) for job in jobs if job.output])
    return jobs


def _format(file: str) -> str:
    return "text" if file == STDIN else format_of(Path(file))


def _place(job: Job, source_language: str, folder: Path | None) -> Path:
    name = "stdin" + SUFFIXES.get(job.format, ".txt") if job.source == STDIN else job.source
    return output_path(Path(name), source_language, job.target, folder)


def translate_jobs(
    jobs: Sequence[Job],
    translator: Translator,
    read: Callable[[str], bytes],
    manner: Manner,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    on_mismatch: Callable[[Job, str], None] | None = None,
) -> Iterator[Outcome]:
    """Does jobs of one target language; one that fails does not stop the others.

    Args:
        jobs: All into the translator's language.
        translator: Translates them.
        read: Gives the bytes of a file, or raises ``BadInputError``.
        manner: How they are done.
        on_progress: Called now and then.
        on_mismatch: Called with the language that a file clearly is in instead.

    Yields:
        The outcome of each job as soon as it is known.
    """
    desk = _Desk(translator, read, manner, on_mismatch)
    documents = desk.documents(jobs)
    try:
        for translation in translator.translate_documents(documents, on_progress):
            yield from desk.settled()
            yield desk.write(translation)
        yield from desk.settled()
    except LoctoolError as error:
        yield from desk.settled()
        for job in desk.unfinished(jobs):
            yield Outcome(job, Status.FAILED, error=error)


class _Desk:
    """The files of one stream: read and looked up as they come, written as they are done."""

    def __init__(
        self,
        translator: Translator,
        read: Callable[[str], bytes],
        manner: Manner,
        on_mismatch: Callable[[Job, str], None] | None,
    ) -> None:
        self._translator = translator
        self._read = read
        self._manner = manner
        self._on_mismatch = on_mismatch
        self._settled: deque[Outcome] = deque()
        self._waiting: deque[tuple[Job, str]] = deque()
        self._finished: set[Job] = set()

    def documents(self, jobs: Iterable[Job]) -> Iterator[Document]:
        """What is to be translated; what need not or cannot be is settled."""
        for job in jobs:
            try:
                data = self._read(job.source)
                signature = signature_of(job, data, self._translator, self._manner)
                outcome = _done_before(job, signature, self._manner)
                if outcome is None:
                    document = Document.from_bytes(data, job.format, job.source)
                    self._look_at_language(job, document)
            except LoctoolError as error:
                outcome = Outcome(job, Status.FAILED, error=error)
            if outcome is not None:
                self._settled.append(outcome)
                continue
            self._waiting.append((job, signature))
            yield document

    def settled(self) -> Iterator[Outcome]:
        """Outcomes that needed no translation, each given once."""
        while self._settled:
            outcome = self._settled.popleft()
            self._finished.add(outcome.job)
            yield outcome

    def write(self, translation: DocumentTranslation) -> Outcome:
        """Writes the translation of the document that has waited longest."""
        job, signature = self._waiting.popleft()
        self._finished.add(job)
        try:
            text = self._text(translation)
            if job.output is not None:
                data = text.encode("utf-8")
                write_output(job.output, data, signature, force=self._manner.force)
        except LoctoolError as error:
            return Outcome(job, Status.FAILED, error=error)
        return Outcome(job, Status.TRANSLATED, text, translation)

    def unfinished(self, jobs: Iterable[Job]) -> list[Job]:
        """The jobs without an outcome."""
        return [job for job in jobs if job not in self._finished]

    def _text(self, translation: DocumentTranslation) -> str:
        if not self._manner.bilingual:
            return translation.text
        targets = [segment.target for segment in translation.segments]
        return render_bilingual(translation.document, targets)

    def _look_at_language(self, job: Job, document: Document) -> None:
        if self._on_mismatch is None:
            return
        text = "\n".join(segment.text for segment in document.segments)
        language = source_mismatch(text, self._translator.source)
        if language:
            self._on_mismatch(job, language)


def signature_of(job: Job, data: bytes, translator: Translator, manner: Manner) -> str:
    """A hash over all that decides what the job's output holds."""
    layout = "bilingual" if manner.bilingual else ""
    languages = f"{translator.source} {translator.target}"
    return sign(data, job.format, languages, translator.signature, layout)


def _done_before(job: Job, signature: str, manner: Manner) -> Outcome | None:
    """The outcome of a job that must not be done again.

    Raises:
        OutputExistsError: A person's work stands in its place.
    """
    if job.output is None or manner.force:
        return None
    state = state_of(job.output, signature)
    if state is State.FOREIGN:
        raise exists_error(job.output)
    statuses = {State.CURRENT: Status.CURRENT, State.EDITED: Status.KEPT}
    return Outcome(job, statuses[state]) if state in statuses else None
