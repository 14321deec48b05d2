"""What lint says, and what it must not say."""

from __future__ import annotations

import pytest

from loctool.glossary.collection import read_glossary, shipped_glossary
from loctool.glossary.formats import Pair
from loctool.glossary.formats.csv import PROJECT
from loctool.glossary.formats.json import JSON
from loctool.glossary.linting import Wanted, lint
from loctool.glossary.remarks import Remark, weighty

HEADER = "id,domain,part_of_speech,policy,definition,note,de,en,fr\n"


def remarks(*rows: str, wanted: Wanted | None = None) -> list[Remark]:
    data = (HEADER + "".join(f"{row}\n" for row in rows)).encode()
    return lint(PROJECT.read(data, "g.csv", Pair()), wanted)


def found(*rows: str) -> list[tuple[str, str, int]]:
    return [(str(r.finding.severity), r.finding.id, r.line) for r in remarks(*rows)]


SOUND = "rohschnitt,film,noun,translate,Erste Fassung,,Rohschnitt,rough cut,premier montage"


def test_a_sound_row_gets_no_remark() -> None:
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("row", "severity", "id"),
    [
        ("x,,,,,,,cut,coupe", "error", "preferred-missing"),
        ("x,,,,,,Schnitt,!cut,coupe", "error", "preferred-missing"),
        ("x,,,,,,Schnitt | Schnitt,cut,coupe", "error", "term-duplicate"),
        ("x,,,,,,Schnitt,cut | !cut,coupe", "error", "term-contradictory"),
        ("x,,,,,,Sch\u200bnitt,cut,coupe", "error", "control-character"),
        ("x,,,,,,Schnitt,cut\x07,coupe", "error", "control-character"),
        ("x,,,,,,Schnitt |,cut,coupe", "error", "term-empty"),
        ("x,,,, Rand,,Schnitt,cut,coupe", "warning", "edge-space"),
        ("x,,,,,,Feiner  Schnitt,cut,coupe", "warning", "edge-space"),
        ("x,,noun,,,,schnitt,cut,coupe", "warning", "part-of-speech-impossible"),
        ("x,,verb,,,,Schneiden,cut,coupe", "warning", "part-of-speech-impossible"),
        ("x,,verb,,,,schnell,cut,coupe", "warning", "part-of-speech-impossible"),
        ("x,,substantive,,,,Schnitt,cut,coupe", "warning", "part-of-speech-unknown"),
        ("x,,,keeep,,,Schnitt,cut,coupe", "error", "policy-unknown"),
        ("x,,,keep,,,VFX,visual effects,", "warning", "keep-translated"),
        ("x,,,,=1+1,,Schnitt,cut,coupe", "warning", "formula-cell"),
        ("x,,,,,,Schnitt,cut,", "note", "language-missing"),
        ("x,,,,Schnitt.,,Schnitt,cut,coupe", "note", "definition-circular"),
    ],
)
def test_one_row_that_is_wrong(row: str, severity: str, id: str) -> None:
    assert (severity, id, 3) in found(SOUND, row)


@pytest.mark.parametrize(
    "row",
    [
        "x,,noun,,,,visuelle Effekte,visual effects,effets visuels",
        "x,,noun,,,,3D-Film,3D film,film 3D",
        "x,,verb,,,,in Serie gehen,go to series,entrer en série",
        'x,,,,"zwei\nZeilen",,Schnitt,cut,coupe',
        "x,,proper-noun,keep,,,ARD,,",
        "x,,,keep,,,VFX,VFX,",
        "x,,,,,,'-innen,cut,coupe",
        "x,,noun,,,,Schnitt | !schnitt,cut,coupe",
    ],
)
def test_one_row_that_is_right(row: str) -> None:
    assert found(SOUND, row) == []


@pytest.mark.parametrize(
    ("rows", "severity", "id"),
    [
        (("a,,,,,,Schnitt,cut,coupe", "b,,,,,,Schnitt,cut,c"), "error", "concept-duplicate"),
        (("a,,noun,,,,Schnitt,cut,c", "b,,,,,,Schnitt,cut,c"), "error", "concept-duplicate"),
        (("a,,,,,,Folge,episode,e", "b,,,,,,Folge,result,r"), "warning", "term-ambiguous"),
        (
            ("a,,,,,,Kran | Dolly,crane,g", "b,,,,,,Dolly,dolly | !crane,d"),
            "error",
            "term-contradictory",
        ),
        (
            ("a,,,,,,Regisseur,director,!régisseur", "b,,,,,,Leiter,unit manager,régisseur"),
            "note",
            "term-contradictory",
        ),
        (
            ("a,,,,,,Dreh | ~Aufnahme,shoot,t", "b,,,,,,Aufnahme | ~Dreh,take,p"),
            "error",
            "term-circular",
        ),
        (
            ("a,,,,,,Effekte,effects,effets", "b,,,,,,visuelle Effekte,VFX,effets visuels"),
            "note",
            "term-contained",
        ),
        (("a,,,,,,Schnitt,cut,c", "a,,,,,,Dreh,shoot,t"), "error", "id-duplicate"),
    ],
)
def test_two_rows_that_do_not_go_together(rows: tuple[str, ...], severity: str, id: str) -> None:
    assert (severity, id) in [each[:2] for each in found(*rows)]


@pytest.mark.parametrize(
    "rows",
    [
        ("a,,noun,,,,Dreh,shoot,t", "b,,verb,,,,drehen,shoot,tourner"),
        ("a,,,,,,Effekt,effect,effet", "b,,,,,,Effekt-Firma,effects company,maison d'effets"),
        ("a,,,,,,Set,set,plateau", "b,,,,,,Setzung,setting,pose"),
    ],
)
def test_two_rows_that_go_together(rows: tuple[str, ...]) -> None:
    assert found(*rows) == []


def test_a_remark_reads_path_line_severity_message_and_id() -> None:
    [remark] = remarks("x,,noun,,,,schnitt,cut,coupe")
    assert str(remark) == (
        "g.csv:2: warning: x: 'schnitt' is no noun: nouns begin with a capital "
        "[part-of-speech-impossible]"
    )


def test_a_wanted_language_that_is_missing_weighs_more() -> None:
    row = "x,,,,,,Schnitt,cut,"
    [remark] = remarks(row, wanted=Wanted(targets=("fr", "en")))
    assert str(remark) == "g.csv:2: warning: x: no term in fr [language-missing]"


def test_remarks_come_in_the_order_of_the_lines() -> None:
    lines = [r.line for r in remarks("x,,x,,=1,,,,", SOUND, "y,,y,,=1,,,,")]
    assert lines == sorted(lines)


def test_a_term_preferred_twice_is_found_where_a_format_can_say_so() -> None:
    data = b"""{"format": "loctool-glossary", "version": 1, "concepts": [
        {"id": "x", "terms": {"de": ["Dreh", "Drehen"]}}]}"""
    [remark] = lint(JSON.read(data, "g.json", Pair()))
    assert str(remark).startswith("g.json:2: error: x: 2 preferred terms in de")


def test_the_glossary_that_ships_with_loctool_is_sound() -> None:
    assert weighty(lint(read_glossary(shipped_glossary()))) == []


def test_a_term_within_a_term_is_said_once_for_all_languages() -> None:
    [remark] = remarks(
        "a,,,,,,Effekte,effects,effets",
        "b,,,,,,visuelle Effekte,VFX,trucages",
    )
    assert str(remark) == (
        "g.csv:3: note: b: 'visuelle Effekte' contains 'Effekte' (line 2), "
        "but their translations differ in en, fr [term-contained]"
    )
