"""``loctool catalog translate``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loctool.catalogs.messages import Message
from loctool.catalogs.reading import read_catalog
from tests.cli.conftest import Run

PSEUDO = ("--engine", "pseudo", "--no-glossary")

HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""

CATALOG = (
    HEADER.format(language="fr")
    + """# Von Hand.
#: kino.py:3
msgid "Der Film läuft."
msgstr ""

msgctxt "menu"
msgid "&Beenden"
msgstr "&Quitter"

#, c-format
msgid "%d Film"
msgid_plural "%d Filme"
msgstr[0] ""
msgstr[1] ""
"""
)


@pytest.fixture
def catalog(folder: Path) -> Path:
    path = folder / "fr.po"
    path.write_text(CATALOG, "utf-8")
    return path


def messages(path: Path) -> list[Message]:
    return list(read_catalog(path))


def translations(path: Path) -> list[tuple[str, ...]]:
    return [message.msgstr for message in messages(path)]


def test_it_translates_in_place_and_says_what_it_did(catalog: Path, loctool: Run) -> None:
    ran = loctool("catalog", "translate", "fr.po", *PSEUDO)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr == "fr.po: 2 by the engine; 2 fuzzy to look at\n"
    film, quit_, films = messages(catalog)
    assert film.msgstr[0].startswith("[Ðéŕ")
    assert (film.fuzzy, film.comments[0]) == (True, "Von Hand.")
    assert (quit_.msgstr, quit_.fuzzy) == (("&Quitter",), False)
    assert films.msgstr == ("[%d Ƒîļṁ]", "[%d Ƒîļṁé éîñš]")


def test_a_second_run_changes_no_byte(catalog: Path, loctool: Run) -> None:
    loctool("catalog", "translate", "fr.po", *PSEUDO)
    before, written = catalog.read_bytes(), catalog.stat().st_mtime_ns
    ran = loctool("catalog", "translate", "fr.po", *PSEUDO, "--fuzzy")
    assert (ran.exit_code, ran.stderr) == (0, "fr.po: up to date\n")
    assert (catalog.read_bytes(), catalog.stat().st_mtime_ns) == (before, written)


def test_a_dry_run_writes_nothing(catalog: Path, loctool: Run) -> None:
    ran = loctool("catalog", "translate", "fr.po", *PSEUDO, "--dry-run")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.startswith(
        "fr.po: 0 from memory, 2 for the engine, 0 without (pseudo, de → fr)"
    )
    assert catalog.read_text("utf-8") == CATALOG


def test_accept_later_needs_no_engine(
    catalog: Path, loctool: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    loctool("catalog", "translate", "fr.po", *PSEUDO)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "none"))
    ran = loctool("catalog", "translate", "fr.po", "--accept", "--engine", "argos")
    assert (ran.exit_code, ran.stderr) == (0, "fr.po: 2 accepted; 0 fuzzy to look at\n")
    assert not any(message.fuzzy for message in messages(catalog))


def test_accept_leaves_what_a_person_edited_since(catalog: Path, loctool: Run) -> None:
    loctool("catalog", "translate", "fr.po", *PSEUDO)
    text = catalog.read_text("utf-8").replace("[Ðéŕ", "Le [Ðéŕ")
    catalog.write_text(text, "utf-8")
    loctool("catalog", "translate", "fr.po", "--accept", "--no-engine")
    assert [message.fuzzy for message in messages(catalog)] == [True, False, False]


def test_the_memory_may_be_a_folder(catalog: Path, folder: Path, loctool: Run) -> None:
    for language, text in (("fr", "Le film passe."), ("es", "La película.")):
        path = folder / "alt" / f"{language}.po"
        path.parent.mkdir(exist_ok=True)
        entry = f'msgid "Der Film läuft."\nmsgstr "{text}"\n'
        path.write_text(HEADER.format(language=language) + entry, "utf-8")
    (folder / "alt" / "kaputt.po").write_text("msgid Film\n")
    ran = loctool("catalog", "translate", "fr.po", "--memory", "alt", "--no-engine")
    assert ran.exit_code == 0
    assert "warning: alt/kaputt.po:1: " in ran.stderr
    assert "fr.po: 1 from memory, 1 left; 1 fuzzy to look at" in ran.stderr
    assert translations(catalog)[0] == ("Le film passe.",)
    assert messages(catalog)[0].comments[1].startswith("loctool: memory fr.po:")


def test_strict_counts_what_was_left(catalog: Path, loctool: Run) -> None:
    ran = loctool("catalog", "translate", "fr.po", "--no-engine", "--strict")
    assert ran.exit_code == 3
    assert "fr.po:7: warning: not translated: not in the memory [not-translated]" in ran.stderr
    assert "2 findings to look at" in ran.stderr


def test_json_says_all_of_it(catalog: Path, loctool: Run) -> None:
    ran = loctool("catalog", "translate", "fr.po", *PSEUDO, "--json")
    envelope = json.loads(ran.stdout)
    assert (envelope["ok"], envelope["exit_code"]) == (True, 0)
    [row] = envelope["data"]["files"]
    assert row["messages"] == {"memory": 0, "engine": 2, "copied": 0, "left": 0, "accepted": 0}
    assert row["catalog"]["machine"] == 2
    assert (row["status"], row["engine"], row["route"]) == ("translated", "pseudo", "de → fr")
    assert row["signature"].startswith("pseudo (pseudo 1), beam 4")
    assert row["findings"] == []


def test_a_template_becomes_a_catalog_for_each_language(folder: Path, loctool: Run) -> None:
    template = folder / "messages.pot"
    template.write_text(CATALOG.replace("Language: fr", "Language: "), "utf-8")
    ran = loctool("catalog", "translate", "messages.pot", "--to", "fr,pl", *PSEUDO)
    assert ran.exit_code == 0
    french, polish = read_catalog(folder / "fr.po"), read_catalog(folder / "pl.po")
    assert (french.language, polish.language) == ("fr", "pl")
    assert polish.headers["Plural-Forms"].startswith("nplurals=3")
    assert len(list(polish)[2].msgstr) == 3
    assert template.read_text("utf-8") == CATALOG.replace("Language: fr", "Language: ")
    before = (folder / "pl.po").read_bytes()
    assert loctool("catalog", "translate", "messages.pot", "--to", "pl", *PSEUDO).exit_code == 0
    assert (folder / "pl.po").read_bytes() == before


def test_a_catalog_that_is_not_the_templates_is_not_written_over(
    catalog: Path, folder: Path, loctool: Run
) -> None:
    (folder / "messages.pot").write_text(HEADER.format(language="") + 'msgid "Neu"\nmsgstr ""\n')
    ran = loctool("catalog", "translate", "messages.pot", "--to", "fr", *PSEUDO)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "hint: loctool catalog update messages.pot fr.po" in ran.stderr
    assert catalog.read_text("utf-8") == CATALOG


def test_standard_input_goes_to_standard_output(loctool: Run) -> None:
    ran = loctool("catalog", "translate", "-", *PSEUDO, stdin=CATALOG.encode())
    assert ran.exit_code == 0
    assert 'msgstr "[Ðéŕ Ƒîļṁ ļäûƒţ. éîñš]"' in ran.stdout
    assert ran.stderr.startswith("-: 2 by the engine")


def test_an_output_of_its_own_leaves_the_catalog(catalog: Path, folder: Path, loctool: Run) -> None:
    assert loctool("catalog", "translate", "fr.po", "-o", "neu.po", *PSEUDO).exit_code == 0
    assert catalog.read_text("utf-8") == CATALOG
    assert translations(folder / "neu.po")[0][0].startswith("[")


def test_a_folder_stands_for_its_catalogs_and_one_that_fails_stops_no_other(
    catalog: Path, folder: Path, loctool: Run
) -> None:
    (folder / "de.po").write_text(HEADER.format(language="de") + 'msgid "a"\nmsgstr ""\n')
    ran = loctool("catalog", "translate", ".", *PSEUDO)
    assert ran.exit_code == 6
    assert "error: de.po: source and target are the same language: de" in ran.stderr
    assert "error: 1 of 2 catalogs failed" in ran.stderr
    assert translations(catalog)[0][0].startswith("[")


@pytest.mark.parametrize(
    ("text", "options", "code", "said"),
    [
        (HEADER.format(language=""), (), 2, "fr.po: the header names no language"),
        (HEADER.format(language="fr"), ("--to", "pl"), 2, "the catalog's language is fr, not pl"),
        (HEADER.format(language="fr"), ("--to", "fr,pl"), 2, "a catalog has one language"),
        (HEADER.format(language="fr"), ("--from", "xx!"), 2, "unknown language"),
        (CATALOG + "msgid Film\n", (), 4, "fr.po:21: not expected here: Film"),
        (CATALOG.replace("plural=(n > 1)", "plural=n/0"), (), 4, "fr.po:1: Plural-Forms divides"),
        ("\0\0\0", (), 4, "fr.po: "),
        ("Ein Text, kein Katalog.\n", (), 4, "fr.po:1: "),
    ],
)
def test_what_cannot_be_translated_is_said_in_one_line(
    text: str, options: tuple[str, ...], code: int, said: str, folder: Path, loctool: Run
) -> None:
    (folder / "fr.po").write_text(text)
    ran = loctool("catalog", "translate", "fr.po", *PSEUDO, *options)
    assert (ran.exit_code, ran.stdout) == (code, "")
    assert said in ran.stderr
    assert (folder / "fr.po").read_text() == text


def test_a_pair_without_a_model_exits_5_and_says_what_installs_one(
    catalog: Path, loctool: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "none"))
    ran = loctool("catalog", "translate", "fr.po", "--from", "en")
    assert (ran.exit_code, ran.stdout) == (5, "")
    assert "error: no engine translates en → fr" in ran.stderr
    assert "hint: loctool models install" in ran.stderr
    assert catalog.read_text("utf-8") == CATALOG


def test_the_language_of_the_texts_may_stand_in_the_header(catalog: Path, loctool: Run) -> None:
    text = CATALOG.replace('"Content', '"X-Source-Language: en\\n"\n"Content')
    catalog.write_text(text, "utf-8")
    ran = loctool("catalog", "translate", "fr.po", *PSEUDO, "--json")
    assert json.loads(ran.stdout)["data"]["files"][0]["source_language"] == "en"


def test_texts_in_another_language_than_said_are_warned_about(folder: Path, loctool: Run) -> None:
    entry = (
        'msgid "The studio said on Monday that the series will return with new episodes."\n'
        'msgstr ""\n'
    )
    (folder / "fr.po").write_text(HEADER.format(language="fr") + entry)
    ran = loctool("catalog", "translate", "fr.po", *PSEUDO)
    assert "warning: fr.po: the texts look like English, not German: is --from en" in ran.stderr


def test_encoding_and_line_ends_of_a_catalog_stay(folder: Path, loctool: Run) -> None:
    path = folder / "fr.po"
    text = CATALOG.replace("UTF-8", "ISO-8859-15").replace("\n", "\r\n")
    path.write_bytes(text.encode("iso-8859-15"))
    known = folder / "alt.po"
    known.write_text(CATALOG.replace('läuft."\nmsgstr ""', 'läuft."\nmsgstr "Le cœur."'), "utf-8")
    assert loctool("catalog", "translate", "fr.po", "--memory", known, "--no-engine").exit_code == 0
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == text.count("\n") + 2
    assert "Le cœur." in data.decode("iso-8859-15")


def test_what_the_encoding_lacks_is_left_and_said(folder: Path, loctool: Run) -> None:
    text = CATALOG.replace("UTF-8", "ISO-8859-1")
    (folder / "fr.po").write_bytes(text.encode("iso-8859-1"))
    ran = loctool("catalog", "translate", "fr.po", *PSEUDO)
    assert ran.exit_code == 0
    assert "lacks a character of the translation [not-translated]" in ran.stderr
    assert b"# loctool: not translated: " in (folder / "fr.po").read_bytes()
