"""Taking a machine's translations as they are, without a person having looked at each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from loctool.catalogs.messages import FUZZY, Message
from loctool.catalogs.pretranslation.notes import needs_a_person, signature_of
from loctool.catalogs.pretranslation.verification import faults
from loctool.placeholders import NUMBER_OPTIONAL


def accept_messages(messages: Iterable[Message]) -> Iterator[tuple[Message, bool]]:
    """Every message, and whether it has just been accepted."""
    for message in messages:
        accepted = is_acceptable(message)
        yield (accept(message) if accepted else message), accepted


def is_acceptable(message: Message) -> bool:
    """Whether a fuzzy translation is loctool's own, unchanged, complete and without a remark.

    Plural forms that were made with sample numbers are not: a person has to see them.
    """
    if message.obsolete or not message.fuzzy or not message.has_translation:
        return False
    if message.previous is not None or not signature_of(message) or needs_a_person(message):
        return False
    return not any(_faults(message))


def accept(message: Message) -> Message:
    """The message, no longer fuzzy; its signature stays, for it still is a machine's."""
    flags = tuple(flag for flag in message.flags if flag != FUZZY)
    return replace(message, flags=flags, raw="")


def _faults(message: Message) -> Iterator[str]:
    """What is wrong in any form; one for a single number may leave the number out."""
    flags = frozenset(message.flags)
    for text in message.msgstr:
        if message.msgid_plural is None:
            yield from faults(message.msgid, text, flags)
            continue
        found = (
            faults(message.msgid, text, flags),
            faults(message.msgid_plural, text, flags | {NUMBER_OPTIONAL}),
        )
        yield from min(found, key=len)
