"""Putting inline markup back around the words it belongs to.

An engine sees a sentence without its markup. Where a mark's words went is found out by
:mod:`loctool.projection`. What cannot be placed goes to the edges of its sentence and is
reported. No mark is ever lost or doubled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loctool.projection import WORD, Translated, project, project_directly
from loctool.segments import Mark, Span


@dataclass(frozen=True, slots=True)
class Placement:
    """Marks over a target text.

    Attributes:
        marks: One for each source mark, properly nested, outer before inner.
        moved: Those source marks that had to go to an edge.
    """

    marks: tuple[Mark, ...]
    moved: tuple[Mark, ...]


def phrases_to_translate(
    text: str, marks: Sequence[Mark], sentences: Sequence[Translated], target: str
) -> Iterator[str]:
    """The marked words whose translations :func:`place_marks` wants to know."""
    for mark in marks:
        for sentence in sentences:
            part = _clip(_anchor(mark, text), sentence.source, text)
            if part and project_directly(text, target, part, sentence) is None:
                yield part.of(text)


def place_marks(
    text: str,
    marks: Sequence[Mark],
    target: str,
    sentences: Sequence[Translated],
    phrases: Mapping[str, Sequence[str]],
) -> Placement:
    """Finds the place of every mark of a segment in its translation.

    Args:
        text: The source segment's text.
        marks: The source segment's marks, outer before inner.
        target: The target segment's text.
        sentences: Which range of ``text`` became which range of ``target``, in order.
        phrases: Translations of marked words by themselves, best first.
    """
    placed: dict[int, Mark] = {}
    moved: list[int] = []
    for number, mark in enumerate(marks):
        room = _room(number, marks, placed, len(target))
        span = _find(mark, text, target, sentences, phrases)
        if span is None or not _fits(span, room, number, marks, placed):
            moved.append(number)
            room = _sentence_room(mark, room, sentences)
            placed[number] = _at_edge(mark, number, marks, placed, room, target)
        else:
            placed[number] = Mark(span.start, span.end, mark.opening, mark.closing)
    return Placement(
        tuple(placed[number] for number in range(len(marks))),
        tuple(marks[number] for number in moved),
    )


def _find(
    mark: Mark,
    text: str,
    target: str,
    sentences: Sequence[Translated],
    phrases: Mapping[str, Sequence[str]],
) -> Span | None:
    """Where the words of a mark are in the target; for a point, the place behind its word."""
    if mark.is_point:
        edge = _at_sentence_edge(mark.start, text, sentences)
        if edge is not None:
            return Span(edge, edge)
    anchor = _anchor(mark, text)
    found = []
    for sentence in sentences:
        part = _clip(anchor, sentence.source, text)
        if part is None:
            continue
        place = project(text, target, part, sentence, phrases)
        if place is None:
            return None
        found.append(place)
    if not found:
        return None
    if mark.is_point:
        return Span(found[-1].end, found[-1].end)
    return Span(found[0].start, found[-1].end)


def _anchor(mark: Mark, text: str) -> Span:
    """The marked words; for a point, the word before it."""
    if not mark.is_point:
        return Span(mark.start, mark.end)
    before = list(WORD.finditer(text, 0, mark.start))
    return Span(*before[-1].span()) if before else Span(mark.start, mark.start)


def _at_sentence_edge(place: int, text: str, sentences: Sequence[Translated]) -> int | None:
    """A point between two sentences, or at an end, stays there."""
    for sentence in sentences:
        if not text[sentence.source.start : place].strip() and place <= sentence.source.end:
            return sentence.target.start
        if place >= sentence.source.start and not text[place : sentence.source.end].strip():
            return sentence.target.end
    return None


def _clip(span: Span, sentence: Span, text: str) -> Span | None:
    """The part of a span that lies in a sentence, without white space at its edges."""
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    inside = text[start:end]
    if not inside.strip():
        return None
    return Span(
        start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())
    )


def _parent(number: int, marks: Sequence[Mark]) -> int | None:
    """The innermost earlier mark around a mark."""
    mark = marks[number]
    for earlier in range(number - 1, -1, -1):
        other = marks[earlier]
        if not other.is_point and other.start <= mark.start and mark.end <= other.end:
            return earlier
    return None


def _room(number: int, marks: Sequence[Mark], placed: Mapping[int, Mark], end: int) -> Span:
    parent = _parent(number, marks)
    return Span(0, end) if parent is None else Span(placed[parent].start, placed[parent].end)


def _sentence_room(mark: Mark, room: Span, sentences: Sequence[Translated]) -> Span:
    """The part of a room that belongs to the sentences a mark is in."""
    inside = [
        sentence.target
        for sentence in sentences
        if sentence.source.start <= mark.end and sentence.source.end >= mark.start
    ]
    if not inside:
        return room
    start, end = max(room.start, inside[0].start), min(room.end, inside[-1].end)
    return Span(start, end) if start < end else room


def _siblings(number: int, marks: Sequence[Mark], placed: Mapping[int, Mark]) -> list[Mark]:
    parent = _parent(number, marks)
    return sorted(
        (mark for other, mark in placed.items() if _parent(other, marks) == parent),
        key=lambda mark: (mark.start, mark.end),
    )


def _fits(
    span: Span, room: Span, number: int, marks: Sequence[Mark], placed: Mapping[int, Mark]
) -> bool:
    """Whether a mark there would be inside its parent and beside its siblings."""
    if span.start < room.start or span.end > room.end:
        return False
    return all(
        span.end <= other.start or other.end <= span.start
        for other in _siblings(number, marks, placed)
    )


def _at_edge(
    mark: Mark,
    number: int,
    marks: Sequence[Mark],
    placed: Mapping[int, Mark],
    room: Span,
    target: str,
) -> Mark:
    """Around the longest stretch of its parent that no sibling has; a point at the end."""
    if mark.is_point:
        return Mark(room.end, room.end, mark.opening)
    position, gaps = room.start, []
    for sibling in _siblings(number, marks, placed):
        if sibling.end >= room.start and sibling.start <= room.end:
            gaps.append(_trim(Span(position, max(position, sibling.start)), target))
            position = max(position, sibling.end)
    gaps.append(_trim(Span(position, max(position, room.end)), target))
    longest = max(gaps, key=lambda gap: gap.end - gap.start)
    return Mark(longest.start, longest.end, mark.opening, mark.closing)


def _trim(span: Span, text: str) -> Span:
    inside = span.of(text)
    if not inside.strip():
        return Span(span.end, span.end) if span.start <= span.end else Span(span.start, span.start)
    return Span(
        span.start + len(inside) - len(inside.lstrip()),
        span.end - len(inside) + len(inside.rstrip()),
    )
