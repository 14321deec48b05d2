from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.catalogs.gettext_tools import gettext_tool
from tests.cli.conftest import Run

SOURCE = """\
# Translators: Knopf
_("Speichern")
ngettext("%d Szene", "%d Szenen", n)
pgettext("menü", "Der Film läuft heute")
"""
HEAD = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""


@pytest.fixture
def source(folder: Path, loctool: Run) -> Path:
    (folder / "src").mkdir()
    path = folder / "src" / "app.py"
    path.write_text(SOURCE, encoding="utf-8")
    ran = loctool("catalog", "extract", "src", "-o", "po/app.pot", "-c", "Translators:")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "po/app.pot: 3 messages\n", "")
    return path


def po(name: str, entries: str) -> Path:
    path = Path(name)
    path.write_text(f"{HEAD}\n{entries}", encoding="utf-8")
    return path


def test_a_catalog_goes_from_the_source_to_the_program(source: Path, loctool: Run) -> None:
    ran = loctool("catalog", "init", "po/app.pot", "--to", "pl")
    assert (ran.exit_code, ran.stdout) == (0, "po/pl/LC_MESSAGES/app.po\n")
    path = Path("po/pl/LC_MESSAGES/app.po")
    gettext_tool("msgfmt", "-c", "-o", "/dev/null", path)
    assert gettext_tool("msgcat", path) == path.read_text("utf-8")
    text = path.read_text("utf-8").replace('"Speichern"\nmsgstr ""', '"Speichern"\nmsgstr "Zapisz"')
    path.write_text(text, encoding="utf-8")
    ran = loctool("catalog", "compile", "po")
    assert (ran.exit_code, ran.stdout) == (0, "po/pl/LC_MESSAGES/app.mo\n")
    assert 'msgstr "Zapisz"' in gettext_tool("msgunfmt", path.with_suffix(".mo"))


def test_a_second_extraction_changes_no_byte(
    source: Path, loctool: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path("po/app.pot").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    ran = loctool("catalog", "extract", "src", "-o", "po/app.pot", "-c", "Translators:", "--json")
    assert json.loads(ran.stdout)["data"]["written"] is False
    assert Path("po/app.pot").read_bytes() == before


def test_a_catalog_that_is_there_is_not_made_again(source: Path, loctool: Run) -> None:
    loctool("catalog", "init", "po/app.pot", "--to", "fr", "-o", "po/{lang}.po")
    ran = loctool("catalog", "init", "po/app.pot", "--to", "fr", "-o", "po/{lang}.po")
    assert (ran.exit_code, ran.stderr) == (
        2,
        "error: po/fr.po: is there already\nhint: loctool catalog update po/app.pot po/fr.po\n",
    )


def test_check_says_what_is_not_up_to_date_and_writes_nothing(source: Path, loctool: Run) -> None:
    loctool("catalog", "init", "po/app.pot", "--to", "fr", "-o", "po/{lang}.po")
    before = Path("po/fr.po").read_bytes()
    source.write_text(SOURCE.replace("heute", "morgen"), encoding="utf-8")
    loctool("catalog", "extract", "src", "-o", "po/app.pot")
    ran = loctool("catalog", "update", "po/app.pot", "--check")
    assert (ran.exit_code, ran.stderr) == (
        3,
        "error: 1 catalog is not up to date\nhint: loctool catalog update po/app.pot po/fr.po\n",
    )
    assert Path("po/fr.po").read_bytes() == before
    ran = loctool("catalog", "update", "po/app.pot")
    assert (ran.exit_code, ran.stdout) == (
        0,
        "po/fr.po: 1 new, 0 fuzzy, 0 revived, 0 obsolete, 1 dropped\n",
    )
    ran = loctool("catalog", "update", "po/app.pot", "--check")
    assert (ran.exit_code, ran.stdout) == (0, "po/fr.po: up to date\n")


def test_nothing_is_compiled_where_one_message_would_crash(folder: Path, loctool: Run) -> None:
    po("good.po", 'msgid "Ton"\nmsgstr "son"\n')
    po("bad.po", '#, python-format\nmsgid "%(n)d Bilder"\nmsgstr "%(m)d images"\n')
    ran = loctool("catalog", "compile", "good.po", "bad.po")
    assert ran.exit_code == 3
    assert ran.stderr.startswith("bad.po:7: error: msgstr[0]: the placeholder %(n)d does not fit")
    assert not list(folder.glob("*.mo"))


def test_a_broken_catalog_is_named_with_its_line(folder: Path, loctool: Run) -> None:
    po("fr.po", 'msgid "Ton\nmsgstr "son"\n')
    po("app.pot", "")
    ran = loctool("catalog", "update", "app.pot", "fr.po")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (
        4, "", 'error: fr.po:7: a string that is not closed: "Ton\n',
    )  # fmt: skip


def test_stats_count_by_state(folder: Path, loctool: Run) -> None:
    po(
        "a.po",
        'msgid "Ton ab"\nmsgstr "son"\n\n#, fuzzy\nmsgid "Bild"\nmsgstr "image"\n\n'
        'msgid "Szene"\nmsgid_plural "Szenen"\nmsgstr[0] ""\nmsgstr[1] ""\n\n'
        '#~ msgid "alt"\n#~ msgstr "vieux"\n',
    )
    po("b.po", 'msgid "Ton"\nmsgstr "son"\n')
    ran = loctool("catalog", "stats", ".")
    assert (ran.exit_code, ran.stdout.splitlines()) == (
        0,
        [
            "file   messages  words  characters  translated  fuzzy  untranslated  obsolete",
            "a.po   3         5      21          1 (33 %)    1      1             1",
            "b.po   1         1      3           1 (100 %)   0      0             0",
            "total  4         6      24          2 (50 %)    1      1             1",
        ],
    )
    data = json.loads(loctool("catalog", "stats", ".", "--json").stdout)["data"]
    assert data["total"]["fuzzy"] == {"messages": 1, "words": 1, "characters": 4}
    assert data["files"][0]["file"] == "a.po"


def test_a_merge_keeps_the_first_and_lists_what_contradicts(folder: Path, loctool: Run) -> None:
    po("a.po", 'msgid "Ton"\nmsgstr "son"\n\nmsgid "Bild"\nmsgstr ""\n')
    rest = 'msgid "Bild"\nmsgstr "image"\n\nmsgid "x"\nmsgstr "y"\n'
    po("b.po", f'msgid "Ton"\nmsgstr "ton"\n\n{rest}')
    ran = loctool("catalog", "merge", "a.po", "b.po", "-o", "c.po")
    assert (ran.exit_code, ran.stderr) == (
        0, "b.po:7: warning: 'Ton' is 'ton' here, 'son' before [conflict]\n",
    )  # fmt: skip
    joined = f'{HEAD}\nmsgid "Ton"\nmsgstr "son"\n\n{rest}'
    assert Path("c.po").read_text("utf-8") == joined
    assert loctool("catalog", "merge", "a.po", "b.po", "--strict").exit_code == 3
    loctool("catalog", "merge", "c.po", "a.po", "-o", "d.po")
    assert Path("d.po").read_bytes() == Path("c.po").read_bytes()


def test_a_compendium_only_fills(folder: Path, loctool: Run) -> None:
    po("a.po", 'msgid "Bild"\nmsgstr ""\n')
    po("b.po", 'msgid "Bild"\nmsgstr "image"\n\nmsgid "x"\nmsgstr "y"\n')
    ran = loctool("catalog", "merge", "a.po", "--use", "b.po")
    assert (ran.exit_code, ran.stdout) == (0, f'{HEAD}\nmsgid "Bild"\nmsgstr "image"\n')


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (["--state", "fuzzy"], ["Bild"]),
        (["--state", "fuzzy", "--invert"], ["Ton", "Licht"]),
        (["--flag", "c-format"], ["Ton"]),
        (["--location", "src/*"], ["Licht"]),
        (["--text", "^lum"], ["Licht"]),
    ],
)
def test_messages_are_filtered(
    folder: Path, loctool: Run, options: list[str], kept: list[str]
) -> None:
    po(
        "a.po",
        '#, c-format\nmsgid "Ton"\nmsgstr "son"\n\n#, fuzzy\nmsgid "Bild"\nmsgstr "image"\n\n'
        '#: src/a.py:3\nmsgid "Licht"\nmsgstr "lumière"\n',
    )
    ran = loctool("catalog", "filter", "a.po", *options)
    assert ran.exit_code == 0
    assert [line[7:-1] for line in ran.stdout.splitlines() if line.startswith('msgid "')][
        1:
    ] == kept


@pytest.mark.parametrize("command", ["stats", "compile", "merge", "filter", "update"])
def test_arbitrary_bytes_give_one_line(folder: Path, loctool: Run, command: str) -> None:
    Path("x.po").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    ran = loctool("catalog", command, "x.po", *(["x.po"] if command == "update" else []))
    assert (ran.exit_code, ran.stderr) == (
        4, "error: x.po: is no gettext catalog: it has zero bytes\n",
    )  # fmt: skip
