from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loctool.cli import main
from loctool.glossary.collection import shipped_glossary
from tests.cli.conftest import Run

HOUSE = """\
# Unser Haus
id,domain,part_of_speech,policy,definition,note,de,en,fr,Redaktion
reshoot,film,noun,,Dreh nach dem Dreh,,Nachdreh,reshoot | pickup,,MK
vfx,vfx,noun,keep,,,VFX,,,
# Ende
"""


@pytest.fixture
def house(folder: Path) -> Path:
    path = folder / "house.csv"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def data_of(ran: Any) -> Any:
    envelope = json.loads(ran.stdout)
    assert envelope["ok"] == (ran.exit_code == 0)
    return envelope["data"]


def test_concepts_are_listed_with_their_terms(loctool: Run, house: Path) -> None:
    ran = loctool("glossary", "list", "-g", house, "--to", "en,fr")
    assert ran.exit_code == 0
    assert ran.stdout.splitlines() == [
        "id       domain  de        en                fr",
        "reshoot  film    Nachdreh  reshoot | pickup",
        "vfx      vfx     VFX",
    ]


def test_a_domain_that_is_not_there_lists_those_that_are(loctool: Run, house: Path) -> None:
    ran = loctool("glossary", "list", "-g", house, "--domain", "music")
    assert (ran.exit_code, ran.stderr) == (
        2,
        "error: no domain 'music'\nhint: Domains: film, vfx\n",
    )
    ran = loctool("glossary", "list", "-g", house, "--domain", "vfx")
    assert len(ran.stdout.splitlines()) == 2


def test_a_concept_is_shown_with_its_place(loctool: Run, house: Path) -> None:
    assert loctool("glossary", "show", "reshoot", "-g", house).stdout.splitlines() == [
        "reshoot",
        "  domain: film",
        "  part of speech: noun",
        "  policy: translate",
        "  definition: Dreh nach dem Dreh",
        "  de: Nachdreh",
        "  en: reshoot | pickup",
        "  Redaktion: MK",
        f"  file: {house}:3",
    ]


def test_an_id_nearly_right_gets_a_suggestion(loctool: Run, house: Path) -> None:
    ran = loctool("glossary", "show", "reshot", "-g", house)
    assert (ran.exit_code, ran.stderr.splitlines()[1]) == (2, "hint: Did you mean reshoot?")


def test_text_is_found_in_any_case_and_field(loctool: Run, house: Path) -> None:
    for text in ("NACHD", "pickup", "dreh nach"):
        assert "\nreshoot " in loctool("glossary", "find", text, "-g", house).stdout
    ran = loctool("glossary", "find", "pickup", "--in", "de", "-g", house)
    assert (ran.exit_code, len(ran.stdout.splitlines())) == (0, 1)
    assert ran.stderr == "nothing has 'pickup' in it\n"


def test_the_shipped_glossary_is_used_where_none_is_named(loctool: Run) -> None:
    concepts = data_of(loctool("glossary", "find", "Previsualisierung", "--json"))["concepts"]
    assert {concept["path"] for concept in concepts} == {str(shipped_glossary())}


def test_numbers_are_told_by_language(loctool: Run, house: Path) -> None:
    data = data_of(loctool("glossary", "stats", "-g", house, "--json"))
    assert (data["concepts"], data["kept"]) == (2, 1)
    assert data["languages"]["en"]["terms"]["admitted"] == 1
    assert "2 concepts, 1 of them kept" in loctool("glossary", "stats", "-g", house).stdout


def test_a_sound_glossary_has_notes_at_most(loctool: Run, house: Path) -> None:
    ran = loctool("glossary", "lint", "-g", house)
    assert ran.exit_code == 0
    assert ran.stderr == "0 errors, 0 warnings, 0 notes\n"


def test_lint_exits_3_and_names_the_line(loctool: Run, house: Path) -> None:
    house.write_text(HOUSE.replace("Nachdreh", "Nachdreh | !Nachdreh"))
    ran = loctool("glossary", "lint", "-g", house)
    assert ran.exit_code == 3
    assert ran.stdout == (
        f"{house}:3: error: reshoot: 'Nachdreh' is both allowed and not in de "
        "[term-contradictory]\n"
    )


def test_lint_can_demand_languages(loctool: Run, house: Path) -> None:
    ran = loctool("glossary", "lint", "-g", house, "--to", "fr", "--json")
    [remark] = data_of(ran)["remarks"]
    assert (ran.exit_code, remark["id"], remark["line"]) == (3, "language-missing", 3)


def test_add_writes_one_line_and_leaves_the_others(loctool: Run, house: Path) -> None:
    ran = loctool(
        *("glossary", "add", "-g", house, "-t", "de=Rohschnitt", "-t", "en=rough cut | !raw cut"),
        *("--domain", "film", "--part-of-speech", "noun", "--definition", "Erste, ganze Fassung"),
    )
    assert (ran.exit_code, ran.stdout) == (0, f"added rough-cut: {house}\n")
    assert house.read_text() == HOUSE + (
        'rough-cut,film,noun,translate,"Erste, ganze Fassung",,Rohschnitt,rough cut | !raw cut,,\n'
    )


def test_add_begins_a_file(loctool: Run, folder: Path) -> None:
    path = folder / "new" / "terms.csv"
    assert loctool("glossary", "add", "-g", path, "-t", "de=Dreh", "-t", "sv=").exit_code == 0
    assert path.read_text().splitlines() == [
        "id,domain,part_of_speech,policy,definition,note,de,en,fr,es,it,nl,pt,pl",
        "dreh,,,translate,,,Dreh,,,,,,,",
    ]


def test_add_refuses_what_lint_calls_an_error(loctool: Run, house: Path) -> None:
    order = ("glossary", "add", "-g", house, "--id", "x", "-t", "de=Nachdreh", "-t", "en=reshoot")
    ran = loctool(*order)
    assert (ran.exit_code, house.read_text()) == (3, HOUSE)
    assert "'Nachdreh' is reshoot already" in ran.stderr
    assert loctool(*order, "--force").exit_code == 0


def test_bytes_that_are_no_text_are_refused(loctool: Run, house: Path) -> None:
    ran = loctool("glossary", "add", "-g", house, "-t", os.fsdecode(b"de=K\xf6ln"))
    assert (ran.exit_code, house.read_text()) == (2, HOUSE)
    assert "not UTF-8" in ran.stderr


def test_add_refuses_an_id_that_is_taken(loctool: Run, house: Path) -> None:
    ran = loctool("glossary", "add", "-g", house, "--id", "vfx", "-t", "de=X")
    assert ran.exit_code == 2
    assert f"hint: Change it: loctool glossary edit vfx --glossary {house}" in ran.stderr


@pytest.mark.parametrize(
    "options",
    [(), ("-t", "de"), ("-t", "xx=y"), ("-t", "de=X", "--policy", "drop"), ("-t", "de=")],
)
def test_add_refuses_orders_it_cannot_obey(
    loctool: Run, house: Path, options: tuple[str, ...]
) -> None:
    ran = loctool("glossary", "add", "-g", house, *options, stdin=b"")
    assert (ran.exit_code, house.read_text()) == (2, HOUSE)


def test_the_shipped_glossary_is_not_written_without_its_name(loctool: Run) -> None:
    before = shipped_glossary().read_bytes()
    for order in (("add", "-t", "de=X"), ("edit", "season", "--note", "x"), ("remove", "season")):
        ran = loctool("glossary", *order)
        assert ran.exit_code == 2
        assert "is not written to" in ran.stderr
    assert shipped_glossary().read_bytes() == before


def test_edit_changes_its_cells_only(loctool: Run, house: Path) -> None:
    ran = loctool("glossary", "edit", "reshoot", "-g", house, "-t", "fr=retake", "--domain", "set")
    assert ran.exit_code == 0
    assert house.read_text() == HOUSE.replace(
        "reshoot,film,noun,,Dreh nach dem Dreh,,Nachdreh,reshoot | pickup,,MK",
        "reshoot,set,noun,,Dreh nach dem Dreh,,Nachdreh,reshoot | pickup,retake,MK",
    )


def test_a_language_may_be_given_term_by_term(loctool: Run, house: Path) -> None:
    loctool("glossary", "edit", "reshoot", "-g", house, "-t", "en=reshoot", "-t", "en=!retake")
    assert ",Nachdreh,reshoot | !retake,,MK" in house.read_text()


def test_edit_takes_a_languages_terms_away(loctool: Run, house: Path) -> None:
    assert loctool("glossary", "edit", "reshoot", "-g", house, "-t", "en=").exit_code == 0
    assert "Nachdreh,,,MK" in house.read_text()


def test_edit_without_a_change_says_so(loctool: Run, house: Path) -> None:
    ran = loctool("glossary", "edit", "reshoot", "-g", house, stdin=b"")
    assert (ran.exit_code, ran.stderr.splitlines()[0]) == (2, "error: nothing to change")


def test_only_a_sheet_can_be_changed(loctool: Run, house: Path, folder: Path) -> None:
    loctool("glossary", "export", "-g", house, "-o", "house.json")
    ran = loctool("glossary", "edit", "reshoot", "-g", "house.json", "--note", "x")
    assert ran.exit_code == 2
    assert "hint: Convert it: loctool glossary import house.json -o house.csv" in ran.stderr
    assert loctool("glossary", "add", "-g", "house.json", "-t", "de=X").stderr == ran.stderr


def test_settings_that_are_no_list_are_refused(loctool: Run, folder: Path) -> None:
    (folder / "loctool.toml").write_text('glossaries = "house.csv"\n')
    ran = loctool("glossary", "list")
    assert ran.exit_code == 2
    assert "glossaries must be a list of file names: found 'house.csv'" in ran.stderr


def test_remove_takes_its_lines_only(loctool: Run, house: Path) -> None:
    assert loctool("glossary", "remove", "vfx", "-g", house).stdout == f"removed vfx: {house}\n"
    assert house.read_text() == HOUSE.replace("vfx,vfx,noun,keep,,,VFX,,,\n", "")


def test_nothing_is_removed_where_one_id_is_unknown(loctool: Run, house: Path) -> None:
    assert loctool("glossary", "remove", "vfx", "kran", "-g", house).exit_code == 2
    assert house.read_text() == HOUSE


def typing(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a person at the terminal who types these lines."""
    keyboard = io.BytesIO(lines.encode())
    keyboard.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(keyboard))


def test_a_person_is_asked_for_each_field(
    house: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Any
) -> None:
    typing("Kran\ncrane\n\n\n\n\n\n\nfilm\nnoun\n\nHebt die Kamera\n\n", monkeypatch)
    assert main(["glossary", "add", "-g", str(house)]) == 0
    assert house.read_text().endswith("crane,film,noun,translate,Hebt die Kamera,,Kran,crane,,\n")
    out, err = capfdbinary.readouterr()
    assert out == f"added crane: {house}\n".encode()
    assert b"definition" in err


def test_enter_keeps_and_a_hyphen_empties(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typing("\nreshoot\n\n\n\n\n\n\n-\n\n\n\n\n", monkeypatch)
    assert main(["glossary", "edit", "reshoot", "-g", str(house)]) == 0
    assert house.read_text() == HOUSE.replace(
        "reshoot,film,noun,,Dreh nach dem Dreh,,Nachdreh,reshoot | pickup,,MK",
        "reshoot,,noun,,Dreh nach dem Dreh,,Nachdreh,reshoot,,MK",
    )


def test_a_person_who_leaves_changes_nothing(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typing("Kran\n", monkeypatch)
    assert main(["glossary", "add", "-g", str(house)]) == 1
    assert house.read_text() == HOUSE


@pytest.mark.parametrize("suffix", ["tbx", "json"])
def test_an_export_comes_back_as_it_was(
    loctool: Run, house: Path, folder: Path, suffix: str
) -> None:
    out = folder / f"out.{suffix}"
    assert loctool("glossary", "export", "-g", house, "-o", out).exit_code == 0
    ran = loctool("glossary", "import", out, "--json")
    again = data_of(ran)["text"]
    (folder / "again.csv").write_text(again)
    wanted, found = (
        data_of(loctool("glossary", "list", "-g", path, "--json"))["concepts"]
        for path in (house, "again.csv")
    )
    strip = ("path", "line")
    assert [{k: v for k, v in c.items() if k not in strip} for c in found] == [
        {k: v for k, v in c.items() if k not in strip} for c in wanted
    ]


def test_what_an_export_loses_is_said(loctool: Run, house: Path) -> None:
    ran = loctool("glossary", "export", "-g", house, "--format", "deepl")
    assert (ran.exit_code, ran.stdout) == (0, "Nachdreh\treshoot\nVFX\tVFX\n")
    assert "warning: reshoot: only the preferred of reshoot, pickup [admitted-lost]" in ran.stderr


def test_of_many_losses_of_a_kind_the_first_are_said_and_the_others_counted(
    loctool: Run, folder: Path
) -> None:
    rows = "".join(f"c{number},film,D{number},E{number}\n" for number in range(9))
    (folder / "many.csv").write_text(f"id,domain,de,en\n{rows}")
    ran = loctool("glossary", "export", "-g", "many.csv", "--format", "deepl")
    assert ran.stderr.splitlines() == [
        *(f"warning: c{number}: domain [field-lost]" for number in range(5)),
        "and 4 more [field-lost]",
    ]
    ran = loctool("glossary", "export", "-g", "many.csv", "--format", "deepl", "--json")
    assert len(data_of(ran)["remarks"]) == 9


def test_an_excel_export_keeps_its_mark_on_standard_output(loctool: Run, house: Path) -> None:
    assert loctool("glossary", "export", "-g", house, "--format", "excel").stdout.startswith(
        "\ufeffid;domain"
    )


def test_an_export_overwrites_only_by_force(loctool: Run, house: Path, folder: Path) -> None:
    (folder / "out.tbx").write_text("mine")
    order = ("glossary", "export", "-g", house, "-o", "out.tbx")
    assert loctool(*order).exit_code == 2
    assert (folder / "out.tbx").read_text() == "mine"
    assert loctool(*order, "--force").exit_code == 0


@pytest.mark.parametrize("order", [("export",), ("export", "--format", "xlsx"), ("import", "a.b")])
def test_an_unknown_format_lists_the_known(loctool: Run, order: tuple[str, ...]) -> None:
    ran = loctool("glossary", *order)
    assert ran.exit_code == 2
    assert "tbx-v2" in ran.stderr


def test_a_pair_list_is_imported_with_its_languages(loctool: Run, folder: Path) -> None:
    (folder / "deepl.tsv").write_text("Dreh\ttournage\n")
    ran = loctool("glossary", "import", "deepl.tsv", "--to", "fr")
    assert ran.stdout.splitlines()[1] == "dreh,,,translate,,,Dreh,tournage"


def test_merge_takes_what_is_missing_and_lists_what_differs(
    loctool: Run, house: Path, folder: Path
) -> None:
    (folder / "client.csv").write_text(
        "id,de,en,fr\nreshoot,Nachdreh,additional photography,retake\ncrane,Kran,crane,grue\n"
    )
    ran = loctool("glossary", "merge", house, "client.csv", "-o", house)
    assert ran.exit_code == 3
    assert (
        f"{house}: conflict: reshoot: terms.en: ours 'reshoot | pickup', "
        "theirs 'additional photography'"
    ) in ran.stderr
    assert house.read_text() == (
        HOUSE.replace("reshoot | pickup,,MK", "reshoot | pickup,retake,MK")
        + "crane,,,translate,,,Kran,crane,grue,\n"
    )


def test_merge_with_the_ancestor_takes_the_changed_side(
    loctool: Run, house: Path, folder: Path
) -> None:
    (folder / "base.csv").write_text(HOUSE)
    (folder / "client.csv").write_text(HOUSE.replace("reshoot | pickup", "additional photography"))
    ran = loctool("glossary", "merge", house, "client.csv", "--base", "base.csv", "--json")
    assert ran.exit_code == 0
    assert data_of(ran)["text"] == (folder / "client.csv").read_text()
    assert house.read_text() == HOUSE


def test_merge_does_not_overwrite_a_third_file(loctool: Run, house: Path, folder: Path) -> None:
    (folder / "other.csv").write_text("mine")
    assert loctool("glossary", "merge", house, house, "-o", "other.csv").exit_code == 2


def test_the_settings_name_the_glossaries_and_later_ones_win(
    loctool: Run, house: Path, folder: Path
) -> None:
    (folder / "client.csv").write_text("id,de,en\nreshoot,Nachdreh,additional photography\n")
    (folder / "loctool.toml").write_text('glossaries = ["house.csv", "client.csv"]\n')
    ran = loctool("glossary", "show", "reshoot", "--json")
    [concept] = data_of(ran)["concepts"]
    assert concept["terms"]["en"][0]["text"] == "additional photography"
    assert "client.csv:2: note: 'reshoot' replaces 'reshoot' of" in ran.stderr
    loctool("glossary", "edit", "reshoot", "--note", "immer")
    assert "immer" in (folder / "client.csv").read_text()
    assert house.read_text() == HOUSE


def test_a_variable_names_the_glossaries(
    loctool: Run, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCTOOL_GLOSSARIES", str(house))
    assert len(loctool("glossary", "list").stdout.splitlines()) == 3


@pytest.mark.parametrize(
    "content", [b"\x00\x01\xff", b"", b"PK\x03\x04", b'id,de\n"', b"\xef\xbb\xbf", b"\n" * 9]
)
@pytest.mark.parametrize("name", ["g.csv", "g.tbx", "g.json", "g.tsv"])
def test_bad_files_get_one_line_and_no_traceback(
    loctool: Run, folder: Path, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    ran = loctool("glossary", "list", "-g", name)
    assert ran.exit_code in (0, 4)
    if ran.exit_code == 4:
        assert ran.stderr.startswith(f"error: {name}:")


def test_a_missing_file_is_bad_input(loctool: Run) -> None:
    ran = loctool("glossary", "list", "-g", "none.csv")
    assert (ran.exit_code, ran.stderr) == (4, "error: none.csv: no such file\n")


def test_a_full_disk_leaves_the_file_as_it_was(
    loctool: Run, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    ran = loctool("glossary", "edit", "reshoot", "-g", house, "--note", "x")
    assert ran.exit_code == 1
    assert "No space left on device" in ran.stderr
    assert house.read_text() == HOUSE
    assert [path.name for path in house.parent.iterdir()] == ["house.csv"]


def test_changes_at_the_same_time_all_count(house: Path) -> None:
    command = [sys.executable, "-m", "loctool", "glossary", "add", "-g", str(house)]
    running = [
        subprocess.Popen([*command, "-t", f"de=Begriff {number}"], stdout=subprocess.DEVNULL)
        for number in range(4)
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    lines = house.read_text().removeprefix(HOUSE).splitlines()
    assert sorted(line.split(",")[0] for line in lines) == [f"begriff-{n}" for n in range(4)]


def test_a_state_that_cannot_be_kept_stops_nobody(
    loctool: Run, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCTOOL_STATE_DIR", str(house / "no-folder"))
    assert loctool("glossary", "remove", "vfx", "-g", house).exit_code == 0
