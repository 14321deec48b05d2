"""Both texts side by side, the terms in them marked and linked to their counterparts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loctool.glossary.proof import ProvenSegment, Verdict
from loctool.i18n import gettext as _
from loctool.languages import language_name, text_direction
from loctool.reports.labels import verdict_meaning, verdict_sample
from loctool.reports.markup import Markup, element
from loctool.reports.rows import Row, View
from loctool.segments import Span


@dataclass(frozen=True, slots=True)
class _Place:
    """An occurrence's words on one side.

    Attributes:
        row: The occurrence.
        span: Of the words.
        side: ``source`` or ``target``.
        id: Of this place on the page.
        counterpart: Id of the words on the other side, else of the line in the table.
    """

    row: Row
    span: Span
    side: str
    id: str
    counterpart: str


def render_texts(view: View) -> Markup:
    """The section with both texts."""
    proof = view.proof
    names = element(
        "div",
        _side_name(proof.source_language, proof.source_name),
        _side_name(proof.target_language, proof.target_name),
        class_="pair names",
    )
    pairs = (
        _pair(view, segment, rows)
        for segment, rows in zip(proof.segments, view.segments, strict=True)
    )
    return element(
        "section",
        element("h3", _("Both texts"), id=f"texts{view.number}"),
        _legend(view),
        element("div", names, *pairs, class_="texts"),
        aria_labelledby=f"texts{view.number}",
    )


def _side_name(language: str, name: str) -> Markup:
    return element("p", element("b", language_name(language)), " ", element("bdi", name))


def _legend(view: View) -> Markup:
    """What the lines under the words mean, of the verdicts that occur."""
    found = {use.verdict for use in view.proof.uses}
    entries = (
        element(
            "li",
            verdict_sample(verdict),
            " ",
            verdict_meaning(verdict),
        )
        for verdict in Verdict
        if verdict in found
    )
    return element("ul", *entries, class_="legend")


def _pair(view: View, segment: ProvenSegment, rows: Iterable[Row]) -> Markup:
    """A segment and its translation; one of them may not be there."""
    proof, sources, targets = view.proof, _source_places(rows), _target_places(rows)
    source = _text(segment.source, sources, proof.source_language, segment.line)
    target = _text(segment.target, targets, proof.target_language, segment.target_line)
    return element(
        "div",
        source if segment.source else _missing(_("not in the source")),
        target if segment.target else _missing(_("not in the translation")),
        class_="pair",
    )


def _missing(text: str) -> Markup:
    return element("p", element("em", text), class_="none")


def _text(text: str, places: Iterable[_Place], language: str, line: int) -> Markup:
    """One side of a pair, in a box of its own: its line number is not part of the text."""
    number = element("span", str(line), class_="line", title=_("line {line}").format(line=line))
    return element(
        "div",
        number if line else "",
        element("p", *_marked(text, places), lang=language, dir=text_direction(language)),
        class_="side",
    )


def _source_places(rows: Iterable[Row]) -> Iterator[_Place]:
    for row in rows:
        counterpart = row.target_id if row.use.target else row.row_id
        yield _Place(row, row.use.occurrence.span, "source", row.source_id, counterpart)


def _target_places(rows: Iterable[Row]) -> Iterator[_Place]:
    for row in rows:
        if row.use.target:
            yield _Place(row, row.use.target, "target", row.target_id, row.source_id)


def _marked(text: str, places: Iterable[_Place]) -> Iterator[str]:
    """The text with its marks; where two would overlap, the later is a number behind the other."""
    at = 0
    for place in sorted(places, key=lambda place: (place.span.start, -place.span.end)):
        start, end = max(at, place.span.start), place.span.end
        if place.span.start >= at:
            yield text[at:start]
            yield _mark(place, text[start:end])
            at = max(start, end)
        else:
            yield _mark(place, "")
    yield text[at:]


def _mark(place: _Place, words: str) -> Markup:
    """Words that lead to their counterpart; their number is drawn by the style sheet."""
    row = place.row
    return element(
        "a",
        element("span", words),
        href=f"#{place.counterpart}",
        id=place.id,
        class_=f"term c{row.colour} {row.classes}",
        data_n=row.number,
        data_key=row.key,
        data_side=place.side,
        data_verdict=row.use.verdict.value,
        data_concept=row.use.occurrence.concept.id,
        aria_describedby=row.verdict_id,
    )
