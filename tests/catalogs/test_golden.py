"""The golden catalogs: every check finds what it should, where it should, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.catalogs.inspection.selection import all_ids
from tests.catalogs.golden_files import FILES, expected, findings

NOT_IN_A_CATALOG = {"mo-invalid", "mo-unsorted", "segment-added", "segment-missing"}
"""Checks of compiled catalogs, which cannot say what they expect, and of articles."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_catalog_has_the_findings_of_its_first_line(path: Path) -> None:
    found = [(each.finding.id, each.line) for each in findings(path)]
    assert sorted(found, key=lambda each: (each[1], each[0])) == expected(path), [
        str(each) for each in findings(path)
    ]


def test_there_are_150_golden_catalogs_and_a_third_of_them_is_clean() -> None:
    clean = [path for path in FILES if not expected(path)]
    assert len(FILES) >= 150
    assert 3 * len(clean) >= len(FILES)


def test_every_check_of_catalogs_has_a_golden_one() -> None:
    covered = {id for path in FILES for id, _line in expected(path)}
    assert sorted(set(all_ids()) - NOT_IN_A_CATALOG - covered) == []
