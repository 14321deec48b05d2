"""Proofs of what became of each term: of our translations, and of anybody's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loctool import Document, Translator
from loctool.glossary.proof import Proof, Rung, Verdict
from loctool.glossary.verification import Verifier
from loctool.proving import prove_pair, prove_translation
from loctool.results import DocumentTranslation
from tests.phrasebook import Only, Phrasebook
from tests.terms import glossary, matcher

SOURCE = "# Die Staffel\n\nDer Abspann läuft.\nEr ist **kurz**.\n\nDie VFX fehlen.\n"
TARGET = "# The season\n\nThe credits are rolling.\nIt is **short**.\n\nThe VFX are missing.\n"
BOOK = {
    "Die Staffel": ["The season"],
    "Der Abspann läuft.": ["The finale is rolling.", "The end credits are rolling."],
    "Er ist kurz.": ["It is short."],
    "kurz": ["short"],
    "Die VFX fehlen.": ["The VFX are missing."],
}


def verifier(target: str = "en") -> Verifier:
    return Verifier(matcher(), "de", target)


def translator(phrases: Mapping[str, Sequence[str]] = BOOK) -> Translator:
    return Translator("en", engines=Only(Phrasebook(phrases)), glossary=glossary())


def translated() -> DocumentTranslation:
    document = Document.from_text(SOURCE, "markdown", name="a.de.md")
    return translator().translate_document(document)


def proof_of_ours() -> Proof:
    return prove_translation(translated(), "a.en.md", verifier(), translator().signature)


def proof_of(target: str, language: str = "en") -> Proof:
    return prove_pair(
        Document.from_text(SOURCE, "markdown", name="a.de.md"),
        Document.from_text(target, "markdown", name="b.md"),
        verifier(language),
    )


class TestOurs:
    def test_it_names_texts_glossary_and_who_translated(self) -> None:
        proof = proof_of_ours()
        assert (proof.source_name, proof.target_name) == ("a.de.md", "a.en.md")
        assert (proof.source_language, proof.target_language) == ("de", "en")
        assert proof.glossary == "house.csv"
        assert proof.signature.startswith("phrasebook (phrasebook 1), beam 4, glossary sha256:")

    def test_every_segment_has_its_terms_and_rungs_at_its_line(self) -> None:
        segments = proof_of_ours().segments
        assert [segment.line for segment in segments] == [1, 3, 6]
        lines = translated().text.splitlines()
        assert [lines[segment.target_line - 1] for segment in segments] == [
            "# The season",
            lines[2],
            "The VFX are missing.",
        ]
        paragraph = segments[1]
        assert paragraph.source == "Der Abspann läuft. Er ist kurz."
        [use] = paragraph.uses
        assert use.target is not None
        assert use.target.of(paragraph.target) == "end credits"
        assert use.occurrence.span.of(paragraph.source) == "Abspann"
        assert (use.verdict, use.rung) == (Verdict.KEPT, Rung.N_BEST)

    def test_terms_of_a_second_sentence_are_where_they_stand_in_the_segment(self) -> None:
        phrases = {"Gut.": ["Good."], "Die Staffel endet.": ["The season ends."]}
        document = Document.from_text("Gut. Die Staffel endet.", "text")
        [segment] = translator(phrases).translate_document(document).segments
        [use] = segment.terms
        assert use.occurrence.span.of(segment.source.text) == "Staffel"
        assert use.target is not None
        assert use.target.of(segment.target.text) == "season"

    def test_the_totals_count_what_must_be_kept(self) -> None:
        totals = proof_of_ours().totals
        assert (totals.enforced, totals.kept, totals.open) == (3, 3, 0)


class TestAnybodys:
    def test_its_terms_have_verdicts_and_no_rungs(self) -> None:
        proof = proof_of(TARGET)
        assert [use.verdict for use in proof.uses] == [Verdict.KEPT] * 3
        assert all(use.rung is None for use in proof.uses)
        assert proof.signature == ""

    def test_missing_and_forbidden_ones_too(self) -> None:
        proof = proof_of(TARGET.replace("season", "run").replace("credits", "closing titles"))
        assert [use.verdict for use in proof.uses] == [
            Verdict.OPEN,
            Verdict.FORBIDDEN,
            Verdict.KEPT,
        ]

    def test_a_heading_without_a_counterpart_has_open_terms(self) -> None:
        proof = proof_of(TARGET.replace("# The season\n\n", ""))
        alone = proof.segments[0]
        assert alone.source == "Die Staffel"
        assert (alone.target, alone.target_line) == ("", 0)
        assert [use.verdict for use in alone.uses] == [Verdict.OPEN]

    def test_a_heading_nobody_asked_for_is_shown_without_terms(self) -> None:
        proof = proof_of(TARGET + "\n## A season of its own\n")
        added = proof.segments[-1]
        assert (added.source, added.line, added.uses) == ("", 0, ())

    def test_uses_are_held_against_each_other(self) -> None:
        source = Document.from_text("Der Abspann.\n\nEin Abspann.\n", "text")
        target = Document.from_text("The end credits.\n\nCredits.\n", "text")
        proof = prove_pair(source, target, verifier())
        assert [use.verdict for use in proof.uses] == [Verdict.KEPT, Verdict.INCONSISTENT]

    def test_our_own_translation_is_proven_the_same_from_its_files(self) -> None:
        ours = proof_of_ours()
        theirs = proof_of("# The season\n\nThe end credits are rolling.\nIt is **short**.\n\n"
                          "The VFX are missing.\n")  # fmt: skip
        assert [use.verdict for use in theirs.uses] == [use.verdict for use in ours.uses]
        assert [use.target for use in theirs.uses] == [use.target for use in ours.uses]
