"""Whether a translation keeps the terms of its source.

A term is kept when the translation has one of the concept's preferred or admitted terms, in any
form: found by lemma as in the source (:mod:`loctool.glossary.matching`). Each word of the
translation can stand for one occurrence only, and longer terms choose first: ``TV series`` does
not also count for ``series``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loctool.findings import Finding, Severity
from loctool.glossary.choice import wanted_term
from loctool.glossary.matching import Occurrence, TermMatcher
from loctool.glossary.proof import ENFORCED, ProvenSegment, TermUse, Verdict
from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term
from loctool.i18n import gettext as _
from loctool.segments import Span

TERM_MISSING = "term-missing"
TERM_FORBIDDEN = "term-forbidden"
TERM_INCONSISTENT = "term-inconsistent"
KEEP_CHANGED = "keep-changed"

ADMITTED_IS_FARTHER = 0.15
"""By what share of a text a preferred term may be farther from its place than an admitted one."""

_FOUND = (Verdict.KEPT, Verdict.INCONSISTENT)


@dataclass(frozen=True, slots=True)
class _Place:
    """Words of a translation that are a form of a concept's term."""

    span: Span
    term: Term | None


class Verifier:
    """Finds the terms of a source text in its translations.

    Args:
        glossary: The concepts, or a matcher of them for the source's language, which several
            verifiers may share.
        source_language: BCP 47 code.
        target_language: BCP 47 code.

    Example:
        >>> credits = Concept("end-credits", {"de": (Term("Abspann"),), "en": (
        ...     Term("end credits"), Term("closing titles", Status.FORBIDDEN))})
        >>> verifier = Verifier(Glossary((credits,)), "de", "en")
        >>> for target in ("After the end credits.", "After the closing titles.", "At the end."):
        ...     print(verifier.verify("Nach dem Abspann.", target)[0].verdict)
        kept
        forbidden
        open
    """

    def __init__(
        self, glossary: Glossary | TermMatcher, source_language: str, target_language: str
    ) -> None:
        self._matcher = (
            glossary
            if isinstance(glossary, TermMatcher)
            else TermMatcher(glossary, source_language)
        )
        self.glossary = self._matcher.glossary
        self.source_language = source_language
        self.target_language = target_language
        self._matcher_of = cache(self._make_matcher)

    def into(self, target_language: str) -> Verifier:
        """The same for another target language."""
        return Verifier(self._matcher, self.source_language, target_language)

    def find(self, source: str, names: Sequence[Span] = ()) -> tuple[Occurrence, ...]:
        """The terms of a source text; see :meth:`TermMatcher.find`."""
        return self._matcher.find(source, names)

    def verify(self, source: str, target: str) -> tuple[TermUse, ...]:
        """What a translation makes of each term of its source, in the order of the source."""
        return self.judge(source, target, self.find(source))

    def judge(
        self, source: str, target: str, occurrences: Sequence[Occurrence]
    ) -> tuple[TermUse, ...]:
        """The same for occurrences that were found before."""
        concepts = {each.concept.id: each.concept for each in occurrences}
        places = {id: self._places(concept, target) for id, concept in concepts.items()}
        order = self._by_length(occurrences, places)
        taken: list[Span] = []
        found: dict[int, _Place] = {}
        for number in order:
            occurrence = occurrences[number]
            options = [place for place in places[occurrence.concept.id] if _usable(place)]
            if occurrence.concept.policy is Policy.KEEP:
                same = dict.fromkeys((occurrence.span.of(source), occurrence.term.text))
                options = [*(place for w in same for place in _same_words(w, target)), *options]
            _take(found, number, options, taken, _distance(occurrence.span, source, target))
        wrong: dict[int, _Place] = {}
        # A forbidden term became of an occurrence without a right one, if there is any.
        for number in sorted(order, key=found.__contains__):
            occurrence = occurrences[number]
            options = [place for place in places[occurrence.concept.id] if not _usable(place)]
            _take(wrong, number, options, taken, _distance(occurrence.span, source, target))
        return tuple(
            self._use(occurrence, found.get(number), wrong.get(number))
            for number, occurrence in enumerate(occurrences)
        )

    def _by_length(
        self, occurrences: Sequence[Occurrence], places: dict[str, list[_Place]]
    ) -> list[int]:
        """The occurrences' numbers: those that must be kept first, of them the longest terms."""

        def order(number: int) -> tuple[bool, int]:
            occurrence = occurrences[number]
            spans = [place.span for place in places[occurrence.concept.id] if _usable(place)]
            longest = max((span.end - span.start for span in spans), default=0)
            return occurrence.kind not in ENFORCED, -longest

        return sorted(range(len(occurrences)), key=order)

    def _use(self, occurrence: Occurrence, found: _Place | None, wrong: _Place | None) -> TermUse:
        if wrong is not None:
            return TermUse(occurrence, Verdict.FORBIDDEN, wrong.span, wrong.term)
        if found is not None:
            return TermUse(occurrence, Verdict.KEPT, found.span, found.term)
        listed = wanted_term(occurrence, self.target_language) is not None
        return TermUse(occurrence, Verdict.OPEN if listed else Verdict.UNLISTED)

    def _places(self, concept: Concept, target: str) -> list[_Place]:
        """Where a translation has terms of a concept."""
        found = self._matcher_of(concept.id).find(target)
        return [_Place(each.span, each.term) for each in found]

    def _make_matcher(self, id: str) -> TermMatcher:
        concept = self.glossary.get(id)
        return TermMatcher(Glossary((concept,) if concept else ()), self.target_language)


def _usable(place: _Place) -> bool:
    return place.term is None or place.term.is_usable


def _take(
    chosen: dict[int, _Place],
    number: int,
    options: Sequence[_Place],
    taken: list[Span],
    distance: Callable[[_Place], float],
) -> None:
    """Gives an occurrence the nearest of the places that no other has."""
    free = [each for each in options if _free(each.span, taken)]
    if free:
        chosen[number] = min(free, key=distance)
        taken.append(chosen[number].span)


def _free(span: Span, taken: Sequence[Span]) -> bool:
    return all(span.end <= other.start or other.end <= span.start for other in taken)


def _distance(span: Span, source: str, target: str) -> Callable[[_Place], float]:
    """How far a place is from where the source has the term; admitted terms are farther."""
    wanted = span.start / max(1, len(source))

    def distance(place: _Place) -> float:
        off = abs(place.span.start / max(1, len(target)) - wanted)
        is_admitted = place.term is not None and place.term.status is not Status.PREFERRED
        return off + ADMITTED_IS_FARTHER * is_admitted

    return distance


def _same_words(words: str, target: str) -> list[_Place]:
    """Where words of the source stand in the target; small letters may have become large."""
    flags = re.NOFLAG if any(map(str.isupper, words[1:])) else re.IGNORECASE
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", flags)
    return [_Place(Span(*match.span()), None) for match in pattern.finditer(target)]


def with_consistency(segments: Sequence[ProvenSegment]) -> tuple[ProvenSegment, ...]:
    """The segments of a document, with the uses that differ from the others marked.

    Uses of one source term are held against each other: where the source calls a concept by two
    names, the translation may as well. What a use differs from is the preferred term where the
    document has it, else the one it has most often, else the first.
    """
    judged = consistent([segment.uses for segment in segments])
    return tuple(
        replace(segment, uses=uses) for segment, uses in zip(segments, judged, strict=True)
    )


def consistent(segments: Sequence[Sequence[TermUse]]) -> list[tuple[TermUse, ...]]:
    """The same for the uses of each segment alone."""
    usual = _usual_terms([use for uses in segments for use in uses])

    def judged(use: TermUse) -> TermUse:
        if use.verdict not in _FOUND or not use.is_enforced or use.term is None:
            return use
        same = use.term.text == usual[name_of(use)].text
        return replace(use, verdict=Verdict.KEPT if same else Verdict.INCONSISTENT)

    return [tuple(map(judged, uses)) for uses in segments]


def name_of(use: TermUse) -> tuple[str, str]:
    """Concept and source term: what must come out the same way in a document."""
    return use.occurrence.concept.id, use.occurrence.term.text


def _usual_terms(uses: Sequence[TermUse]) -> dict[tuple[str, str], Term]:
    """By concept and source term, the term that the uses are held against."""
    counts: dict[tuple[str, str], Counter[Term]] = {}
    for use in uses:
        if use.verdict in _FOUND and use.is_enforced and use.term is not None:
            counts.setdefault(name_of(use), Counter())[use.term] += 1
    return {
        name: next(
            (term for term in terms if term.status is Status.PREFERRED),
            terms.most_common(1)[0][0],  # of equals, the one that came first
        )
        for name, terms in counts.items()
    }


def findings(
    uses: Sequence[TermUse], source: str, target: str, language: str
) -> tuple[Finding, ...]:
    """What a person should look at among the terms of a segment.

    Args:
        uses: Of the segment.
        source: Its text.
        target: Its translation.
        language: BCP 47 code of the target.
    """
    return tuple(
        finding for use in uses if (finding := _finding(use, source, target, language)) is not None
    )


def _finding(use: TermUse, source: str, target: str, language: str) -> Finding | None:
    word = use.occurrence.span.of(source)
    term = wanted_term(use.occurrence, language)
    wanted = term.text if term else ""
    found = use.target.of(target) if use.target else ""
    if use.verdict is Verdict.FORBIDDEN:
        message = _("{word!r} became {found!r}, which the glossary forbids; it wants {wanted!r}")
        return Finding(
            TERM_FORBIDDEN,
            Severity.ERROR,
            message.format(word=word, found=found, wanted=wanted),
        )
    if use.verdict is Verdict.INCONSISTENT:
        message = _("{word!r} is {found!r} here and another term elsewhere")
        return Finding(TERM_INCONSISTENT, Severity.WARNING, message.format(word=word, found=found))
    if use.verdict is not Verdict.OPEN or not use.is_enforced:
        return None
    if use.occurrence.concept.policy is Policy.KEEP:
        message = _("{word!r} must stay as it is; the translation does not have it")
        return Finding(KEEP_CHANGED, Severity.WARNING, message.format(word=word))
    message = _("the translation has no term for {word!r}; the glossary wants {wanted!r}")
    return Finding(TERM_MISSING, Severity.WARNING, message.format(word=word, wanted=wanted))
