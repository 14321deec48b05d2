"""The checks of texts, over many messages: each distinct pair once, on all processors."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import NamedTuple, TypeVar

from loctool.catalogs.inspection.terms import TermInspector
from loctool.catalogs.inspection.units import Unit, inspect_unit
from loctool.checks import Check, Panel
from loctool.findings import Finding
from loctool.glossary.proof import TermUse

Given = TypeVar("Given")
Made = TypeVar("Made")

NEED_TARGET = frozenset(("wrong-language",))
"""Checks that say nothing where the language of the translation is unknown."""
CHUNK = 1000
"""Texts between two reports of progress."""
WORTH_PROCESSES = 4000
"""Fewer texts are done before other processes have begun."""


class Seen(NamedTuple):
    """What was seen of a unit.

    Attributes:
        findings: The checks'.
        uses: The glossary's terms in it.
    """

    findings: tuple[Finding, ...]
    uses: tuple[TermUse, ...]


NOTHING = Seen((), ())


class TextInspector:
    """Runs checks over texts and translations of one pair of languages.

    Args:
        checks: Which.
        source_language: BCP 47 code.
        target_language: BCP 47 code; empty where nobody knows.
        terms: Looks at terms too, where given.
    """

    def __init__(
        self,
        checks: Sequence[Check],
        source_language: str,
        target_language: str,
        terms: TermInspector | None = None,
    ) -> None:
        usable = [each for each in checks if target_language or each.id not in NEED_TARGET]
        self._checks = Panel(usable)
        self._languages = source_language, target_language
        self._terms = terms

    def inspect(
        self, units: Sequence[Unit], advance: Callable[[int, int], None] | None = None
    ) -> list[tuple[Finding, ...]]:
        """What the checks find in each unit, in order."""
        distinct = list(dict.fromkeys(units))
        seen: dict[Unit, Seen] = {}
        for chunk, found in self._in_chunks(distinct):
            seen.update((chunk[number], each) for number, each in found)
            if advance is not None:
                advance(min(len(distinct), len(seen) + len(chunk)), len(distinct))
        every = [seen.get(unit, NOTHING) for unit in units]
        if self._terms is None:
            return [each.findings for each in every]
        texts = [(unit.sources[-1], unit.target) for unit in units]
        of_terms = self._terms.judge(texts, [each.uses for each in every])
        return [each.findings + terms for each, terms in zip(every, of_terms, strict=True)]

    def _in_chunks(
        self, units: Sequence[Unit]
    ) -> Iterator[tuple[Sequence[Unit], list[tuple[int, Seen]]]]:
        """Chunks of units, and of each what was seen where anything was."""
        chunks = [units[start : start + CHUNK] for start in range(0, len(units), CHUNK)]
        processes = min(os.cpu_count() or 1, len(chunks) - 1)
        if processes < 2 or len(units) < WORTH_PROCESSES or "fork" not in get_all_start_methods():
            yield from ((chunk, self._look(chunk)) for chunk in chunks)
            return
        first, *others = chunks  # the first loads what all need: models and dictionaries
        yield first, self._look(first)
        yield from zip(others, in_processes(self._look, others, processes), strict=True)

    def _look(self, units: Sequence[Unit]) -> list[tuple[int, Seen]]:
        found = []
        for number, unit in enumerate(units):
            seen = Seen(
                inspect_unit(self._checks, unit, *self._languages),
                self._terms.uses(unit.sources[-1], unit.target) if self._terms else (),
            )
            if seen != NOTHING:
                found.append((number, seen))
        return found


def in_processes(
    work: Callable[[Given], Made], items: Sequence[Given], processes: int
) -> Iterator[Made]:
    """What becomes of each item, in order; the items are shared out among copies of this process.

    They are forks, so what was loaded is there, and nothing but results goes to and fro.
    """
    context = get_context("fork")
    gc.freeze()  # else the collector touches, and so copies, every page
    streams = []
    workers = []
    for number in range(processes):
        stream, end = context.Pipe(duplex=False)
        worker = context.Process(target=_send, args=(work, items[number::processes], end))
        worker.start()
        end.close()
        streams.append(stream)
        workers.append(worker)
    gc.unfreeze()
    try:
        for number in range(len(items)):
            result = streams[number % processes].recv()
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _send(work: Callable[[Given], Made], items: Sequence[Given], stream: Connection) -> None:
    try:
        for item in items:
            stream.send(work(item))
    except Exception as error:  # it is raised again where the results are awaited
        stream.send(error)
