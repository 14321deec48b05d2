"""The merge command as Git's merge driver, as docs/how-to/maintain-a-glossary.md tells it."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "maintain-a-glossary.md"

BASE = "id,de,en,fr\ndreh,Dreh,shoot,\nset,Set,set,plateau\n"


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def repository(folder: Path) -> Path:
    [driver] = re.findall(r"merge\.glossary\.driver '(.*)'", PAGE.read_text("utf-8"))
    git(folder, "init", "-q", "-b", "main")
    python = f"{shlex.quote(sys.executable)} -m loctool"
    git(folder, "config", "merge.glossary.driver", driver.replace("loctool", python, 1))
    (folder / ".gitattributes").write_text("*.csv merge=glossary\n")
    commit(folder, "main", BASE)
    return folder


def commit(folder: Path, branch: str, text: str) -> None:
    if branch != "main":
        git(folder, "checkout", "-q", "-B", branch)
    (folder / "house.csv").write_text(text)
    git(folder, "add", ".")
    assert git(folder, "commit", "-q", "-m", "Terms").returncode == 0


def test_two_changes_to_one_line_are_merged(repository: Path) -> None:
    commit(repository, "client", BASE.replace("shoot,", "shoot,tournage"))
    git(repository, "checkout", "-q", "main")
    commit(repository, "main", BASE.replace("shoot", "filming"))
    assert git(repository, "merge", "--no-edit", "client").returncode == 0
    assert (repository / "house.csv").read_text() == BASE.replace("shoot,", "filming,tournage")


def test_two_changes_to_one_cell_are_a_conflict(repository: Path) -> None:
    commit(repository, "client", BASE.replace("shoot", "photography"))
    git(repository, "checkout", "-q", "main")
    commit(repository, "main", BASE.replace("shoot", "filming"))
    merged = git(repository, "merge", "--no-edit", "client")
    assert merged.returncode == 1
    assert "terms.en: ours 'filming', theirs 'photography'" in merged.stderr
    assert (repository / "house.csv").read_text() == BASE.replace("shoot", "filming")
