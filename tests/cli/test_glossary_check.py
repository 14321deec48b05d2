from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HOUSE = """\
id,policy,de,en,fr
season,,Staffel,season | series,saison
credits,,Abspann,end credits | !closing titles,générique de fin
vfx,keep,VFX,,
"""

SOURCE = """\
# Die neue Staffel

Nach dem Abspann ist die Staffel nicht vorbei.

Die VFX sind von Lumio.
"""

GOOD = """\
# The new season

After the end credits, the season is not over.

The VFX are by Lumio.
"""

BAD = """\
# The new season

After the closing titles, the series is not over.

The special effects are by Lumio.
"""

CATALOG = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Der Abspann"
msgstr "La fin"

msgid "Die Staffel"
msgstr "La saison"
"""


@pytest.fixture
def house(folder: Path) -> str:
    (folder / "house.csv").write_text(HOUSE, encoding="utf-8")
    (folder / "artikel.de.md").write_text(SOURCE, encoding="utf-8")
    (folder / "artikel.en.md").write_text(GOOD, encoding="utf-8")
    (folder / "bad.en.md").write_text(BAD, encoding="utf-8")
    (folder / "app.po").write_text(CATALOG, encoding="utf-8")
    return "house.csv"


def test_a_translation_that_keeps_the_terms_passes(loctool: Run, house: str) -> None:
    ran = loctool("glossary", "check", "artikel.de.md", "artikel.en.md", "-g", house)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout == "terms kept: 4 of 4 (100 %); consistent: 3 of 3; forbidden: 0; open: 0\n"


def test_what_is_wrong_is_said_where_it_is_to_be_mended(loctool: Run, house: str) -> None:
    ran = loctool("glossary", "check", "artikel.de.md", "bad.en.md", "-g", house)
    assert (ran.exit_code, ran.stderr) == (3, "error: 3 terms to look at\n")
    assert ran.stdout.splitlines() == [
        "bad.en.md:3: error: 'Abspann' became 'closing titles', which the glossary forbids; "
        "it wants 'end credits' [term-forbidden]",
        "bad.en.md:3: warning: 'Staffel' is 'series' here and another term elsewhere "
        "[term-inconsistent]",
        "bad.en.md:5: warning: 'VFX' must stay as it is; the translation does not have it "
        "[keep-changed]",
        "terms kept: 2 of 4 (50 %); consistent: 0 of 1; forbidden: 1; open: 1",
    ]


def test_a_paragraph_that_is_missing_is_found_in_the_source(
    loctool: Run, house: str, folder: Path
) -> None:
    (folder / "short.en.md").write_text("# The new season\n", encoding="utf-8")
    ran = loctool("glossary", "check", "artikel.de.md", "short.en.md", "-g", house)
    assert ran.exit_code == 3
    assert [line.split(": ")[0] for line in ran.stdout.splitlines()[:3]] == [
        "artikel.de.md:3",
        "artikel.de.md:3",
        "artikel.de.md:5",
    ]


def test_a_catalog_is_checked_by_itself(loctool: Run, house: str) -> None:
    ran = loctool("glossary", "check", "app.po", "-g", house)
    assert (ran.exit_code, ran.stderr) == (3, "error: 1 term to look at\n")
    assert ran.stdout.splitlines() == [
        "app.po:6: warning: the translation has no term for 'Abspann'; the glossary wants "
        "'générique de fin' [term-missing]",
        "terms kept: 1 of 2 (50 %); consistent: 1 of 1; forbidden: 0; open: 1",
    ]


def test_a_catalog_needs_no_other_file_and_an_article_does(loctool: Run, house: str) -> None:
    ran = loctool("glossary", "check", "app.po", "artikel.de.md", "-g", house)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[1] == "hint: loctool glossary check app.po"
    ran = loctool("glossary", "check", "artikel.de.md", "-g", house)
    assert (ran.exit_code, ran.stderr) == (
        2,
        "error: artikel.de.md is no catalog: its translation is needed\n"
        "hint: Name both: loctool glossary check artikel.de.md artikel.fr.md\n",
    )


def test_names_that_say_no_language_need_the_options(
    loctool: Run, house: str, folder: Path
) -> None:
    (folder / "ours.md").write_text(SOURCE, encoding="utf-8")
    (folder / "theirs.txt").write_text(GOOD.replace("# ", ""), encoding="utf-8")
    ran = loctool("glossary", "check", "ours.md", "theirs.txt", "-g", house)
    assert (ran.exit_code, ran.stderr) == (
        2,
        "error: which language is theirs.txt in?\nhint: Say it: --to fr\n",
    )
    ran = loctool("glossary", "check", "ours.md", "theirs.txt", "-g", house, "--to", "en")
    assert (ran.exit_code, ran.stderr) == (0, "")
    ran = loctool("glossary", "check", "ours.md", "theirs.txt", "-g", house, "--to", "de")
    assert (ran.exit_code, ran.stderr.splitlines()[0]) == (
        2,
        "error: source and translation are both in de",
    )


def test_a_region_has_the_terms_of_its_language(loctool: Run, house: str) -> None:
    ran = loctool(
        "glossary", "check", "artikel.de.md", "artikel.en.md", "-g", house, "--to", "en-GB"
    )
    assert (ran.exit_code, ran.stderr) == (0, "")


def test_a_language_the_glossary_has_no_terms_in_is_said(loctool: Run, house: str) -> None:
    ran = loctool("glossary", "check", "artikel.de.md", "artikel.en.md", "-g", house, "--to", "nl")
    assert (ran.exit_code, ran.stderr) == (
        0,
        "warning: the glossary house.csv has no terms in nl\n",
    )


def test_json_has_the_proof_and_the_remarks(loctool: Run, house: str) -> None:
    ran = loctool("glossary", "check", "artikel.de.md", "bad.en.md", "-g", house, "--json")
    envelope = json.loads(ran.stdout)
    assert (ran.exit_code, envelope["exit_code"], envelope["ok"]) == (3, 3, False)
    assert envelope["data"]["proof"]["totals"]["forbidden"] == 1
    assert envelope["data"]["remarks"][0] == {
        "id": "term-forbidden",
        "severity": "error",
        "message": "'Abspann' became 'closing titles', which the glossary forbids; it wants "
        "'end credits'",
        "path": "bad.en.md",
        "line": 3,
        "concept": "credits",
    }


def test_the_report_is_written_whatever_was_found(loctool: Run, house: str, folder: Path) -> None:
    for name in ("terms.html", "terms.json", "terms.html"):  # its own may be written over
        ran = loctool(
            "glossary", "check", "artikel.de.md", "bad.en.md", "-g", house, "--report", name
        )
        assert (ran.exit_code, ran.stderr.splitlines()[0]) == (3, f"{name}: written")
    assert "closing titles" in (folder / "terms.html").read_text("utf-8")
    [proof] = json.loads((folder / "terms.json").read_text("utf-8"))["proofs"]
    assert proof["target"] == {"name": "bad.en.md", "language": "en"}


def test_an_article_is_not_written_over(loctool: Run, house: str, folder: Path) -> None:
    page = folder / "artikel.en.html"
    page.write_text("<p>The new season</p>", encoding="utf-8")
    ran = loctool(
        "glossary", "check", "artikel.de.md", page.name, "-g", house, "--report", page.name
    )
    assert (ran.exit_code, ran.stdout, ran.stderr) == (
        2,
        "",
        "error: artikel.en.html: is there already, and is no report of loctool’s\n"
        "hint: Write the report to another file.\n",
    )
    assert page.read_text("utf-8") == "<p>The new season</p>"


def test_another_kind_of_report_is_refused_first(loctool: Run, house: str) -> None:
    ran = loctool("glossary", "check", "no.md", "no.en.md", "-g", house, "--report", "terms.pdf")
    assert (ran.exit_code, ran.stderr) == (
        2,
        "error: not a kind of report: terms.pdf\n"
        "hint: A report is a page or data: --report terms.html or terms.json\n",
    )


def test_a_file_that_is_not_there_is_bad_input(loctool: Run, house: str) -> None:
    for arguments in (["no.po"], ["no.de.md", "artikel.en.md"]):
        ran = loctool("glossary", "check", *arguments, "-g", house, "--to", "en")
        assert (ran.exit_code, ran.stdout) == (4, "")
        assert ran.stderr.startswith(f"error: {arguments[0]}: ")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00", b"", b'msgid "x', b"\xe4\xf6"])
def test_arbitrary_bytes_give_no_traceback(
    loctool: Run, house: str, folder: Path, data: bytes
) -> None:
    for name in ("broken.fr.po", "broken.fr.md"):
        (folder / name).write_bytes(data)
    for arguments in (["broken.fr.po"], ["artikel.de.md", "broken.fr.md"]):
        ran = loctool("glossary", "check", *arguments, "-g", house)
        assert ran.exit_code in (0, 3, 4), ran.stderr
