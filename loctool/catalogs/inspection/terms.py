"""The glossary's terms in translations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loctool.findings import Finding, Severity
from loctool.glossary.proof import ProvenSegment, TermUse
from loctool.glossary.terms import Glossary
from loctool.glossary.verification import (
    KEEP_CHANGED,
    TERM_FORBIDDEN,
    TERM_INCONSISTENT,
    TERM_MISSING,
    Verifier,
    findings,
    with_consistency,
)


@dataclass(frozen=True, slots=True)
class TermCheck:
    """A check of terms, declared.

    Attributes:
        id: As :func:`loctool.glossary.verification.findings` has it.
        severity: Of all its findings.
        meaning: What it finds, one sentence for people.
        good: Sources and translations it is content with.
        bad: Sources and translations it finds something in.
        origin: The peer's check.
    """

    id: str
    severity: Severity
    meaning: str
    good: tuple[tuple[str, str], ...]
    bad: tuple[tuple[str, str], ...]
    origin: str = ""


TERM_CHECKS = (
    TermCheck(
        KEEP_CHANGED,
        Severity.WARNING,
        "A term that the glossary says to keep as it is was translated or left out.",
        good=(("Die VFX entstehen in Köln.", "The VFX are made in Cologne."),),
        bad=(("Die VFX entstehen in Köln.", "The effects are made in Cologne."),),
        origin="Weblate check_glossary; pofilter notranslatewords",
    ),
    TermCheck(
        TERM_FORBIDDEN,
        Severity.ERROR,
        "The translation has a term that the glossary forbids or deprecates.",
        good=(("Der Rohschnitt ist da.", "The rough cut is here."),),
        bad=(("Der Rohschnitt ist da.", "The raw cut is here."),),
        origin="Weblate check_glossary",
    ),
    TermCheck(
        TERM_INCONSISTENT,
        Severity.WARNING,
        "A term became one of the glossary's terms here and another one elsewhere.",
        good=(
            ("Nach dem Abspann.", "After the end credits."),
            ("Im Abspann steht sie nicht.", "She is not in the end credits."),
        ),
        bad=(
            ("Nach dem Abspann.", "After the end credits."),
            ("Im Abspann steht sie nicht.", "She is not in the closing credits."),
        ),
        origin="Weblate check_glossary",
    ),
    TermCheck(
        TERM_MISSING,
        Severity.WARNING,
        "The translation has none of the glossary's terms for a term of the source.",
        good=(("Nach dem Abspann.", "After the end credits."),),
        bad=(("Nach dem Abspann.", "At the end."),),
        origin="Weblate check_glossary; dennis; pofilter musttranslatewords",
    ),
)


class TermInspector:
    """Finds what is wrong with terms in source texts and translations of one pair of languages.

    Args:
        glossary: The concepts.
        source_language: BCP 47 code.
        target_language: BCP 47 code.
    """

    def __init__(self, glossary: Glossary, source_language: str, target_language: str) -> None:
        self._verifier = Verifier(glossary, source_language, target_language)
        self._target_language = target_language

    def uses(self, source: str, target: str) -> tuple[TermUse, ...]:
        """The terms of a source text and what its translation makes of them."""
        return self._verifier.verify(source, target)

    def judge(
        self, pairs: Sequence[tuple[str, str]], uses: Sequence[tuple[TermUse, ...]]
    ) -> list[tuple[Finding, ...]]:
        """What is wrong with the terms of each pair of texts; in all, a term must be the same."""
        segments = [
            ProvenSegment(source, target, 0, each)
            for (source, target), each in zip(pairs, uses, strict=True)
        ]
        return [
            findings(each.uses, each.source, each.target, self._target_language)
            for each in with_consistency(segments)
        ]

    def inspect(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Finding, ...]]:
        """Both in one."""
        return self.judge(pairs, [self.uses(source, target) for source, target in pairs])


def has_languages(glossary: Glossary, source_language: str, target_language: str) -> bool:
    """Whether the glossary has a concept with terms in both languages."""
    return any(
        concept.preferred(source_language) and concept.preferred(target_language)
        for concept in glossary
    )
