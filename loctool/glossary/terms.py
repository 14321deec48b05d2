"""Concepts and their terms: the model every glossary format is read into and written from.

The model is that of ISO 30042 (TBX): a concept entry holds language sections, a language section
holds terms, a term has an administrative status.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What a term may be used for; TBX-Basic's ``administrativeStatus``."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"


class Policy(StrEnum):
    """What a translation does with a concept."""

    TRANSLATE = "translate"
    KEEP = "keep"  # the source text's own form stays, as with ``VFX`` or a title


@dataclass(frozen=True, slots=True)
class Term:
    """One designation of a concept in one language.

    Attributes:
        text: As it stands in a dictionary: the lemma, or the plural of a plural-only word.
        status: What it may be used for.
        case_sensitive: Whether ``Set`` and ``set`` are different words for it.
    """

    text: str
    status: Status = Status.PREFERRED
    case_sensitive: bool = False

    @property
    def is_usable(self) -> bool:
        """Whether a translation may contain it."""
        return self.status in (Status.PREFERRED, Status.ADMITTED)


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea and its terms in each language.

    Attributes:
        id: Unique in its glossary.
        terms: By BCP 47 language, in the order of the glossary; the preferred one first.
        domain: E.g. ``post-production``.
        part_of_speech: ``noun``, ``proper-noun``, ``verb``, ``adjective``, ``phrase`` or empty.
        policy: Whether it is translated at all.
        definition: What it means, for people.
        note: How it is used, for people.
        extra: Columns or fields loctool does not know, kept as they are.
    """

    id: str
    terms: Mapping[str, tuple[Term, ...]]
    domain: str = ""
    part_of_speech: str = ""
    policy: Policy = Policy.TRANSLATE
    definition: str = ""
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, language: str) -> tuple[Term, ...]:
        """All its terms in a language; empty where there are none."""
        return self.terms.get(language, ())

    def preferred(self, language: str) -> Term | None:
        """The term to use in a language, or None where the glossary has none."""
        for term in self.in_language(language):
            if term.status is Status.PREFERRED:
                return term
        return None


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concepts in the order of their file or files.

    Attributes:
        concepts: With unique ids.
        name: What to call it in messages: a path, or several.
    """

    concepts: tuple[Concept, ...]
    name: str = ""

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def __len__(self) -> int:
        return len(self.concepts)

    def get(self, id: str) -> Concept | None:
        """The concept with that id."""
        return next((concept for concept in self.concepts if concept.id == id), None)

    @property
    def sha256(self) -> str:
        """Of all that decides what a translation looks like, hexadecimal."""
        import hashlib

        decisive = [
            (concept.id, concept.policy.value, sorted(concept.terms.items()))
            for concept in self.concepts
        ]
        return hashlib.sha256(repr(decisive).encode()).hexdigest()

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that have a term, in the order they first come up."""
        return tuple(dict.fromkeys(code for concept in self.concepts for code in concept.terms))
