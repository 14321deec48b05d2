"""The whole way with real models: two tiny Argos packages, one after the other for French."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

MODELS = Path(__file__).parent.parent / "data"
SENTENCES = "Ich habe keine Zeit.\n\nTom ist mein Freund. Er wohnt in Boston.\n"


@pytest.fixture(autouse=True)
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loctool: Run) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    files = sorted(MODELS.glob("*.argosmodel"))
    assert len(files) == 2
    assert loctool("models", "install", *files, "--quiet").exit_code == 0
    Path("a.de.txt").write_text(SENTENCES)


def test_auto_takes_the_installed_package(loctool: Run) -> None:
    ran = loctool("translate", "a.de.txt", "--to", "en", "--json")
    [row] = json.loads(ran.stdout)["data"]["files"]
    assert (row["engine"], row["route"]) == ("argos", "de → en")
    assert row["model"].startswith("translate-de_en ")
    assert "time" in row["text"]
    assert "Boston" in row["text"]


def test_a_pivot_is_taken_and_shown(loctool: Run) -> None:
    planned = loctool("translate", "a.de.txt", "--to", "fr", "--dry-run")
    assert "de → en → fr: engine argos" in planned.stdout
    ran = loctool("translate", "a.de.txt", "--to", "fr")
    assert ran.exit_code == 0
    assert "ami" in ran.stdout
    assert "Boston" in ran.stdout


def test_alternatives_have_scores_best_first(loctool: Run) -> None:
    ran = loctool("translate", "a.de.txt", "--to", "en", "--alternatives", "3", "--json")
    segments = json.loads(ran.stdout)["data"]["files"][0]["segments"]
    sentences = [sentence for segment in segments for sentence in segment["sentences"]]
    assert [sentence["source"] for sentence in sentences] == [
        "Ich habe keine Zeit.",
        "Tom ist mein Freund.",
        "Er wohnt in Boston.",
    ]
    for sentence in sentences:
        scores = [each["score"] for each in sentence["alternatives"]]
        assert len(scores) == 3
        assert scores == sorted(scores, reverse=True)
        assert scores[0] < 0


def test_the_same_run_twice_gives_the_same_bytes(loctool: Run) -> None:
    once, again = (loctool("translate", "a.de.txt", "--to", "fr") for _ in range(2))
    assert once.stdout == again.stdout != ""


def test_another_source_language_is_followed(loctool: Run) -> None:
    text = "I have no time.\n\nTom is my friend and he lives in a small house by the sea.\n"
    Path("b.txt").write_text(text)
    ran = loctool("translate", "b.txt", "--from", "en", "--to", "fr")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "ami" in ran.stdout
