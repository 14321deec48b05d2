"""Putting translated sentences together again: to segments, with their marks, to a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loctool.attempts import Sentence
from loctool.documents import Document
from loctool.errors import BadInputError
from loctool.findings import Finding, Severity
from loctool.glossary.proof import TermUse
from loctool.glossary.verification import findings as term_findings
from loctool.i18n import gettext as _
from loctool.judgement import Outcome
from loctool.markup import place_marks
from loctool.planning import PlannedSentence
from loctool.projection import Translated
from loctool.results import DocumentTranslation, SegmentTranslation, SentenceTranslation
from loctool.rounds import Polish
from loctool.segments import Link, Segment, Span

MARKUP_MOVED = "markup-moved"
DOCUMENT_CHANGED = "document-changed"

_EMPHASIS = re.compile(r"[*_~]+|<[esd] </(?:em|strong|del)>|<[esd] *$| $")
"""Markdown's signs of emphasis and the tags that are written where no sign would be read."""


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A translated segment whose marks are not yet placed."""

    source: Segment
    text: str
    places: tuple[Translated, ...]
    sentences: tuple[SentenceTranslation, ...]
    terms: tuple[TermUse, ...] = ()


def join_sentences(
    segment: Segment,
    planned: Sequence[PlannedSentence],
    outcomes: Mapping[Sentence, Outcome],
    alternatives: int,
    polish: Polish,
) -> Unmarked:
    """The translated sentences with the white space that stood between their sources."""
    parts: list[str] = []
    places: list[Translated] = []
    sentences: list[SentenceTranslation] = []
    terms: list[TermUse] = []
    position = length = 0
    for each in planned:
        gap = segment.text[position : each.span.start]
        sentence, alignment = _translated(each, segment, outcomes, alternatives)
        if each.sentence is None:
            sentence = replace(sentence, target=polish(sentence.source, sentence.target))
        start = length + len(gap)
        length = start + len(sentence.target)
        parts += [gap, sentence.target]
        uses = tuple(_terms(each, outcomes, start))
        links = tuple(Link(use.occurrence.span, use.target) for use in uses if use.target)
        places.append(Translated(each.span, Span(start, length), alignment, links))
        terms += uses
        sentences.append(sentence)
        position = each.span.end
    parts.append(segment.text[position:])
    return Unmarked(segment, "".join(parts), tuple(places), tuple(sentences), tuple(terms))


def _terms(
    planned: PlannedSentence, outcomes: Mapping[Sentence, Outcome], start: int
) -> Iterator[TermUse]:
    """The terms of a sentence, with their places in the segment and its translation."""
    if planned.sentence is None:
        return
    edge = len(planned.prefix)
    for use in outcomes[planned.sentence].uses:
        span = use.target and _moved(use.target, start + edge)
        yield replace(use, occurrence=use.occurrence.moved(planned.span.start + edge), target=span)


def _translated(
    planned: PlannedSentence,
    segment: Segment,
    outcomes: Mapping[Sentence, Outcome],
    alternatives: int,
) -> tuple[SentenceTranslation, tuple[Link, ...]]:
    source = planned.span.of(segment.text)
    if planned.sentence is None:
        return SentenceTranslation(source, source, 0.0, (), ()), ()
    outcome = outcomes[planned.sentence]
    target = planned.prefix + outcome.best.text + planned.suffix
    offset = len(planned.prefix)
    alignment = tuple(
        Link(_moved(link.source, offset), _moved(link.target, offset))
        for link in outcome.best.alignment
    )
    best = outcome.alternatives[:alternatives]
    return SentenceTranslation(
        source, target, outcome.best.score, best, outcome.findings
    ), alignment


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def put_marks_back(
    unmarked: Unmarked, phrases: Mapping[str, tuple[str, ...]], language: str
) -> SegmentTranslation:
    """The segment with every mark around the words it belongs to; see :mod:`loctool.markup`.

    Args:
        unmarked: The segment.
        phrases: Translations of marked words by themselves, best first.
        language: BCP 47 code of the target.
    """
    source = unmarked.source
    placement = place_marks(source.text, source.marks, unmarked.text, unmarked.places, phrases)
    target = replace(source, text=unmarked.text, marks=placement.marks, protected=())
    findings = tuple(
        Finding(
            MARKUP_MOVED,
            Severity.WARNING,
            _("the words of {words} were not found again; the markup is at the edge").format(
                words=f"{mark.opening}{source.text[mark.start : mark.end]}{mark.closing}"
            ),
        )
        for mark in placement.moved
    )
    terms = unmarked.terms
    to_mend = term_findings(terms, source.text, unmarked.text, language)
    return SegmentTranslation(source, target, unmarked.sentences, terms, to_mend, findings)


def write_document(
    document: Document, segments: Sequence[SegmentTranslation], seconds: float
) -> DocumentTranslation:
    """Renders the document and reads it again to be sure that its structure is as it was."""
    text = document.render([each.target for each in segments])
    changed = _changed(document, text, segments)
    if changed:
        segments = [
            _at_edges(each) if number in changed else each for number, each in enumerate(segments)
        ]
        text = document.render([each.target for each in segments])
        changed = _changed(document, text, segments)
        segments = [
            _reported(each) if number in changed else each for number, each in enumerate(segments)
        ]
    return DocumentTranslation(document, text, tuple(segments), seconds)


def _reported(translated: SegmentTranslation) -> SegmentTranslation:
    finding = Finding(
        DOCUMENT_CHANGED,
        Severity.ERROR,
        _("the translation reads as other markup here than the source; compare the two"),
    )
    return replace(translated, markup_findings=(*translated.markup_findings, finding))


def _changed(
    document: Document, text: str, segments: Sequence[SegmentTranslation]
) -> frozenset[int]:
    """Numbers of the segments that do not read back as they were meant."""
    if document.format == "text":
        return frozenset()  # no markup that a translation could be taken for
    try:
        found = Document.from_text(text, document.format).segments
    except BadInputError:
        found = ()
    if len(found) != len(segments):
        return frozenset(range(len(segments)))
    pairs = enumerate(zip(segments, found, strict=True))
    return frozenset(
        number for number, (meant, read) in pairs if _essence(meant.target) != _essence(read)
    )


def _essence(segment: Segment) -> tuple[str, list[str]]:
    """What must not change: the words, and the kinds of markup within them.

    An opening is compared by its first characters only: it may hold an ``alt`` text that was
    translated, and emphasis may be written with the other of its two signs. Markup around the
    whole segment or at its edges may be read as the segment's surroundings.
    """
    end = len(segment.text)
    within = (mark for mark in segment.marks if {mark.start, mark.end} - {0, end})
    kinds = (_EMPHASIS.sub("", f"{mark.opening[:2]} {mark.closing}").strip() for mark in within)
    return " ".join(segment.text.split()), sorted(kinds)


def _at_edges(translated: SegmentTranslation) -> SegmentTranslation:
    """The same text, each pair around words of its own from the start, all points behind it."""
    target = translated.target
    end = len(target.text)
    pairs = [mark for mark in target.marks if not mark.is_point]
    places = _stretches(target.text, len(pairs))
    marks = [replace(m, start=s.start, end=s.end) for m, s in zip(pairs, places, strict=True)]
    marks += [replace(mark, start=end, end=end) for mark in target.marks if mark.is_point]
    finding = Finding(MARKUP_MOVED, Severity.WARNING, "all markup is at the edges of the segment")
    return replace(
        translated,
        target=replace(target, marks=tuple(marks)),
        markup_findings=(finding,) if marks else translated.markup_findings,
    )


def _stretches(text: str, count: int) -> list[Span]:
    """So many disjoint stretches that cover the text's words; the whole where words are few."""
    words = [Span(*match.span()) for match in re.finditer(r"\S+", text)]
    if len(words) < count or count < 2:
        return [Span(0, len(text))] * count
    return [*words[: count - 1], Span(words[count - 1].start, words[-1].end)]
