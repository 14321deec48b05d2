"""Checks of a translation: each is one small generator of findings, declared as data.

Built-in checks are listed in :data:`BUILT_IN`; other distributions add theirs through the
entry-point group ``loctool.checks``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from loctool.findings import Severity


class Pair(NamedTuple):
    """A source text and its translation.

    Attributes:
        source: The source text, without markup.
        target: Its translation.
        source_language: BCP 47 code.
        target_language: BCP 47 code.
    """

    source: str
    target: str
    source_language: str
    target_language: str


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
    """

    id: str
    severity: Severity
    meaning: str
    function: Callable[[Pair], Messages]
    good: tuple[str, str]
    bad: tuple[str, str]
    languages: tuple[str, str] = ("de", "en")
