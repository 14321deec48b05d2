"""The shortest way from one language to another over the pairs there are."""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[str, str]


def shortest_route(pairs: Iterable[Pair], source: str, target: str) -> list[Pair]:
    """The fewest pairs that lead from source to target; empty when none do.

    Among routes of one length the one over English wins, for its packages are trained on the
    most text; then the one whose pivots come first in the alphabet. So the same packages
    always give the same route.

    Example:
        >>> shortest_route([("de", "en"), ("en", "fr"), ("de", "da"), ("da", "fr")], "de", "fr")
        [('de', 'en'), ('en', 'fr')]
    """
    onward: dict[str, list[str]] = {}
    for begin, end in sorted(set(pairs), key=_by_preference):
        onward.setdefault(begin, []).append(end)
    came_from: dict[str, str] = {}
    frontier = [source]
    while frontier and target not in came_from:
        reached = []
        for language in frontier:
            for following in onward.get(language, ()):
                if following != source and following not in came_from:
                    came_from[following] = language
                    reached.append(following)
        frontier = reached
    return _way_back(came_from, source, target)


def _by_preference(pair: Pair) -> tuple[bool, str]:
    return pair[1] != "en", pair[1]


def _way_back(came_from: dict[str, str], source: str, target: str) -> list[Pair]:
    if source == target or target not in came_from:
        return []
    language = target
    route: list[Pair] = []
    while language != source:
        route.append((came_from[language], language))
        language = came_from[language]
    return route[::-1]
