"""Marks as a tree: which one stands inside which."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from loctool.segments import Mark


@dataclass(slots=True)
class Node:
    """A mark and the marks inside it, in the order of the text."""

    mark: Mark
    children: list[Node] = field(default_factory=list)


def is_raw(mark: Mark) -> bool:
    """Whether there is no markup inside a mark: a code span, an autolink."""
    return not mark.is_point and (mark.opening == "<" or mark.opening.startswith("`"))


def nest(marks: Sequence[Mark], enclosed: Collection[tuple[int, int]] = ()) -> Node:
    """Arranges marks; crossing ones are made to contain each other.

    Args:
        marks: In any order; of two around the same words the first is the outer one.
        enclosed: Points that belong inside a pair although they stand at its edge, as pairs of
            indices in ``marks``.

    Returns:
        A root without markup around everything.
    """
    pairs = _uncrossed([index for index, mark in enumerate(marks) if not mark.is_point], marks)
    nodes = {index: Node(pairs.get(index, mark)) for index, mark in enumerate(marks)}
    root = Node(Mark(0, 0, ""))
    outer_first = sorted(pairs, key=lambda index: (pairs[index].end - pairs[index].start, -index))
    for index, mark in enumerate(marks):
        parent = root
        for candidate in outer_first:  # the smallest first
            if candidate != index and _is_inside(index, candidate, mark, pairs, enclosed):
                parent = nodes[candidate]
                break
        parent.children.append(nodes[index])
    for node in [root, *nodes.values()]:
        node.children.sort(key=lambda child: (child.mark.start, not child.mark.is_point))
    return root


def _is_inside(
    index: int,
    candidate: int,
    mark: Mark,
    pairs: dict[int, Mark],
    enclosed: Collection[tuple[int, int]],
) -> bool:
    around = pairs[candidate]
    if is_raw(around):
        return False
    if mark.is_point:
        at_edge = mark.start in (around.start, around.end)
        within = around.start <= mark.start <= around.end
        return within and (not at_edge or (index, candidate) in enclosed)
    own = pairs[index]
    if (own.start, own.end) == (around.start, around.end):
        return candidate < index or is_raw(own)
    return around.start <= own.start and own.end <= around.end


def _uncrossed(indices: Sequence[int], marks: Sequence[Mark]) -> dict[int, Mark]:
    """The pairs, each grown until none crosses another."""
    pairs = {index: marks[index] for index in indices}
    crossing = True
    while crossing:
        crossing = False
        for first in indices:
            for second in indices:
                one, other = pairs[first], pairs[second]
                if one.start < other.start < one.end < other.end:
                    pairs[first] = replace(one, end=other.end)
                    crossing = True
    return pairs
