"""What of a message is checked as source text and translation.

A translation without plural forms is held against its ``msgid``. Of several forms, one that is
for 1 may say the number in words or leave it out, as the ``msgid`` may, or write it as the
``msgid_plural`` does: it is at fault where it fits neither. The other forms are held against the
``msgid_plural``; gettext manual, node "Plural forms". A form for a few numbers only may do without
the number's placeholder, as ``msgfmt`` has it (``check_pair`` in ``msgl-check.c``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loctool.catalogs.messages import FUZZY, Message
from loctool.checks import Check, Pair, Panel
from loctool.findings import Finding
from loctool.placeholders import NUMBER_OPTIONAL


class Unit(NamedTuple):
    """A translation and the source texts it may follow.

    Attributes:
        sources: What is wrong must be wrong beside each of them.
        target: The translation.
        flags: The message's, without ``fuzzy``.
    """

    sources: tuple[str, ...]
    target: str
    flags: frozenset[str]


NO_FLAGS: frozenset[str] = frozenset()


def units_of(
    message: Message, singular: frozenset[int], rare: frozenset[int]
) -> Iterator[tuple[str, Unit]]:
    """Each form of a message that has text, with the keyword it stands behind.

    Args:
        message: Any but the header.
        singular: The numbers of the forms that are for 1.
        rare: The numbers of the forms that are for a few numbers only.
    """
    flags = frozenset(message.flags) - {FUZZY} if message.flags else NO_FLAGS
    if message.msgid_plural is None:
        if message.msgstr[0]:
            yield "msgstr", Unit((message.msgid,), message.msgstr[0], flags)
        return
    for number, text in enumerate(message.msgstr):
        if text:
            both = number in singular
            plural = message.msgid_plural
            sources = (message.msgid, plural) if both else (plural,)
            own = flags | {NUMBER_OPTIONAL} if number in rare else flags
            yield f"msgstr[{number}]", Unit(sources, text, own)


def inspect_unit(
    checks: Panel, unit: Unit, source_language: str, target_language: str
) -> tuple[Finding, ...]:
    """What the checks find beside every one of the sources."""
    found = checks.run(_pair(unit, unit.sources[0], source_language, target_language))
    for source in unit.sources[1:]:
        if not found:
            break
        again = checks.run(_pair(unit, source, source_language, target_language))
        kept = {each.id for each in again}
        found = tuple(each for each in found if each.id in kept)
    return found


def mend_unit(
    checks: Sequence[Check], unit: Unit, source_language: str, target_language: str
) -> str:
    """The translation, as far as the checks can mend it; a mend must leave nothing to find."""
    for check in checks:
        only = Panel((check,))
        if check.fix is None or not inspect_unit(only, unit, source_language, target_language):
            continue
        for source in unit.sources:
            text = check.fix(_pair(unit, source, source_language, target_language))
            mended = unit._replace(target=text)
            if text and not inspect_unit(only, mended, source_language, target_language):
                unit = mended
                break
    return unit.target


def _pair(unit: Unit, source: str, source_language: str, target_language: str) -> Pair:
    return Pair(source, unit.target, source_language, target_language, unit.flags)
