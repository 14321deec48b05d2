"""The speed of a run is remembered for the next one's estimate."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.speeds import FILE_NAME, measured_speed, remember_speed


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOCTOOL_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


def test_nothing_is_known_before_a_run() -> None:
    assert measured_speed("starter") is None


def test_the_last_run_of_each_translator_counts() -> None:
    remember_speed("starter", 100, 2.0)
    remember_speed("argos", 900, 3.0)
    remember_speed("starter", 300, 3.0)
    assert (measured_speed("starter"), measured_speed("argos")) == (100.0, 300.0)


def test_a_short_run_measures_nothing() -> None:
    remember_speed("starter", 100, 0.9)
    remember_speed("starter", 0, 5.0)
    assert measured_speed("starter") is None


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"starter": "x"}', b'{"starter": null}', b"\xff"])
def test_a_damaged_memory_remembers_nothing_and_is_mended(
    damage: bytes, state_folder: Path
) -> None:
    state_folder.mkdir()
    (state_folder / FILE_NAME).write_bytes(damage)
    assert measured_speed("starter") is None
    remember_speed("starter", 100, 2.0)
    assert measured_speed("starter") == 50.0


def test_no_place_to_remember_is_no_error(state_folder: Path) -> None:
    state_folder.write_bytes(b"a file where a folder should be")
    remember_speed("starter", 100, 2.0)
    assert measured_speed("starter") is None
