"""The terminologist's session: its commands, typed one after the other, print what is shown."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "terminologists-session.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ (.*\n(?:>.*\n)*)((?:(?!\$ ).*\n)*)", re.MULTILINE)

BY_THE_MODEL = "cat hafen.en.md"
"""Prints a translation; on another processor the model may choose another word."""

TERMS = ("night shoot", "previs", "end credits")


def steps() -> list[tuple[str, str]]:
    """Each command, its continuation lines joined, and what is shown below it."""
    return [
        (re.sub(r"(?m)^> ?", "", command), output)
        for block in BLOCK.findall(PAGE.read_text("utf-8"))
        for command, output in STEP.findall(block)
    ]


@pytest.mark.slow
def test_a_terminologists_session_goes_as_shown(tmp_path: Path, starter_cache: Path) -> None:
    folder = tmp_path / "session"
    folder.mkdir()
    environment = os.environ | {
        "ARGOS_PACKAGES_DIR": str(tmp_path / "none"),
        "LANGUAGE": "en",
        "LOCTOOL_STATE_DIR": str(tmp_path / "state"),
        "PYTHONPATH": str(ROOT),
    }
    assert len(steps()) >= 15
    for command, shown in steps():
        typed = re.sub(r"^loctool ", f"{shlex.quote(sys.executable)} -m loctool ", command)
        ran = subprocess.run(
            ["bash", "-c", typed],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        printed = ran.stdout.decode("utf-8")
        if command.strip() == BY_THE_MODEL:
            assert all(term in printed.lower() for term in TERMS), printed
        else:
            assert printed.rstrip("\n") == shown.rstrip("\n"), command
