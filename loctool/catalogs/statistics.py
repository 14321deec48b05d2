"""Counting messages, words and characters of catalogs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from loctool.catalogs.messages import Catalog, Message


@dataclass(frozen=True, slots=True)
class Count:
    """How much text some messages have, in the source.

    Attributes:
        messages: How many.
        words: Split at white space, the plural's too.
        characters: With white space.
    """

    messages: int = 0
    words: int = 0
    characters: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.messages + other.messages,
            self.words + other.words,
            self.characters + other.characters,
        )


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a catalog has, by the state of its messages; obsolete ones are not in the total."""

    translated: Count = Count()
    fuzzy: Count = Count()
    untranslated: Count = Count()
    obsolete: Count = Count()

    @property
    def total(self) -> Count:
        """All that is in use."""
        return self.translated + self.fuzzy + self.untranslated

    def __add__(self, other: Statistics) -> Statistics:
        return Statistics(
            *(getattr(self, each.name) + getattr(other, each.name) for each in fields(Statistics))
        )


def state_of(message: Message) -> str:
    """``translated``, ``fuzzy``, ``untranslated`` or ``obsolete``.

    As for gettext, a fuzzy message without any text is untranslated.
    """
    if message.obsolete:
        return "obsolete"
    if message.fuzzy and any(message.msgstr):
        return "fuzzy"
    return "translated" if message.has_translation else "untranslated"


def count_messages(catalog: Catalog) -> Statistics:
    """The statistics of a catalog, its header left out."""
    totals = {each.name: [0, 0, 0] for each in fields(Statistics)}
    for message in catalog.messages:
        text = message.msgid
        if message.msgid_plural is not None:
            text = f"{text} {message.msgid_plural}"
        total = totals[state_of(message)]
        total[0] += 1
        total[1] += len(text.split())
        total[2] += len(message.msgid) + len(message.msgid_plural or "")
    return Statistics(**{name: Count(*total) for name, total in totals.items()})


def add_up(statistics: Iterable[Statistics]) -> Statistics:
    """The sum of several catalogs."""
    return sum(statistics, Statistics())
