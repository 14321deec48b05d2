from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loctool.cli import main
from tests.engines.http_server import Resource, Server, serving
from tests.engines.test_package_index import entry, serve_index, url_of
from tests.engines.tiny_package import write_package, zip_package


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("LOCTOOL_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("archives")
    return {
        f"{source}-{target}": zip_package(
            write_package(folder, source, target), folder / f"{source}-{target}.argosmodel"
        )
        for source, target in (("de", "en"), ("en", "fr"))
    }


@pytest.fixture
def server(archives: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving() as running:
        for name, path in archives.items():
            running.resources[f"/{name}.argosmodel"] = Resource(path.read_bytes())
        serve_index(running, [entry(running, name) for name in archives])
        monkeypatch.setenv("LOCTOOL_ARGOS_INDEX", url_of(running))
        yield running


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["models", *arguments])
        out, err = capfdbinary.readouterr()
        return int(code), out.decode(), err.decode()

    return call


def test_nothing_is_installed_at_first(run: Any) -> None:
    code, out, err = run("list")
    assert (code, err) == (0, "")
    assert "starter" in out
    assert "not built: loctool models build starter" in out


def test_a_pair_is_installed_listed_described_verified_and_removed(
    run: Any, server: Server
) -> None:
    code, out, _ = run("install", "de-en")
    assert code == 0
    assert out.startswith("installed translate-de_en 1.0: ")
    assert "translate-de_en" in run("list")[1]
    assert f"origin: {server.url}/de-en.argosmodel" in run("info", "de-en")[1]
    assert run("verify")[1] == "translate-de_en 1.0: sound\n"
    assert run("remove", "translate-de_en")[0] == 0
    assert "translate-de_en" not in run("list")[1]


def test_a_pair_without_a_direct_package_is_installed_over_a_pivot(
    run: Any, server: Server
) -> None:
    code, out, err = run("install", "de-fr")
    assert code == 0
    assert err == "de-fr: no direct package; over a pivot with de-en, en-fr\n"
    assert out.count("installed translate-") == 2


def test_what_is_installed_is_not_fetched_again_unless_forced(run: Any, server: Server) -> None:
    run("install", "de-en")
    before = len(server.requests)
    code, out, err = run("install", "de-en")
    assert (code, out) == (0, "")
    assert err == "translate-de_en 1.0 is already installed\n"
    assert len(server.requests) == before + 1  # the index
    assert run("install", "de-en", "--force")[1].startswith("installed translate-de_en 1.0 (was")


def test_files_are_installed_without_a_network(
    run: Any, archives: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCTOOL_ARGOS_INDEX", "http://127.0.0.1:9/index.json")
    code, out, _ = run("install", *map(str, archives.values()))
    assert code == 0
    assert out.count("\n") == 2


def test_the_index_is_listed_with_what_is_installed(run: Any, server: Server) -> None:
    run("install", "de-en")
    code, out, _ = run("available")
    assert code == 0
    assert out.splitlines() == [
        "pair   version  size  installed",
        "de-en  1.0            1.0",
        "en-fr  1.0",
    ]
    assert run("available", "--from", "en")[1].count("\n") == 2


def test_without_a_network_the_last_index_is_shown_with_a_warning(run: Any, server: Server) -> None:
    run("available")
    server.resources.clear()
    code, out, err = run("available")
    assert code == 0
    assert "de-en" in out
    assert err.startswith("warning: the index of 20")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("install", "de-en"), 5, "cannot be reached"),
        (("available",), 5, "cannot be reached"),
        (("install", "missing.argosmodel"), 4, "no such file"),
        (("install", "deutsch"), 2, "neither a pair of languages nor a file"),
        (("install", "starter"), 2, "neither a pair"),
        (("install",), 2, "missing argument"),
        (("install", "a" * 5000), 2, "neither a pair"),
        (("remove", "de-en"), 2, "not installed"),
        (("remove", "starter"), 2, "not built"),
        (("info", "de-en"), 2, "not installed"),
        (("verify", "de-en"), 2, "not installed"),
        (("build", "other"), 2, "invalid value"),
        (("build", "starter", "--base", "missing.gguf"), 5, "missing.gguf"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_its_exit_code(
    arguments: tuple[str, ...], code: int, message: str, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCTOOL_ARGOS_INDEX", "http://127.0.0.1:9/index.json")
    found, out, err = run(*arguments)
    errors = [line for line in err.splitlines() if not line.startswith("hint: ")]
    assert (found, out) == (code, "")
    assert len(errors) == 1
    assert message in errors[0]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\0" * 4096, b"<html></html>"])
def test_a_broken_file_is_one_line_and_exit_code_4(
    content: bytes, run: Any, tmp_path: Path
) -> None:
    (tmp_path / "broken.argosmodel").write_bytes(content)
    code, out, err = run("install", "broken.argosmodel")
    assert (code, out) == (4, "")
    assert err.startswith("error: broken.argosmodel: not a usable .argosmodel file")


def test_one_of_several_that_fails_does_not_stop_the_others(run: Any, server: Server) -> None:
    code, out, err = run("install", "de-pl", "de-en")
    assert code == 6
    assert "installed translate-de_en" in out
    assert "error: no package leads from de to pl" in err
    assert "error: failed: de-pl" in err


def test_damage_is_found_and_the_mending_command_named(
    run: Any, server: Server, tmp_path: Path
) -> None:
    run("install", "de-en")
    weights = tmp_path / "packages" / "translate-de_en-1_0" / "model" / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-100])
    code, out, err = run("verify")
    assert code == 5
    assert "model/model.bin was changed" in out
    assert "hint: loctool models install de-en --force" in err
    assert run("install", "de-en", "--force")[0] == 0
    assert run("verify")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (("list",), {"directory", "packages", "broken", "starter"}),
        (("available",), {"index", "fetched", "offline", "packages"}),
        (("install", "de-en", "--force"), {"installed", "failed"}),
        (("info", "de-en"), {"packages"}),
        (("info", "starter"), {"name", "version", "built", "size", "path", "sha256"}),
        (("verify",), {"models"}),
        (("remove", "de-en"), {"removed", "failed"}),
    ],
)
def test_json_is_one_envelope(
    arguments: tuple[str, ...], keys: set[str], run: Any, server: Server
) -> None:
    run("install", "de-en")
    code, out, _ = run(*arguments, "--json")
    envelope = json.loads(out)
    assert (code, envelope["ok"], envelope["exit_code"]) == (0, True, 0)
    assert set(envelope["data"]) == keys


def test_json_on_failure_names_the_error(run: Any) -> None:
    code, out, _ = run("install", "missing.argosmodel", "--json")
    envelope = json.loads(out)
    assert envelope["exit_code"] == code == 4
    assert envelope["error"]["slug"] == "bad-input"
