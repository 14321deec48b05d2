"""The glossary of a ``translate`` run, and its ``--report``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from loctool.cli.glossary_options import read_files
from loctool.cli.output import Output
from loctool.documents import Document
from loctool.errors import UsageError
from loctool.files import read_input
from loctool.glossary.proof import Proof
from loctool.i18n import gettext as _
from loctool.jobs import Outcome, Status
from loctool.proving import prove_pair, prove_translation
from loctool.settings import Settings
from loctool.translation import Translator

if TYPE_CHECKING:
    from loctool.glossary.matching import TermMatcher


def read_terms(output: Output, settings: Settings, source: str) -> TermMatcher | None:
    """The glossaries of the settings, ready to be looked for; None for an engine without terms.

    Raises:
        BadInputError: One cannot be read.
    """
    from loctool.engines import load_engine
    from loctool.glossary.matching import TermMatcher

    if settings.engine != "auto" and not load_engine(settings.engine).guarded:
        return None
    collection = read_files(output, settings.glossaries, source)
    return TermMatcher(collection.glossary, source)


def check_report(path: Path, *, has_terms: bool) -> None:
    """Refuses what cannot become a report, before anything is translated.

    Raises:
        UsageError: There is no glossary to report on, the file's suffix says no kind of report,
            or something else than a report stands there.
    """
    from loctool.reports import check_suffix, refuse_foreign

    if not has_terms:
        raise UsageError(
            _("--report shows what became of a glossary's terms, and this run has no glossary"),
            hint=_("Check a translation made without: loctool glossary check SOURCE TARGET"),
        )
    check_suffix(path)
    refuse_foreign(path)


class ProofCollector:
    """Collects a proof of each translation of a run.

    Args:
        read: Gives the bytes of a source file.
        bilingual: Whether the outputs hold the sources too.
    """

    def __init__(self, read: Callable[[str], bytes], *, bilingual: bool) -> None:
        self._read = read
        self._bilingual = bilingual
        self._proofs: list[Proof] = []
        self._left_out: list[str] = []

    def add(self, outcome: Outcome, translator: Translator) -> None:
        """Takes in one outcome; what was not translated again is read from its file."""
        verifier, job = translator.verifier, outcome.job
        if verifier is None:
            return
        name = "-" if job.output is None else str(job.output)
        if outcome.translation is not None:
            signature = translator.signature
            self._proofs.append(prove_translation(outcome.translation, name, verifier, signature))
        elif job.output is None or outcome.status not in (Status.CURRENT, Status.KEPT):
            return
        elif self._bilingual:
            self._left_out.append(name)
        else:
            source = Document.from_bytes(self._read(job.source), job.format, job.source)
            target = Document.from_bytes(read_input(job.output), job.format, name)
            self._proofs.append(prove_pair(source, target, verifier))

    def write(self, path: Path, output: Output) -> None:
        """Writes the report.

        Raises:
            OutputError: It cannot be written.
        """
        from loctool.reports import write_report

        for name in self._left_out:
            output.note(
                _("{name}: not in the report; --force translates it again").format(name=name)
            )
        write_report(self._proofs, path)
        output.note(_("{path}: written").format(path=path))
