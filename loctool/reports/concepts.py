"""What the glossary says of the concepts that occur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loctool.glossary.terms import Concept, Policy, Status, Term
from loctool.i18n import gettext as _
from loctool.i18n import ngettext
from loctool.languages import text_direction
from loctool.reports.counting import concepts_of
from loctool.reports.labels import status_label
from loctool.reports.markup import Markup, element, join
from loctool.reports.rows import View


def render_concepts(view: View) -> Markup:
    """The section with one entry for each concept."""
    proof = view.proof
    colours = {row.use.occurrence.concept.id: row.colour for row in view.rows}
    counts = Counter(use.occurrence.concept.id for use in proof.uses)
    entries = (
        element(
            "li",
            _entry(view, concept, colours[concept.id], counts[concept.id]),
            data_concept=concept.id,
        )
        for concept in concepts_of(proof)
    )
    return element(
        "section",
        element("h3", _("Concepts"), id=f"concepts{view.number}"),
        element("ul", *entries, class_="concepts"),
        aria_labelledby=f"concepts{view.number}",
    )


def _entry(view: View, concept: Concept, colour: int, count: int) -> Markup:
    uses = ngettext("{count} occurrence", "{count} occurrences", count).format(count=count)
    facts = " · ".join(filter(None, (concept.domain, concept.part_of_speech, uses)))
    proof = view.proof
    return join(
        element(
            "p",
            element("span", concept.id, class_=f"swatch c{colour}"),
            " ",
            element("small", facts),
        ),
        element("p", _terms(concept, proof.source_language), " → ", _target(view, concept)),
        element("p", concept.definition, class_="definition") if concept.definition else "",
        element("p", concept.note, class_="note") if concept.note else "",
    )


def _target(view: View, concept: Concept) -> Markup:
    terms = concept.in_language(view.proof.target_language)
    if concept.policy is Policy.KEEP and not terms:
        return element("em", _("stays as it is"))
    return _terms(concept, view.proof.target_language) if terms else element("em", _("no term"))


def _terms(concept: Concept, language: str) -> Markup:
    terms = [_term(term) for term in concept.in_language(language)]
    return element("span", *_with_commas(terms), lang=language, dir=text_direction(language))


def _with_commas(parts: Sequence[Markup]) -> list[str]:
    return [each for part in parts for each in (", ", part)][1:]


def _term(term: Term) -> Markup:
    if term.status is Status.PREFERRED:
        return element("b", term.text)
    if term.status is Status.ADMITTED:
        return element("bdi", term.text)
    word = element("s", term.text)
    return join(word, " ", element("small", f"({status_label(term.status)})"))
