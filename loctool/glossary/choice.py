"""Which of a concept's terms a translation should have for an occurrence.

The preferred one; but a woman is called what the glossary calls women, where it has such a term:
``Regisseurin`` becomes ``réalisatrice``, not ``réalisateur``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loctool.glossary.matching import Occurrence
from loctool.glossary.terms import Policy, Status, Term

FEMININE = {
    "de": r"in",
    "en": r"(?:r?ess|woman)",
    "es": r"(?:triz|ora|ona|esa|isa|a)",
    "fr": r"(?:rice|euse|enne|esse|ère|onne|e)",
    "it": r"(?:trice|essa|ora|a)",
    "nl": r"(?:rice|euse|ster|esse|in|ière)",
    "pl": r"(?:ka|yni|ini|a)",
    "pt": r"(?:triz|ora|esa|isa|a)",
}
"""How each language makes the feminine of an agent noun, as its grammars teach it."""

_AGENT = re.compile(r"(?P<stem>\w{3,}?)in(?:nen)?$")
_UMLAUTS = str.maketrans("äöü", "aou")
_COMMON = 3


def wanted_term(occurrence: Occurrence, language: str) -> Term | None:
    """The term to use for an occurrence; None where the glossary has none.

    A concept to keep that has no term in the language keeps the source's.

    Args:
        occurrence: In the source text.
        language: BCP 47 code of the target.
    """
    usable = [term for term in occurrence.concept.in_language(language) if term.is_usable]
    if not usable:
        return occurrence.term if occurrence.concept.policy is Policy.KEEP else None
    preferred = next((term for term in usable if term.status is Status.PREFERRED), usable[0])
    if is_feminine(occurrence):
        return _feminine_of(preferred, usable, language) or preferred
    return preferred


def is_feminine(occurrence: Occurrence) -> bool:
    """Whether the term in the glossary is the feminine of another of its concept's terms."""
    found = _AGENT.search(occurrence.term.text)
    if found is None:
        return False
    stem = _folded(found["stem"])
    others = (term.text for terms in occurrence.concept.terms.values() for term in terms)
    return any(_folded(other).rstrip("e") == stem.rstrip("e") for other in others)


def _folded(text: str) -> str:
    return text.lower().translate(_UMLAUTS)


def _feminine_of(term: Term, usable: Sequence[Term], language: str) -> Term | None:
    """The first term that has a feminine ending where the given one has another."""
    ending = FEMININE.get(language.partition("-")[0])
    if ending is None:
        return None
    pattern = re.compile(rf"\w{ending}$")
    head = term.text.split()[0]
    if pattern.search(head):
        return None
    for other in usable:
        first = other.text.split()[0]
        if pattern.search(first) and first[:_COMMON].lower() == head[:_COMMON].lower():
            return other
    return None
