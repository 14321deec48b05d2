"""The glossary's terms of a segment, as a translator reads them in a message's comments."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.catalogs.articles_messages import Comment
from loctool.glossary.matching import TermMatcher
from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term
from loctool.segments import Segment

PREFIX = "term: "
"""How the comment begins; what follows is ``German = French | also French (not: wrong)``."""


def term_comments(glossary: Glossary, source: str, target: str) -> Comment:
    """What a glossary says of a segment: one line for each of its concepts.

    Args:
        glossary: The concepts.
        source: BCP 47 code of the segments' language.
        target: BCP 47 code; a region's own terms come before the language's.

    Example:
        >>> glossary = Glossary((Concept("c", {"de": (Term("Abspann"),),
        ...     "fr": (Term("générique de fin"), Term("crédits", Status.FORBIDDEN))}),))
        >>> comment = term_comments(glossary, "de", "fr")
        >>> list(comment(Segment("Im Abspann fehlt er.")))
        ['term: Abspann = générique de fin (not: crédits)']
    """
    matcher = TermMatcher(glossary, source)

    def comment(segment: Segment) -> Iterator[str]:
        said = set()
        for occurrence in matcher.find(segment.text, segment.protected):
            wanted = _wanted(occurrence.concept, occurrence.term, target)
            if wanted and occurrence.concept.id not in said:
                said.add(occurrence.concept.id)
                yield " ".join(f"{PREFIX}{occurrence.term.text} = {wanted}".split())

    return comment


def _wanted(concept: Concept, term: Term, target: str) -> str:
    """What the translation should have, and what not; empty where the glossary says nothing."""
    if concept.policy is Policy.KEEP:
        return term.text
    terms = concept.in_language(target) or concept.in_language(target.partition("-")[0])
    usable = [each.text for each in terms if each.is_usable]
    avoided = [each.text for each in terms if each.status is Status.FORBIDDEN]
    avoid = f"(not: {', '.join(avoided)})" if avoided else ""
    return " ".join(part for part in (" | ".join(usable), avoid) if part)
