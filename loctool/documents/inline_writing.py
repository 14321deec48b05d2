"""A segment's marks written into its text again, when the words around them have moved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loctool.documents.inline import Run
from loctool.segments import Mark, Segment


def written_pieces(
    segment: Segment,
    run: Run,
    escape: Callable[[str], str],
    identity: Callable[[str], str] = str,
) -> list[tuple[str, bool]]:
    """A segment as source characters, cut into markup (True) and text (False).

    Every mark of the segment is written exactly once. Where marks meet at one place, a mark is
    put into the pairs it was in before.

    Args:
        segment: Text and marks; pairs must nest.
        run: What was read there.
        escape: Turns text into source characters.
        identity: Turns an opening into what it is recognized by among the run's marks.
    """
    events = _events(segment.marks, _ancestors(segment.marks, run, identity))
    written: list[tuple[str, bool]] = []
    position = 0
    for event in events:
        mark = segment.marks[event.mark]
        if position < event.position:
            written.append((escape(segment.text[position : event.position]), False))
            position = event.position
        written.append((mark.closing if event.depth < 0 else mark.opening, True))
    written.append((escape(segment.text[position:]), False))
    return written


def _ancestors(
    marks: Sequence[Mark], run: Run, identity: Callable[[str], str]
) -> list[frozenset[int]]:
    """For each mark, the indices of those it was in when the run was read."""
    sources = defaultdict(list)
    for index in range(len(run.marks) - 1, -1, -1):
        sources[_key(run.marks[index], identity)].append(index)
    origins = [
        found.pop() if (found := sources.get(_key(mark, identity))) else -1 for mark in marks
    ]
    targets = {origin: index for index, origin in enumerate(origins) if origin >= 0}
    ancestors = []
    for origin in origins:
        around: set[int] = set()
        parent = run.parents[origin] if origin >= 0 else -1
        while parent >= 0:
            if parent in targets:
                around.add(targets[parent])
            parent = run.parents[parent]
        ancestors.append(frozenset(around))
    return ancestors


def _key(mark: Mark, identity: Callable[[str], str]) -> tuple[str, str]:
    return identity(mark.opening), mark.closing


@dataclass(frozen=True, slots=True)
class _Event:
    """Where the opening (depth 1), closing (-1) or whole (0: a point) of a mark is written."""

    position: int
    mark: int
    depth: int


def _events(marks: Sequence[Mark], ancestors: Sequence[frozenset[int]]) -> list[_Event]:
    """What is written in order: pairs around words are set first, the rest between them."""
    around = [index for index, mark in enumerate(marks) if mark.start < mark.end]
    opened = sorted(around, key=lambda i: (marks[i].start, -marks[i].end, i))
    closed = sorted(around, key=lambda i: (marks[i].end, -marks[i].start, -i))
    events = [_Event(marks[i].end, i, -1) for i in closed]
    events += [_Event(marks[i].start, i, 1) for i in opened]
    events.sort(key=lambda event: (event.position, event.depth))
    for index, mark in enumerate(marks):
        if mark.start == mark.end:
            gap = _best_gap(events, mark.start, ancestors[index])
            depths = (1, -1) if mark.closing else (0,)
            events[gap:gap] = [_Event(mark.start, index, depth) for depth in depths]
    return events


def _best_gap(events: Sequence[_Event], position: int, wanted: frozenset[int]) -> int:
    """Among the places between events at a position, the last of those in the wanted pairs."""
    first = bisect_left(events, position, key=lambda event: event.position)
    last = bisect_right(events, position, key=lambda event: event.position)
    if first == last:
        return first
    inside: set[int] = set()
    _follow(events[:first], inside)
    best, best_score = first, _score(inside, wanted)
    for gap in range(first, last):
        _follow(events[gap : gap + 1], inside)
        score = _score(inside, wanted)
        if score >= best_score:
            best, best_score = gap + 1, score
    return best


def _follow(events: Sequence[_Event], inside: set[int]) -> None:
    for event in events:
        if event.depth > 0:
            inside.add(event.mark)
        elif event.depth < 0:
            inside.discard(event.mark)


def _score(inside: set[int], wanted: frozenset[int]) -> int:
    return len(inside & wanted) - len(inside - wanted)
