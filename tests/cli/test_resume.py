"""A run goes on where one before it stopped, however that was stopped."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FILES = 20
PARAGRAPHS = 260  # so many that each file is a window of its own and takes a moment
PSEUDO = ("--to", "en", "--engine", "pseudo")


def _write_articles(folder: Path) -> list[str]:
    folder.mkdir()
    for number in range(FILES):
        paragraphs = (
            f"Teil {number}: Der {n}. Film läuft am {n}. Mai an." for n in range(PARAGRAPHS)
        )
        (folder / f"artikel-{number:02}.de.md").write_text("\n\n".join(paragraphs) + "\n")
    return sorted(path.name for path in folder.iterdir())


def _outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.en.md")}


def _run_and_kill(folder: Path, names: list[str], after: int, delay_s: float) -> None:
    """Kills a run some time after it has written so many further files."""
    wanted = len(_outputs(folder)) + after
    process = subprocess.Popen(
        [sys.executable, "-m", "loctool", "translate", *names, *PSEUDO],
        cwd=folder,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and len(_outputs(folder)) < wanted:
        time.sleep(0.002)
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.slow
def test_kills_at_random_moments_change_nothing_in_the_end(
    folder: Path, tmp_path: Path, loctool_process: Run
) -> None:
    names = _write_articles(folder / "undisturbed")
    assert loctool_process("translate", *names, *PSEUDO, cwd=folder / "undisturbed").exit_code == 0
    undisturbed = _outputs(folder / "undisturbed")
    assert len(undisturbed) == FILES

    killed = folder / "killed"
    _write_articles(killed)
    chance = random.Random()  # noqa: S311  # truly other moments each time: it must always hold
    for _ in range(3):
        after, delay_s = chance.randint(0, 5), chance.uniform(0, 0.1)
        _run_and_kill(killed, names, after, delay_s)
        present = _outputs(killed)
        assert present.items() <= undisturbed.items(), (after, delay_s)

    before = {name: (killed / name).stat().st_mtime_ns for name in _outputs(killed)}
    ran = loctool_process("translate", *names, *PSEUDO, cwd=killed)
    assert ran.exit_code == 0
    assert _outputs(killed) == undisturbed
    for name, written in before.items():
        assert f"{name}: up to date" in ran.stderr
        assert (killed / name).stat().st_mtime_ns == written
    assert [*killed.glob(".*"), *(tmp_path / "state").rglob("*.tmp")] == []


@pytest.fixture
def translated(loctool: Run, article: Path, folder: Path) -> Path:
    """The article's translation, written by loctool."""
    assert loctool("translate", article.name, *PSEUDO, "-o", "out.md").exit_code == 0
    return folder / "out.md"


def _again(loctool: Run, *options: str) -> tuple[int, str]:
    ran = loctool("translate", "artikel.de.md", *PSEUDO, "-o", "out.md", *options)
    assert ran.stdout == ""
    return ran.exit_code, ran.stderr


def test_a_second_run_skips_what_is_there(translated: Path, loctool: Run) -> None:
    before = translated.stat().st_mtime_ns
    assert _again(loctool) == (0, "out.md: up to date\n")
    assert translated.stat().st_mtime_ns == before


def test_force_does_it_again(translated: Path, loctool: Run) -> None:
    before = translated.stat().st_mtime_ns
    assert _again(loctool, "--force") == (0, "out.md: written\n")
    assert translated.stat().st_mtime_ns > before


@pytest.mark.parametrize("options", [["--beam", "2"], ["--bilingual"], ["--document", "text"]])
def test_other_options_make_it_anew(options: list[str], translated: Path, loctool: Run) -> None:
    assert _again(loctool, *options) == (0, "out.md: written\n")


def test_a_changed_source_makes_it_anew(translated: Path, article: Path, loctool: Run) -> None:
    article.write_text("Ein anderer Text.\n")
    assert _again(loctool) == (0, "out.md: written\n")
    assert "åñđéŕéŕ" in translated.read_text()


def test_an_edited_translation_is_kept(translated: Path, loctool: Run) -> None:
    translated.write_text("Mended by hand.\n")
    assert _again(loctool) == (0, "out.md: kept, edited since; --force overwrites it\n")
    assert translated.read_text() == "Mended by hand.\n"


def test_an_edited_translation_is_not_overwritten_when_the_source_changes(
    translated: Path, article: Path, loctool: Run
) -> None:
    translated.write_text("Mended by hand.\n")
    article.write_text("Ein anderer Text.\n")
    exit_code, stderr = _again(loctool)
    assert exit_code == 2
    assert stderr.startswith("error: out.md: exists already and is not loctool's own")
    assert "--force" in stderr
    assert translated.read_text() == "Mended by hand.\n"


def test_a_file_of_unknown_origin_is_not_overwritten(
    article: Path, folder: Path, loctool: Run
) -> None:
    (folder / "out.md").write_text("Mine.\n")
    assert _again(loctool)[0] == 2
    assert (folder / "out.md").read_text() == "Mine.\n"


def test_only_the_refused_one_of_several_fails(article: Path, folder: Path, loctool: Run) -> None:
    (folder / "artikel.fr.md").write_text("Mine.\n")
    ran = loctool("translate", article.name, "--to", "en,fr", "--engine", "pseudo")
    assert ran.exit_code == 6
    assert ran.stderr.startswith("artikel.en.md: written\nerror: artikel.fr.md: exists already")
    assert (folder / "artikel.fr.md").read_text() == "Mine.\n"
