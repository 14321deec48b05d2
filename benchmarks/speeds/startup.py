"""``loctool --help`` against ``python -c 'import click'``: the median of 15 runs each, in turn."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median

from speeds.comparing import Comparison

RUNS = 15
OURS = (sys.executable, "-m", "loctool", "--help")
THEIRS = (sys.executable, "-c", "import click")


def measure() -> Iterator[Comparison]:
    """Runs both once unmeasured, so that their files are in memory, then in turn."""
    seconds: dict[tuple[str, ...], list[float]] = {OURS: [], THEIRS: []}
    for command in (OURS, THEIRS) * (RUNS + 1):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds[command].append(time.perf_counter() - started)
    ours, theirs = (median(seconds[command][1:]) for command in (OURS, THEIRS))
    yield Comparison(f"median of {RUNS} runs", ours, theirs, "s", at_most=2.5)
