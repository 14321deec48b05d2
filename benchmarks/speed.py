"""Speed and memory, each as a ratio to something named, measured in one run.

Run:
    python benchmarks/speed.py            # all parts
    python benchmarks/speed.py argos      # one of them

Each part is a module of ``benchmarks/speeds`` with a function ``measure()`` that yields
:class:`speeds.comparing.Comparison` values. Exits 1 when a required ratio is missed.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

PARTS = {
    "argos": "loctool with an Argos package against argostranslate.translate",
    "memory": "100 articles against 10",
    "starter": "the starter engine against llama.cpp",
    "startup": "loctool --help against python -c 'import click'",
}
"""Module in ``benchmarks/speeds``: what it compares."""


def main() -> int:
    """Measures the parts that are asked for and prints a line for each comparison."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    wanted = parser.parse_args().parts or list(PARTS)
    if unknown := sorted(set(wanted) - set(PARTS)):
        parser.error(f"unknown part: {', '.join(unknown)}; parts: {', '.join(PARTS)}")
    missed = 0
    for part in wanted:
        print(f"{part}: {PARTS[part]}")
        for comparison in import_module(f"speeds.{part}").measure():
            print(f"  {comparison}", flush=True)
            missed += not comparison.is_met
    return 1 if missed else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    sys.exit(main())
