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
from loctool.i18n import gettext as _
from loctool.registry import load_registered, registered_names

GROUP = "loctool.checks"

BUILT_IN = {
    "accelerator-added": "loctool.checks.accelerators:ADDED",
    "accelerator-missing": "loctool.checks.accelerators:MISSING",
    "acronym-changed": "loctool.checks.capitals:ACRONYM_CHANGED",
    "all-capitals": "loctool.checks.capitals:ALL",
    "ampersand-unescaped": "loctool.checks.markup:AMPERSAND",
    "bbcode-changed": "loctool.checks.markup:BBCODE_CHANGED",
    "bidi-unbalanced": "loctool.checks.characters:BIDI",
    "brackets-missing": "loctool.checks.quotes:BRACKETS_MISSING",
    "brackets-unbalanced": "loctool.checks.quotes:BRACKETS_UNBALANCED",
    "context-translated": "loctool.checks.wording:CONTEXT_TRANSLATED",
    "control-character": "loctool.checks.characters:CONTROL_CHARACTER",
    "currency-changed": "loctool.checks.symbols:CURRENCY",
    "dash": "loctool.checks.typography:DASH_CHECK",
    "double-space": "loctool.checks.spaces:DOUBLE_SPACE",
    "doubled-punctuation": "loctool.checks.punctuation:DOUBLED_MARK",
    "doubled-word": "loctool.checks.wording:DOUBLED_WORD",
    "edge-space-end": "loctool.checks.spaces:SPACE_END",
    "edge-space-start": "loctool.checks.spaces:SPACE_START",
    "ellipsis": "loctool.checks.punctuation:ELLIPSIS",
    "email-changed": "loctool.checks.addresses:EMAIL_CHANGED",
    "emoji-changed": "loctool.checks.symbols:EMOJI_CHANGED",
    "end-punctuation": "loctool.checks.punctuation:END",
    "entity-invalid": "loctool.checks.markup:ENTITY_INVALID",
    "escape-changed": "loctool.checks.escapes:CHANGED",
    "format-invalid": "loctool.checks.placeholders:INVALID",
    "french-space-missing": "loctool.checks.typography:FRENCH_SPACE",
    "function-changed": "loctool.checks.code:FUNCTION_CHANGED",
    "handle-changed": "loctool.checks.addresses:HANDLE_CHANGED",
    "inverted-mark-missing": "loctool.checks.typography:INVERTED",
    "kashida": "loctool.checks.characters:KASHIDA_FOUND",
    "length-limit": "loctool.checks.limits:LIMIT",
    "list-marker-changed": "loctool.checks.lightweight:BLOCK_CHANGED",
    "markdown-code": "loctool.checks.lightweight:CODE_CHANGED",
    "markdown-emphasis": "loctool.checks.lightweight:EMPHASIS_CHANGED",
    "markdown-link": "loctool.checks.lightweight:LINK_CHANGED",
    "markup-unsafe": "loctool.checks.markup:UNSAFE_MARKUP",
    "mixed-scripts": "loctool.checks.characters:MIXED_SCRIPTS",
    "mojibake": "loctool.checks.characters:MOJIBAKE_FOUND",
    "name-missing": "loctool.checks.names:MISSING",
    "negation-missing": "loctool.checks.negation:MISSING",
    "newline-count": "loctool.checks.spaces:NEWLINE_COUNT",
    "newline-end": "loctool.checks.spaces:NEWLINE_END",
    "newline-start": "loctool.checks.spaces:NEWLINE_START",
    "no-break-space-missing": "loctool.checks.typography:NO_BREAK",
    "not-normalized": "loctool.checks.characters:NOT_NORMALIZED",
    "number-added": "loctool.checks.numbers:ADDED",
    "number-missing": "loctool.checks.numbers:MISSING",
    "option-changed": "loctool.checks.code:OPTION_CHANGED",
    "output-empty": "loctool.checks.output:EMPTY",
    "output-repeats": "loctool.checks.repetition:REPEATS",
    "output-too-long": "loctool.checks.length:TOO_LONG",
    "output-too-short": "loctool.checks.length:TOO_SHORT",
    "path-changed": "loctool.checks.addresses:PATH_CHANGED",
    "percent-unescaped": "loctool.checks.placeholders:PERCENT",
    "placeholder-added": "loctool.checks.placeholders:ADDED",
    "placeholder-missing": "loctool.checks.placeholders:MISSING",
    "placeholder-mixed": "loctool.checks.placeholders:MIXED",
    "placeholder-order": "loctool.checks.placeholders:ORDER",
    "placeholder-type": "loctool.checks.placeholders:TYPE",
    "punctuation-foreign": "loctool.checks.typography:ALPHABET",
    "punctuation-only": "loctool.checks.punctuation:ONLY",
    "quotes-foreign": "loctool.checks.quotes:QUOTES_FOREIGN",
    "quotes-missing": "loctool.checks.quotes:QUOTES_MISSING",
    "quotes-unbalanced": "loctool.checks.quotes:QUOTES_UNBALANCED",
    "replacement-character": "loctool.checks.characters:REPLACEMENT_CHARACTER",
    "rst-role-changed": "loctool.checks.lightweight:ROLE_CHANGED",
    "sentence-count": "loctool.checks.symbols:SENTENCES",
    "space-after-punctuation": "loctool.checks.punctuation:BEHIND",
    "space-before-punctuation": "loctool.checks.punctuation:BEFORE",
    "start-capital": "loctool.checks.capitals:START",
    "start-punctuation": "loctool.checks.punctuation:START",
    "still-source": "loctool.checks.untranslated:STILL_SOURCE",
    "tab-changed": "loctool.checks.spaces:TAB_CHANGED",
    "tag-added": "loctool.checks.markup:ADDED",
    "tag-attribute": "loctool.checks.markup:ATTRIBUTE",
    "tag-mismatched": "loctool.checks.markup:MISMATCHED",
    "tag-missing": "loctool.checks.markup:MISSING",
    "unchanged": "loctool.checks.wording:UNCHANGED",
    "url-changed": "loctool.checks.addresses:URL_CHANGED",
    "variable-changed": "loctool.checks.code:VARIABLE_CHANGED",
    "wrong-language": "loctool.checks.untranslated:WRONG_LANGUAGE",
    "zero-width": "loctool.checks.characters:ZERO_WIDTH",
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


MAX_REMEMBERED = 4096
"""Sets of characters for which it is kept which checks they concern."""


class Pair(NamedTuple):
    """A source text and its translation.

    Attributes:
        source: The source text, without markup.
        target: Its translation.
        source_language: BCP 47 code.
        target_language: BCP 47 code.
        flags: A message's format flags, e.g. ``python-format``; none for an article.
        known: Words of the source that are terms of a glossary, and so no names.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    flags: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


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
        triggers: Where neither text has one of these characters, there is nothing to find, and
            the check is not asked; empty: it is always asked.
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
    triggers: frozenset[str] = frozenset()


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
    raise UsageError(
        _("unknown check: {id}").format(id=id),
        hint=_("Checks: {ids}").format(ids=", ".join(check_ids())),
    )


@cache
def guards() -> tuple[Check, ...]:
    """The checks that every hypothesis of an engine goes through."""
    return tuple(load_check(id) for id in GUARDS)


class Panel:
    """Checks for many pairs; each pair meets those only that its characters can concern.

    Args:
        checks: In the order their findings shall have.
    """

    def __init__(self, checks: Iterable[Check]) -> None:
        self._checks = tuple(checks)
        self._triggers = frozenset[str]().union(*(check.triggers for check in self._checks))
        self._concerned: dict[frozenset[str], tuple[Check, ...]] = {}

    def run(self, pair: Pair) -> tuple[Finding, ...]:
        """What the checks find in a pair, in the checks' order."""
        there = self._triggers.intersection(pair.source + pair.target)
        checks = self._concerned.get(there)
        if checks is None:
            checks = self._concerning(there)
        return tuple(
            [
                Finding(check.id, check.severity, message)
                for check in checks
                for message in check.function(pair)
            ]
        )

    def _concerning(self, there: frozenset[str]) -> tuple[Check, ...]:
        """The checks that may find something where there are these of the triggers."""
        if len(self._concerned) >= MAX_REMEMBERED:
            self._concerned.clear()
        checks = tuple(
            check
            for check in self._checks
            if not (check.triggers and check.triggers.isdisjoint(there))
        )
        self._concerned[there] = checks
        return checks


def run(checks: Iterable[Check], pair: Pair) -> tuple[Finding, ...]:
    """What the checks find in a pair, in the checks' order.

    Example:
        >>> pair = Pair("Die Serie hat 12 Folgen.", "The series has 13 episodes.", "de", "en")
        >>> [finding.id for finding in run(guards(), pair)]
        ['number-missing', 'number-added']
    """
    return Panel(checks).run(pair)
