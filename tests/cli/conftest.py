"""Fixtures that run loctool's command line, in this process or in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import loctool as loctool_package
from loctool.cli import main

PACKAGE = Path(loctool_package.__file__).parent

ARTICLE = "Die neue Serie läuft an.\n\nNiemand sah den Film. Er war gut.\n"


@dataclass(frozen=True)
class Ran:
    """What a run of the command line left behind."""

    exit_code: int
    stdout: str
    stderr: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and a state of loctool's own that is empty too."""
    for name in [name for name in os.environ if name.startswith("LOCTOOL_")]:
        monkeypatch.delenv(name)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setenv("LOCTOOL_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("PYTHONPATH", str(PACKAGE.parent))  # for runs in processes of their own
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def article(folder: Path) -> Path:
    """A short German article."""
    path = folder / "artikel.de.md"
    path.write_bytes(ARTICLE.encode())
    return path


@pytest.fixture
def loctool(monkeypatch: pytest.MonkeyPatch, capfdbinary: Any) -> Run:
    """Runs the command line in this process."""

    def run(*arguments: str | Path, stdin: bytes | None = None) -> Ran:
        given = io.BytesIO(stdin or b"")
        given.isatty = lambda: stdin is None  # type: ignore[method-assign]
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
        capfdbinary.readouterr()
        exit_code = main([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Ran(int(exit_code), captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture
def loctool_process() -> Run:
    """Runs the command line in a process of its own."""

    def run(
        *arguments: str | Path,
        stdin: bytes = b"",
        environment: Mapping[str, str] | None = None,
        wrapper: tuple[str, ...] = (),
        **options: Any,
    ) -> Ran:
        command = [*wrapper, sys.executable, "-m", "loctool", *map(str, arguments)]
        ran = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            env={**os.environ, **(environment or {})},
            check=False,
            timeout=120,
            **options,
        )
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return run
