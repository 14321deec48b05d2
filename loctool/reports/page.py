"""The page: one HTML file that needs no other, no network, and no script to be read.

Its Content Security Policy allows the one style sheet and the one script in it, by their hashes,
and nothing else: should a text ever get out of its place, the browser would not run it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources
from pathlib import PurePath

from loctool import __version__
from loctool.glossary.proof import Proof
from loctool.i18n import gettext as _
from loctool.i18n import user_language
from loctool.languages import text_direction
from loctool.reports.concepts import render_concepts
from loctool.reports.markup import Markup, element, join
from loctool.reports.rows import View, view
from loctool.reports.table import render_table
from loctool.reports.texts import render_texts
from loctool.reports.toolbar import render_toolbar
from loctool.reports.totals import rate, render_facts, render_totals


def render_page(proofs: Sequence[Proof]) -> str:
    """The page of some proofs; the same proofs give the same bytes."""
    style, script = _asset("page.css"), _asset("page.js")
    views = [view(proof, number) for number, proof in enumerate(proofs, start=1)]
    language = user_language().replace("_", "-")
    body = element(
        "body",
        *(_skip_links() if views else ()),
        element("header", element("h1", _("Term report")), *_introduction(views)),
        render_toolbar(proofs),
        element("main", *(_article(each, alone=len(views) == 1) for each in views)),
        _footer(),
        element("script", script),
    )
    page = element(
        "html", _head(proofs, style, script), body, lang=language, dir=text_direction(language)
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _asset(name: str) -> Markup:
    """A file of this package that goes into the page as it is."""
    text = (resources.files(__package__) / name).read_text("utf-8")
    return Markup(f"\n{text}")


def _head(proofs: Sequence[Proof], style: Markup, script: Markup) -> Markup:
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    names = ", ".join(proof.target_name for proof in proofs)
    title = _("Term report: {names}").format(names=names) if names else _("Term report")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=f"loctool {__version__}"),
        element("title", title),
        element("style", style),
    )


def _hash(text: str) -> str:
    """A source expression of CSP level 3."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _skip_links() -> list[Markup]:
    """For the keyboard: past the head and the filters."""
    return [
        element("a", _("Skip to the texts"), href="#texts1", class_="skip"),
        element("a", _("Skip to the table"), href="#table1", class_="skip"),
    ]


def _introduction(views: Sequence[View]) -> list[Markup]:
    """What comes before the filters: the head of the one proof, or all of several in a table."""
    return _summary(views[0]) if len(views) == 1 else [_overview(views)]


def _overview(views: Sequence[View]) -> Markup:
    titles = (_("Translation"), _("Terms kept"), _("Consistency"), _("Forbidden"), _("Open"))
    header = (element("th", each, scope="col", role="columnheader") for each in titles)
    lines = (_overview_line(view, titles[1:]) for view in views)
    return element(
        "table",
        element("thead", element("tr", *header, role="row"), role="rowgroup"),
        element("tbody", *lines, role="rowgroup"),
        class_="overview",
        role="table",
    )


def _overview_line(view: View, titles: Sequence[str]) -> Markup:
    totals = view.proof.totals
    values = (
        rate(totals.success_rate),
        rate(totals.consistency),
        str(totals.forbidden),
        str(totals.open),
    )
    cells = (
        element("td", value, data_title=title, role="cell")
        for title, value in zip(titles, values, strict=True)
    )
    link = element("a", _names(view.proof), href=f"#proof{view.number}")
    return element("tr", element("th", link, scope="row", role="rowheader"), *cells, role="row")


def _names(proof: Proof) -> Markup:
    """The files without their folders."""
    source, target = PurePath(proof.source_name).name, PurePath(proof.target_name).name
    if proof.source_name == proof.target_name:  # a catalog holds both
        return element("bdi", source)
    arrow = element("span", " → ", class_="arrow")
    return join(element("bdi", source), arrow, element("bdi", target))


def _summary(view: View) -> list[Markup]:
    """Whose proof it is, and its counts."""
    title = element("h2", _names(view.proof), id=f"proof{view.number}")
    return [title, render_facts(view.proof), render_totals(view.proof)]


def _article(view: View, *, alone: bool) -> Markup:
    """All there is to say of one translation; the summary of the only one stands before it."""
    return element(
        "article",
        *([] if alone else _summary(view)),
        render_texts(view),
        render_table(view),
        render_concepts(view),
        aria_labelledby=f"proof{view.number}",
    )


def _footer() -> Markup:
    made = _("Made by loctool {version}. This file needs no network and sends nothing.")
    return element("footer", element("p", made.format(version=__version__)))
