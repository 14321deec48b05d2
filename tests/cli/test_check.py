"""``loctool check``: what it prints, what it exits with, what it writes."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from loctool.catalogs.compilation import compile_catalog
from loctool.catalogs.reading import parse_catalog
from loctool.cli.check_reference import reference

ROOT = Path(__file__).parents[2]

HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: kinopost 2.1\\n"
"PO-Revision-Date: 2026-03-02 10:00+0100\\n"
"Last-Translator: Anna Lang <anna@kinopost.de>\\n"
"Language-Team: French <equipe@kinopost.fr>\\n"
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
CLEAN = HEADER + 'msgid "Kasse"\nmsgstr "caisse"\n'
SPOILT = HEADER + '#, python-format\nmsgid "Noch %d Karten."\nmsgstr "Encore des billets. "\n'
LOST = "fr.po:15: error: %d of the source is not in the translation [placeholder-missing]\n"
EDGE = "fr.po:15: warning: space at the end of the translation, none at that of the source"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def test_a_clean_catalog_exits_0_and_prints_nothing(loctool, folder):
    write(folder / "fr.po", CLEAN)
    ran = loctool("check", "fr.po")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "nothing found\n")


def test_a_finding_is_a_line_and_exit_3(loctool, folder):
    write(folder / "fr.po", SPOILT)
    ran = loctool("check", "fr.po", "--select", "placeholder-missing")
    assert (ran.exit_code, ran.stdout) == (3, LOST)
    assert ran.stderr == "error: 1 error, 0 warnings, 0 notes\n"


def test_a_check_that_is_ignored_does_not_run(loctool, folder):
    write(folder / "fr.po", SPOILT)
    ran = loctool(
        "check", "fr.po", "--select", "placeholder-missing,edge-space-end", "--ignore",
        "placeholder-missing",
    )  # fmt: skip
    assert ran.exit_code == 3
    assert ran.stdout.endswith("[edge-space-end]\n")
    assert ran.stdout.count("\n") == 1


def test_notes_count_when_asked_for(loctool, folder):
    write(folder / "fr.po", HEADER + 'msgid "Kasse"\nmsgstr ""\n')
    quiet = loctool("check", "fr.po")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", "nothing found\n")
    ran = loctool("check", "fr.po", "--min-severity", "note")
    assert (ran.exit_code, ran.stdout) == (
        3,
        "fr.po:13: note: not translated [message-untranslated]\n",
    )
    assert ran.stderr == "error: 0 errors, 0 warnings, 1 note\n"


def test_a_broken_catalog_gives_findings_and_the_others_are_checked(loctool, folder):
    write(folder / "a.po", "Das ist ein Brief.\n")
    write(folder / "fr.po", SPOILT)
    ran = loctool("check", "a.po", "fr.po", "--select", "syntax-error,placeholder-missing")
    assert ran.exit_code == 3
    first, second = ran.stdout.splitlines(keepends=True)
    assert first.startswith("a.po:1: error: ")
    assert first.endswith(" [syntax-error]\n")
    assert second == LOST


def test_a_missing_file_is_exit_4_and_beside_others_exit_6(loctool, folder):
    alone = loctool("check", "nix.po")
    assert (alone.exit_code, alone.stdout) == (4, "")
    assert alone.stderr == "error: nix.po: no such file\n"
    write(folder / "fr.po", SPOILT)
    ran = loctool("check", "nix.po", "fr.po", "--select", "placeholder-missing")
    assert (ran.exit_code, ran.stdout) == (6, LOST)
    assert ran.stderr == "error: nix.po: no such file\nerror: 1 file could not be checked\n"


def test_standard_input_is_a_catalog(loctool):
    ran = loctool("check", "-", "--select", "placeholder-missing", stdin=SPOILT.encode("utf-8"))
    assert (ran.exit_code, ran.stdout) == (3, LOST.replace("fr.po", "-"))


def test_a_folder_is_searched_for_catalogs(loctool, folder):
    write(folder / "locale" / "fr" / "LC_MESSAGES" / "kino.po", SPOILT)
    write(folder / "locale" / "README.md", "# Kataloge\n")
    ran = loctool("check", "locale", "--select", "placeholder-missing")
    assert ran.exit_code == 3
    assert ran.stdout == LOST.replace("fr.po", "locale/fr/LC_MESSAGES/kino.po")
    (folder / "leer").mkdir()
    empty = loctool("check", "leer")
    assert (empty.exit_code, empty.stdout) == (4, "")
    assert empty.stderr == "error: leer: has no .po, .pot or .mo file in it\n"


def test_a_compiled_catalog_is_checked_without_lines(loctool, folder):
    (folder / "fr.mo").write_bytes(compile_catalog(parse_catalog(SPOILT)))
    ran = loctool("check", "fr.mo", "--select", "edge-space-end,mo-invalid,mo-unsorted")
    assert ran.exit_code == 3
    assert ran.stdout.startswith("fr.mo: warning: ")
    assert ran.stdout.endswith("[edge-space-end]\n")


def test_json_is_one_envelope(loctool, folder):
    write(folder / "fr.po", SPOILT)
    ran = loctool("check", "fr.po", "--select", "placeholder-missing", "--json")
    envelope = json.loads(ran.stdout)
    assert (ran.exit_code, envelope["ok"], envelope["exit_code"]) == (3, False, 3)
    assert envelope["data"]["counts"] == {"error": 1, "warning": 0, "note": 0}
    assert envelope["data"]["files"] == [{"path": "fr.po", "findings": 1, "hidden": 0}]
    assert envelope["data"]["findings"] == [
        {
            "path": "fr.po",
            "line": 15,
            "id": "placeholder-missing",
            "severity": "error",
            "message": "%d of the source is not in the translation",
            "source": "Noch %d Karten.",
            "target": "Encore des billets. ",
        }
    ]


def test_sarif_has_what_the_standard_and_github_require(loctool, folder):
    write(folder / "mit Raum" / "fr.po", SPOILT)
    ran = loctool("check", "mit Raum", "--sarif", "--no-glossary")
    log = json.loads(ran.stdout)
    assert (ran.exit_code, log["version"]) == (3, "2.1.0")
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "loctool"
    rules = [rule["id"] for rule in driver["rules"]]
    assert rules == sorted(set(rules))
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert all(
        rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        for rule in driver["rules"]
    )
    assert len(run["results"]) >= 2
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("error", "warning", "note")
        assert rules[result["ruleIndex"]] == result["ruleId"]
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "mit%20Raum/fr.po"
        assert place["physicalLocation"]["region"]["startLine"] == 15
    marks = [result["partialFingerprints"]["loctool/v1"] for result in run["results"]]
    assert len(set(marks)) == len(marks)


def test_junit_has_a_failed_case_for_each_finding_and_one_that_passed_for_a_clean_file(
    loctool, folder
):
    write(folder / "fr.po", SPOILT.replace("billets", "billets & <b>"))
    write(folder / "it.po", CLEAN.replace("Language: fr", "Language: it"))
    ran = loctool("check", "fr.po", "it.po", "--junit", "--select", "placeholder-missing")
    suites = ElementTree.fromstring(ran.stdout.encode("utf-8"))  # noqa: S314  # our own
    assert (ran.exit_code, suites.tag, suites.attrib["tests"]) == (3, "testsuites", "2")
    assert [suite.attrib["failures"] for suite in suites] == ["1", "0"]
    (case,) = suites[0]
    assert case.attrib["file"] == "fr.po"
    assert case[0].attrib["type"] == "error"
    assert case[0].text == LOST.strip()


def test_diff_shows_what_fix_mends_and_writes_nothing(loctool, folder):
    path = write(folder / "fr.po", SPOILT)
    ran = loctool("check", "fr.po", "--diff", "--select", "edge-space-end")
    assert ran.exit_code == 3
    assert '-msgstr "Encore des billets. "\n+msgstr "Encore des billets."\n' in ran.stdout
    assert path.read_bytes() == SPOILT.encode("utf-8")


def test_fix_writes_what_can_be_mended_and_reports_the_rest(loctool, folder):
    path = write(folder / "fr.po", SPOILT)
    ran = loctool("check", "fr.po", "--fix", "--select", "edge-space-end,placeholder-missing")
    assert (ran.exit_code, ran.stdout) == (3, LOST)
    assert path.read_bytes() == SPOILT.replace('. "', '."').encode("utf-8")
    again = loctool("check", "fr.po", "--fix", "--select", "edge-space-end")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "nothing found\n")


def test_fix_does_not_work_on_standard_input(loctool):
    ran = loctool("check", "-", "--fix", stdin=b"")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "error: --fix mends files, and standard input is none\n"
        "hint: See what it would do: loctool check - --diff\n"
    )


def test_articles_are_checked_side_by_side(loctool, folder):
    write(folder / "artikel.de.md", "# Kino\n\nDie Serie hat 12 Folgen.\n\nMehr am Montag.\n")
    write(folder / "artikel.fr.md", "# Cinéma\n\nLa série compte 13 épisodes.\n\nPlus lundi.\n")
    ids = "number-missing,segment-missing"
    ran = loctool("check", "artikel.de.md", "artikel.fr.md", "--select", ids)
    assert ran.exit_code == 3
    assert ran.stdout.startswith("artikel.fr.md:3: error: 12 of the source is not")
    beside = loctool("check", "artikel.fr.md", "--select", ids)
    assert beside.stdout == ran.stdout


def test_articles_whose_names_say_no_language_need_options(loctool, folder):
    write(folder / "a.md", "Die Serie hat 12 Folgen.\n")
    write(folder / "b.md", "La série compte 13 épisodes.\n")
    ran = loctool(
        "check", "a.md", "b.md", "--from", "de", "--to", "fr", "--select", "number-missing"
    )
    assert ran.exit_code == 3
    assert ran.stdout.startswith("b.md:1: error: 12 of the source is not")
    refused = loctool("check", "b.md")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "hint: loctool check SOURCE TRANSLATION --from de --to fr\n" in refused.stderr


def test_an_article_without_translation_is_refused(loctool, article):
    ran = loctool("check", article)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "has no translation to hold against it" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "nothing to check"),
        (("fr.po", "--select", "platzhalter"), "unknown check: platzhalter"),
        (("fr.po", "--sarif", "--junit"), "choose one"),
    ],
)
def test_what_cannot_be_obeyed_is_exit_2(loctool, arguments, message):
    ran = loctool("check", *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_checks_are_listed(loctool):
    ran = loctool("check", "--list", "--select", "plural-count")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "plural-count  error" in ran.stdout


def test_the_page_of_checks_is_current():
    page = (ROOT / "docs" / "checks.md").read_bytes().decode("utf-8")
    assert page == reference(), "run: python -m loctool.cli.check_reference > docs/checks.md"
