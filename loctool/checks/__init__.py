"""Checks of a translation: each is one small generator of findings, declared as data.

Built-in checks are listed in :data:`BUILT_IN`; other distributions add theirs through the
entry-point group ``loctool.checks``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from loctool.errors import UsageError
from loctool.findings import Finding, Severity
from loctool.registry import load_registered, registered_names

GROUP = "loctool.checks"

BUILT_IN = {
    "name-missing": "loctool.checks.names:MISSING",
    "negation-missing": "loctool.checks.negation:MISSING",
    "number-added": "loctool.checks.numbers:ADDED",
    "number-missing": "loctool.checks.numbers:MISSING",
    "output-empty": "loctool.checks.output:EMPTY",
    "output-repeats": "loctool.checks.repetition:REPEATS",
    "output-too-long": "loctool.checks.length:TOO_LONG",
    "output-too-short": "loctool.checks.length:TOO_SHORT",
    "still-source": "loctool.checks.untranslated:STILL_SOURCE",
    "wrong-language": "loctool.checks.untranslated:WRONG_LANGUAGE",
}
"""Where each built-in check is declared: ``module:ATTRIBUTE``."""

GUARDS = (
    "output-empty",
    "output-repeats",
    "output-too-short",
    "output-too-long",
    "still-source",
    "wrong-language",
    "number-missing",
    "number-added",
    "negation-missing",
    "name-missing",
)
"""The checks of every hypothesis of an engine, cheapest first."""


class Pair(NamedTuple):
    """A source text and its translation.

    Attributes:
        source: The source text, without markup.
        target: Its translation.
        source_language: BCP 47 code.
        target_language: BCP 47 code.
        flags: A message's format flags, e.g. ``python-format``; none for an article.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    flags: frozenset[str] = frozenset()


Messages = Iterator[str]
"""What a check's function yields: one line for each thing it found."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check, declared.

    Attributes:
        id: In kebab-case; says what is wrong.
        severity: Of all its findings.
        meaning: What it finds, one sentence for people.
        function: Yields a message for each thing it found.
        good: A source and a translation it is content with.
        bad: A source and a translation it finds something in.
        languages: Source language, target language of the examples.
        flags: Format flags of the examples.
        origin: Where the rule comes from: the peer's check, manual or standard; empty for
            loctool's own.
        fix: Gives the target with the fault mended, where that is safe; the same text where it
            cannot tell. ``None`` for a check whose faults only a person can mend.
    """

    id: str
    severity: Severity
    meaning: str
    function: Callable[[Pair], Messages]
    good: tuple[str, str]
    bad: tuple[str, str]
    languages: tuple[str, str] = ("de", "en")
    flags: frozenset[str] = frozenset()
    origin: str = ""
    fix: Callable[[Pair], str] | None = None


def check_ids() -> list[str]:
    """Ids of all checks that can be asked for, sorted."""
    return registered_names(BUILT_IN, GROUP)


def load_check(id: str) -> Check:
    """Imports the check declared as ``id``.

    Raises:
        UsageError: There is no such check; the hint lists those there are.
    """
    check: Check | None = load_registered(id, BUILT_IN, GROUP)
    if check is not None:
        return check
    raise UsageError(f"unknown check: {id}", hint=f"Checks: {', '.join(check_ids())}")


@cache
def guards() -> tuple[Check, ...]:
    """The checks that every hypothesis of an engine goes through."""
    return tuple(load_check(id) for id in GUARDS)


def run(checks: Iterable[Check], pair: Pair) -> tuple[Finding, ...]:
    """What the checks find in a pair, in the checks' order.

    Example:
        >>> pair = Pair("Die Serie hat 12 Folgen.", "The series has 13 episodes.", "de", "en")
        >>> [finding.id for finding in run(guards(), pair)]
        ['number-missing', 'number-added']
    """
    return tuple(
        Finding(check.id, check.severity, message)
        for check in checks
        for message in check.function(pair)
    )
