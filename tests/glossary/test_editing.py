from __future__ import annotations

import difflib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.errors import UsageError
from loctool.glossary.editing import (
    add_concept,
    apply,
    edit_concept,
    new_sheet,
    remove_concepts,
)
from loctool.glossary.formats import Pair
from loctool.glossary.formats.csv import EXCEL, PROJECT
from loctool.glossary.terms import Concept, Glossary, Status, Term
from tests.glossary.strategies import any_text, glossaries

SHEET = (
    "\ufeffid;Redaktion;de;en\r\n"
    "# Schnitt\r\n"
    'rohschnitt;"MK";"Rohschnitt|Rohfassung" ; rough cut\r\n'
    "\r\n"
    "# Dreh\r\n"
    "dreh;;Dreh;shoot\r\n"
    "abspann;=1;Abspann;end credits"
)


def concept(id: str, text: str = SHEET) -> Concept:
    found = PROJECT.read(text.encode(), "g.csv", Pair()).glossary.get(id)
    assert found is not None
    return found


def changed_lines(before: str, after: str) -> list[str]:
    """Lines that a diff shows, line endings and all."""
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


def test_an_edit_touches_only_its_cell() -> None:
    edited = replace(concept("dreh"), terms={"de": (Term("Dreh"),), "en": (Term("filming"),)})
    after = edit_concept(SHEET.encode(), edited, "g.csv").decode()
    assert after == SHEET.replace(";shoot\r\n", ";filming\r\n")


def test_the_other_cells_of_an_edited_row_keep_their_quotes_and_blanks() -> None:
    edited = replace(concept("rohschnitt"), extra={"Redaktion": "JS"})
    after = edit_concept(SHEET.encode(), edited, "g.csv").decode()
    assert after == SHEET.replace('"MK"', '"JS"')


def test_a_new_row_comes_last_and_is_written_as_the_file_is() -> None:
    new = Concept("nachdreh", {"de": (Term("Nachdreh"),), "en": (Term("reshoot; pickups"),)})
    after = add_concept(SHEET.encode(), new, "g.csv").decode()
    assert after == SHEET + '\r\nnachdreh;;Nachdreh;"reshoot; pickups"\r\n'


def test_a_file_that_quotes_everything_goes_on_doing_so() -> None:
    after = add_concept(b'"id","de"\n"dreh","Dreh"\n', Concept("x", {"de": (Term("X"),)}), "g")
    assert after == b'"id","de"\n"dreh","Dreh"\n"x","X"\n'


def test_a_removed_row_takes_only_its_own_line() -> None:
    after = remove_concepts(SHEET.encode(), ["dreh"], "g.csv").decode()
    assert changed_lines(SHEET, after) == ["- dreh;;Dreh;shoot\r\n"]


def test_a_new_language_gets_a_column_and_other_rows_stay() -> None:
    edited = replace(concept("dreh"), terms={**concept("dreh").terms, "fr": (Term("tournage"),)})
    after = edit_concept(SHEET.encode(), edited, "g.csv").decode()
    assert changed_lines(SHEET, after) == [
        "- \ufeffid;Redaktion;de;en\r\n",
        "+ \ufeffid;Redaktion;de;en;fr\r\n",
        "- dreh;;Dreh;shoot\r\n",
        "+ dreh;;Dreh;shoot;tournage\r\n",
    ]


def test_a_usual_field_needs_no_column() -> None:
    after = add_concept(b"id,de\n", Concept("x", {"de": (Term("X"),)}), "g")
    assert after == b"id,de\nx,X\n"


def test_a_taken_id_is_refused_with_the_command_that_changes_it() -> None:
    with pytest.raises(UsageError) as error:
        add_concept(SHEET.encode(), concept("dreh"), "g.csv")
    assert error.value.hint == "Change it: loctool glossary edit dreh --glossary g.csv"


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(UsageError, match="no concept has the id 'kran'"):
        remove_concepts(SHEET.encode(), ["kran"], "g.csv")
    with pytest.raises(UsageError, match="no concept has the id 'kran'"):
        edit_concept(SHEET.encode(), Concept("kran", {}), "g.csv")


def test_what_no_row_can_say_is_refused() -> None:
    twice = Concept("x", {"de": (Term("A"), Term("B", Status.PREFERRED))})
    with pytest.raises(UsageError, match="x: in de the first usable term"):
        add_concept(SHEET.encode(), twice, "g.csv")


def test_a_new_glossary_can_be_begun() -> None:
    new = Concept("dreh", {"de": (Term("Dreh"),)}, domain="Film")
    data = add_concept(new_sheet(), new, "g.csv")
    assert PROJECT.read(data, "g.csv", Pair()).glossary.concepts == (new,)


@settings(max_examples=60, deadline=None)
@given(glossaries(any_text), st.sampled_from([PROJECT, EXCEL]))
def test_saying_the_same_changes_no_byte(glossary: Glossary, form: object) -> None:
    data = form.write(glossary, Pair()).data  # type: ignore[attr-defined]
    assert apply(data, form.read(data, "g", Pair()).glossary, "g") == data  # type: ignore[attr-defined]


@settings(max_examples=60, deadline=None)
@given(glossaries(any_text), glossaries(any_text))
def test_a_sheet_can_become_any_other(before: Glossary, after: Glossary) -> None:
    data = apply(PROJECT.write(before, Pair()).data, after, "g")
    again = PROJECT.read(data, "g", Pair()).glossary
    assert {c.id: c for c in again} == {c.id: c for c in after}
    assert apply(data, after, "g") == data
