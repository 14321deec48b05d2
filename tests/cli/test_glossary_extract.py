from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = """\
# Der Nachdreh

Die Sturmszene braucht einen Nachdreh, und *Sturmszenen* sind teuer.

Tarek Öztürk drehte die Sturmszene.
"""
HOUSE = "id,de,en\nreshoot,Nachdreh,reshoot\nscene,Szene,scene\n"


@pytest.fixture
def given(folder: Path) -> tuple[str, str, str]:
    """An article, and the options that name a glossary."""
    (folder / "artikel.de.md").write_text(TEXT, encoding="utf-8")
    (folder / "house.csv").write_text(HOUSE, encoding="utf-8")
    return ("artikel.de.md", "-g", "house.csv")


def test_a_table_shows_terms_with_counts_coverage_and_an_example(
    loctool: Run, given: tuple[str, ...]
) -> None:
    ran = loctool("glossary", "extract", *given)
    assert ran.exit_code == 0
    assert ran.stdout.splitlines() == [
        "term        count  kind      glossary  example",
        "Sturmszene  3      compound  +scene    artikel.de.md:3: Die Sturmszene braucht einen "
        "Nachdreh, und Sturmszenen sind …",
        "Nachdreh    2      noun      =reshoot  artikel.de.md:1: Der Nachdreh",
    ]
    assert ran.stderr == "left out 1 name: Öztürk\n"


def test_new_leaves_out_what_the_glossary_has(loctool: Run, given: tuple[str, ...]) -> None:
    ran = loctool("glossary", "extract", *given, "--new", "--json")
    data = json.loads(ran.stdout)["data"]
    assert [each["term"] for each in data["candidates"]] == ["Sturmszene"]
    [candidate] = data["candidates"]
    assert candidate["forms"] == {"Sturmszene": 2, "Sturmszenen": 1}
    assert candidate["glossary"] == [{"concept": "scene", "kind": "compound-head"}]
    assert candidate["examples"][1] == {
        "path": "artikel.de.md",
        "line": 5,
        "text": "Tarek Öztürk drehte die Sturmszene.",
    }


def test_candidates_can_be_imported_and_have_no_mistakes(
    loctool: Run, given: tuple[str, ...], folder: Path
) -> None:
    ran = loctool("glossary", "extract", *given, "-o", "candidates.csv")
    assert (ran.exit_code, ran.stdout) == (0, "wrote 1 candidate: candidates.csv\n")
    assert (folder / "candidates.csv").read_text(encoding="utf-8").splitlines()[1] == (
        'sturmszene,,noun,translate,,"3× Sturmszene, Sturmszenen; artikel.de.md:3: '
        'Die Sturmszene braucht einen Nachdreh, und Sturmszenen sind teuer.",Sturmszene'
    )
    assert loctool("glossary", "lint", "-g", "candidates.csv").exit_code == 0
    ran = loctool("glossary", "import", "candidates.csv", "-o", "again.csv")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert (folder / "again.csv").read_bytes() == (folder / "candidates.csv").read_bytes()


def test_a_file_that_is_there_is_not_overwritten(loctool: Run, given: tuple[str, ...]) -> None:
    ran = loctool("glossary", "extract", *given, "-o", "house.csv")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("error: house.csv: is there already\n")


@pytest.mark.parametrize("format", ["csv", "json", "tbx", "deepl"])
def test_a_format_goes_to_standard_output(
    loctool: Run, given: tuple[str, ...], format: str
) -> None:
    ran = loctool("glossary", "extract", *given, "--format", format)
    assert ran.exit_code == 0
    assert ("Sturmszene" in ran.stdout) == (format != "deepl")  # which has no place for half a pair


def test_folders_and_standard_input_are_read(
    loctool: Run, given: tuple[str, ...], folder: Path
) -> None:
    (folder / "texte" / "alt").mkdir(parents=True)
    (folder / "texte" / "alt" / "a.txt").write_text("Der Rohschnitt fehlt.")
    (folder / "texte" / "bild.png").write_bytes(b"\x89PNG")
    ran = loctool("glossary", "extract", "texte", "-", "-g", "house.csv", stdin=b"Ein Rohschnitt.")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[1].split()[:2] == ["Rohschnitt", "2"]


def test_a_folder_without_articles_is_bad_input(loctool: Run, folder: Path) -> None:
    (folder / "leer").mkdir()
    ran = loctool("glossary", "extract", "leer")
    assert (ran.exit_code, ran.stdout) == (4, "")
    assert ran.stderr == "error: leer: no text, Markdown, HTML or subtitles in it\n"


def test_limit_and_least_count_choose(loctool: Run, given: tuple[str, ...]) -> None:
    ran = loctool("glossary", "extract", *given, "--limit", "1", "-q")
    assert (len(ran.stdout.splitlines()), ran.stderr) == (2, "")
    ran = loctool("glossary", "extract", *given, "--min-count", "3", "--limit", "0")
    assert [line.split()[0] for line in ran.stdout.splitlines()] == ["term", "Sturmszene"]


def test_nothing_found_is_said(loctool: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("Es regnet.")
    ran = loctool("glossary", "extract", "a.txt")
    assert (ran.exit_code, ran.stderr) == (0, "nothing that may be a term\n")
