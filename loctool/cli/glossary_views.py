"""What the ``glossary`` commands show: as data for ``--json`` and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from loctool.cli.output import Result
from loctool.cli.tables import table
from loctool.glossary.collection import Collection
from loctool.glossary.formats.cells import write_terms
from loctool.glossary.formats.json import concept_data
from loctool.glossary.statistics import Statistics
from loctool.glossary.terms import Concept, Status
from loctool.i18n import N_
from loctool.i18n import gettext as _

SHOWN = (
    *(N_("domain"), N_("part of speech"), N_("policy"), N_("definition"), N_("note")),
    *(N_("preferred"), N_("admitted"), N_("deprecated"), N_("forbidden")),
)
"""Fields and statuses as people read them, for the catalogs."""

FIELDS = ("domain", "part_of_speech", "policy", "definition", "note")


def located_data(collection: Collection, concept: Concept) -> dict[str, Any]:
    """A concept, and where it is."""
    path = collection.origins[concept.id]
    line = collection.readings[path].lines.get(concept.id)
    return concept_data(concept) | {"path": str(path), "line": line}


def listing(
    collection: Collection, concepts: Sequence[Concept], languages: Sequence[str]
) -> Result:
    """One line a concept, with its terms in some languages."""
    rows = [
        (concept.id, concept.domain, *(_cell(concept, language) for language in languages))
        for concept in concepts
    ]
    return Result(
        text=table((_("id"), _("domain"), *languages), rows),
        data={"concepts": [located_data(collection, concept) for concept in concepts]},
    )


def card(collection: Collection, concept: Concept) -> str:
    """All there is to say of a concept, one line for each field."""
    return "".join(f"{line}\n" for line in _card_lines(collection, concept))


def statistics_text(counted: Statistics) -> str:
    """Totals, then a table of the languages, then the domains."""
    header = (_("language"), _("concepts"), _("coverage"), *map(_, Status))
    languages = [
        (
            each.language,
            str(each.concepts),
            f"{each.coverage:.0%}",
            *(str(each.terms[status]) for status in Status),
        )
        for each in counted.languages
    ]
    domains = [(domain or _("(none)"), str(number)) for domain, number in counted.domains.items()]
    parts = [(part or _("(none)"), str(number)) for part, number in counted.parts_of_speech.items()]
    return "\n".join(
        (
            _(
                "{concepts} concepts, {kept} of them kept as they are, {defined} with a definition"
            ).format(concepts=counted.concepts, kept=counted.kept, defined=counted.defined)
            + "\n",
            table(header, languages),
            table((_("domain"), _("concepts")), domains),
            table((_("part of speech"), _("concepts")), parts),
        )
    )


def statistics_data(counted: Statistics) -> dict[str, Any]:
    """The same for ``--json``."""
    return {
        "concepts": counted.concepts,
        "kept": counted.kept,
        "defined": counted.defined,
        "domains": dict(counted.domains),
        "parts_of_speech": dict(counted.parts_of_speech),
        "languages": {
            each.language: {
                "concepts": each.concepts,
                "coverage": round(each.coverage, 4),
                "terms": {status.value: number for status, number in each.terms.items()},
            }
            for each in counted.languages
        },
    }


def matches(concept: Concept, text: str, language: str | None) -> bool:
    """Whether a text is in a concept's terms, or, for any language, in its other fields."""
    wanted = text.casefold()
    codes = [language] if language else list(concept.terms)
    texts = [term.text for code in codes for term in concept.in_language(code)]
    if language is None:
        texts += [concept.id, concept.domain, concept.definition, concept.note]
    return any(wanted in each.casefold() for each in texts)


def _cell(concept: Concept, language: str) -> str:
    """The terms of a language; a line break in one would break the table."""
    return " ".join(write_terms(concept.in_language(language)).split())


def _card_lines(collection: Collection, concept: Concept) -> Iterator[str]:
    yield concept.id
    for field in FIELDS:
        value = getattr(concept, field)
        if value:
            yield f"  {_(field.replace('_', ' '))}: {' '.join(str(value).split())}"
    for language in concept.terms:
        yield f"  {language}: {_cell(concept, language)}"
    for key, value in concept.extra.items():
        yield f"  {key}: {' '.join(value.split())}"
    path = collection.origins[concept.id]
    line = collection.readings[path].lines.get(concept.id)
    yield f"  {_('file')}: {path}{f':{line}' if line else ''}"
