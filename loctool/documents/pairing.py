"""Which segment of a translation belongs to which of its source.

Two documents with the same sequence of kinds are paired by position. Others, where a translator
joined, split, dropped or added paragraphs, are aligned by their lengths, after W. A. Gale and
K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics
19(1), 1993: of all ways through both texts, the one that is most probable when a character of the
source becomes about one of the target. Two things differ from the program in the paper's
appendix: a dropped segment costs the same however long it is (the paper's measure would rather
glue it to a neighbour), and segments of different kinds are paired reluctantly, and never joined.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from loctool.documents import Document
from loctool.segments import Mark, Segment, Span

Pairing = tuple[Segment | None, Segment | None]

VARIANCE = 6.8
"""Of the target's characters for each of the source (Gale & Church 1993, section 3.2)."""

STEPS = {(1, 1): 0.0, (2, 1): 2.3, (1, 2): 2.3, (2, 2): 4.4, (1, 0): 5.0, (0, 1): 5.0}
"""Segments taken from each side and what that costs, in nats beside a pair of one and one.

The paper's appendix has 4.5 for a dropped segment, plus what its length is off; here it is a
constant, with 0.5 for the length that nothing foretold.
"""

OTHER_KIND_COST = 3.0
"""In nats; about what a pair costs of which one is half as long again as the other."""

NARROWEST_BAND = 32
"""Segments to each side of the diagonal that are looked at first."""


def pair_segments(source: Document, target: Document) -> list[Pairing]:
    """The segments of both documents side by side, in order.

    Every segment is in exactly one pair. One that has no counterpart stands beside ``None``; two
    that became one, or one that became two, are joined with a space.

    Args:
        source: The original.
        target: Its translation.
    """
    sources, targets = source.segments, target.segments
    if [each.kind for each in sources] == [each.kind for each in targets]:
        return list(zip(sources, targets, strict=True))
    return list(_align(sources, targets))


def _align(sources: Sequence[Segment], targets: Sequence[Segment]) -> Iterator[Pairing]:
    """The pairs of the cheapest way through both."""
    at_source = at_target = 0
    for step in _cheapest_steps(sources, targets):
        behind_source, behind_target = at_source + step[0], at_target + step[1]
        yield _join(sources[at_source:behind_source]), _join(targets[at_target:behind_target])
        at_source, at_target = behind_source, behind_target


def _join(segments: Sequence[Segment]) -> Segment | None:
    """One segment, two as one with a space between, or none."""
    if len(segments) < 2:
        return segments[0] if segments else None
    first, second = segments
    shift = len(first.text) + 1
    marks = tuple(
        Mark(mark.start + shift, mark.end + shift, mark.opening, mark.closing)
        for mark in second.marks
    )
    protected = tuple(Span(span.start + shift, span.end + shift) for span in second.protected)
    return replace(
        first,
        text=f"{first.text} {second.text}",
        marks=first.marks + marks,
        protected=first.protected + protected,
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """What the way through one text needs of it.

    Attributes:
        kinds: Of its segments.
        ends: Characters before each segment, and all of them at the end.
    """

    kinds: tuple[str, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> _Side:
        lengths = (len(segment.text) for segment in segments)
        return cls(tuple(each.kind for each in segments), tuple(accumulate(lengths, initial=0)))

    def __len__(self) -> int:
        return len(self.kinds)

    def length(self, behind: int, count: int) -> int:
        """Characters of the ``count`` segments before ``behind``."""
        return self.ends[behind] - self.ends[behind - count]

    def are_alike(self, behind: int, count: int) -> bool:
        """Whether those segments are of one kind."""
        return count < 2 or self.kinds[behind - 2] == self.kinds[behind - 1]


def _cheapest_steps(
    sources: Sequence[Segment], targets: Sequence[Segment]
) -> list[tuple[int, int]]:
    """How many segments to take from each side, again and again.

    Only a band around the diagonal is looked at, and a wider one where the way touches its edge:
    the time is linear for texts that have about the same segments.
    """
    source, target = _Side.of(sources), _Side.of(targets)
    band = NARROWEST_BAND + 2 * abs(len(source) - len(target))
    while True:
        steps, reach = _walk(source, target, band)
        if reach < band - 2 or band > len(source) + len(target):
            return steps
        band *= 2


def _walk(source: _Side, target: _Side, band: int) -> tuple[list[tuple[int, int]], int]:
    """The cheapest steps within a band, and how far they are from the diagonal at most."""
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came_by: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(source) + 1):
        middle = _diagonal(i, source, target)
        for j in range(max(0, middle - band), min(len(target), middle + band) + 1):
            best = math.inf
            for step in STEPS:
                before = costs.get((i - step[0], j - step[1]), math.inf)
                if before < best:
                    cost = before + _cost(source, i, target, j, step)
                    if cost < best:
                        best, came_by[i, j] = cost, step
            if best < math.inf:
                costs[i, j] = best
    return _trace(source, target, came_by)


def _trace(
    source: _Side, target: _Side, came_by: dict[tuple[int, int], tuple[int, int]]
) -> tuple[list[tuple[int, int]], int]:
    """The steps from the beginning, and how far they are from the diagonal at most."""
    i, j, reach = len(source), len(target), 0
    steps = []
    while i or j:
        reach = max(reach, abs(j - _diagonal(i, source, target)))
        step = came_by[i, j]
        steps.append(step)
        i, j = i - step[0], j - step[1]
    return steps[::-1], reach


def _diagonal(i: int, source: _Side, target: _Side) -> int:
    return i * len(target) // max(1, len(source))


def _cost(source: _Side, i: int, target: _Side, j: int, step: tuple[int, int]) -> float:
    """What it costs, in nats, to take those segments before ``i`` and ``j`` as a pair."""
    cost = STEPS[step]
    if 0 in step:
        return cost
    if not (source.are_alike(i, step[0]) and target.are_alike(j, step[1])):
        return math.inf
    if source.kinds[i - 1] != target.kinds[j - 1]:
        cost += OTHER_KIND_COST
    return cost + _length_cost(source.length(i, step[0]), target.length(j, step[1]))


def _length_cost(source_chars: int, target_chars: int) -> float:
    """How improbable it is, in nats, that a text of that length becomes one of the other."""
    mean = max(1.0, (source_chars + target_chars) / 2)
    deviation = abs(source_chars - target_chars) / math.sqrt(VARIANCE * mean)
    tails = math.erfc(deviation / math.sqrt(2))  # both tails of the normal distribution
    if tails > 0:
        return -math.log(tails)
    return deviation**2 / 2 + math.log(deviation * math.sqrt(math.pi / 2))  # its asymptote
