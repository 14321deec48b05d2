"""What a translation is: sentence by sentence, segment by segment, document by document."""

from __future__ import annotations

from dataclasses import dataclass

from loctool.documents import Document
from loctool.findings import Finding
from loctool.glossary.proof import TermUse
from loctool.segments import Hypothesis, Segment


@dataclass(frozen=True, slots=True)
class SentenceTranslation:
    """A sentence and its translation.

    Attributes:
        source: Its text in the source segment.
        target: Its text in the target segment.
        score: Mean log-probability of a target piece in nats; 0 for what was copied.
        alternatives: The n-best list, best score first; empty for what was copied.
        findings: What the guards find in it.
    """

    source: str
    target: str
    score: float
    alternatives: tuple[Hypothesis, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SegmentTranslation:
    """A segment and its translation, sentence by sentence.

    Attributes:
        source: The segment.
        target: Its translation.
        sentences: What it is made of.
        terms: What became of each of the glossary's terms, in the order of the source; places
            are those in the segments' texts.
        term_findings: What is to look at among them.
        markup_findings: What is to look at in the markup.
    """

    source: Segment
    target: Segment
    sentences: tuple[SentenceTranslation, ...]
    terms: tuple[TermUse, ...] = ()
    term_findings: tuple[Finding, ...] = ()
    markup_findings: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, those of the sentences first."""
        inside = tuple(finding for each in self.sentences for finding in each.findings)
        return inside + self.term_findings + self.markup_findings


@dataclass(frozen=True, slots=True)
class DocumentTranslation:
    """A document and its translation.

    Attributes:
        document: The source.
        text: The translated document.
        segments: One for each segment of the source, in order.
        seconds: Its share of the time the translation took.
    """

    document: Document
    text: str
    segments: tuple[SegmentTranslation, ...]
    seconds: float

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all segments, in order."""
        return tuple(finding for segment in self.segments for finding in segment.findings)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a translation is; totals cover the documents read so far."""

    segments_done: int
    segments: int
    words_done: int
    words: int
    seconds: float
