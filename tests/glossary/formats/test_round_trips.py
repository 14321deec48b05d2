"""What was written is read again; what is not is what was said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.errors import LoctoolError
from loctool.glossary.formats import BUILT_IN, Pair, load_format
from loctool.glossary.terms import Glossary
from tests.glossary.strategies import any_text, glossaries, xml_text

quickly = settings(max_examples=30, deadline=None)


def _again(name: str, glossary: Glossary) -> tuple[Glossary, tuple[object, ...]]:
    form = load_format(name)
    writing = form.write(glossary, Pair())
    return form.read(writing.data, "x", Pair()).glossary, writing.losses


@pytest.mark.parametrize("name", ["csv", "excel", "json"])
@quickly
@given(glossaries(any_text))
def test_sheets_and_json_lose_nothing(name: str, glossary: Glossary) -> None:
    again, losses = _again(name, glossary)
    assert again.concepts == glossary.concepts
    assert losses == ()


@pytest.mark.parametrize("name", ["tbx", "tbx-dct", "tbx-v2"])
@quickly
@given(glossaries(xml_text, regular=False))
def test_tbx_loses_nothing_that_xml_can_say(name: str, glossary: Glossary) -> None:
    again, losses = _again(name, glossary)
    assert again.concepts == glossary.concepts
    assert losses == ()


@pytest.mark.parametrize("name", ["csv", "excel", "json", "tbx", "tbx-dct", "tbx-v2"])
@quickly
@given(glossaries(any_text, regular=False))
def test_something_is_lost_exactly_when_it_is_said(name: str, glossary: Glossary) -> None:
    again, losses = _again(name, glossary)
    assert (again.concepts == glossary.concepts) == (losses == ())


@pytest.mark.parametrize("name", sorted(BUILT_IN))
@quickly
@given(glossaries(any_text))
def test_the_same_glossary_gives_the_same_bytes(name: str, glossary: Glossary) -> None:
    form = load_format(name)
    assert form.write(glossary, Pair()) == form.write(glossary, Pair())


@pytest.mark.parametrize("name", sorted(BUILT_IN))
@quickly
@given(data=st.one_of(any_text.map(str.encode), st.binary()))
def test_any_bytes_are_read_or_refused_with_the_name(name: str, data: bytes) -> None:
    said = "some.file"
    try:
        load_format(name).read(data, "some.file", Pair())
    except LoctoolError as error:
        said = str(error)
    assert said.startswith("some.file")


NAMES = (
    *("conceptEntry", "termEntry", "langSec", "langSet", "termSec", "tig", "ntig", "termGrp"),
    *("term", "termNote", "descrip", "descripGrp", "admin", "note", "xref", "definition"),
)
TYPES = ("partOfSpeech", "administrativeStatus", "definition", "subjectField", "context")


def _element(name: str, type: str, language: str, id: str, inside: str) -> str:
    attributes = f'type="{type}" xml:lang="{language}" id="{id}"'
    return f"<{name} {attributes}>{inside}</{name}>"


trees = st.recursive(
    st.sampled_from(["", "noun", "Dreh", "preferredTerm-admn-sts", "[loctool:policy] keep"]),
    lambda inside: st.builds(
        _element,
        st.sampled_from(NAMES),
        st.sampled_from(TYPES),
        st.sampled_from(["de", "EN", "pt_br"]),
        st.sampled_from(["a", "b", "_x_", "_x41_"]),
        st.lists(inside, max_size=4).map("".join),
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(trees)
def test_whatever_is_read_from_tbx_survives_our_own(tree: str) -> None:
    form = load_format("tbx")
    read = form.read(f"<tbx><conceptEntry>{tree}</conceptEntry></tbx>".encode(), "x", Pair())
    again, losses = _again("tbx-dct", read.glossary)
    assert again.concepts == read.glossary.concepts
    assert losses == ()
