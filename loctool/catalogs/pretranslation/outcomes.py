"""What became of the messages of a catalog."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.pretranslation.selection import Standing, standing_of
from loctool.findings import Finding


class Origin(StrEnum):
    """Where a translation came from."""

    MEMORY = "memory"
    ENGINE = "engine"
    COPIED = "copied"  # there was nothing to translate in it
    LEFT = "left"  # untranslated; the reason says why


@dataclass(frozen=True, slots=True)
class MessageOutcome:
    """What became of a message that was to be translated.

    Attributes:
        message: As it is now.
        origin: Where the translation came from.
        reason: Why it was left untranslated; empty where it was not.
        findings: What the checks and the glossary say of the translation.
    """

    message: Message
    origin: Origin
    reason: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class PretranslationResult:
    """A pre-translated catalog.

    Attributes:
        catalog: As it is now.
        outcomes: Of the messages that were to be translated, in the order of the file.
        accepted: Messages that are no longer fuzzy because of ``--accept``.
    """

    catalog: Catalog
    outcomes: tuple[MessageOutcome, ...] = ()
    accepted: tuple[Message, ...] = ()

    def count(self, origin: Origin) -> int:
        """How many messages have their translation from there."""
        return sum(outcome.origin is origin for outcome in self.outcomes)

    @property
    def left(self) -> tuple[MessageOutcome, ...]:
        """What stayed untranslated."""
        return tuple(each for each in self.outcomes if each.origin is Origin.LEFT)

    @property
    def standings(self) -> Counter[Standing]:
        """How many messages of the catalog there are now of each kind."""
        return Counter(standing_of(message) for message in self.catalog.messages)
