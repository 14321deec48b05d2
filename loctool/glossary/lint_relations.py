"""Checks of concepts against each other; see :mod:`loctool.glossary.linting`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from loctool.glossary.remarks import Place, Remark
from loctool.glossary.terms import Concept, Glossary, Status
from loctool.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Located:
    """A glossary and where its concepts are.

    Attributes:
        glossary: To be checked.
        places: Of each concept, by its id.
        source: BCP 47 code of the language terms are looked for in.
    """

    glossary: Glossary
    places: Mapping[str, Place]
    source: str

    def at(self, concept: Concept) -> str:
        """Where a concept is, in words."""
        line = self.places[concept.id].line
        return _("line {line}").format(line=line) if line else concept.id


RelationCheck = Callable[[Located], Iterator[Remark]]


def _same_term(located: Located) -> Iterator[Remark]:
    """One source term for two concepts: the same concept twice, or a word with two meanings."""
    owners: dict[str, list[Concept]] = defaultdict(list)
    for concept in located.glossary:
        for term in concept.in_language(located.source):
            if not term.is_usable:
                continue
            others = [each for each in owners[term.text] if _may_be_the_same(concept, each)]
            owners[term.text].append(concept)
            if not others:
                continue
            other = others[0]
            where = located.at(other)
            if _share_a_target(concept, other, located.source):
                yield located.places[concept.id].error(
                    "concept-duplicate",
                    _("{id}: {text!r} is {other} already ({where})").format(
                        id=concept.id, text=term.text, other=other.id, where=where
                    ),
                )
            else:
                yield located.places[concept.id].warning(
                    "term-ambiguous",
                    _("{id}: {text!r} is also {other} ({where}), with other translations").format(
                        id=concept.id, text=term.text, other=other.id, where=where
                    ),
                )


def _may_be_the_same(one: Concept, other: Concept) -> bool:
    """Whether two are not one and the same, and of parts of speech that do not differ."""
    parts = {one.part_of_speech, other.part_of_speech} - {""}
    return one is not other and len(parts) < 2


def _share_a_target(one: Concept, other: Concept, source: str) -> bool:
    """Whether two concepts have the same preferred term in another language, or none at all."""
    shared = [code for code in one.terms if code != source and other.preferred(code)]
    return not shared or any(
        (mine := one.preferred(code)) is not None and mine == other.preferred(code)
        for code in shared
    )


def _contradictory(located: Located) -> Iterator[Remark]:
    """Preferred here, forbidden there."""
    preferred: dict[tuple[str, str], list[Concept]] = defaultdict(list)
    for concept in located.glossary:
        for language, terms in concept.terms.items():
            for term in terms:
                if term.status is Status.PREFERRED:
                    preferred[language, term.text].append(concept)
    for concept in located.glossary:
        for language, terms in concept.terms.items():
            for term in terms:
                if term.status is not Status.FORBIDDEN:
                    continue
                for other in preferred.get((language, term.text), ()):
                    if other is not concept:
                        yield _contradiction(concept, other, language, term.text, located)


def _contradiction(
    concept: Concept, other: Concept, language: str, text: str, located: Located
) -> Remark:
    """With a source term in common it is a mistake; without one mostly a false friend."""
    message = _(
        "{id}: {language} {text!r} is forbidden here, but preferred for {other} ({at})"
    ).format(id=concept.id, language=language, text=text, other=other.id, at=located.at(other))
    place = located.places[concept.id]
    mine, others = (
        {term.text for term in each.in_language(located.source) if term.is_usable}
        for each in (concept, other)
    )
    if mine & others:
        return place.error("term-contradictory", message)
    return place.note("term-contradictory", message)


def _circular(located: Located) -> Iterator[Remark]:
    """Advice that leads back: write B for A, and A for B.

    In a target language that may be right: each of two concepts warns of the other's word.
    """
    for language in located.glossary.languages:
        advice: dict[str, set[str]] = defaultdict(set)
        owner: dict[str, str] = {}
        for concept in located.glossary:
            instead = concept.preferred(language)
            for term in concept.in_language(language) if instead else ():
                if not term.is_usable and instead is not None and term.text != instead.text:
                    advice[term.text].add(instead.text)
                    owner[term.text] = concept.id
        try:
            TopologicalSorter(advice).prepare()
        except CycleError as error:
            circle = list(reversed(error.args[1]))
            place = located.places[owner[circle[0]]]
            say = place.error if language == located.source else place.note
            yield say("term-circular", f"{language}: the advice leads back: {' → '.join(circle)}")


def _contained(located: Located) -> Iterator[Remark]:
    """A term within another, whose translation is not within the other's."""
    owners: dict[str, Concept] = {}
    for concept in located.glossary:
        if term := concept.preferred(located.source):
            owners.setdefault(term.text, concept)
    for concept in located.glossary:
        term = concept.preferred(located.source)
        for inner in _inner_phrases(term.text) if term else ():
            part = owners.get(inner)
            if part is None or part is concept or term is None:
                continue
            differing = ", ".join(_differing(concept, part, located.source))
            if differing:
                yield located.places[concept.id].note(
                    "term-contained",
                    _(
                        "{id}: {text!r} contains {part!r} ({at}), but their translations "
                        "differ in {differing}"
                    ).format(
                        id=concept.id,
                        text=term.text,
                        part=inner,
                        at=located.at(part),
                        differing=differing,
                    ),
                )


def _inner_phrases(text: str) -> Iterator[str]:
    """Each run of whole words shorter than the text; hyphens separate words too."""
    spans = [match.span() for match in re.finditer(r"[^\s-]+", text)]
    for first in range(len(spans)):
        for last in range(first, len(spans)):
            if (first, last) != (0, len(spans) - 1):
                yield text[spans[first][0] : spans[last][1]]


def _differing(whole: Concept, part: Concept, source: str) -> Iterator[str]:
    """Languages in which no usable term of the part is in one of the whole's."""
    for language in whole.terms:
        wholes = [t.text.casefold() for t in whole.in_language(language) if t.is_usable]
        parts = [t.text.casefold() for t in part.in_language(language) if t.is_usable]
        if language == source or not wholes or not parts:
            continue
        if not any(inner in text for inner in parts for text in wholes):
            yield language


RELATION_CHECKS: tuple[RelationCheck, ...] = (_same_term, _contradictory, _circular, _contained)
