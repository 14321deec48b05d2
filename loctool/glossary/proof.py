"""What became of each term in a translation: the values a report is made of.

Offsets are in characters of the segment's source or target text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from loctool.glossary.matching import MatchKind, Occurrence
from loctool.glossary.terms import Term
from loctool.segments import Span

ENFORCED = (MatchKind.EXACT, MatchKind.INFLECTED, MatchKind.HYPHEN_COMPOUND)
"""The kinds a translation must keep; terms inside closed compounds are looked for and reported."""


class Rung(StrEnum):
    """How a term came into a machine's translation, cheapest first."""

    HYPOTHESIS = "hypothesis"  # the engine's best translation had it
    N_BEST = "n-best"  # another of its translations had it
    GLOSSARY_INPUT = "glossary-input"  # the engine was told the term
    SOURCE_REPLACED = "source-replaced"  # the target term stood in the source text
    MASK = "mask"  # a placeholder stood for it
    SPAN_REPLACED = "span-replaced"  # the words that stood for it were replaced
    OPEN = "open"  # none of them


class Verdict(StrEnum):
    """What the translation does with a term."""

    KEPT = "kept"  # a preferred or admitted term, or the unchanged one of a ``keep`` concept
    INCONSISTENT = "inconsistent"  # an admitted one, while elsewhere it is another
    FORBIDDEN = "forbidden"  # a forbidden or deprecated one
    OPEN = "open"  # none of the concept's terms was found
    UNLISTED = "unlisted"  # the glossary has no term in the target language


@dataclass(frozen=True, slots=True)
class TermUse:
    """One occurrence of a term and what the translation made of it.

    Attributes:
        occurrence: In the source segment.
        verdict: What the translation does with it.
        target: The words in the target segment; ``None`` where none were found.
        term: The glossary's target term they are a form of; ``None`` where none was found, and
            for a ``keep`` concept that has none in the target language.
        rung: How it came there; ``None`` for a translation that is not loctool's.
    """

    occurrence: Occurrence
    verdict: Verdict
    target: Span | None = None
    term: Term | None = None
    rung: Rung | None = None

    @property
    def is_enforced(self) -> bool:
        """Whether the translation must have it: no compound, and the glossary has a term."""
        return self.occurrence.kind in ENFORCED and self.verdict is not Verdict.UNLISTED


@dataclass(frozen=True, slots=True)
class ProvenSegment:
    """A segment with its terms.

    Attributes:
        source: Source text.
        target: Target text.
        line: In the source file, from 1.
        uses: In the order of the source text.
        target_line: In the target file, from 1; 0 where nobody knows or there is none.
    """

    source: str
    target: str
    line: int
    uses: tuple[TermUse, ...]
    target_line: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over a proof.

    Attributes:
        occurrences: All that were found in the source.
        enforced: Those the translation must have; see :attr:`TermUse.is_enforced`.
        kept: Of the enforced ones, those whose words are in the translation (verdict ``kept`` or
            ``inconsistent``).
        open: Of the enforced ones, those that were not found.
        forbidden: Forbidden or deprecated terms in the translation.
        inconsistent: Uses that differ from the concept's others.
        terms: Source terms with at least one use that was found.
        consistent: Those of them whose uses are all the same target term.
    """

    occurrences: int
    enforced: int
    kept: int
    open: int
    forbidden: int
    inconsistent: int
    terms: int
    consistent: int

    @property
    def success_rate(self) -> float:
        """Share of the enforced terms that were kept, 0–100; 100 where there are none."""
        return 100 * self.kept / self.enforced if self.enforced else 100.0

    @property
    def consistency(self) -> float:
        """Share of the source terms that came out as one term, 0–100; 100 where there are none."""
        return 100 * self.consistent / self.terms if self.terms else 100.0


@dataclass(frozen=True, slots=True)
class Proof:
    """A source text, its translation, and every term in them.

    Attributes:
        source_name: Path of the source, or ``-``.
        target_name: Path of the translation, or ``-``.
        source_language: BCP 47 code.
        target_language: BCP 47 code.
        glossary: Name of the glossary: its path or paths.
        signature: Who translated and how; empty for a translation that is not loctool's.
        segments: In order, those without terms too.
    """

    source_name: str
    target_name: str
    source_language: str
    target_language: str
    glossary: str
    signature: str
    segments: tuple[ProvenSegment, ...]

    @property
    def uses(self) -> Iterator[TermUse]:
        """All of them, in order."""
        return (use for segment in self.segments for use in segment.uses)

    @property
    def totals(self) -> Totals:
        """The counts."""
        uses = tuple(self.uses)
        enforced = [use for use in uses if use.is_enforced]
        found: dict[tuple[str, str], set[str]] = {}
        for use in uses:
            if use.verdict in (Verdict.KEPT, Verdict.INCONSISTENT) and use.is_enforced:
                name = use.occurrence.concept.id, use.occurrence.term.text
                found.setdefault(name, set()).add(use.term.text if use.term else name[1])
        return Totals(
            occurrences=len(uses),
            enforced=len(enforced),
            kept=sum(use.verdict in (Verdict.KEPT, Verdict.INCONSISTENT) for use in enforced),
            open=sum(use.verdict is Verdict.OPEN for use in enforced),
            forbidden=sum(use.verdict is Verdict.FORBIDDEN for use in uses),
            inconsistent=sum(use.verdict is Verdict.INCONSISTENT for use in uses),
            terms=len(found),
            consistent=sum(len(words) == 1 for words in found.values()),
        )
