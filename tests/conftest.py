"""What tests of several rooms share."""

from __future__ import annotations

import getpass
import os
import tempfile
from hashlib import sha256
from pathlib import Path

import pytest

import loctool.engines.starter
from loctool.engines.starter import model
from loctool.engines.starter.build import build

os.environ["LANGUAGE"] = "en"
"""Tests look for loctool's own texts as they stand in the source."""


@pytest.fixture(scope="session")
def starter_model() -> Path:
    """The starter model, built once for all runs of the suite until its builder changes.

    It lies as in a cache folder; :func:`starter_cache` makes that folder loctool's.
    """
    folder = Path(tempfile.gettempdir()) / f"loctool-tests-{getpass.getuser()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    cache = folder / _hash_of_builder()
    return build(cache / model.NAME / model.model_directory().name)


@pytest.fixture
def starter_cache(starter_model: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes loctool, and processes it starts, find the shared starter model."""
    cache = starter_model.parent.parent
    monkeypatch.setenv("LOCTOOL_CACHE_DIR", str(cache))
    return cache


def _hash_of_builder() -> str:
    sources = Path(loctool.engines.starter.__file__).parent
    names = ("base", "build", "model", "network", "tokenizer", "weights")
    joined = b"".join((sources / f"{name}.py").read_bytes() for name in names)
    return sha256(joined).hexdigest()[:16]
