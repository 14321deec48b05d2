"""The help is there at once: nothing heavy is imported before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

HEAVY = ("numpy", "ctranslate2", "sentencepiece", "argostranslate", "babel", "rich", "py3langid")

MAX_RATIO = 2.5
"""Time of ``loctool --help`` over that of ``import click``."""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["translate", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys; from loctool.cli import main; main(sys.argv[1:]); "
        f"print(*sorted(set(sys.modules) & set({HEAVY!r})), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert ran.stderr.split() == []


_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"  # an installed package has its bytecode


def _seconds(arguments: list[str]) -> float:
    environment = {key: value for key, value in os.environ.items() if key != _NO_BYTECODE}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, env=environment, check=True
    )
    return time.perf_counter() - began


def test_help_is_as_quick_as_promised() -> None:
    pairs = [
        (_seconds(["-m", "loctool", "--help"]), _seconds(["-c", "import click"])) for _ in range(10)
    ]
    ours, clicks = (min(column) for column in zip(*pairs, strict=True))
    assert ours <= MAX_RATIO * clicks
