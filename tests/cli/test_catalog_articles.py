from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import PACKAGE, Ran, Run

EXAMPLES = sorted((PACKAGE.parent / "docs" / "examples").glob("*.de.md"))

ARTICLE = """\
# Der Abspann

Die Serie *„Der Turm“* startet am 3. Oktober.

Im Abspann stehen 300 Namen.
"""

FRENCH = {
    "Der Abspann": "Le générique de fin",
    "Die Serie <g1>„Der Turm“</g1> startet am 3. Oktober.": (
        "La série <g1>« La Tour »</g1> commence le 3 octobre."
    ),
    "Im Abspann stehen 300 Namen.": "Le générique de fin compte 300 noms.",
}

TO_FRENCH = ("--to", "fr", "--no-glossary")
TO_BOTH = ("--to", "fr,pl", "--no-glossary")


@pytest.fixture
def artikel(folder: Path) -> Path:
    path = folder / "artikel.de.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def data_of(ran: Ran) -> Any:
    envelope = json.loads(ran.stdout)
    assert envelope["ok"] == (ran.exit_code == 0)
    return envelope["data"]


def translate(path: str | Path, translations: dict[str, str] = FRENCH) -> None:
    """What a translator does, in a tool that writes the whole file in its own way."""
    catalog = polib.pofile(str(path))
    for entry in catalog:
        entry.msgstr = translations.get(entry.msgid, entry.msgstr)
    catalog.save()


def test_an_article_becomes_a_catalog(loctool: Run, artikel: Path) -> None:
    ran = loctool("catalog", "from-article", artikel.name, "--to", "fr")
    assert ran == Ran(0, "", "artikel.fr.po: made: 3 messages, 3 untranslated\n")
    catalog = polib.pofile("artikel.fr.po")
    assert [(entry.msgctxt, entry.msgid) for entry in catalog] == [
        ("heading", "Der Abspann"),
        ("paragraph", "Die Serie <g1>„Der Turm“</g1> startet am 3. Oktober."),
        ("paragraph", "Im Abspann stehen 300 Namen."),
    ]
    assert catalog[0].comment.startswith("term: Abspann = générique de fin")
    assert catalog[1].comment.splitlines()[0] == "<g1>: *…*"
    assert catalog[1].occurrences == [("artikel.de.md", "3")]
    assert catalog.metadata["Language"] == "fr"
    assert catalog.metadata["X-Source-Language"] == "de"
    assert catalog.metadata["X-Loctool-Article"].startswith("artikel.de.md markdown sha256:")


def test_a_second_run_changes_no_byte(loctool: Run, artikel: Path) -> None:
    loctool("catalog", "from-article", artikel.name, *TO_FRENCH)
    translate("artikel.fr.po")
    before = Path("artikel.fr.po").read_bytes()
    ran = loctool("catalog", "from-article", artikel.name, *TO_FRENCH)
    assert ran == Ran(0, "", "artikel.fr.po: up to date: 3 messages, 3 translated\n")
    assert Path("artikel.fr.po").read_bytes() == before


def test_a_translated_catalog_becomes_the_article(loctool: Run, artikel: Path) -> None:
    loctool("catalog", "from-article", artikel.name, *TO_FRENCH)
    translate("artikel.fr.po")
    ran = loctool("catalog", "to-article", "artikel.fr.po", "--strict")
    assert ran == Ran(0, "", "artikel.fr.md: written: 3 translated\n")
    assert Path("artikel.fr.md").read_text("utf-8") == (
        "# Le générique de fin\n\nLa série *« La Tour »* commence le 3 octobre.\n\n"
        "Le générique de fin compte 300 noms.\n"
    )
    ran = loctool("catalog", "to-article", "artikel.fr.po")
    assert ran.stderr == "artikel.fr.md: up to date: 3 translated\n"


def test_what_is_open_stays_german_and_is_said(loctool: Run, artikel: Path) -> None:
    loctool("catalog", "from-article", artikel.name, *TO_FRENCH)
    translate("artikel.fr.po", {"Der Abspann": "Le générique de fin"})
    catalog = polib.pofile("artikel.fr.po")
    catalog[1].msgstr = "La série « La Tour » commence."
    catalog[2].msgstr, catalog[2].flags = "Le générique compte 300 noms.", ["fuzzy"]
    catalog.save()
    lines = {entry.msgid: entry.linenum for entry in polib.pofile("artikel.fr.po")}
    ran = loctool("catalog", "to-article", "artikel.fr.po", "-o", "-", "--strict")
    assert ran.exit_code == 3
    assert ran.stdout == ARTICLE.replace("Der Abspann", "Le générique de fin")
    first, *others = [line for line in ran.stderr.splitlines() if "artikel.fr.po" in line]
    assert first.endswith("error: <g1> is missing [tag-missing]")
    assert others[0].endswith(
        "warning: fuzzy, the source text stays: Im Abspann stehen 300 Namen. [segment-fuzzy]"
    )
    assert len(lines) == 3
    assert ran.stderr.splitlines()[-2:] == [
        "error: 1 article is not complete; it is written all the same",
        "hint: Mend the places named above, or run without --strict.",
    ]
    ran = loctool("catalog", "to-article", "artikel.fr.po", "-o", "-", "--fuzzy")
    assert ran.stdout.endswith("Le générique compte 300 noms.\n")
    assert ran.exit_code == 0


def test_a_stale_catalog_is_said(loctool: Run, artikel: Path) -> None:
    loctool("catalog", "from-article", artikel.name, *TO_FRENCH)
    translate("artikel.fr.po")
    artikel.write_text(ARTICLE + "\nNeu.\n", encoding="utf-8")
    ran = loctool("catalog", "to-article", "artikel.fr.po", "-o", "-", "--json")
    [row] = data_of(ran)["files"]
    assert (row["stale"], row["counts"]["new"], row["counts"]["translated"]) == (True, 1, 3)
    assert [finding["id"] for finding in row["findings"]] == ["segment-new"]
    assert ran.stderr.splitlines()[0] == (
        "warning: artikel.de.md: changed since the catalog was made; bring it up to date: "
        "loctool catalog from-article artikel.de.md --to fr"
    )
    assert row["text"].endswith("300 noms.\n\nNeu.\n")


def test_what_a_person_edited_is_not_overwritten(loctool: Run, artikel: Path) -> None:
    loctool("catalog", "from-article", artikel.name, *TO_FRENCH)
    translate("artikel.fr.po")
    loctool("catalog", "to-article", "artikel.fr.po")
    Path("artikel.fr.md").write_text("De ma main.\n")
    ran = loctool("catalog", "to-article", "artikel.fr.po")
    assert (ran.exit_code, Path("artikel.fr.md").read_text()) == (2, "De ma main.\n")
    assert "--force" in ran.stderr
    assert loctool("catalog", "to-article", "artikel.fr.po", "--force").exit_code == 0
    assert Path("artikel.fr.md").read_text("utf-8").startswith("# Le générique")


def test_a_folder_is_mirrored_there_and_back(loctool: Run, folder: Path) -> None:
    for name in ("news/a.de.md", "news/film/b.de.html", "news/film/c.de.srt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        kind = {".md": "# {}\n", ".html": "<p>{}</p>\n"}.get(
            path.suffix, "1\n00:00:01,000 --> 00:00:02,000\n{}\n"
        )
        path.write_text(kind.format(f"Kino {path.name[0]}"))
    ran = loctool("catalog", "from-article", "news", *TO_BOTH, "--output-dir", "po")
    assert ran.exit_code == 0
    made = sorted(path.as_posix() for path in Path("po").rglob("*.po"))
    assert made == [
        f"po/{name}.{language}.po"
        for name in ("a", "film/b", "film/c")
        for language in ("fr", "pl")
    ]
    for path in made:
        translate(path, {f"Kino {letter}": f"Cinéma {letter}" for letter in "abc"})
    assert loctool("catalog", "to-article", "po", "--output-dir", "site").exit_code == 0
    assert Path("site/film/b.fr.html").read_text("utf-8") == "<p>Cinéma b</p>\n"
    assert loctool("catalog", "to-article", "po").exit_code == 0
    assert Path("news/film/c.pl.srt").read_text("utf-8").endswith("Cinéma c\n")
    again = loctool("catalog", "from-article", "news", *TO_BOTH, "--output-dir", "po")
    assert again.stderr.count("up to date: 1 message, 1 translated") == 6


def test_one_catalog_of_a_folder(loctool: Run, folder: Path) -> None:
    for name in ("a", "b"):
        path = folder / "news" / f"{name}.de.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# Kino\n\nText {name}.\n")
    ran = loctool("catalog", "from-article", "news", *TO_FRENCH, "--one-catalog")
    assert ran.stderr == "news/news.fr.po: made: 3 messages, 3 untranslated\n"
    translate("news/news.fr.po", {"Kino": "Cinéma", "Text a.": "Texte a.", "Text b.": "Texte b."})
    assert loctool("catalog", "to-article", "news/news.fr.po").exit_code == 0
    assert Path("news/a.fr.md").read_text("utf-8") == "# Cinéma\n\nTexte a.\n"
    assert Path("news/b.fr.md").read_text("utf-8") == "# Cinéma\n\nTexte b.\n"
    ran = loctool("catalog", "to-article", "news/news.fr.po", "-o", "x.md")
    assert (ran.exit_code, ran.stderr.splitlines()[0]) == (
        2,
        "error: -o takes one article: found several",
    )


def test_one_file_that_fails_does_not_stop_the_others(loctool: Run, artikel: Path) -> None:
    Path("leer.de.md").write_text("\n")
    ran = loctool("catalog", "from-article", "leer.de.md", artikel.name, *TO_FRENCH)
    assert ran.exit_code == 6
    assert ran.stderr.splitlines() == [
        "error: leer.de.md: nothing to translate: the file is empty",
        "artikel.fr.po: made: 3 messages, 3 untranslated",
        "error: 1 of 2 files failed",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["artikel.de.md"], 2, "no language to translate into"),
        (["artikel.de.md", "--to", "de"], 2, "source and target are the same language: de"),
        (["artikel.de.md", "--to", "qqq"], 2, "unknown language: 'qqq'"),
        (["weg.md", "--to", "fr"], 4, "weg.md: no such file"),
        ([".", "--to", "fr", "--document", "docx"], 2, "unknown document format: docx"),
        (["artikel.de.md", "--to", "fr,pl", "-o", "x.po"], 2, "-o takes one catalog: found 2"),
        (["artikel.de.md", "--to", "fr", "-o", "artikel.de.md"], 2, "would be written over a"),
        (["artikel.de.md", "--to", "fr", "-o", "-", "--pretranslate"], 2, "works on a file"),
        (["artikel.de.md", "--to", "fr", "--one-catalog"], 2, "the one catalog is not clear"),
    ],
)
def test_what_cannot_be_done_is_refused(
    loctool: Run, artikel: Path, arguments: list[str], code: int, message: str
) -> None:
    ran = loctool("catalog", "from-article", *arguments)
    assert (ran.exit_code, ran.stdout) == (code, "")
    assert message in ran.stderr.splitlines()[0]
    assert artikel.read_text("utf-8") == ARTICLE


def test_an_article_that_moved_can_be_named(loctool: Run, artikel: Path) -> None:
    loctool("catalog", "from-article", artikel.name, *TO_FRENCH)
    artikel.rename("umgezogen.md")
    ran = loctool("catalog", "to-article", "artikel.fr.po")
    assert (ran.exit_code, ran.stderr) == (
        4,
        "error: artikel.de.md: no such file\nhint: Say where the article is: --article FILE\n",
    )
    ran = loctool("catalog", "to-article", "artikel.fr.po", "--article", "umgezogen.md", "-o", "-")
    assert (ran.exit_code, ran.stdout) == (0, ARTICLE)


def test_a_catalog_that_is_none_of_an_articles_is_refused(loctool: Run, folder: Path) -> None:
    Path("app.fr.po").write_text('msgid "Open"\nmsgstr "Ouvrir"\n')
    ran = loctool("catalog", "to-article", "app.fr.po")
    assert (ran.exit_code, ran.stderr.splitlines()[0]) == (
        4,
        "error: app.fr.po: was not made from an article",
    )
    ran = loctool("catalog", "to-article", ".")
    assert ran == Ran(0, "", "app.fr.po: passed over, not made from an article\n")


def test_what_cannot_be_read_in_a_catalog_is_said(loctool: Run, artikel: Path) -> None:
    loctool("catalog", "from-article", artikel.name, *TO_FRENCH)
    path = Path("artikel.fr.po")
    path.write_text(path.read_text("utf-8").replace('msgid "Der Abspann"', "msgid Der Abspann"))
    broken = path.read_bytes()
    for command in (["to-article", path.name, "-o", "-"], ["to-xliff", path.name]):
        ran = loctool("catalog", *command)
        assert ran.exit_code == 0
        assert ran.stderr.startswith("warning: artikel.fr.po:22: not expected here: Der")
    ran = loctool("catalog", "from-article", artikel.name, *TO_FRENCH)
    assert (ran.exit_code, path.read_bytes()) == (4, broken)


@pytest.mark.parametrize("source", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["fr", "pl"])
def test_the_examples_go_all_the_way(
    loctool: Run, folder: Path, source: Path, language: str
) -> None:
    article = shutil.copy(source, folder)
    name = source.name.removesuffix(".de.md")
    catalog = f"{name}.{language}.po"
    made = loctool(
        *("catalog", "from-article", article, "--to", language, "-o", catalog),
        *("--pretranslate", "--engine", "pseudo", "--json"),
    )
    counts = data_of(made)["files"][0]["counts"]
    assert counts["untranslated"] == counts["messages"] >= 15

    reviewed = polib.pofile(catalog)
    assert len(reviewed.fuzzy_entries()) == counts["messages"]
    for entry in reviewed:
        entry.flags = []
    reviewed[0].msgstr = "De ma main, à la main"
    reviewed.save()
    assert loctool("check", catalog, "--select", "tag-missing,placeholder-missing").exit_code == 0
    ran = loctool("catalog", "to-article", catalog)
    assert ran.exit_code == 0
    translation = Path(f"{name}.{language}.md").read_text("utf-8")
    assert "De ma main, à la main" in translation
    assert [line for line in translation.splitlines() if line.startswith(("author", "date"))] == [
        line
        for line in source.read_text("utf-8").splitlines()
        if line.startswith(("author", "date"))
    ]

    text = Path(article).read_text("utf-8")
    sentence = next(
        entry.msgid
        for entry in reviewed
        if entry.msgid.count(" ") > 8 and "<" not in entry.msgid and entry.msgid in text
    )
    Path(article).write_text(text.replace(sentence, sentence[:-1] + " und mehr."), "utf-8")
    ran = loctool("catalog", "from-article", article, "--to", language, "-o", catalog)
    assert ran.stderr.endswith(f"{counts['messages'] - 1} translated, 1 fuzzy\n")
    [open_] = [entry for entry in polib.pofile(catalog) if entry.fuzzy or not entry.msgstr]
    assert (open_.previous_msgid, open_.msgid) == (sentence, sentence[:-1] + " und mehr.")


ORIGIN = '"X-Loctool-Article: a.md markdown sha256:'
PIECES = st.sampled_from(
    [
        *('msgid ""\n', 'msgstr ""\n', '"Language: fr\\n"\n', ORIGIN, "0" * 64, '\\n"\n', "\n"),
        *('msgid "Kino"\n', 'msgstr "<g1>"\n', "#, fuzzy\n", "#~ ", "\x00", 'msgctxt "heading"\n'),
        *(ORIGIN.replace("a.md", "/"), '"Plural-Forms: n\\n"\n', "\ufeff", '"'),
    ]
)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_catalog_causes_a_traceback(loctool: Run, folder: Path, text: str) -> None:
    Path("a.md").write_text("# Kino\n")
    for path in Path().glob("*.po"):
        path.unlink()
    Path("a.fr.po").write_bytes(text.encode())
    for arguments in (
        ["from-article", "a.md", "--to", "fr", "--no-glossary"],
        ["to-article", "a.fr.po", "-o", "-"],
        ["to-xliff", "a.fr.po"],
        ["from-xliff", "a.fr.po", "-o", "b.fr.po"],
    ):
        ran = loctool("catalog", *arguments)
        assert ran.exit_code in (0, 2, 4), ran.stderr
        assert (ran.exit_code == 0) == ("error: " not in ran.stderr)


def test_the_catalog_that_the_manual_shows_is_what_comes_out(loctool: Run, folder: Path) -> None:
    page = (PACKAGE.parent / "docs" / "how-to" / "hand-over-articles.md").read_text("utf-8")
    shown = page.partition("```po\n")[2].partition("```")[0]
    Path("artikel.de.md").write_text(
        "\n" * 21 + "Ohne [Previsualisierung](https://lexikon.example/previsualisierung) wird am "
        "Set **nicht** gedreht.\n"
    )
    ran = loctool("catalog", "from-article", "artikel.de.md", "--to", "fr", "-o", "-")
    assert ran.stdout.partition("\n\n")[2] == shown
