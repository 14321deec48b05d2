"""What is in a glossary, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from loctool.glossary.terms import Glossary, Policy, Status


@dataclass(frozen=True, slots=True)
class LanguageStatistics:
    """One language of a glossary.

    Attributes:
        language: BCP 47 code.
        concepts: How many have a preferred term in it.
        coverage: Those as a share of all concepts that are translated, 0–1.
        terms: How many terms of each status.
    """

    language: str
    concepts: int
    coverage: float
    terms: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class Statistics:
    """A glossary in numbers.

    Attributes:
        concepts: How many there are.
        kept: How many of them are not translated.
        defined: How many have a definition.
        domains: Concepts by domain, most first; ``""`` for none.
        parts_of_speech: Concepts by part of speech, most first.
        languages: In the order of the glossary.
    """

    concepts: int
    kept: int
    defined: int
    domains: Mapping[str, int]
    parts_of_speech: Mapping[str, int]
    languages: tuple[LanguageStatistics, ...]


def count(glossary: Glossary) -> Statistics:
    """Counts a glossary.

    Example:
        >>> count(Glossary(())).concepts
        0
    """
    return Statistics(
        concepts=len(glossary),
        kept=sum(concept.policy is Policy.KEEP for concept in glossary),
        defined=sum(bool(concept.definition) for concept in glossary),
        domains=_by_frequency(Counter(concept.domain for concept in glossary)),
        parts_of_speech=_by_frequency(Counter(concept.part_of_speech for concept in glossary)),
        languages=tuple(_count_language(glossary, code) for code in glossary.languages),
    )


def _count_language(glossary: Glossary, language: str) -> LanguageStatistics:
    translated = [concept for concept in glossary if concept.policy is Policy.TRANSLATE]
    covered = sum(concept.preferred(language) is not None for concept in translated)
    statuses = Counter(
        term.status for concept in glossary for term in concept.in_language(language)
    )
    return LanguageStatistics(
        language,
        sum(concept.preferred(language) is not None for concept in glossary),
        covered / len(translated) if translated else 1.0,
        {status: statuses[status] for status in Status},
    )


def _by_frequency(counted: Counter[str]) -> dict[str, int]:
    """Most first; equal ones by name, so that the order is always the same."""
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
