"""From a document to its translation: the pipeline, one step a function.

Document → segments → sentences → engine and guards → sentences put together → marks put back →
document. Documents are read lazily and go through in windows, so that memory does not grow with
their number while the engine still gets many sentences at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import Self

from loctool import __version__
from loctool.assembly import Unmarked, join_sentences, put_marks_back, write_document
from loctool.attempts import Sentence
from loctool.checks import Pair, guards, run
from loctool.consistency import make_consistent
from loctool.documents import Document
from loctool.engines import BoundEngine, Engines, Route
from loctool.errors import UsageError
from loctool.findings import Finding
from loctool.glossary.matching import TermMatcher
from loctool.glossary.terms import Glossary
from loctool.glossary.verification import Verifier, consistent
from loctool.i18n import gettext as _
from loctool.judgement import Judge, Outcome
from loctool.languages import parse_language
from loctool.markup import phrases_to_translate
from loctool.numerals import localize_numerals
from loctool.pivoting import enforce_over_pivot
from loctool.planning import Plan, windows
from loctool.results import DocumentTranslation, Progress
from loctool.rounds import translate_sentences
from loctool.segments import Decoding, Request
from loctool.terminology import GlossaryTerms


class Translator:
    """Translates from one language into another and keeps its models loaded.

    Args:
        target: BCP 47 code, e.g. ``en``.
        source: BCP 47 code.
        engine: An engine's name, or ``auto`` for the best one that has a model.
        beam_size: Hypotheses the engine keeps at each step; 1 is fastest, 4 translates better.
        alternatives: How many hypotheses of each sentence to report; more than ``beam_size``
            widens the beam.
        engines: Where engines are kept; give the same to several translators to load a model
            once.
        glossary: Terms that translations must have, or a matcher of them for the source's
            language, which several translators may share.

    Raises:
        NoModelError: No engine has a model for the pair.
        UsageError: An unknown language or engine, or a beam below 1.

    Example:
        >>> with Translator("en", engine="pseudo") as translator:
        ...     translator.translate_text("Der Film läuft.")
        '[Ðéŕ Ƒîļṁ ļäûƒţ. éîñš]'
    """

    def __init__(
        self,
        target: str,
        source: str = "de",
        engine: str = "auto",
        *,
        beam_size: int = 4,
        alternatives: int = 1,
        engines: Engines | None = None,
        glossary: Glossary | TermMatcher | None = None,
    ) -> None:
        self.source = parse_language(source)
        self.target = parse_language(target)
        if beam_size < 1 or alternatives < 1:
            raise UsageError(
                _("beam and alternatives start at 1: {beam_size}, {alternatives}").format(
                    beam_size=beam_size, alternatives=alternatives
                )
            )
        self.alternatives = alternatives
        beam = max(beam_size, alternatives)
        chosen, route = (engines or Engines()).choose(engine, self.source, self.target)
        self._engine = BoundEngine(chosen, route, Decoding(beam, n_best=beam))
        self._checks = guards() if chosen.guarded else ()
        self._terms: GlossaryTerms | None = None
        if glossary is not None and chosen.guarded:
            verifier = Verifier(glossary, self.source, self.target)
            self._terms = GlossaryTerms(verifier)
            self._glossary_sha256 = verifier.glossary.sha256

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Nothing to release: models go when the last user of their engine does."""

    @property
    def engine_name(self) -> str:
        """Name of the engine that was chosen."""
        return self._engine.engine.name

    @property
    def route(self) -> Route:
        """The models that are used, and the languages between."""
        return self._engine.route

    @property
    def signature(self) -> str:
        """Who translates and how, in one line; equal signatures give equal translations."""
        models = ", ".join(
            f"{leg.model} {leg.version}" + (f" sha256:{leg.sha256[:12]}" if leg.sha256 else "")
            for leg in self.route.legs
        )
        beam = self._engine.decoding.beam_size
        terms = f", glossary sha256:{self._glossary_sha256[:12]}" if self._terms else ""
        return f"{self.engine_name} ({models}), beam {beam}{terms}, loctool {__version__}"

    @property
    def verifier(self) -> Verifier | None:
        """What finds the glossary's terms and judges them; None without a glossary."""
        return self._terms.verifier if self._terms else None

    def translate_text(self, text: str) -> str:
        """Translates plain text; paragraphs, blank lines and indentation stay.

        Raises:
            BadInputError: It is empty or not text.
        """
        return self.translate_document(Document.from_text(text, "text")).text

    def translate_document(self, document: Document) -> DocumentTranslation:
        """Translates one document."""
        return next(self.translate_documents([document]))

    def translate_documents(
        self,
        documents: Iterable[Document],
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Iterator[DocumentTranslation]:
        """Translates documents, each yielded as soon as it is done, in order.

        Args:
            documents: Read lazily, a window of sentences ahead.
            on_progress: Called now and then.
        """
        progress = _Meter(on_progress)
        for window in windows(documents, self.source):
            progress.begin(window)
            yield from self._translate_window(window, progress)
            progress.end()

    def _translate_window(
        self, window: Sequence[Plan], progress: _Meter
    ) -> Iterator[DocumentTranslation]:
        started = time.perf_counter()
        sentences = [sentence for plan in window for sentence in plan.sentences]
        translate = partial(self._translate_sentences, self._engine_for(window))
        outcomes = translate(sentences, progress.share)
        each = make_consistent(window, outcomes, translate)
        unmarked = [self._put_together(plan, done) for plan, done in zip(window, each, strict=True)]
        phrases = self._translate_phrases(unmarked)
        seconds = time.perf_counter() - started
        words = sum(plan.words for plan in window) or 1
        for plan, segments in zip(window, unmarked, strict=True):
            marked = [put_marks_back(segment, phrases, self.target) for segment in segments]
            yield write_document(plan.document, marked, seconds * plan.words / words)

    def _translate_sentences(
        self,
        engine: BoundEngine,
        sentences: Iterable[Sentence],
        on_done: Callable[[float], None] | None = None,
    ) -> Mapping[Sentence, Outcome]:
        terms = self._terms
        outcomes = translate_sentences(
            sentences, engine, self._inspect, self._polish, on_done, terms, self.alternatives
        )
        if terms is None or len(engine.route.legs) == 1:
            return outcomes
        judge = Judge(self._inspect, terms)
        return enforce_over_pivot(outcomes, engine, judge, terms, self._polish)

    def _engine_for(self, window: Sequence[Plan]) -> BoundEngine:
        """The engine; a word alignment costs time and serves only to put marks back."""
        marked = any(segment.marks for plan in window for segment in plan.document.segments)
        decoding = replace(self._engine.decoding, alignment=marked)
        return replace(self._engine, decoding=decoding)

    def _inspect(self, source: str, target: str) -> tuple[Finding, ...]:
        known = self._terms.words(source) if self._terms else frozenset()
        return run(self._checks, Pair(source, target, self.source, self.target, known=known))

    def _polish(self, source: str, target: str) -> str:
        if not self._engine.engine.guarded:
            return target
        return localize_numerals(source, target, self.source, self.target)

    def _put_together(self, plan: Plan, outcomes: Mapping[Sentence, Outcome]) -> list[Unmarked]:
        pairs = zip(plan.document.segments, plan.segments, strict=True)
        joined = [
            join_sentences(segment, planned, outcomes, self.alternatives, self._polish)
            for segment, planned in pairs
        ]
        judged = consistent([each.terms for each in joined])
        return [replace(each, terms=terms) for each, terms in zip(joined, judged, strict=True)]

    def _translate_phrases(
        self, documents: Sequence[Sequence[Unmarked]]
    ) -> dict[str, tuple[str, ...]]:
        """Marked words by themselves, to find them again in their sentences."""
        wanted = dict.fromkeys(
            phrase
            for segments in documents
            for each in segments
            for phrase in phrases_to_translate(
                each.source.text, each.source.marks, each.places, each.text
            )
        )
        found = self._engine.translate([Request(phrase) for phrase in wanted]) if wanted else []
        return {
            phrase: tuple(hypothesis.text for hypothesis in hypotheses)
            for phrase, hypotheses in zip(wanted, found, strict=True)
        }


def translate(text: str, target: str, source: str = "de", engine: str = "auto") -> str:
    """Translates plain text; use :class:`Translator` for more than one.

    Raises:
        NoModelError: No engine has a model for the pair.
        UsageError: An unknown language or engine.
        BadInputError: The text is empty.

    Example:
        >>> translate("Die Serie läuft an.", "en", engine="pseudo")
        '[Ðîé Šéŕîé ļäûƒţ åñ. éîñš]'
    """
    return Translator(target, source, engine).translate_text(text)


class _Meter:
    """Counts segments and words over the windows of a run."""

    def __init__(self, on_progress: Callable[[Progress], None] | None) -> None:
        self._on_progress = on_progress
        self._started = time.perf_counter()
        self._done = (0, 0)
        self._window = (0, 0)

    def begin(self, window: Sequence[Plan]) -> None:
        segments = sum(len(plan.segments) for plan in window)
        self._window = (segments, sum(plan.words for plan in window))
        self.share(0.0)

    def share(self, share: float) -> None:
        if self._on_progress is None:
            return
        (segments, words), (more_segments, more_words) = self._done, self._window
        self._on_progress(
            Progress(
                segments + int(share * more_segments),
                segments + more_segments,
                words + int(share * more_words),
                words + more_words,
                time.perf_counter() - self._started,
            )
        )

    def end(self) -> None:
        self.share(1.0)
        self._done = (self._done[0] + self._window[0], self._done[1] + self._window[1])
        self._window = (0, 0)
