"""The command line speaks the language that its user asks for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PACKAGE, Ran, Run

LANGUAGES = ("de", "es", "fr")
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    """The catalogs, compiled as for a package."""
    sys.path.insert(0, str(PACKAGE.parent))
    try:
        from hatch_build import compile_catalogs
    finally:
        sys.path.pop(0)
    assert len(compile_catalogs(PACKAGE.parent / "locales")) == len(LANGUAGES)


def run(loctool_process: Run, *arguments: str, **variables: str) -> Ran:
    environment = dict.fromkeys(VARIABLES, "") | {"PYTHONUTF8": "1"} | variables
    return loctool_process(*arguments, environment=environment)


def test_help_is_german_where_german_is_asked_for(loctool_process: Run) -> None:
    ran = run(loctool_process, "--help", LANGUAGE="de")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Aufruf: loctool [OPTIONEN] [BEFEHL] [ARGUMENTE]…\n")
    for german in (
        "Deutsche Unterhaltungsnachrichten ohne Netz übersetzen.",
        "Beispiel:\n    loctool translate artikel.de.md --to en",
        "Befehle:",
        "Diese Hilfe anzeigen und beenden.",
        "Dokumentation: docs/tutorial.md.",
    ):
        assert german in ran.stdout


def test_an_error_and_its_hint_are_german(loctool_process: Run, folder: Path) -> None:
    ran = run(loctool_process, "glossary", "show", "reshot", LANGUAGE="de")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[0] == "Fehler: Kein Konzept hat die Kennung 'reshot'"
    assert ran.stderr.splitlines()[1].startswith("Hinweis: Vielleicht gemeint: reshoots, ")


def test_clicks_own_errors_are_german(loctool_process: Run) -> None:
    ran = run(loctool_process, "models", "install", LANGUAGE="de")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "Fehler: Es fehlt das Argument 'PAAR|PFAD…'\n"
        "Hinweis: Siehe: loctool models install --help\n"
    )


@pytest.mark.parametrize("variable", VARIABLES)
def test_each_of_gettexts_variables_chooses(loctool_process: Run, variable: str) -> None:
    ran = run(loctool_process, "--help", **{variable: "de_DE.UTF-8"})
    assert ran.stdout.startswith("Aufruf:")


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"LANG": "C.UTF-8"},
        {"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"},
        {"LANGUAGE": "en_GB:de", "LANG": "de_DE.UTF-8"},
        {"LANGUAGE": "xx"},
    ],
)
def test_english_is_what_remains(loctool_process: Run, variables: dict[str, str]) -> None:
    ran = run(loctool_process, "--help", **variables)
    assert ran.stdout.startswith("Usage: loctool [OPTIONS]")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", "translate", "glossary extract", "models install"])
def test_help_is_whole_in_every_language(loctool_process: Run, language: str, command: str) -> None:
    english = run(loctool_process, *command.split(), "--help")
    ran = run(loctool_process, *command.split(), "--help", LANGUAGE=language)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout != english.stdout
    for line in english.stdout.splitlines():
        words = line.split()
        if words and words[0].startswith("--"):
            assert words[0] in ran.stdout  # options keep their names
        if line.startswith("    loctool "):
            assert line in ran.stdout  # and commands to copy stay as they are


def test_json_keys_and_slugs_are_never_translated(loctool_process: Run, folder: Path) -> None:
    import json

    ran = run(loctool_process, "glossary", "show", "reshot", "--json", LANGUAGE="de")
    envelope = json.loads(ran.stdout)
    assert (envelope["ok"], envelope["error"]["slug"], envelope["exit_code"]) == (False, "usage", 2)
    assert envelope["error"]["message"].startswith("Kein Konzept")


def test_a_broken_catalog_counts_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from loctool import i18n

    broken = tmp_path / "de" / "LC_MESSAGES" / "loctool.mo"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"\xde\x12\x04\x95 not a catalog")
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setattr(i18n, "_directory", lambda: tmp_path)
    i18n._translations.cache_clear()
    try:
        assert i18n.gettext("no such file") == "no such file"
        assert not i18n.is_translated()
    finally:
        i18n._translations.cache_clear()
