"""What ``loctool translate`` says of its jobs: as lines for people and as data for programs."""

from __future__ import annotations

from typing import Any

from loctool.cli.output import Output, Result
from loctool.engines import Route
from loctool.errors import FindingsError, LoctoolError, PartialError
from loctool.findings import Severity
from loctool.glossary.proof import TermUse
from loctool.i18n import gettext as _
from loctool.i18n import ngettext
from loctool.jobs import Job, Outcome, Status
from loctool.results import DocumentTranslation, SegmentTranslation, SentenceTranslation
from loctool.translation import Translator

_BLOCKING = (Severity.ERROR, Severity.WARNING)


class Report:
    """Collects the outcomes of a run; says at once what a person should know at once.

    Args:
        output: The run's streams.
        several: Whether there is more than one job.
        strict: Whether findings make the run fail.
        listing: Whether standard output gets each sentence's alternatives, not the document.
    """

    def __init__(self, output: Output, *, several: bool, strict: bool, listing: bool) -> None:
        self._output = output
        self._several = several
        self._strict = strict
        self._listing = listing
        self._rows: list[dict[str, Any]] = []
        self._texts: list[str] = []
        self._errors: list[LoctoolError] = []
        self._jobs = 0
        self._findings = 0

    def add(self, outcome: Outcome, translator: Translator | None) -> None:
        """Takes in one outcome; the translator is ``None`` where none could be made."""
        self._jobs += 1
        translation = outcome.translation
        if outcome.error is not None:
            if self._several and not (translator is None and outcome.error in self._errors):
                self._output.error(_named(outcome.job, outcome.error, translator is None))
            self._errors.append(outcome.error)
        if translation is not None:
            self._say_findings(outcome.job, translation)
            if self._listing:
                self._texts.append(_listing(translation))
            elif outcome.job.output is None:
                self._texts.append(outcome.text)
        self._say_status(outcome)
        if self._output.json:
            self._rows.append(_row(outcome, translator))

    def result(self) -> Result:
        """All of it.

        Raises:
            LoctoolError: All jobs failed for one reason.
        """
        if self._errors and len(self._errors) == self._jobs and len(set(self._errors)) == 1:
            raise self._errors[0]
        return Result("".join(self._texts), {"files": self._rows}, self._problem())

    def _problem(self) -> LoctoolError | None:
        if self._errors:
            return PartialError(
                _("{failed} of {count} translations failed").format(
                    failed=len(self._errors), count=self._jobs
                )
            )
        if self._strict and self._findings:
            message = ngettext(
                "{count} finding to look at; the translation is written all the same",
                "{count} findings to look at; the translation is written all the same",
                self._findings,
            )
            return FindingsError(
                message.format(count=self._findings),
                hint=_("Mend the places named above, or run without --strict."),
            )
        return None

    def _say_findings(self, job: Job, translation: DocumentTranslation) -> None:
        for segment in translation.segments:
            for finding in segment.findings:
                self._findings += finding.severity in _BLOCKING
                place = f"{job.source}:{segment.source.line}"
                self._output.finding(
                    f"{place}: {finding.severity}: {finding.message} [{finding.id}]"
                )

    def _say_status(self, outcome: Outcome) -> None:
        place = outcome.job.output
        if place is None:
            return
        if outcome.status is Status.CURRENT:
            self._output.note(_("{place}: up to date").format(place=place))
        elif outcome.status is Status.KEPT:
            self._output.note(
                _("{place}: kept, edited since; --force overwrites it").format(place=place)
            )
        elif outcome.status is Status.TRANSLATED:
            self._output.note(_("{place}: written").format(place=place))


def _named(job: Job, error: LoctoolError, of_language: bool) -> LoctoolError:
    """The error with the name of its file before it, or of its language where it has no file."""
    message = _("into {target}: {message}").format(target=job.target, message=error.message)
    if of_language:
        return type(error)(message, hint=error.hint)
    if error.path is not None:
        return error
    return type(error)(message, hint=error.hint, path=job.source)


def _listing(translation: DocumentTranslation) -> str:
    """Each sentence with its alternatives and their scores."""
    lines = []
    for segment in translation.segments:
        for sentence in segment.sentences:
            lines.append(f"{translation.document.name}:{segment.source.line}: {sentence.source}")
            options = [(each.score, each.text) for each in sentence.alternatives]
            for score, text in options or [(sentence.score, sentence.target)]:
                lines.append(f"  {score:7.3f}  {text}")
    return "\n".join([*lines, ""])


def _row(outcome: Outcome, translator: Translator | None) -> dict[str, Any]:
    """One job for programs."""
    job = outcome.job
    row: dict[str, Any] = {
        "file": job.source,
        "document": job.format,
        "target_language": job.target,
        "output": None if job.output is None else str(job.output),
        "status": outcome.status.value,
    }
    if translator is not None:
        row |= {"source_language": translator.source, "signature": translator.signature}
        row |= _maker(translator)
    if outcome.error is not None:
        error = outcome.error
        row["error"] = {"slug": error.slug, "message": str(error), "hint": error.hint}
    if outcome.translation is not None and translator is not None:
        translation = outcome.translation
        row["seconds"] = round(translation.seconds, 3)
        if job.output is None:
            row["text"] = outcome.text
        maker = _maker(translator)
        shares = _shares(translation)
        row["segments"] = [
            _segment_row(segment) | maker | {"seconds": seconds}
            for segment, seconds in zip(translation.segments, shares, strict=True)
        ]
    return row


def _maker(translator: Translator) -> dict[str, Any]:
    return {
        "engine": translator.engine_name,
        "model": model_names(translator.route),
        "route": str(translator.route),
    }


def model_names(route: Route) -> str:
    """The models of a route with their versions."""
    return ", ".join(f"{leg.model} {leg.version}" for leg in route.legs)


def _shares(translation: DocumentTranslation) -> list[float]:
    """The document's seconds, shared out by the segments' characters: they went in batches."""
    chars = [len(segment.source.text) for segment in translation.segments]
    total = sum(chars) or 1
    return [round(translation.seconds * each / total, 4) for each in chars]


def _segment_row(segment: SegmentTranslation) -> dict[str, Any]:
    scores = [sentence.score for sentence in segment.sentences]
    return {
        "line": segment.source.line,
        "kind": segment.source.kind,
        "source": segment.source.text,
        "target": segment.target.text,
        "score": round(sum(scores) / len(scores), 4) if scores else 0.0,
        "sentences": [_sentence_row(sentence) for sentence in segment.sentences],
        "terms": [_term_row(use, segment) for use in segment.terms],
        "findings": [
            {"id": each.id, "severity": each.severity.value, "message": each.message}
            for each in segment.findings
        ],
    }


def _term_row(use: TermUse, segment: SegmentTranslation) -> dict[str, Any]:
    return {
        "concept": use.occurrence.concept.id,
        "source": use.occurrence.span.of(segment.source.text),
        "kind": use.occurrence.kind.value,
        "target": use.target.of(segment.target.text) if use.target else None,
        "rung": use.rung.value if use.rung else None,
        "verdict": use.verdict.value,
    }


def _sentence_row(sentence: SentenceTranslation) -> dict[str, Any]:
    return {
        "source": sentence.source,
        "target": sentence.target,
        "score": round(sentence.score, 4),
        "alternatives": [
            {"text": each.text, "score": round(each.score, 4)} for each in sentence.alternatives
        ],
    }
