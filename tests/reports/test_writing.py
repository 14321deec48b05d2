from __future__ import annotations

import json
from pathlib import Path

import pytest

from loctool.errors import OutputError, UsageError
from loctool.reports import write_report
from tests.reports.samples import hostile_proof, proof


def test_the_suffix_says_which_kind(tmp_path: Path) -> None:
    for name in ("a.html", "b.HTML", "c.json", "new/folder/d.Json"):
        write_report([proof()], tmp_path / name)
    assert (tmp_path / "a.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "b.HTML").read_bytes() == (tmp_path / "a.html").read_bytes()
    assert json.loads((tmp_path / "c.json").read_text("utf-8"))["proofs"]
    assert json.loads((tmp_path / "new/folder/d.Json").read_text("utf-8"))["proofs"]


@pytest.mark.parametrize("name", ["report", "report.pdf", "report.htm", ".html"])
def test_another_suffix_is_refused_with_those_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="not a kind of report") as caught:
        write_report([proof()], tmp_path / name)
    assert ".html" in caught.value.hint
    assert ".json" in caught.value.hint
    assert not list(tmp_path.iterdir())


def test_what_was_there_stays_where_it_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(OutputError):
        write_report([proof()], tmp_path / "folder" / "report.html")
    assert (tmp_path / "folder").read_text() == "a file"


def test_any_text_can_be_written(tmp_path: Path) -> None:
    for name in ("report.html", "report.json"):
        write_report([hostile_proof()], tmp_path / name)
        (tmp_path / name).read_text("utf-8")
