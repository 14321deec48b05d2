"""Where in a document a segment stands, and how its translation is written back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from loctool.segments import Segment


class Writer(Protocol):
    """Turns a translated segment into the characters of its format."""

    def __call__(self, segment: Segment) -> str:
        """The characters to put between ``Slot.start`` and ``Slot.end``."""
        ...


@dataclass(frozen=True, slots=True)
class Slot:
    """One segment's place in the text of a document.

    Attributes:
        start: First character that the translation replaces.
        end: Behind the last one.
        segment: What stands there now, as the format's parser read it.
        write: How another segment is written there (escapes, line width, indentation).
    """

    start: int
    end: int
    segment: Segment
    write: Writer
