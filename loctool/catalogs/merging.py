"""Joining several catalogs of one language into one; what contradicts is said, never chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loctool.catalogs.messages import Catalog, Key, Message
from loctool.catalogs.remarks import sort_flags
from loctool.catalogs.writing import changed
from loctool.errors import BadInputError
from loctool.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two translations of one message.

    Attributes:
        first: The one that was there before.
        name: File of the other.
        other: The other; it is taken only where it is sure and the first is fuzzy.
    """

    first: Message
    name: str
    other: Message


@dataclass(frozen=True, slots=True)
class Merged:
    """The catalog that came out, and what was not taken over."""

    catalog: Catalog
    conflicts: tuple[Conflict, ...] = ()


def merge_catalogs(catalogs: Sequence[Catalog], compendia: Sequence[Catalog] = ()) -> Merged:
    """All messages of all catalogs; of two translations the first one's.

    A translation goes before none, one that is not fuzzy before a fuzzy one.

    Args:
        catalogs: At least one; the first gives the header and the order.
        compendia: Only fill what has no translation, and add no message.

    Raises:
        BadInputError: Two catalogs are of different languages.
    """
    _same_language((*catalogs, *compendia))
    merger = _Merger()
    for number, catalog in enumerate((*catalogs, *compendia)):
        merger.add(catalog, fill_only=number >= len(catalogs))
    first = catalogs[0]
    messages = sorted(merger.messages.values(), key=lambda each: each.obsolete)
    same = len(catalogs) == 1 and tuple(messages) == tuple(
        sorted(first.messages, key=lambda each: each.obsolete)
    )
    if same:
        return Merged(first, tuple(merger.conflicts))
    return Merged(replace(first, messages=tuple(messages)), tuple(merger.conflicts))


class _Merger:
    """Collects messages by their keys."""

    def __init__(self) -> None:
        self.messages: dict[Key, Message] = {}
        self.conflicts: list[Conflict] = []

    def add(self, catalog: Catalog, *, fill_only: bool) -> None:
        """Takes a catalog's messages in."""
        for message in catalog.messages:
            known = self.messages.get(message.key)
            if known is None:
                if not fill_only:
                    self.messages[message.key] = message
                continue
            self.messages[message.key] = self._joined(known, message, catalog.name, fill_only)

    def _joined(self, known: Message, other: Message, name: str, fill_only: bool) -> Message:
        differs = known.msgstr != other.msgstr and any(other.msgstr)
        same_forms = len(known.msgstr) == len(other.msgstr)
        better = differs and same_forms and (not any(known.msgstr) or _is_surer(known, other))
        if differs and any(known.msgstr) and not fill_only:
            self.conflicts.append(Conflict(known, name, other))
        if better:
            fuzzy = ("fuzzy",) if other.fuzzy else ()
            flags = (*fuzzy, *(flag for flag in known.flags if flag != "fuzzy"))
            previous = other.previous if other.fuzzy else None
            known = changed(known, msgstr=other.msgstr, flags=flags, previous=previous)
        return known if fill_only else _with_remarks(known, other)


def _is_surer(known: Message, other: Message) -> bool:
    return known.fuzzy and not other.fuzzy and not other.obsolete


def _with_remarks(known: Message, other: Message) -> Message:
    """The message with the other's comments, locations and formats added."""
    comments = _union(known.comments, other.comments)
    extracted = _union(known.extracted, other.extracted)
    locations = _union(known.locations, other.locations)
    formats = (flag for flag in other.flags if flag != "fuzzy")
    flags = sort_flags((*known.flags, *formats))
    obsolete = known.obsolete and other.obsolete
    if (comments, extracted, locations, obsolete) == (
        known.comments,
        known.extracted,
        known.locations,
        known.obsolete,
    ) and set(flags) == set(known.flags):
        return known
    return changed(
        known,
        comments=comments,
        extracted=extracted,
        locations=locations,
        flags=flags,
        obsolete=obsolete,
    )


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second))) if set(second) - set(first) else first


def _same_language(catalogs: Sequence[Catalog]) -> None:
    languages = {catalog.language: catalog.name for catalog in catalogs if catalog.language}
    if len(languages) > 1:
        (one, first), (other, second) = list(languages.items())[:2]
        raise BadInputError(
            _("catalogs of different languages: {first} is {one}, {second} is {other}").format(
                first=first, one=one, second=second, other=other
            )
        )
