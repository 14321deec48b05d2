"""Ids for concepts that come without one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from loctool.glossary.terms import Concept

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l"})


def make_id(concept: Concept, language: str = "en") -> str:
    """An id from a concept's preferred term: in ``language``, else in its first language.

    Example:
        >>> from loctool.glossary.terms import Term
        >>> make_id(Concept("", {"de": (Term("Früher Schnitt"),)}))
        'frueher-schnitt'
    """
    candidates = [concept.in_language(language), *concept.terms.values()]
    text = next((terms[0].text for terms in candidates if terms), "")
    return slug(text) or "concept"


def slug(text: str) -> str:
    """A text in lower-case ASCII letters, digits and hyphens."""
    lower = unicodedata.normalize("NFC", text).lower().translate(_SPELLED_OUT)
    plain = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def unused(id: str, taken: Container[str]) -> str:
    """The id, with a number behind it where it is taken."""
    number, candidate = 2, id
    while candidate in taken:
        candidate, number = f"{id}-{number}", number + 1
    return candidate
