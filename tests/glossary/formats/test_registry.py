from __future__ import annotations

from pathlib import Path

import pytest

from loctool.errors import UsageError
from loctool.glossary.formats import BUILT_IN, SUFFIXES, format_names, format_of, load_format


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.csv", "csv"), ("a.TBX", "tbx"), ("a.xml", "tbx"), ("a.json", "json"), ("a.tsv", "deepl")],
)
def test_a_suffix_says_the_format(name: str, format: str) -> None:
    assert format_of(Path(name)) == format


def test_an_unknown_suffix_lists_the_formats() -> None:
    with pytest.raises(UsageError) as error:
        format_of(Path("terms.xlsx"))
    assert "omegat" in error.value.hint


def test_an_unknown_format_lists_the_formats() -> None:
    with pytest.raises(UsageError) as error:
        load_format("multiterm")
    assert error.value.hint == f"Formats: {', '.join(format_names())}"


def test_every_suffix_leads_to_a_format_that_loads() -> None:
    assert set(SUFFIXES.values()) <= set(BUILT_IN)
    assert all(hasattr(load_format(name), "read") for name in BUILT_IN)
