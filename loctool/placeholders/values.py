"""What is found in a format string, and what two of them differ by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from loctool.segments import Span


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place where a program puts a value into a text.

    Attributes:
        span: Where it stands.
        text: As it stands there, e.g. ``%(name)s``.
        name: Of its argument, where it has one.
        position: Number of its argument, as written or, where none is, by counting; from 0 or
            from 1, as the format does. ``None`` for a named one.
        conversion: What is made of the value, as written: ``s``, ``ld``, ``*d``; may be empty.
        kind: The conversion's type, e.g. ``integer``: placeholders of one kind may stand for each
            other. Empty for one that takes any value.
        numbered: Whether ``position`` is written, so that the placeholder may change its place.
    """

    span: Span
    text: str
    name: str | None = None
    position: int | None = None
    conversion: str = ""
    kind: str = ""
    numbered: bool = False

    @property
    def movable(self) -> bool:
        """Whether it takes the same argument wherever it stands."""
        return self.numbered or self.name is not None


class ErrorKind(StrEnum):
    """Why a format string fails."""

    INVALID = "invalid"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class FormatError:
    """A place at which a program fails, or does what nobody meant.

    Attributes:
        span: The characters that cannot be read.
        text: As they stand there.
        kind: What is wrong.
        message: One line for people.
    """

    span: Span
    text: str
    kind: ErrorKind
    message: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a translation's placeholders differ by from those of its source.

    Attributes:
        missing: Those of the source that the translation lacks.
        added: Those of the translation that the source has no argument for.
        changed: Pairs (source's, translation's) that take the same argument as different types.
        reordered: The translation's, where they have no number or name and their types come in
            another order than the arguments.
    """

    missing: tuple[Placeholder, ...] = ()
    added: tuple[Placeholder, ...] = ()
    changed: tuple[tuple[Placeholder, Placeholder], ...] = ()
    reordered: tuple[Placeholder, ...] = ()

    @property
    def same(self) -> bool:
        """Whether both take the same arguments."""
        return not (self.missing or self.added or self.changed or self.reordered)
