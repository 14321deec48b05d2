"""The checks of texts, over many messages: each distinct pair once, on all processors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from loctool.catalogs.inspection.units import Unit, inspect_unit
from loctool.checks import Check, load_check
from loctool.findings import Finding

NEED_TARGET = frozenset(("wrong-language",))
"""Checks that say nothing where the language of the translation is unknown."""
CHUNK = 1000
"""Texts a process takes at a time."""
WORTH_PROCESSES = 5000
"""Fewer texts are done before other processes have begun."""


class TextInspector:
    """Runs checks over texts and translations of one pair of languages.

    Args:
        checks: Which.
        source_language: BCP 47 code.
        target_language: BCP 47 code; empty where nobody knows.
    """

    def __init__(self, checks: Sequence[Check], source_language: str, target_language: str) -> None:
        usable = [check for check in checks if target_language or check.id not in NEED_TARGET]
        self._ids = tuple(check.id for check in usable)
        self._languages = source_language, target_language

    def inspect(
        self, units: Sequence[Unit], advance: Callable[[int, int], None] | None = None
    ) -> list[tuple[Finding, ...]]:
        """What the checks find in each unit, in order."""
        distinct = list(dict.fromkeys(units))
        found: dict[Unit, tuple[Finding, ...]] = {}
        for chunk, findings in self._in_chunks(distinct):
            found.update(zip(chunk, findings, strict=True))
            if advance is not None:
                advance(len(found), len(distinct))
        return [found[unit] for unit in units]

    def _in_chunks(
        self, units: Sequence[Unit]
    ) -> Iterator[tuple[Sequence[Unit], list[tuple[Finding, ...]]]]:
        work = partial(_inspect_chunk, self._ids, self._languages)
        chunks = [units[start : start + CHUNK] for start in range(0, len(units), CHUNK)]
        processes = min(os.cpu_count() or 1, len(chunks))
        if processes < 2 or len(units) < WORTH_PROCESSES:
            yield from ((chunk, work(chunk)) for chunk in chunks)
            return
        with ProcessPoolExecutor(processes) as pool:
            yield from zip(chunks, pool.map(work, chunks), strict=True)


def _inspect_chunk(
    ids: Sequence[str], languages: tuple[str, str], units: Sequence[Unit]
) -> list[tuple[Finding, ...]]:
    checks = [load_check(id) for id in ids]
    return [inspect_unit(checks, unit, *languages) for unit in units]
