"""Catalogs through real models: the starter, and two tiny Argos packages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loctool.catalogs.reading import read_catalog
from tests.cli.conftest import Run

MODELS = Path(__file__).parent.parent / "data"

HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'

CATALOG = """#, python-format
msgid "Der Film von %(name)s startet am <b>Donnerstag</b> im Kino.\\n"
msgstr ""

#, c-format
msgid "%d Film"
msgid_plural "%d Filme"
msgstr[0] ""
msgstr[1] ""

msgid "&Ja"
msgstr ""
"""


@pytest.fixture
def no_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "none"))


@pytest.mark.slow
@pytest.mark.usefixtures("no_packages", "starter_cache")
def test_the_starter_keeps_everything_and_signs(folder: Path, loctool: Run) -> None:
    (folder / "en.po").write_text(HEADER.format("en") + CATALOG, "utf-8")
    ran = loctool("catalog", "translate", "en.po", "--json")
    assert ran.exit_code == 0
    [row] = json.loads(ran.stdout)["data"]["files"]
    assert (row["engine"], row["messages"]["engine"]) == ("starter", 3)
    long, films, yes = read_catalog(folder / "en.po")
    assert long.msgstr[0].endswith("\n")
    assert "%(name)s" in long.msgstr[0]
    assert "<b>Thursday</b>" in long.msgstr[0]
    assert (films.msgstr[0].lower(), films.msgstr[1].lower()) == ("%d film", "%d films")
    assert yes.msgstr[0].startswith("&Y")
    assert all(message.fuzzy for message in (long, films, yes))
    assert long.comments[0].startswith("loctool: starter (starter ")
    once = (folder / "en.po").read_bytes()
    assert loctool("catalog", "translate", "en.po", "--fuzzy").exit_code == 0
    assert (folder / "en.po").read_bytes() == once


@pytest.mark.slow
@pytest.mark.usefixtures("no_packages", "starter_cache")
def test_plural_forms_of_polish_are_all_filled_or_none(folder: Path, loctool: Run) -> None:
    header = HEADER.format("pl").replace(
        "\n\n",
        '\n"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || '
        'n%100>=20) ? 1 : 2);\\n"\n\n',
    )
    (folder / "pl.po").write_text(header + CATALOG, "utf-8")
    ran = loctool("catalog", "translate", "pl.po", "--accept")
    assert ran.exit_code == 0
    assert "warning: Polish is experimental" in ran.stderr
    _, films, _ = read_catalog(folder / "pl.po")
    assert all(films.msgstr) or not any(films.msgstr)
    if all(films.msgstr):
        assert films.fuzzy
        assert any(comment.startswith("loctool: plural forms") for comment in films.comments)
        assert all(text.count("%d") == 1 for text in films.msgstr)


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loctool: Run) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    files = sorted(MODELS.glob("*.argosmodel"))
    assert loctool("models", "install", *files, "--quiet").exit_code == 0


@pytest.mark.usefixtures("packages")
def test_argos_goes_over_a_pivot_or_starts_from_english(folder: Path, loctool: Run) -> None:
    german = 'msgid "Tom ist mein Freund.\\n"\nmsgstr ""\n'
    english = 'msgid "Tom is my friend."\nmsgstr ""\n'
    (folder / "de.fr.po").write_text(HEADER.format("fr") + german)
    (folder / "en.fr.po").write_text(HEADER.format("fr") + english)
    ran = loctool("catalog", "translate", "de.fr.po", "--engine", "argos", "--json")
    assert json.loads(ran.stdout)["data"]["files"][0]["route"] == "de → en → fr"
    assert loctool("catalog", "translate", "en.fr.po", "--from", "en").exit_code == 0
    for name in ("de.fr.po", "en.fr.po"):
        [message] = read_catalog(folder / name)
        assert "ami" in message.msgstr[0]
        assert message.comments[0].startswith("loctool: argos (translate-")
