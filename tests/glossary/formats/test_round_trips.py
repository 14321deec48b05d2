"""What was written is read again; what is not is what was said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

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
@given(data=any_text)
def test_any_text_is_read_or_refused_with_its_name(name: str, data: str) -> None:
    said = "some.file"
    try:
        load_format(name).read(data.encode(), "some.file", Pair())
    except LoctoolError as error:
        said = str(error)
    assert said.startswith("some.file")
