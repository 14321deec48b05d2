from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from loctool.engines.argos import ArgosEngine
from loctool.engines.installation import install_from_path

DATA = Path(__file__).parents[1] / "data"
"""Where the tiny packages lie that truly translate: see ``training/``."""


@pytest.fixture(scope="session", autouse=True)
def argos_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """argostranslate makes its folders when it is imported: not in the home of who tests."""
    home = tmp_path_factory.mktemp("argos-home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name))
        for name in ("ARGOS_PACKAGES_DIR", "ARGOS_PACKAGE_INDEX", "LOCTOOL_ARGOS_INDEX"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages de→en and en→fr installed."""
    folder = tmp_path_factory.mktemp("argos") / "packages"
    for pair in ("de_en", "en_fr"):
        install_from_path(DATA / f"translate-{pair}-1_0.argosmodel", folder)
    return folder


@pytest.fixture(scope="session")
def argos(packages: Path) -> ArgosEngine:
    """The engine with those packages, loaded once."""
    return ArgosEngine(packages)
