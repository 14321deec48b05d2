"""Compares the placeholders of a translation with those of its source."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from loctool.placeholders.reading import (
    CACHED_TEXTS,
    NO_FLAGS,
    find_placeholders,
    format_errors,
    is_exact,
)
from loctool.placeholders.values import Comparison, Placeholder

NUMBER_OPTIONAL = "number-optional"
"""A flag loctool gives to the plural form for one: it may leave the number out."""

Found = tuple[Placeholder, ...]


@lru_cache(maxsize=CACHED_TEXTS)
def compare(source: str, target: str, flags: frozenset[str] = NO_FLAGS) -> Comparison:
    """What the translation's placeholders differ by from its source's.

    A source that is no valid format string itself says little: of it, only what is a placeholder
    beyond doubt is compared. With the flag :data:`NUMBER_OPTIONAL` one number may be missing, as
    gettext allows for a plural form of a single number ("Plural forms": ``Eine Datei`` for ``%d
    files``); not the unnamed one of Python's ``%``, which would fail.

    Example:
        >>> [found.text for found in compare("%(n)d Filme", "films", frozenset()).missing]
        ['%(n)d']
    """
    if source == target:
        return Comparison()
    if format_errors(source, flags):
        flags = flags & {NUMBER_OPTIONAL}
    before, behind = find_placeholders(source, flags), find_placeholders(target, flags)
    if not before and not behind:
        return Comparison()
    if any(each.movable for each in (*before, *behind)):
        compared = _by_argument(before, behind)
    else:
        compared = _by_order(before, behind)
    if NUMBER_OPTIONAL in flags and compared.missing:
        return _without_number(compared, before, behind, exact=is_exact(flags))
    return compared


def _argument(placeholder: Placeholder) -> str | int | None:
    return placeholder.position if placeholder.name is None else placeholder.name


def _by_argument(before: Found, behind: Found) -> Comparison:
    """For names and numbers: each argument is there, and taken as the same type."""
    source = {_argument(each): each for each in reversed(before)}
    target = {_argument(each): each for each in reversed(behind)}
    missing = [each for key, each in source.items() if key not in target]
    added = [each for key, each in target.items() if key not in source]
    changed = [
        (source[key], each)
        for each in behind
        if (key := _argument(each)) in source
        and not any(_agree(other, each) for other in before if _argument(other) == key)
    ]
    return Comparison(_in_order(missing), _in_order(added), tuple(changed))


def _in_order(found: list[Placeholder]) -> Found:
    return tuple(sorted(found, key=lambda each: each.span))


def _agree(first: Placeholder, second: Placeholder) -> bool:
    return first.kind == second.kind or not (first.kind and second.kind)


def _by_order(before: Found, behind: Found) -> Comparison:
    """For those that take the arguments in turn: the same types in the same order."""
    pairs = list(zip(before, behind, strict=False))
    if len(before) == len(behind):
        changed = tuple((one, other) for one, other in pairs if not _agree(one, other))
        if changed and Counter(_kinds(before)) == Counter(_kinds(behind)):
            return Comparison(reordered=behind)
        return Comparison(changed=changed)
    return Comparison(missing=_surplus(before, behind), added=_surplus(behind, before))


def _kinds(found: Found) -> list[str]:
    return [each.kind for each in found]


def _surplus(found: Found, others: Found) -> Found:
    """Those that the others have no counterpart for, by type."""
    left = Counter(_kinds(others))
    surplus = []
    for each in found:
        if left[each.kind] > 0:
            left[each.kind] -= 1
        else:
            surplus.append(each)
    return tuple(surplus)


def _without_number(
    compared: Comparison, before: Found, behind: Found, *, exact: bool
) -> Comparison:
    """The comparison, less one missing number where that does no harm."""
    numbers = [each for each in compared.missing if "integer" in each.kind or "uns" in each.kind]
    number = next(iter(numbers or compared.missing))
    if not number.movable and (exact or _kinds(before)[: len(behind)] != _kinds(behind)):
        return compared  # the arguments would be taken by the wrong placeholders
    rest = tuple(each for each in compared.missing if each is not number)
    return Comparison(rest, compared.added, compared.changed, compared.reordered)
