"""Finds the placeholders of a text, and what a program would fail at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loctool.i18n import gettext as _
from loctool.placeholders.syntaxes import CERTAIN, SYNTAXES, Syntax
from loctool.placeholders.values import ErrorKind, FormatError, Placeholder
from loctool.segments import Span

NO_FLAGS: frozenset[str] = frozenset()
CACHED_TEXTS = 4096


@lru_cache(maxsize=CACHED_TEXTS)
def find_placeholders(text: str, flags: frozenset[str] = NO_FLAGS) -> tuple[Placeholder, ...]:
    """The placeholders of a text, in its order and disjoint.

    Args:
        text: A message.
        flags: Its gettext flags. Where none names a format, only what is a placeholder beyond
            doubt is found; where one says that there is none (``no-c-format``), nothing.

    Example:
        >>> [found.text for found in find_placeholders("%(name)s: 50 % der %d Szenen")]
        ['%(name)s', '%d']
        >>> [found.text for found in find_placeholders("{0} {{x}}", frozenset({"csharp-format"}))]
        ['{0}']
    """
    found: list[Placeholder] = []
    for syntax in syntaxes_of(flags):
        if any(mark in text for mark in syntax.marks):
            found += _placeholders(text, syntax)
    return _disjoint(found)


@lru_cache(maxsize=CACHED_TEXTS)
def format_errors(text: str, flags: frozenset[str]) -> tuple[FormatError, ...]:
    """What a program would fail at when it puts values into the text; none without a format.

    Example:
        >>> [error.text for error in format_errors("%d von 100%", frozenset({"c-format"}))]
        ['%']
    """
    errors: list[FormatError] = []
    for syntax in _named(flags):
        if any(mark in text for mark in syntax.marks):
            errors += _broken(text, syntax)
            errors += _numbering(text, syntax)
    return tuple(errors)


@lru_cache(maxsize=256)
def syntaxes_of(flags: frozenset[str]) -> tuple[Syntax, ...]:
    """How a text with these flags is read."""
    if named := _named(flags):
        return named
    if any(flag.startswith("no-") and flag.endswith("-format") for flag in flags):
        return ()
    return CERTAIN


def is_exact(flags: frozenset[str]) -> bool:
    """Whether an unnamed argument that no placeholder takes makes the program fail."""
    return any(syntax.exact for syntax in _named(flags))


def _named(flags: frozenset[str]) -> tuple[Syntax, ...]:
    return tuple(SYNTAXES[flag] for flag in sorted(flags & SYNTAXES.keys()))


def _placeholders(text: str, syntax: Syntax) -> Iterator[Placeholder]:
    turn = syntax.first
    for match in syntax.pattern.finditer(text):
        groups = match.groupdict()
        if groups.get("escape") is not None or groups.get("broken") is not None:
            continue
        placeholder = _placeholder(match, groups, syntax, turn)
        if syntax.counted and not placeholder.movable and not groups.get("relative"):
            turn += 1 + _stars(groups)
        yield placeholder


def _placeholder(
    match: re.Match[str], groups: dict[str, str | None], syntax: Syntax, turn: int
) -> Placeholder:
    name = _first(groups, "name")
    position = _first(groups, "position")
    path = groups.get("path") or ""
    if path:
        name = f"{name or position or turn}{path}"
    conversion = "*" * _stars(groups) + (_first(groups, "conversion") or "")
    return Placeholder(
        span=Span(match.start(), match.end()),
        text=match[0],
        name=name,
        position=_position(name, position, syntax, turn),
        conversion=conversion,
        kind=_kind(conversion, syntax),
        numbered=position is not None,
    )


def _position(name: str | None, position: str | None, syntax: Syntax, turn: int) -> int | None:
    if name is not None:
        return None
    if position is not None:
        return int(position)
    return turn if syntax.counted else None


def _first(groups: dict[str, str | None], name: str) -> str | None:
    """The value of a group that the pattern has up to three times."""
    for key in (name, f"{name}2", f"{name}3"):
        if (value := groups.get(key)) is not None:
            return value
    return None


def _stars(groups: dict[str, str | None]) -> int:
    """How many arguments a placeholder takes for its width and precision."""
    return sum((groups.get(key) or "").startswith("*") for key in ("star", "star2"))


def _kind(conversion: str, syntax: Syntax) -> str:
    if not conversion:
        return syntax.default
    if kind := syntax.kinds.get(conversion):
        return kind
    if syntax.marks == "{}":  # the rest of a specification is about width and digits
        return syntax.kinds.get(conversion[-1], "")
    return conversion[:-1] + syntax.kinds.get(conversion[-1], conversion[-1])


def _disjoint(found: list[Placeholder]) -> tuple[Placeholder, ...]:
    found.sort(key=lambda each: (each.span.start, -each.span.end))
    kept: list[Placeholder] = []
    for each in found:
        if not kept or each.span.start >= kept[-1].span.end:
            kept.append(each)
    return tuple(kept)


def _broken(text: str, syntax: Syntax) -> Iterator[FormatError]:
    if "broken" not in syntax.pattern.groupindex:
        return
    for match in syntax.pattern.finditer(text):
        if match["broken"] is not None:
            shown = text[match.start() : match.start() + 6].split("\n")[0]
            message = _("“{text}” is not a placeholder of this format").format(text=shown)
            span = Span(match.start(), match.end())
            yield FormatError(span, match[0], ErrorKind.INVALID, message)


def _numbering(text: str, syntax: Syntax) -> Iterator[FormatError]:
    """Numbers beside none, names beside none, and numbers left out."""
    found = list(_placeholders(text, syntax))
    fixed = [each for each in found if each.movable]
    loose = [each for each in found if not each.movable]
    if syntax.marks == "{}":
        fixed = [each for each in fixed if each.numbered]  # names may stand beside {}
    if syntax.one_way and fixed and loose:
        yield _mixed(fixed[0], loose[0])
    elif syntax.gapless and not loose:
        yield from _gap(fixed)


def _mixed(fixed: Placeholder, loose: Placeholder) -> FormatError:
    message = _("{first} and {second} cannot stand in one text").format(
        first=fixed.text, second=loose.text
    )
    return FormatError(loose.span, loose.text, ErrorKind.MIXED, message)


def _gap(numbered: list[Placeholder]) -> Iterator[FormatError]:
    there = {each.position for each in numbered}
    highest = max((each for each in numbered), key=lambda each: each.position or 0, default=None)
    if highest is None or highest.position is None:
        return
    if missing := [number for number in range(1, highest.position) if number not in there]:
        message = _("{text} is there, but no placeholder takes argument {number}").format(
            text=highest.text, number=missing[0]
        )
        yield FormatError(highest.span, highest.text, ErrorKind.INVALID, message)
