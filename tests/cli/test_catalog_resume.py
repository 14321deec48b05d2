"""A pre-translation goes on where one before it was killed, and loses at most a batch."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loctool.catalogs.pretranslation.running import BATCH
from loctool.catalogs.reading import read_catalog
from tests.cli.conftest import Run

MESSAGES = 5000
PSEUDO = ("--engine", "pseudo", "--no-glossary")


def _write_catalog(folder: Path) -> Path:
    header = (
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    )
    entries = (
        f'# Szene {n}\n#: kino.py:{n}\n#, python-format\nmsgid "Teil {n}: Klappe %(name)s"\n'
        + ('msgstr "Fait par une personne."\n' if n % 10 == 0 else 'msgstr ""\n')
        for n in range(MESSAGES)
    )
    folder.mkdir()
    path = folder / "fr.po"
    path.write_text("\n".join((header, *entries)), "utf-8")
    return path


def _translated(path: Path) -> int:
    return path.read_bytes().count(b"# loctool: pseudo")


def _run_and_kill(path: Path, saves: int, delay_s: float) -> None:
    """Kills a run some time after it has saved its progress so many times."""
    process = subprocess.Popen(
        [sys.executable, "-m", "loctool", "catalog", "translate", path.name, *PSEUDO],
        cwd=path.parent,
        stderr=subprocess.DEVNULL,
    )
    seen = {path.stat().st_mtime_ns}
    while process.poll() is None and len(seen) <= saves:
        seen.add(path.stat().st_mtime_ns)
        time.sleep(0.002)
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.slow
def test_kills_at_random_moments_lose_no_more_than_a_batch_and_change_nothing_in_the_end(
    folder: Path, loctool_process: Run
) -> None:
    undisturbed, killed = (_write_catalog(folder / name) for name in ("undisturbed", "killed"))
    arguments = ("catalog", "translate", "fr.po", *PSEUDO)
    assert loctool_process(*arguments, cwd=undisturbed.parent).exit_code == 0
    assert _translated(undisturbed) == MESSAGES * 9 // 10

    chance = random.Random()  # noqa: S311  # truly other moments each time: it must always hold
    done = 0
    for _ in range(3):
        saves, delay_s = chance.randint(1, 4), chance.uniform(0, 0.1)
        _run_and_kill(killed, saves, delay_s)
        now = _translated(killed)
        assert now >= min(done + saves * BATCH, MESSAGES * 9 // 10), (saves, delay_s)
        assert now % BATCH == 0 or now == MESSAGES * 9 // 10
        assert len(read_catalog(killed).messages) == MESSAGES
        done = now

    assert loctool_process(*arguments, cwd=killed.parent).exit_code == 0
    assert killed.read_bytes() == undisturbed.read_bytes()
    assert [path.name for path in killed.parent.iterdir()] == ["fr.po"]
    once = killed.stat().st_mtime_ns
    assert "fr.po: up to date" in loctool_process(*arguments, cwd=killed.parent).stderr
    assert killed.stat().st_mtime_ns == once


def test_what_a_person_saves_meanwhile_is_not_written_over(
    folder: Path, loctool: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write_catalog(folder / "edited")
    edited = path.read_bytes().replace(b"Fait par une personne.", b"Relu.", 1)
    process = subprocess.Popen(
        [sys.executable, "-m", "loctool", "catalog", "translate", path.name, *PSEUDO],
        cwd=path.parent,
        stderr=subprocess.PIPE,
    )
    before = path.stat().st_mtime_ns
    while process.poll() is None and path.stat().st_mtime_ns == before:
        time.sleep(0.002)
    path.write_bytes(edited)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"was changed while it was being translated" in stderr
    assert path.read_bytes() == edited
