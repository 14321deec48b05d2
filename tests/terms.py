"""A small glossary for tests, and what the pipeline asks of one."""

from __future__ import annotations

from functools import cache

from loctool.attempts import Sentence
from loctool.documents.protected import find_protected
from loctool.findings import Finding, Severity
from loctool.glossary.formats.cells import parse_terms
from loctool.glossary.matching import TermMatcher
from loctool.glossary.terms import Concept, Glossary, Policy
from loctool.glossary.verification import Verifier
from loctool.terminology import GlossaryTerms

CONCEPTS = {
    "credits": {
        "de": "Abspann",
        "en": "end credits | credits | !closing titles",
        "fr": "générique de fin",
    },
    "season": {"de": "Staffel", "en": "season", "fr": "saison"},
    "rough-cut": {"de": "Rohschnitt", "en": "rough cut | assembly", "fr": "premier montage"},
    "tv-year": {"de": "Sendejahr", "en": "season", "fr": "année de diffusion"},
    "premiere": {"de": "Premiere", "fr": "première"},
}


@cache
def glossary() -> Glossary:
    """Film terms; ``Premiere`` has no English one, and ``VFX`` stays as it is."""
    concepts = [
        Concept(id, {language: parse_terms(cell) for language, cell in cells.items()})
        for id, cells in CONCEPTS.items()
    ]
    return Glossary(
        (*concepts, Concept("vfx", {"de": parse_terms("VFX")}, policy=Policy.KEEP)), "house.csv"
    )


@cache
def matcher() -> TermMatcher:
    """Its German terms."""
    return TermMatcher(glossary())


def terms(target: str = "en") -> GlossaryTerms:
    """Who knows the terms of German sentences."""
    return GlossaryTerms(Verifier(matcher(), "de", target))


def sentence(text: str) -> Sentence:
    """A sentence as the pipeline plans it."""
    return Sentence(text, find_protected(text))


def content(_source: str, _target: str) -> tuple[Finding, ...]:
    """Guards that find nothing."""
    return ()


def wants_numbers(source: str, target: str) -> tuple[Finding, ...]:
    """A guard that is easy to see through."""
    lost = [word for word in source.split() if word.isdigit() and word not in target]
    return tuple(Finding("number-lost", Severity.ERROR, word) for word in lost)


def unpolished(_source: str, target: str) -> str:
    """Nothing to mend."""
    return target
