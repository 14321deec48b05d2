r"""What loctool writes into a message's translator comments, and what it reads out of them.

A translation carries its signature and a checksum over the message as loctool left it::

    # loctool: starter (loctool-starter 1.0 sha256:…), beam 4, loctool 0.2.0 [3f9a1c2b7d5e]

so that a later run knows its own work from a person's: once a person changes the translation, the
checksum is wrong. Comments are data that programs read: they are English in every locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from loctool.catalogs.messages import FUZZY, Message
from loctool.findings import Finding
from loctool.outputs import sign

PREFIX = "loctool: "
NOT_TRANSLATED = PREFIX + "not translated: "
LOOK_AT = PREFIX + "look at: "
PLURALS = PREFIX + "plural forms: "
REPLACED = PREFIX + "replaced: "
"""What stood there before: a person may have written it, so it is never removed."""

COPIED = "copied, there is nothing to translate in it"
"""The signature of what is the same in every language."""

MEMORY = "memory "
"""What the signature of a person's translation begins with; its place follows."""

SPACES = "\u00a0\u202f"
"""No control characters, though Python does not call them printable."""

_SIGNED = re.compile(rf"{PREFIX}(?P<signature>.*) \[(?P<checksum>[0-9a-f]{{12}})\]")


def is_own(comment: str) -> bool:
    """Whether loctool wrote a comment, and may write another in its place."""
    if comment.startswith((LOOK_AT, PLURALS)):
        return True
    return not comment.startswith(REPLACED) and _SIGNED.fullmatch(comment) is not None


def others(comments: Iterable[str]) -> tuple[str, ...]:
    """The comments that are not loctool's."""
    return tuple(comment for comment in comments if not is_own(comment))


def signed(message: Message, signature: str, remarks: Iterable[str] = ()) -> Message:
    """The message with a signature and remarks behind the comments of others; it is fuzzy."""
    flags = (FUZZY, *(flag for flag in message.flags if flag != FUZZY))
    note = f"{PREFIX}{_one_line(signature)} [{checksum(message)}]"
    comments = (*others(message.comments), note, *map(_one_line, remarks))
    return replace(message, flags=flags, comments=comments, raw="")


def left(message: Message, reason: str, signature: str) -> Message:
    """The untranslated message with the reason; ``signature`` is whose fault it was."""
    note = f"{NOT_TRANSLATED}{_one_line(reason)} [{_left_checksum(message, signature)}]"
    return replace(message, comments=(*others(message.comments), note), raw="")


def signature_of(message: Message) -> str:
    """Who translated it, where loctool did and nobody changed it since; else empty."""
    for found in _signatures(message):
        is_left = found[0].startswith(NOT_TRANSLATED)
        if not is_left and found["checksum"] in (checksum(message), _checksum_before(message)):
            return found["signature"]
    return ""


def reason_left(message: Message, signature: str) -> str:
    """Why the same engine could not translate the same message before; else empty."""
    for found in _signatures(message):
        mine = found["checksum"] == _left_checksum(message, signature)
        if mine and found[0].startswith(NOT_TRANSLATED):
            return found["signature"].removeprefix(NOT_TRANSLATED.removeprefix(PREFIX))
    return ""


def needs_a_person(message: Message) -> bool:
    """Whether a remark says that ``--accept`` is not enough."""
    return any(comment.startswith((LOOK_AT, PLURALS)) for comment in message.comments)


def look_at(finding: Finding) -> str:
    """The remark about a finding."""
    return f"{LOOK_AT}{finding.message} ({finding.id})"


def replaced(message: Message) -> tuple[str, ...]:
    """The comments that keep what stands in a message, for one that is written over."""
    texts = [_escaped(text) for text in message.msgstr if text]
    return tuple(f'{REPLACED}"{text}"' for text in texts)


def checksum(message: Message) -> str:
    """Over what is translated and its translation."""
    return _checksum(message.msgctxt, message.msgid, message.msgid_plural, message.msgstr)


def _checksum_before(message: Message) -> str:
    """Over the same translation of the text it had before its source changed."""
    if message.previous is None:
        return ""
    before = message.previous
    return _checksum(before.msgctxt, before.msgid, before.msgid_plural, message.msgstr)


def _checksum(context: str | None, id: str, plural: str | None, texts: Iterable[str]) -> str:
    parts = (repr(context), id, repr(plural), *texts)
    return sign(*parts)[:12]


def _left_checksum(message: Message, signature: str) -> str:
    return sign(checksum(message), signature)[:12]


def _signatures(message: Message) -> Iterable[re.Match[str]]:
    return filter(None, map(_SIGNED.fullmatch, message.comments))


def _one_line(text: str) -> str:
    """Without line ends and control characters, which would end the comment."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def _escaped(text: str) -> str:
    escapes = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"'}
    shown = "".join(escapes.get(character, character) for character in text)
    return "".join(c if c.isprintable() or c in SPACES else f"\\x{ord(c):02x}" for c in shown)
