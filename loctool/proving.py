"""Proofs of what became of a glossary's terms: of our translations, and of anybody's."""

from __future__ import annotations

from loctool.documents import Document
from loctool.documents.pairing import pair_segments
from loctool.glossary.proof import Proof, ProvenSegment
from loctool.glossary.verification import Verifier, with_consistency
from loctool.results import DocumentTranslation
from loctool.segments import Segment


def prove_translation(
    translation: DocumentTranslation, target_name: str, verifier: Verifier, signature: str
) -> Proof:
    """What loctool did for each term, and how.

    Args:
        translation: Made with the verifier's glossary.
        target_name: Where it was written, or ``-``.
        verifier: Of the glossary.
        signature: Who translated and how.
    """
    lines = _lines(translation)
    segments = tuple(
        ProvenSegment(each.source.text, each.target.text, each.source.line, each.terms, line)
        for each, line in zip(translation.segments, lines, strict=True)
    )
    return Proof(
        translation.document.name,
        target_name,
        verifier.source_language,
        verifier.target_language,
        verifier.glossary.name,
        signature,
        segments,
    )


def _lines(translation: DocumentTranslation) -> list[int]:
    """Where each segment is in the translation, from 1; 0 where that cannot be told."""
    found = Document.from_text(translation.text, translation.document.format).segments
    if len(found) != len(translation.segments):
        return [0] * len(translation.segments)
    return [segment.line for segment in found]


def prove_pair(source: Document, target: Document, verifier: Verifier) -> Proof:
    """What a translation, whoever made it, does with each term of its source.

    Args:
        source: The original.
        target: Its translation.
        verifier: Of the glossary.
    """
    segments = [_proven(pair[0], pair[1], verifier) for pair in pair_segments(source, target)]
    return Proof(
        source.name,
        target.name,
        verifier.source_language,
        verifier.target_language,
        verifier.glossary.name,
        "",
        with_consistency(segments),
    )


def _proven(source: Segment | None, target: Segment | None, verifier: Verifier) -> ProvenSegment:
    here, there = source.text if source else "", target.text if target else ""
    return ProvenSegment(
        here,
        there,
        source.line if source else 0,
        verifier.verify(here, there) if here else (),
        target.line if target else 0,
    )
