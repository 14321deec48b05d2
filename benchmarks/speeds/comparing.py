"""One measured comparison, and how a worker process is run to get its figures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures of one run and the ratio they must have.

    Attributes:
        what: What was measured.
        ours: Our figure.
        theirs: The figure it is compared with.
        unit: Unit of both figures.
        at_least: The least ``ours / theirs`` that is required, or 0.
        at_most: The greatest ``ours / theirs`` that is allowed, or infinity.
    """

    what: str
    ours: float
    theirs: float
    unit: str
    at_least: float = 0.0
    at_most: float = float("inf")

    @property
    def ratio(self) -> float:
        """Ours as a multiple of theirs."""
        return self.ours / self.theirs

    @property
    def is_met(self) -> bool:
        """Whether the ratio is as required."""
        return self.at_least <= self.ratio <= self.at_most

    def __str__(self) -> str:
        """One line with both figures, the ratio and, where one is required, the verdict."""
        line = f"{self.what}: {self.ours:.3g} against {self.theirs:.3g} {self.unit}"
        line += f", ratio {self.ratio:.2f}"
        if not self.at_least and self.at_most == float("inf"):
            return line
        wanted = f"at least {self.at_least}" if self.at_least else f"at most {self.at_most}"
        return f"{line} ({wanted}: {'met' if self.is_met else 'MISSED'})"


def run_worker(module: str, *arguments: str, **variables: str) -> Mapping[str, float]:
    """Runs ``python -m module`` in a process of its own; its last line is its figures as JSON.

    Args:
        module: Importable from ``benchmarks``.
        arguments: For the worker.
        variables: Set in its environment.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=BENCHMARKS,
        env=os.environ | {"PYTHONPATH": str(BENCHMARKS.parent)} | variables,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    figures: Mapping[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures
