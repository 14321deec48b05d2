"""What came back from a CAT tool, brought into the catalog it was exported from.

Each unit says what its translation was when it was exported. So a translation that only one side
changed is taken from there, and where both did, the catalog's stays and the conflict is said.
Nothing a person wrote is lost: a unit whose message is gone from the catalog becomes an obsolete
message, and comments are only added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from loctool.catalogs.messages import FUZZY, Catalog, Key, Message
from loctool.catalogs.writing import changed
from loctool.catalogs.xliff_units import Exchange, Unit, fingerprint, unit_id
from loctool.glossary.remarks import Place, Remark
from loctool.i18n import gettext as _


class Outcome(StrEnum):
    """What became of a unit."""

    TAKEN = "taken"
    SAME = "same"
    KEPT = "kept"  # the catalog's is newer, or nothing came
    CONFLICT = "conflict"
    GONE = "gone"  # not in the catalog any more


@dataclass(frozen=True, slots=True)
class Merge:
    """A catalog with what came back.

    Attributes:
        catalog: The same object where nothing changed.
        counts: How many units came to each outcome.
        remarks: Conflicts, and units without a message.
    """

    catalog: Catalog
    counts: Mapping[str, int]
    remarks: tuple[Remark, ...]


def merge(exchange: Exchange, catalog: Catalog, *, theirs: bool = False) -> Merge:
    """Brings translations into a catalog.

    Args:
        exchange: What came back.
        catalog: Where it belongs.
        theirs: Whether what came back wins where both sides changed.
    """
    places = _places(catalog)
    messages = list(catalog.messages)
    counts: Counter[str] = Counter()
    remarks: list[Remark] = []
    for unit in exchange.units:
        place = places.get(unit.id, places.get(unit.message.key))
        current = None if place is None else messages[place]
        if place is None or current is None:
            outcome = Outcome.GONE if any(unit.message.msgstr) else Outcome.KEPT
            if outcome is Outcome.GONE:
                places[unit.message.key] = len(messages)
                messages.append(_obsolete(unit.message))
        else:
            outcome = _outcome(unit, current, theirs=theirs)
            messages[place] = _merged(unit.message, current, taken=outcome is Outcome.TAKEN)
        counts[outcome] += 1
        remarks += _remarks(outcome, unit.message, current, catalog.name)
    is_same = all(old is new for old, new in zip(catalog.messages, messages, strict=False))
    if not (is_same and len(messages) == len(catalog.messages)):
        catalog = replace(catalog, messages=tuple(messages))
    return Merge(catalog, {each.value: counts[each] for each in Outcome}, tuple(remarks))


def as_catalog(exchange: Exchange, name: str) -> Catalog:
    """A catalog of nothing but what came."""
    messages = tuple(unit.message for unit in exchange.units)
    return Catalog(messages, exchange.header, name)


def _places(catalog: Catalog) -> dict[str | Key, int]:
    """Where each message stands, by its unit's id and by its key; those in use come first."""
    places: dict[str | Key, int] = {}
    numbered = sorted(enumerate(catalog.messages), key=lambda pair: pair[1].obsolete)
    for place, message in numbered:
        places.setdefault(unit_id(message), place)
        places.setdefault(message.key, place)
    return places


def _outcome(unit: Unit, current: Message, *, theirs: bool) -> Outcome:
    """Which of two translations is to stand in the catalog."""
    came = unit.message
    if came.msgstr == current.msgstr and came.fuzzy == current.fuzzy:
        return Outcome.SAME
    if not any(came.msgstr) or unit.exported == fingerprint(came):
        return Outcome.KEPT
    if len(came.msgstr) != len(current.msgstr):
        return Outcome.CONFLICT
    if unit.exported == fingerprint(current) or not any(current.msgstr):
        return Outcome.TAKEN
    if current.fuzzy != came.fuzzy:
        return Outcome.KEPT if came.fuzzy else Outcome.TAKEN
    return Outcome.TAKEN if theirs else Outcome.CONFLICT


def _merged(came: Message, current: Message, *, taken: bool) -> Message:
    comments = (
        *current.comments,
        *(line for line in came.comments if line not in current.comments),
    )
    if taken:
        flags = tuple(flag for flag in current.flags if flag != FUZZY)
        return changed(
            current,
            msgstr=came.msgstr,
            flags=(FUZZY, *flags) if came.fuzzy else flags,
            previous=current.previous if came.fuzzy else None,
            comments=comments,
        )
    return current if comments == current.comments else changed(current, comments=comments)


def _obsolete(message: Message) -> Message:
    return replace(message, obsolete=True, extracted=(), locations=())


def _remarks(
    outcome: Outcome, came: Message, current: Message | None, name: str
) -> Iterator[Remark]:
    text = " ".join(came.msgid.split())[:50]
    if outcome is Outcome.GONE:
        message = _("no longer in the catalog, kept as obsolete: {text}")
        yield Place(name).warning("xliff-unit-gone", message.format(text=text))
    elif outcome is Outcome.CONFLICT and current is not None:
        message = _("both sides changed the translation, the catalog's stays: {text}")
        if len(came.msgstr) != len(current.msgstr):
            message = _("came with another number of plural forms, the catalog's stay: {text}")
        yield Place(name, current.line).warning("xliff-conflict", message.format(text=text))
