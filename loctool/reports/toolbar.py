"""The filters; without script they would do nothing, so the script unhides them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loctool.glossary.proof import Proof, Verdict
from loctool.i18n import gettext as _
from loctool.reports.labels import verdict_sample
from loctool.reports.markup import Markup, element

PROBLEMS = (Verdict.INCONSISTENT, Verdict.FORBIDDEN, Verdict.OPEN)
"""The verdicts a terminologist looks at first."""


def render_toolbar(proofs: Sequence[Proof]) -> Markup:
    """Filters by verdict and by concept, over all proofs of the page."""
    counts = Counter(use.verdict for proof in proofs for use in proof.uses)
    verdicts = element(
        "fieldset",
        element("legend", _("Verdicts"), class_="unseen"),
        *(_box(verdict, counts[verdict]) for verdict in Verdict if counts[verdict]),
    )
    problems = " ".join(PROBLEMS)
    return element(
        "form",
        verdicts,
        element("button", _("Problems only"), type="button", data_verdicts=problems),
        element(
            "button",
            _("All"),
            type="button",
            data_verdicts=" ".join(Verdict),
            data_concept="",
        ),
        element("label", _("Concept"), " ", _concepts(proofs)),
        element(
            "label",
            element("input", type="checkbox", id="only-terms"),
            " ",
            _("Only passages with these terms"),
        ),
        element(
            "p",
            _("On a term: j and k or arrows move, Enter goes to its counterpart."),
            class_="keys",
        ),
        element(
            "output",
            "",
            id="shown",
            aria_live="polite",
            data_text=_("{shown} of {all} shown"),
        ),
        class_="toolbar",
        id="toolbar",
        aria_label=_("Filters"),
        hidden=True,
    )


def _box(verdict: Verdict, count: int) -> Markup:
    return element(
        "label",
        element("input", type="checkbox", name="verdict", value=verdict.value, checked=True),
        " ",
        verdict_sample(verdict),
        " ",
        element("b", str(count)),
    )


def _concepts(proofs: Sequence[Proof]) -> Markup:
    """Concepts by id; those of several proofs come once."""
    counts = Counter(use.occurrence.concept.id for proof in proofs for use in proof.uses)
    options = (
        element("option", f"{id} ({count})", value=f"={id}") for id, count in sorted(counts.items())
    )
    return element("select", element("option", _("all"), value=""), *options, id="concept")
