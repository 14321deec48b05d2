"""Brings two versions of a glossary together; nothing is overwritten without being said.

With their common ancestor it is a three-way merge: what only one side changed is taken, what
both changed differently is a conflict. Without one, a value beats an empty one, and two
different values are a conflict. At a conflict ours stays, and the conflict is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from loctool.glossary.formats.cells import write_terms
from loctool.glossary.terms import Concept, Glossary
from loctool.i18n import gettext as _

ALL = "concept"
"""The field of a conflict about a whole concept: one side removed it, the other changed it."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two answers to one question.

    Attributes:
        concept: The id.
        field: A field's name, ``terms.fr``, ``extra.source``, or ``concept``.
        base: What it was, as text; empty without a common ancestor.
        ours: What it stays.
        theirs: What it does not become.
    """

    concept: str
    field: str
    base: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        """One line for people."""
        return _("{concept}: {field}: ours {ours!r}, theirs {theirs!r}").format(
            concept=self.concept, field=self.field, ours=self.ours, theirs=self.theirs
        )


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of it.

    Attributes:
        glossary: Ours with what could be taken over from theirs.
        conflicts: What could not.
        added: Ids that only theirs had.
        removed: Ids that theirs removed and ours had left alone.
        changed: Ids in which something was taken over.
    """

    glossary: Glossary
    conflicts: tuple[Conflict, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def merge(ours: Glossary, theirs: Glossary, base: Glossary | None = None) -> Merge:
    """Merges by the ids of the concepts; the order is ours, new concepts come last.

    Args:
        ours: What is changed.
        theirs: What is brought in.
        base: What both were made from, if that is known.
    """
    conflicts: list[Conflict] = []
    merged: list[Concept] = []
    removed: list[str] = []
    others, was, before = _by_id(theirs), _by_id(base), _by_id(ours)
    for concept in ours:
        id = concept.id
        found = _merge_one(concept, others.get(id), was.get(id), conflicts)
        if found is None:
            removed.append(concept.id)
        else:
            merged.append(found)
    added = list(_added(before, theirs, was, conflicts))
    return Merge(
        Glossary((*merged, *added), ours.name),
        tuple(conflicts),
        tuple(concept.id for concept in added),
        tuple(removed),
        tuple(concept.id for concept in merged if concept != before[concept.id]),
    )


def _by_id(glossary: Glossary | None) -> dict[str, Concept]:
    return {concept.id: concept for concept in glossary or ()}


def _merge_one(
    ours: Concept, theirs: Concept | None, was: Concept | None, conflicts: list[Conflict]
) -> Concept | None:
    """A concept that ours has; None where theirs took it away."""
    if theirs is None:
        if was is None:
            return ours
        if was == ours:
            return None
        conflicts.append(Conflict(ours.id, ALL, "", "changed", "removed"))
        return ours
    return _merge_fields(ours, theirs, was, conflicts)


def _added(
    ours: Mapping[str, Concept],
    theirs: Glossary,
    was: Mapping[str, Concept],
    conflicts: list[Conflict],
) -> Iterator[Concept]:
    """Concepts that only theirs has, unless ours removed them."""
    for concept in theirs:
        if concept.id in ours:
            continue
        if concept.id not in was:
            yield concept
        elif was[concept.id] != concept:
            conflicts.append(Conflict(concept.id, ALL, "", "removed", "changed"))


def _merge_fields(
    ours: Concept, theirs: Concept, was: Concept | None, conflicts: list[Conflict]
) -> Concept:
    mine, other = _flat(ours), _flat(theirs)
    old = _flat(was) if was else {}
    result: dict[str, Any] = {}
    for key in [*mine, *(key for key in other if key not in mine)]:
        left, right, before = mine.get(key), other.get(key), old.get(key)
        if left == right or (was and right == before):
            chosen = left
        elif (was and left == before) or (not was and _is_empty(key, left)):
            chosen = right
        else:
            chosen = left
            if was or not _is_empty(key, right):
                texts = (_text(value) for value in (before, left, right))
                conflicts.append(Conflict(ours.id, key, *texts))
        if chosen is not None:
            result[key] = chosen
    return _rebuilt(ours, result)


def _flat(concept: Concept) -> dict[str, Any]:
    """Every value that can change by itself, under one key."""
    plain = {
        field.name: getattr(concept, field.name)
        for field in fields(Concept)
        if field.name not in ("id", "terms", "extra")
    }
    terms = {f"terms.{language}": terms for language, terms in concept.terms.items()}
    return plain | terms | {f"extra.{key}": value for key, value in concept.extra.items()}


def _rebuilt(concept: Concept, flat: Mapping[str, Any]) -> Concept:
    plain = {key: value for key, value in flat.items() if "." not in key}
    return replace(concept, **plain, terms=_below(flat, "terms."), extra=_below(flat, "extra."))


def _below(flat: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    return {key.removeprefix(prefix): flat[key] for key in flat if key.startswith(prefix)}


def _is_empty(key: str, value: Any) -> bool:
    """Whether it says nothing; the usual policy says nothing either."""
    return not value or (key == "policy" and value == "translate")


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return write_terms(value)
    return str(value or "")
