from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.errors import BadInputError
from loctool.glossary.formats import Pair, Reading
from loctool.glossary.formats.csv import EXCEL, PROJECT
from loctool.glossary.formats.rows import parse_sheet
from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term
from tests.glossary.strategies import AWKWARD


def read(text: str | bytes) -> Reading:
    return PROJECT.read(text if isinstance(text, bytes) else text.encode(), "g.csv", Pair())


def one(text: str) -> Concept:
    [concept] = read(text).glossary
    return concept


def ids(reading: Reading) -> list[str]:
    return [remark.finding.id for remark in reading.remarks]


def test_the_first_term_is_preferred_and_the_others_admitted() -> None:
    concept = one("id,de\nrohschnitt,Rohschnitt | Rohfassung\n")
    assert concept.in_language("de") == (
        Term("Rohschnitt"),
        Term("Rohfassung", Status.ADMITTED),
    )


def test_marks_say_what_is_forbidden_deprecated_or_case_sensitive() -> None:
    concept = one("id,en\nset,^Set | !stage | ~!lot | !^SET\n")
    assert concept.in_language("en") == (
        Term("Set", case_sensitive=True),
        Term("stage", Status.FORBIDDEN),
        Term("!lot", Status.DEPRECATED),
        Term("SET", Status.FORBIDDEN, case_sensitive=True),
    )


def test_a_preferred_term_may_stand_behind_a_forbidden_one() -> None:
    assert one("id,en\nx,!stage | set\n").preferred("en") == Term("set")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (r"Shot\|Take", "Shot|Take"),
        (r"\!Kino", "!Kino"),
        (r"\~3D", "~3D"),
        (r"\^Pfeil", "^Pfeil"),
        (r"AC\DC", r"AC\DC"),
        (r"C:\\Film", r"C:\Film"),
        (r"\ Rand", " Rand"),
    ],
)
def test_a_backslash_takes_the_meaning_from_a_mark(cell: str, text: str) -> None:
    assert one(f"id,de\nx,{cell}\n").preferred("de") == Term(text)


def test_separators_need_no_blanks() -> None:
    assert [t.text for t in one("id,de\nx,Dreh|Dreharbeiten\n").in_language("de")] == [
        "Dreh",
        "Dreharbeiten",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_whatever_a_spreadsheet_saves_is_read(delimiter: str, ending: str, bom: str) -> None:
    lines = ["id;de;en", 'abspann;"Abspann; kurz";end credits', ""]
    text = ending.join(lines).replace(";", delimiter) if delimiter != ";" else ending.join(lines)
    concept = one(bom + text)
    assert concept.id == "abspann"
    assert concept.preferred("en") == Term("end credits")


def test_excels_own_line_names_the_separator() -> None:
    assert one("sep=;\nid;de\nx;Film, Fernsehen\n").preferred("de") == Term("Film, Fernsehen")


def test_comments_and_empty_rows_are_no_concepts() -> None:
    assert len(read("# Begriffe\nid,de\n\n# Schnitt\n,,\nrohschnitt,Rohschnitt\n").glossary) == 1


def test_a_line_break_in_quotes_does_not_shift_the_lines() -> None:
    reading = read('id,definition,de\na,"zwei\nZeilen",A\nb,,B\n')
    assert reading.lines == {"a": 2, "b": 4}


def test_columns_nobody_knows_are_kept() -> None:
    assert one("id,de,url,Redaktion\nx,Dreh,https://x.example,MK\n").extra == {
        "url": "https://x.example",
        "Redaktion": "MK",
    }


def test_a_policy_keeps_the_source_form() -> None:
    assert one("id,policy,de\nvfx,keep,VFX\n").policy is Policy.KEEP


@pytest.mark.parametrize("text", ["=1+1", "+49", "-innen", "@cinema", "\tx", "＝1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    glossary = Glossary((Concept("x", {"de": (Term("Film"),)}, note=text),))
    data = EXCEL.write(glossary, Pair()).data.decode()
    assert f"'{text}" in data
    assert EXCEL.read(data.encode(), "g", Pair()).glossary.concepts == glossary.concepts


def test_excel_gets_a_mark_semicolons_and_its_line_endings() -> None:
    data = EXCEL.write(Glossary((Concept("x", {"de": (Term("a;b"),)}),)), Pair()).data
    assert data.startswith(b"\xef\xbb\xbfid;domain;")
    assert data.endswith(b';"a;b"\r\n')


def test_a_new_file_has_the_columns_of_the_house() -> None:
    glossary = Glossary((Concept("x", {"sv": (Term("b"),), "de": (Term("a"),)}),))
    assert PROJECT.write(glossary, Pair()).data.splitlines()[0] == (
        b"id,domain,part_of_speech,policy,definition,note,de,sv"
    )


@pytest.mark.parametrize(
    ("text", "id", "line"),
    [
        ("id,de\na,A | | B\n", "term-empty", 2),
        ("id,de\na,A\n\na,B\n", "id-duplicate", 4),
        ("id,de\n,A\n", "id-missing", 2),
        ("id,policy,de\na,keeep,A\n", "policy-unknown", 2),
        ("id,note,de\na,=HYPERLINK(1),A\n", "formula-cell", 2),
        ("id,de\na, A\n", "edge-space", 2),
        ("id,de\na,A,B\n", "cell-surplus", 2),
    ],
)
def test_what_is_odd_is_said_with_its_line(text: str, id: str, line: int) -> None:
    [remark] = [remark for remark in read(text).remarks if remark.finding.id == id]
    assert str(remark).startswith(f"g.csv:{line}: ")


def test_rows_without_an_id_of_their_own_get_one() -> None:
    assert [concept.id for concept in read("id,en\n,end credits\na,x\na,y\n").glossary] == [
        "end-credits",
        "a",
        "a-2",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "g.csv:1: no column is a language"),
        (b"id,url\n", "g.csv:1: no column is a language"),
        (b"id,de,DE\n", "g.csv:1: column 'de' comes twice"),
        (b'id,de\nx,"Film\n', "g.csv:2: a quoted cell does not end"),
        (b"id,de\nx,K\xf6ln\n", "g.csv:2: not UTF-8: found byte 0xf6"),
        ("id,de".encode("utf-16"), "g.csv: not UTF-8: the file is UTF-16"),
    ],
)
def test_what_is_no_glossary_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(BadInputError) as error:
        read(data)
    assert str(error.value).startswith(message)


def test_statuses_that_no_cell_can_say_are_said() -> None:
    terms = {"de": (Term("a", Status.ADMITTED), Term("b"), Term("c"))}
    [loss] = PROJECT.write(Glossary((Concept("x", terms),)), Pair()).losses
    assert loss.finding.id == "status-lost"


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(AWKWARD + "sep=;")))
def test_a_sheet_gives_its_text_back(text: str) -> None:
    try:
        sheet = parse_sheet(text, "g.csv")
    except BadInputError:
        return
    assert sheet.render() == text
    assert [row.line for row in sheet.rows] == sorted({row.line for row in sheet.rows})
