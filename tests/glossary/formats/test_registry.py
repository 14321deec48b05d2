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


def test_other_distributions_add_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "termbase-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: termbase\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[loctool.glossary_formats]\nutx = termbase_formats:UTX\n"
    )
    (tmp_path / "termbase_formats.py").write_text("UTX = 'a format'\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert "utx" in format_names()
    assert load_format("utx") == "a format"  # type: ignore[comparison-overlap]
    assert format_of(Path("a.utx")) == "utx"
