"""Taking some messages out of a catalog."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch

from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.statistics import state_of


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a message must have; an empty one asks for nothing.

    Attributes:
        states: One of these, as :func:`~loctool.catalogs.statistics.state_of` names them.
        flags: One of these.
        locations: A location whose file fits one of these patterns.
        texts: All of these regular expressions, in source, translation or context.
        invert: Whether those are wanted that do not fit.
    """

    states: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    texts: tuple[re.Pattern[str], ...] = ()
    invert: bool = False

    def fits(self, message: Message) -> bool:
        """Whether a message is wanted."""
        fits = (
            (not self.states or state_of(message) in self.states)
            and (not self.flags or any(flag in message.flags for flag in self.flags))
            and (not self.locations or self._is_located(message))
            and all(self._has(message, text) for text in self.texts)
        )
        return fits != self.invert

    def _is_located(self, message: Message) -> bool:
        files = {location.rpartition(":")[0] or location for location in message.locations}
        return any(fnmatch(file, pattern) for file in files for pattern in self.locations)

    def _has(self, message: Message, text: re.Pattern[str]) -> bool:
        return any(text.search(each) for each in _texts(message))


def filter_catalog(catalog: Catalog, criteria: Criteria) -> Catalog:
    """The catalog with its header and the messages that fit."""
    messages = tuple(message for message in catalog.messages if criteria.fits(message))
    return replace(catalog, messages=messages, tail="")


def _texts(message: Message) -> Iterator[str]:
    yield message.msgid
    if message.msgid_plural is not None:
        yield message.msgid_plural
    if message.msgctxt is not None:
        yield message.msgctxt
    yield from message.msgstr
