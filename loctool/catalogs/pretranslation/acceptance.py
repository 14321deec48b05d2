"""Taking a machine's translations as they are, without a person having looked at each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from loctool.catalogs.messages import FUZZY, Message
from loctool.catalogs.pretranslation.notes import needs_a_person, signature_of
from loctool.catalogs.pretranslation.verification import form_faults


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
    return not any(form_faults(message))


def accept(message: Message) -> Message:
    """The message, no longer fuzzy; its signature stays, for it still is a machine's."""
    flags = tuple(flag for flag in message.flags if flag != FUZZY)
    return replace(message, flags=flags, raw="")
