"""What verdicts, rungs and match kinds are called on the page, in the reader's language."""

from __future__ import annotations

from loctool.glossary.matching import MatchKind
from loctool.glossary.proof import Rung, Verdict
from loctool.glossary.terms import Status
from loctool.i18n import gettext as _
from loctool.i18n import pgettext
from loctool.reports.markup import Markup, element


def verdict_label(verdict: Verdict) -> str:
    """In a word or two."""
    return {
        Verdict.KEPT: pgettext("verdict on a term", "kept"),
        Verdict.INCONSISTENT: pgettext("verdict on a term", "inconsistent"),
        Verdict.FORBIDDEN: pgettext("verdict on a term", "forbidden"),
        Verdict.OPEN: pgettext("verdict on a term", "open"),
        Verdict.UNLISTED: pgettext("verdict on a term", "not listed"),
    }[verdict]


def verdict_meaning(verdict: Verdict) -> str:
    """In half a sentence."""
    return {
        Verdict.KEPT: _("the translation has the glossary’s term"),
        Verdict.INCONSISTENT: _("the glossary allows it, but elsewhere it is another term"),
        Verdict.FORBIDDEN: _("the translation has a term that must not be used"),
        Verdict.OPEN: _("none of the glossary’s terms is in the translation"),
        Verdict.UNLISTED: _("the glossary has no term in this language"),
    }[verdict]


def verdict_sample(verdict: Verdict) -> Markup:
    """Its label, underlined as the words with that verdict are."""
    return element("span", element("span", verdict_label(verdict)), class_=f"term {verdict.value}")


def rung_label(rung: Rung | None) -> str:
    """How the term came into the translation, in a few words; a dash where nobody knows."""
    if rung is None:
        return "–"
    return {
        Rung.HYPOTHESIS: _("best translation"),
        Rung.N_BEST: _("another translation"),
        Rung.GLOSSARY_INPUT: _("engine was told"),
        Rung.SOURCE_REPLACED: _("put into the source"),
        Rung.MASK: _("placeholder"),
        Rung.SPAN_REPLACED: _("words replaced"),
        Rung.OPEN: _("left open"),
    }[rung]


def kind_label(kind: MatchKind) -> str:
    """In what form the term stands in the source."""
    return {
        MatchKind.EXACT: pgettext("match kind", "exact"),
        MatchKind.INFLECTED: pgettext("match kind", "inflected"),
        MatchKind.HYPHEN_COMPOUND: pgettext("match kind", "hyphen compound"),
        MatchKind.COMPOUND_HEAD: pgettext("match kind", "end of a compound"),
        MatchKind.COMPOUND_MODIFIER: pgettext("match kind", "beginning of a compound"),
    }[kind]


def status_label(status: Status) -> str:
    """What a term may be used for."""
    return {
        Status.PREFERRED: pgettext("status of a term", "preferred"),
        Status.ADMITTED: pgettext("status of a term", "admitted"),
        Status.DEPRECATED: pgettext("status of a term", "deprecated"),
        Status.FORBIDDEN: pgettext("status of a term", "forbidden"),
    }[status]
