"""The values that flow from a document through an engine and back.

All offsets are in characters (Unicode code points) and half-open: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` in this range."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline markup around ``text[start:end]`` of a segment.

    A pair (``<em>…</em>``, ``**…**``, a link) has both ``opening`` and ``closing``; a point
    (``<img …>``, a footnote mark) has ``start == end`` and everything in ``opening``.

    Attributes:
        start: First character inside.
        end: Behind the last character inside.
        opening: Source bytes of the opening markup, as they stand in the document.
        closing: Source bytes of the closing markup; empty for a point.
    """

    start: int
    end: int
    opening: str
    closing: str = ""

    @property
    def is_point(self) -> bool:
        """Whether the mark stands at a place instead of around words."""
        return self.start == self.end and not self.closing


@dataclass(frozen=True, slots=True)
class Segment:
    """One translatable unit of a document: a paragraph, heading, attribute or subtitle cue.

    Attributes:
        text: What a reader reads, without markup, entities decoded, hard-wrapped lines joined
            with one space. May hold several sentences.
        marks: Inline markup, properly nested, outer before inner.
        protected: Ranges that must come through unchanged (code spans, ``translate="no"``);
            disjoint, ascending. Spans recognizable from the text alone, such as URLs, are not
            listed here: see :func:`loctool.documents.protected.find_protected`.
        line: Where it begins in the document, from 1.
        kind: ``paragraph``, ``heading``, ``list-item``, ``table-cell``, ``attribute``,
            ``front-matter`` or ``cue``.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    protected: tuple[Span, ...] = ()
    line: int = 1
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Request:
    """One sentence or short paragraph for an engine.

    Attributes:
        text: What to translate: one line, no markup, protected spans already masked.
        glossary: Pairs of source term and target term that occur in ``text``.
    """

    text: str
    glossary: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A range of the source text and the range of the target text it became."""

    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One possible translation of a request.

    Attributes:
        text: The translation.
        score: Mean log-probability of a target piece, in nats (at most 0). Over a pivot, the
            sum of the legs' scores.
        alignment: Word alignment where the engine knows one, else empty.
    """

    text: str
    score: float
    alignment: tuple[Link, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation that an engine is asked about; it may not be the engine's own.

    Attributes:
        source: The source text.
        target: Its translation.
        ignored: Ranges of ``target`` whose pieces do not count: words that somebody wants there
            whether they are likely or not.
    """

    source: str
    target: str
    ignored: tuple[Span, ...] = ()

    def counts(self, start: int, end: int) -> bool:
        """Whether a piece of the target that has these characters counts."""
        return all(end <= span.start or span.end <= start for span in self.ignored)


@dataclass(frozen=True, slots=True)
class Decoding:
    """How an engine searches.

    Attributes:
        beam_size: Hypotheses kept at each step; 1 is greedy.
        n_best: Hypotheses returned for each request, best first; at most ``beam_size``.
        alignment: Whether a word alignment is wanted, where the engine has one.
    """

    beam_size: int = 4
    n_best: int = 4
    alignment: bool = False
