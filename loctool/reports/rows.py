"""The occurrences of a proof with their numbers, colours and places on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loctool.glossary.proof import Proof, ProvenSegment, TermUse, Verdict
from loctool.reports.counting import concepts_of

COLOURS = 7
"""Tints that can be told apart, red left to the verdicts; the concepts beyond begin again."""


@dataclass(frozen=True, slots=True)
class Row:
    """One occurrence as the page shows it.

    Attributes:
        proof: Number of its proof on the page, from 1.
        number: Its own number in that proof, from 1.
        colour: Of its concept, from 1.
        use: What became of it.
        segment: Where it is.
    """

    proof: int
    number: int
    colour: int
    use: TermUse
    segment: ProvenSegment

    @property
    def key(self) -> str:
        """What its three places have in common."""
        return f"{self.proof}-{self.number}"

    @property
    def source_id(self) -> str:
        """Of the words in the source."""
        return f"s{self.key}"

    @property
    def target_id(self) -> str:
        """Of the words in the translation."""
        return f"t{self.key}"

    @property
    def row_id(self) -> str:
        """Of its line in the table."""
        return f"r{self.key}"

    @property
    def verdict_id(self) -> str:
        """Of the verdict in that line."""
        return f"v{self.key}"

    @property
    def classes(self) -> str:
        """For the style sheet: the verdict, and ``loose`` where the term need not be kept."""
        verdict = self.use.verdict
        is_loose = verdict is Verdict.OPEN and not self.use.is_enforced
        return f"{verdict.value} loose" if is_loose else verdict.value

    @property
    def source_words(self) -> str:
        """The word as it stands in the source, with the compound around it."""
        return self.use.occurrence.word.of(self.segment.source)

    @property
    def target_words(self) -> str:
        """The words in the translation; empty where none were found."""
        return self.use.target.of(self.segment.target) if self.use.target else ""


@dataclass(frozen=True, slots=True)
class View:
    """A proof with its place on the page.

    Attributes:
        proof: The proof.
        number: Its number on the page, from 1.
        segments: The rows of each of its segments.
    """

    proof: Proof
    number: int
    segments: tuple[tuple[Row, ...], ...]

    @property
    def rows(self) -> Iterator[Row]:
        """All occurrences, in order."""
        return (row for rows in self.segments for row in rows)


def view(proof: Proof, number: int) -> View:
    """Numbers the occurrences through the proof and colours them by concept."""
    colours = {each.id: n % COLOURS + 1 for n, each in enumerate(concepts_of(proof))}
    segments = []
    count = 0
    for segment in proof.segments:
        rows = tuple(
            Row(number, count + n, colours[use.occurrence.concept.id], use, segment)
            for n, use in enumerate(segment.uses, start=1)
        )
        count += len(rows)
        segments.append(rows)
    return View(proof, number, tuple(segments))
