"""Which messages of a catalog are to be translated by a machine, and which are a person's.

A person's work is never written over: a translation that is not fuzzy; a plural of which a part is
filled; a fuzzy translation that loctool did not sign, or that was changed since. Of fuzzy messages,
``--fuzzy`` takes those that loctool made itself, and those with a previous source text (``#|``):
there the source changed behind the translator's back, and gettext put the old translation under
the new text. What stood there is kept in a comment. Any other fuzzy message is somebody's draft.
"""

from __future__ import annotations

from enum import StrEnum

from loctool.catalogs.messages import Message
from loctool.catalogs.pretranslation.notes import signature_of


class Standing(StrEnum):
    """What a message is to pre-translation."""

    OPEN = "open"  # to be translated
    OBSOLETE = "obsolete"
    TRANSLATED = "translated"
    PARTIAL = "partial"  # some plural forms are filled
    MACHINE = "machine"  # fuzzy and signed by loctool: waits for a person, or for --accept
    OUTDATED = "outdated"  # fuzzy with a previous source text
    DRAFT = "draft"  # fuzzy, and a person may have written it


def standing_of(message: Message) -> Standing:
    """What a message is, whatever was asked for."""
    if message.obsolete:
        return Standing.OBSOLETE
    if not any(message.msgstr):
        return Standing.OPEN
    if not message.fuzzy:
        return Standing.TRANSLATED if message.has_translation else Standing.PARTIAL
    if signature_of(message) and message.previous is None:
        return Standing.MACHINE
    return Standing.OUTDATED if message.previous is not None else Standing.DRAFT


def is_wanted(message: Message, *, fuzzy: bool) -> bool:
    """Whether a message is to be translated.

    Args:
        message: Of a catalog.
        fuzzy: Whether fuzzy messages that are safe to write over are wanted too.
    """
    standing = standing_of(message)
    again = fuzzy and standing in (Standing.MACHINE, Standing.OUTDATED)
    return standing is Standing.OPEN or again
