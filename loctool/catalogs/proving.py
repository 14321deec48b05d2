"""Proofs of what a catalog's translations do with a glossary's terms."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.catalogs.messages import Catalog, Message
from loctool.glossary.proof import Proof, ProvenSegment
from loctool.glossary.verification import Verifier, with_consistency


def prove_catalog(catalog: Catalog, verifier: Verifier) -> Proof:
    """What the translated messages, fuzzy ones too, do with each term of their sources.

    Messages without a translation are left out: there is nothing to prove yet.

    Args:
        catalog: Its ``msgid`` is the source.
        verifier: Of the glossary.
    """
    segments = [
        ProvenSegment(source, target, message.line, verifier.verify(source, target), message.line)
        for message in catalog
        if message.has_translation
        for source, target in _forms(message)
    ]
    return Proof(
        source_name=catalog.name,
        target_name=catalog.name,
        source_language=verifier.source_language,
        target_language=verifier.target_language,
        glossary=verifier.glossary.name,
        signature="",
        segments=with_consistency(segments),
    )


def _forms(message: Message) -> Iterator[tuple[str, str]]:
    """Each form of the translation, beside the form of the source it stands for.

    The first is the singular in the languages that have one; a language with one form has it for
    both, and its text belongs to the plural.
    """
    if message.msgid_plural is None:
        yield message.msgid, message.msgstr[0]
        return
    *singular, _ = message.msgstr[:2]
    for form in singular:
        yield message.msgid, form
    for form in message.msgstr[len(singular) :]:
        yield message.msgid_plural, form
