"""The glossary's terms of the sentences of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from loctool.attempts import Pairs, Sentence
from loctool.glossary.choice import wanted_term
from loctool.glossary.matching import Occurrence
from loctool.glossary.proof import ENFORCED, TermUse, Verdict
from loctool.glossary.verification import Verifier, name_of
from loctool.segments import Span


@dataclass(frozen=True, slots=True)
class SentenceTerms:
    """The terms of one sentence.

    Attributes:
        occurrences: In the order of the sentence.
        wanted: For each what the translation should have; empty where nothing is known, or where
            the term only stands in a closed compound.
    """

    occurrences: tuple[Occurrence, ...] = ()
    wanted: tuple[str, ...] = ()

    def pairs(self, numbers: Sequence[int], text: str = "") -> Pairs:
        """Source terms and what they should become, each once.

        Args:
            numbers: Of the occurrences.
            text: The sentence, to have the terms as they stand in it instead of the glossary's.
        """
        chosen = [(self.occurrences[number], self.wanted[number]) for number in numbers]
        return tuple(
            dict.fromkeys(
                (each.span.of(text) if text else each.term.text, wanted) for each, wanted in chosen
            )
        )

    def told(self, part: Span) -> Pairs:
        """The terms inside a part of the sentence."""
        inside = [
            number
            for number, each in enumerate(self.occurrences)
            if self.wanted[number] and part.start <= each.span.start and each.span.end <= part.end
        ]
        return self.pairs(inside)


REMEMBERED = 1024
"""Sentences whose terms are kept: more than go through at a time, not all of many files."""


class Terms(Protocol):
    """Who knows the terms of sentences and judges their translations."""

    def of(self, sentence: Sentence) -> SentenceTerms:
        """The terms of a sentence."""
        ...

    def judge(self, sentence: Sentence, target: str) -> tuple[TermUse, ...]:
        """What a translation makes of each of them."""
        ...


class NoTerms:
    """For a run without a glossary."""

    def of(self, sentence: Sentence) -> SentenceTerms:  # noqa: ARG002 - the protocol's
        """None."""
        return SentenceTerms()

    def judge(self, sentence: Sentence, target: str) -> tuple[TermUse, ...]:  # noqa: ARG002
        """None."""
        return ()


class GlossaryTerms:
    """The terms that a glossary has in sentences.

    Args:
        verifier: Finds and judges them.
    """

    def __init__(self, verifier: Verifier) -> None:
        self.verifier = verifier
        self.words = lru_cache(maxsize=REMEMBERED)(self._words)
        self._found = lru_cache(maxsize=REMEMBERED)(self._find)

    def of(self, sentence: Sentence) -> SentenceTerms:
        """The terms of a sentence, but for those in its protected ranges."""
        return self._found(sentence)

    def _find(self, sentence: Sentence) -> SentenceTerms:
        found = self.verifier.find(sentence.text, sentence.protected)
        return sentence_terms(found, self.verifier.target_language)

    def _words(self, source: str) -> frozenset[str]:
        """The words of a text that are terms, as they stand there: none of them is a name."""
        return frozenset(
            word for each in self.verifier.find(source) for word in each.word.of(source).split()
        )

    def judge(self, sentence: Sentence, target: str) -> tuple[TermUse, ...]:
        """What a translation makes of each of them."""
        found = self.of(sentence).occurrences
        return self.verifier.judge(sentence.text, target, found) if found else ()


def sentence_terms(occurrences: tuple[Occurrence, ...], language: str) -> SentenceTerms:
    """The occurrences with what they should become.

    Args:
        occurrences: Of one sentence.
        language: BCP 47 code of the target.
    """
    return SentenceTerms(occurrences, tuple(_wanted(each, language) for each in occurrences))


def _wanted(occurrence: Occurrence, language: str) -> str:
    term = wanted_term(occurrence, language) if occurrence.kind in ENFORCED else None
    return term.text if term else ""


def open_terms(
    sentence: Sentence, terms: SentenceTerms, uses: Sequence[TermUse]
) -> tuple[int, ...]:
    """Numbers of the terms that a translation still has to get, or to get right."""
    return tuple(
        number
        for number, (use, wanted) in enumerate(zip(uses, terms.wanted, strict=True))
        if wanted
        and (use.verdict in (Verdict.OPEN, Verdict.FORBIDDEN) or _slack(sentence, use, wanted))
    )


def _slack(sentence: Sentence, use: TermUse, wanted: str) -> bool:
    """Whether an admitted term stands where the preferred one is insisted on."""
    if name_of(use) not in sentence.insisted:
        return False
    return use.term is not None and use.term.text != wanted
