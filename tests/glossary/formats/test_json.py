from __future__ import annotations

import json

import pytest

from loctool.errors import BadInputError
from loctool.glossary.formats import Pair, Reading
from loctool.glossary.formats.json import FORMAT, JSON
from loctool.glossary.terms import Status, Term


def read(*concepts: object, **more: object) -> Reading:
    document = {"format": FORMAT, "version": 1, "concepts": concepts} | more
    return JSON.read(json.dumps(document, indent=1).encode(), "g.json", Pair())


def test_a_term_may_be_a_bare_string() -> None:
    [concept] = read({"id": "x", "terms": {"de": ["Dreh"]}}).glossary
    assert concept.preferred("de") == Term("Dreh")


def test_a_concept_without_an_id_gets_one() -> None:
    assert read({"terms": {"en": ["end credits"]}}).glossary.concepts[0].id == "end-credits"


def test_the_line_of_each_concept_is_known() -> None:
    assert read({"id": "a"}, {"id": "b"}).lines == {"a": 6, "b": 9}


def test_an_unknown_status_is_said_and_admitted() -> None:
    reading = read({"id": "x", "terms": {"de": [{"text": "Dreh", "status": "super"}]}})
    [remark] = reading.remarks
    assert remark.finding.id == "status-unknown"
    assert reading.glossary.concepts[0].in_language("de")[0].status is Status.ADMITTED


def test_keys_nobody_knows_are_said() -> None:
    [remark] = read({"id": "x", "gender": "m"}).remarks
    assert str(remark) == "g.json: warning: concept x: 'gender' is not kept [field-unknown]"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "g.json:1: not JSON"),
        (b"[]", 'g.json: not a glossary: no "format": "loctool-glossary"'),
        (b"[" * 100_000, "g.json: not a glossary: nested too deeply"),
        (b"1" * 5000, "g.json: not a glossary: Exceeds the limit"),
        (b'{"format": "loctool-glossary", "version": 2}', "g.json: version 2 of the format"),
        (b'{"format": "loctool-glossary", "version": 1}', 'g.json: "concepts" is not a list'),
    ],
)
def test_what_is_no_glossary_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(BadInputError) as error:
        JSON.read(data, "g.json", Pair())
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    "concept",
    [
        1,
        {"id": 1},
        {"terms": []},
        {"terms": {"de": "Dreh"}},
        {"terms": {"de": [1]}},
        {"extra": 1},
        {"note": "\ud800"},
        {"extra": {"\udfff": "x"}},
        {"terms": {"de": ["\ud800"]}},
    ],
)
def test_values_of_the_wrong_kind_are_refused(concept: object) -> None:
    with pytest.raises(BadInputError):
        read(concept)
