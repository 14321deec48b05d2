"""The embedded model on the command line; it is built in the cache when it is not there yet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def no_argos_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "none"))


def test_auto_takes_the_starter_where_no_package_is_installed(loctool: Run) -> None:
    source = b"# Der Film\n\nDer Film startet am *Donnerstag* im Kino.\n"
    ran = loctool("translate", "--to", "en", "--document", "markdown", "--json", stdin=source)
    assert ran.exit_code == 0
    [row] = json.loads(ran.stdout)["data"]["files"]
    assert (row["engine"], row["route"]) == ("starter", "de → en")
    assert row["text"].startswith("# ")
    assert "film" in row["text"].lower()
    assert "*Thursday*" in row["text"]
    assert all(segment["score"] < 0 for segment in row["segments"])


def test_an_experimental_target_warns(loctool: Run) -> None:
    ran = loctool("translate", "--to", "pl", "--beam", "1", stdin="Der Film läuft.\n".encode())
    assert ran.exit_code == 0
    assert ran.stdout.strip()
    assert "warning: Polish is experimental in the starter model" in ran.stderr
