"""Proofs made by hand: every verdict, rung and match kind, and texts that mean harm."""

from __future__ import annotations

from dataclasses import replace

from loctool.glossary.matching import MatchKind, Occurrence
from loctool.glossary.proof import Proof, ProvenSegment, Rung, TermUse, Verdict
from loctool.glossary.terms import Concept, Policy, Status, Term
from loctool.segments import Span

SEASON = Concept(
    "season",
    {"de": (Term("Staffel"),), "en": (Term("season"), Term("series", Status.ADMITTED))},
    "television",
    "noun",
    definition="Episodes made and released together.",
)
CREDITS = Concept(
    "end-credits",
    {
        "de": (Term("Abspann"),),
        "en": (Term("end credits"), Term("closing titles", Status.DEPRECATED)),
    },
    "film",
    "noun",
)
RELEASE = Concept(
    "theatrical-release",
    {
        "de": (Term("Kinostart"),),
        "en": (Term("theatrical release"), Term("cinema start", Status.FORBIDDEN)),
    },
    "distribution",
    "noun",
    note="False friend: a start is not said of a release.",
)
VFX = Concept("vfx", {"de": (Term("VFX"),)}, "vfx", "noun", Policy.KEEP)
PREVIS = Concept("previs", {"de": (Term("Previsualisierung"),), "en": (Term("previs"),)}, "vfx")
RESHOOT = Concept("reshoot", {"de": (Term("Nachdreh"),), "en": (Term("reshoot"),)}, "film")
CUT = Concept("rough-cut", {"de": (Term("Rohschnitt"),), "en": (Term("rough cut"),)}, "film")
RATINGS = Concept("ratings", {"de": (Term("Einschaltquote"),), "en": (Term("ratings"),)})
EXTRA = Concept("extra", {"de": (Term("Komparse"),)}, "film", "noun")
CONCEPTS = (SEASON, CREDITS, RELEASE, VFX, PREVIS, RESHOOT, CUT, RATINGS, EXTRA)


def use(
    source: str,
    words: str,
    target: str,
    found: str | None,
    verdict: Verdict = Verdict.KEPT,
    *,
    concept: Concept,
    kind: MatchKind = MatchKind.EXACT,
    rung: Rung | None = Rung.HYPOTHESIS,
    compound: str = "",
) -> TermUse:
    """The use of the first such words of both texts."""
    span = _span(source, words)
    occurrence = Occurrence(
        concept,
        concept.in_language("de")[0],
        span,
        _span(source, compound) if compound else span,
        kind,
    )
    terms = concept.in_language("en")
    term = next((each for each in terms if each.text == found), terms[0] if terms else None)
    place = _span(target, found) if found is not None else None
    return TermUse(occurrence, verdict, place, term if place else None, rung)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def proof() -> Proof:
    """Of a short article: every verdict, every rung, every match kind."""
    segments = []
    first = "Die dritte Staffel läuft im Mai an, der Kinostart folgt im Herbst."
    target = "The third season starts in May, the cinema start follows in autumn."
    segments.append(
        ProvenSegment(
            first,
            target,
            1,
            (
                use(first, "Staffel", target, "season", concept=SEASON),
                use(
                    first,
                    "Kinostart",
                    target,
                    "cinema start",
                    Verdict.FORBIDDEN,
                    concept=RELEASE,
                    rung=Rung.OPEN,
                ),
            ),
            1,
        )
    )
    second = "Die Previsualisierungsphase und die VFX-Arbeiten sind fertig, der Rohschnitt auch."
    target = "The previs phase and the VFX work are done, and so is the rough cut."
    segments.append(
        ProvenSegment(
            second,
            target,
            3,
            (
                use(
                    second,
                    "Previsualisierungs",
                    target,
                    "previs",
                    concept=PREVIS,
                    kind=MatchKind.COMPOUND_MODIFIER,
                    compound="Previsualisierungsphase",
                    rung=Rung.GLOSSARY_INPUT,
                ),
                use(
                    second,
                    "VFX",
                    target,
                    "VFX",
                    concept=VFX,
                    kind=MatchKind.HYPHEN_COMPOUND,
                    compound="VFX-Arbeiten",
                    rung=Rung.MASK,
                ),
                use(
                    second,
                    "Rohschnitt",
                    target,
                    "rough cut",
                    concept=CUT,
                    rung=Rung.SOURCE_REPLACED,
                ),
            ),
            3,
        )
    )
    segments.append(ProvenSegment("Das Wetter war gut.", "The weather was good.", 5, (), 5))
    third = "Nach dem Abspann der Staffeln sah man Komparsen und einen Testnachdreh."
    target = "After it, in the series, extras were seen, and one more."
    segments.append(
        ProvenSegment(
            third,
            target,
            7,
            (
                use(third, "Abspann", target, None, Verdict.OPEN, concept=CREDITS, rung=Rung.OPEN),
                use(
                    third,
                    "Staffeln",
                    target,
                    "series",
                    Verdict.INCONSISTENT,
                    concept=SEASON,
                    kind=MatchKind.INFLECTED,
                    rung=Rung.N_BEST,
                ),
                use(
                    third,
                    "Komparsen",
                    target,
                    None,
                    Verdict.UNLISTED,
                    concept=EXTRA,
                    kind=MatchKind.INFLECTED,
                ),
                use(
                    third,
                    "nachdreh",
                    target,
                    None,
                    Verdict.OPEN,
                    concept=RESHOOT,
                    kind=MatchKind.COMPOUND_HEAD,
                    compound="Testnachdreh",
                    rung=Rung.OPEN,
                ),
            ),
            7,
        )
    )
    fourth = "Die Einschaltquoten stimmen."
    segments.append(
        ProvenSegment(
            fourth,
            "The ratings are right.",
            9,
            (
                use(
                    fourth,
                    "Einschaltquoten",
                    "The ratings are right.",
                    "ratings",
                    concept=RATINGS,
                    kind=MatchKind.INFLECTED,
                    rung=Rung.SPAN_REPLACED,
                ),
            ),
            9,
        )
    )
    return Proof(
        "artikel.de.md",
        "artikel.en.md",
        "de",
        "en",
        "house.csv",
        "starter 0.3 (beam 4)",
        tuple(segments),
    )


def checked_proof() -> Proof:
    """The same, of a translation that is not loctool's, with a paragraph that is missing."""
    made = proof()
    segments = tuple(
        replace(segment, uses=tuple(replace(each, rung=None) for each in segment.uses))
        for segment in made.segments
    )
    missing = ProvenSegment("Noch ein Absatz.", "", 11, ())
    return replace(made, signature="", segments=(*segments, missing))


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\" ' & "
    "</style></p>\x00\x1b\u202e\ufffe]]>"
)


def hostile_proof() -> Proof:
    """Harmful characters in every field."""
    term = Term(HOSTILE)
    concept = Concept(
        HOSTILE,
        {"de": (term,), "en": (term, Term(HOSTILE + "2", Status.FORBIDDEN))},
        HOSTILE,
        HOSTILE,
        Policy.TRANSLATE,
        HOSTILE,
        HOSTILE,
        {HOSTILE: HOSTILE},
    )
    source = f"{HOSTILE} x {HOSTILE}"
    kept = use(source, HOSTILE, source, HOSTILE, concept=concept)
    text = f"{source} \ud800"
    return Proof(
        HOSTILE, HOSTILE, "de", HOSTILE, HOSTILE, HOSTILE, (ProvenSegment(text, text, 1, (kept,)),)
    )
