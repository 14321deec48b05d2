"""Whether a machine's translation of a message kept all that must be kept.

What it says goes into a translator comment, so it is English in every locale.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from loctool.catalogs.messages import Message
from loctool.catalogs.pretranslation.accelerators import accelerator_of, is_marked
from loctool.catalogs.pretranslation.texts import ENTITY, ESCAPE, TAG, is_letter, kept_spans
from loctool.documents.protected import find_protected
from loctool.placeholders import NUMBER_OPTIONAL, compare, format_errors

_EDGE = re.compile(r"(\s*).*?(\s*)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def faults(source: str, target: str, flags: frozenset[str]) -> tuple[str, ...]:
    r"""What was not kept, one line each; nothing for a translation that may be used.

    Example:
        >>> faults("%d Filme\n", "films", frozenset({"c-format"}))
        ('%d is missing', 'the white space at its end differs', 'the line ends differ')
    """
    if not target.strip():
        return ("the engine gave nothing",) if source.strip() else ()
    found = (fault for rule in _RULES for fault in rule(source, target, flags))
    return tuple(dict.fromkeys(found))


def form_faults(message: Message) -> Iterator[str]:
    """What is wrong in any form of a translated message.

    A plural form may follow either text of its source, and for a single number leave it out.
    """
    flags = frozenset(message.flags)
    for text in message.msgstr:
        found = faults(message.msgid, text, flags)
        if message.msgid_plural is not None:
            several = faults(message.msgid_plural, text, flags | {NUMBER_OPTIONAL})
            found = min(found, several, key=len)
        yield from found


Rule = Callable[[str, str, frozenset[str]], Iterator[str]]


def _placeholders(source: str, target: str, flags: frozenset[str]) -> Iterator[str]:
    compared = compare(source, target, flags)
    yield from (f"{each.text} is missing" for each in compared.missing)
    yield from (f"{each.text} was added" for each in compared.added)
    yield from (f"{one.text} became {other.text}" for one, other in compared.changed)
    if compared.reordered:
        yield "the placeholders changed their order"
    if not format_errors(source, flags):
        yield from (f"{each.text} is no placeholder" for each in format_errors(target, flags))


def _tags(source: str, target: str, _flags: frozenset[str]) -> Iterator[str]:
    before = [match[0] for match in TAG.finditer(source)]
    behind = [match[0] for match in TAG.finditer(target)]
    yield from _difference(before, behind)
    if Counter(before) == Counter(behind) and _nests(source) and not _nests(target):
        yield "the tags are nested wrongly"


def _nests(text: str) -> bool:
    """Whether each closing tag closes the one opened last; tags that nothing closes count not."""
    tags = [tag for tag in TAG.finditer(text) if tag[2] is not None and not tag[4]]
    closed = {tag[2] for tag in tags if tag[1]}
    open_: list[str] = []
    for tag in tags:
        if tag[2] not in closed:
            continue
        if not tag[1]:
            open_.append(tag[2])
        elif not open_ or open_.pop() != tag[2]:
            return False
    return True


def _entities(source: str, target: str, _flags: frozenset[str]) -> Iterator[str]:
    before, behind = ENTITY.findall(source), ENTITY.findall(target)
    yield from _difference(
        [each for each in before if not is_letter(each)],
        [each for each in behind if not is_letter(each)],
    )


def _escapes(source: str, target: str, _flags: frozenset[str]) -> Iterator[str]:
    yield from _difference(ESCAPE.findall(source), ESCAPE.findall(target))


def _edges(source: str, target: str, _flags: frozenset[str]) -> Iterator[str]:
    before, behind = _EDGE.fullmatch(source), _EDGE.fullmatch(target)
    if before and behind:
        if before[1] != behind[1]:
            yield "the white space at its start differs"
        if before[2] != behind[2]:
            yield "the white space at its end differs"


def _lines(source: str, target: str, _flags: frozenset[str]) -> Iterator[str]:
    if _CONTROL.findall(source) != _CONTROL.findall(target):
        yield "the line ends differ" if "\n" in source + target else "control characters differ"


def _accelerators(source: str, target: str, flags: frozenset[str]) -> Iterator[str]:
    mark = accelerator_of(source, kept_spans(source, flags))
    if mark is not None and not is_marked(target, mark.mark, kept_spans(target, flags)):
        yield f"the accelerator {mark.mark} is missing"


def _addresses(source: str, target: str, _flags: frozenset[str]) -> Iterator[str]:
    """URLs, handles, file names: what a translation has no word for."""
    missing = Counter(span.of(source) for span in find_protected(source))
    for text, count in missing.items():
        if "<" not in text and target.count(text) < count and not re.match(r"[%{$#~]", text):
            yield f"{text} is missing"


def _difference(before: list[str], behind: list[str]) -> Iterator[str]:
    missing, added = Counter(before), Counter(behind)
    yield from (f"{text} is missing" for text in missing - added)
    yield from (f"{text} was added" for text in added - missing)


_RULES: tuple[Rule, ...] = (
    _placeholders,
    _tags,
    _entities,
    _escapes,
    _edges,
    _lines,
    _accelerators,
    _addresses,
)
