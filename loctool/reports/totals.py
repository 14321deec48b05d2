"""The head of a proof: whose it is, and the counts."""

from __future__ import annotations

import math
from collections.abc import Iterable

from loctool.glossary.proof import Proof, Verdict
from loctool.i18n import gettext as _
from loctool.i18n import ngettext
from loctool.languages import language_name
from loctool.reports.counting import match_kinds_of, rungs_of, verdicts_of
from loctool.reports.labels import kind_label, rung_label, verdict_label
from loctool.reports.markup import Markup, element

Count = tuple[str, int, str]
"""A label, how many there are, and a class for its colour."""


def render_facts(proof: Proof) -> Markup:
    """What was translated into what, with which glossary, by whom."""
    languages = _("{source} into {target}").format(
        source=language_name(proof.source_language), target=language_name(proof.target_language)
    )
    files = list(dict.fromkeys((proof.source_name, proof.target_name)))
    facts = (
        (_("Files"), " → ".join(files)),
        (_("Languages"), languages),
        (_("Glossary"), proof.glossary or "–"),
        (_("Translated by"), proof.signature or _("not loctool: a translation that was checked")),
    )
    entries = (
        element("div", element("dt", name), element("dd", element("bdi", value)))
        for name, value in facts
    )
    return element("dl", *entries, class_="facts")


def render_totals(proof: Proof) -> Markup:
    """The three rates, then how many occurrences have each verdict, rung and match kind."""
    totals = proof.totals
    figures = (
        _figure(
            _("Terms kept"),
            rate(totals.success_rate) if totals.enforced else "–",
            _("{kept} of {enforced}").format(kept=totals.kept, enforced=totals.enforced),
            is_good=totals.kept == totals.enforced,
        ),
        _figure(
            _("Consistency"),
            rate(totals.consistency) if totals.terms else "–",
            ngettext(
                "{consistent} of {count} source term has one translation",
                "{consistent} of {count} source terms have one translation each",
                totals.terms,
            ).format(consistent=totals.consistent, count=totals.terms),
            is_good=totals.consistent == totals.terms,
        ),
        _figure(
            _("Forbidden"),
            str(totals.forbidden),
            ngettext(
                "among {count} occurrence", "among {count} occurrences", totals.occurrences
            ).format(count=totals.occurrences),
            is_good=not totals.forbidden,
        ),
    )
    return element(
        "div", element("dl", *figures, class_="figures"), _breakdown(proof), class_="totals"
    )


def rate(percent: float) -> str:
    """A rate for people, rounded down: only what is whole is 100 %.

    Example:
        >>> rate(99.96), rate(100.0)
        ('99.9 %', '100 %')
    """
    value = f"{math.floor(percent * 10) / 10:.1f}".removesuffix(".0")
    return f"{value} %"


def _figure(name: str, value: str, detail: str, *, is_good: bool) -> Markup:
    return element(
        "div",
        element("dt", name),
        element("dd", element("strong", value), " ", element("span", detail)),
        class_="figure" if is_good else "figure attention",
    )


def _breakdown(proof: Proof) -> Markup:
    verdicts = ((verdict_label(v), n, _colour(v, proof)) for v, n in verdicts_of(proof).items())
    rungs = ((rung_label(r), n, "") for r, n in rungs_of(proof).items() if n)
    kinds = ((kind_label(k), n, "") for k, n in match_kinds_of(proof).items() if n)
    tables = (
        _counts(_("Verdicts"), verdicts),
        _counts(_("Came from"), rungs),
        _counts(_("Match kinds"), kinds),
    )
    return element("div", *tables, class_="breakdown")


def _colour(verdict: Verdict, proof: Proof) -> str:
    """The verdict's, but for terms that are open only within compounds: that is no problem."""
    return "" if verdict is Verdict.OPEN and not proof.totals.open else verdict.value


def _counts(title: str, counts: Iterable[Count]) -> Markup:
    """A small table with bars; nothing where there is nothing to count."""
    found = list(counts)
    most = max((number for _label, number, _class in found), default=0)
    if not most:
        return Markup("")
    lines = (
        element(
            "tr",
            element("th", label, scope="row"),
            element("td", str(number)),
            element("td", _bar(100 * number / most), aria_hidden="true"),
            class_=kind or None,
        )
        for label, number, kind in found
    )
    body = element("tbody", *lines)
    return element("table", element("caption", title), body, class_="counts")


def _bar(percent: float) -> Markup:
    """A bar whose length needs no inline style, which the page's policy forbids."""
    bar = element("rect", width=f"{percent:.1f}", height="8")
    return element("svg", bar, viewBox="0 0 100 8", preserveAspectRatio="none")
