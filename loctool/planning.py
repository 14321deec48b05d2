"""Cutting documents into the sentences an engine gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loctool.attempts import Sentence
from loctool.documents import Document
from loctool.documents.protected import find_protected, trim_edges
from loctool.documents.sentences import split_sentences
from loctool.segments import Segment, Span

WINDOW_SENTENCES = 256
"""Sentences batched together. More would hardly decode faster, but the first file of a long run
would be finished later."""


@dataclass(frozen=True, slots=True)
class PlannedSentence:
    """A sentence in its segment: what is translated of it, and the edges that are copied."""

    span: Span
    prefix: str
    sentence: Sentence | None
    suffix: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A document cut into sentences."""

    document: Document
    segments: tuple[tuple[PlannedSentence, ...], ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """What an engine is to translate, in order."""
        for planned in self.segments:
            for each in planned:
                if each.sentence is not None:
                    yield each.sentence

    @property
    def words(self) -> int:
        """Words between white space."""
        return sum(len(segment.text.split()) for segment in self.document.segments)


def windows(documents: Iterable[Document], source: str) -> Iterator[list[Plan]]:
    """Documents in groups of about WINDOW_SENTENCES sentences; a large one makes its own."""
    window: list[Plan] = []
    count = 0
    for document in documents:
        plan = _plan(document, source)
        window.append(plan)
        count += sum(1 for _ in plan.sentences)
        if count >= WINDOW_SENTENCES:
            yield window
            window, count = [], 0
    if window:
        yield window


def _plan(document: Document, source: str) -> Plan:
    return Plan(document, tuple(_cut(segment, source) for segment in document.segments))


def _cut(segment: Segment, source: str) -> tuple[PlannedSentence, ...]:
    protected = _merged([*segment.protected, *find_protected(segment.text)])
    spans = split_sentences(segment.text, source, protected)
    return tuple(_plan_sentence(segment, span, protected) for span in spans)


def _plan_sentence(segment: Segment, span: Span, protected: Sequence[Span]) -> PlannedSentence:
    text = span.of(segment.text)
    kept = tuple(_inside(protected, span))
    core, prefix, suffix = trim_edges(text, kept)
    inner = core.of(text)
    inside = tuple(_inside(kept, core))
    if not _has_words(inner, inside):
        return PlannedSentence(span, text, None, "")
    return PlannedSentence(span, prefix, Sentence(inner, inside), suffix)


def _inside(spans: Iterable[Span], frame: Span) -> Iterator[Span]:
    """The spans' parts inside a frame, relative to its start."""
    for span in spans:
        start, end = max(span.start, frame.start), min(span.end, frame.end)
        if start < end:
            yield Span(start - frame.start, end - frame.start)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _has_words(text: str, protected: Sequence[Span]) -> bool:
    covered = [False] * len(text)
    for span in protected:
        covered[span.start : span.end] = [True] * (span.end - span.start)
    return any(
        character.isalpha() and not kept for character, kept in zip(text, covered, strict=True)
    )
