"""The documentation agrees with the program."""

from __future__ import annotations

import doctest
import json
import re
import tomllib
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import click
import pytest

from loctool import settings
from loctool.cli import commands
from loctool.cli.reference import reference, walk
from loctool.errors import ExitCode, LoctoolError
from loctool.settings import KEYS, Settings, load_settings

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"])
PAGES = [page for page in PAGES if "examples" not in page.parts]


def _page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def _errors(base: type[LoctoolError] = LoctoolError) -> set[type[LoctoolError]]:
    return {base}.union(*(_errors(each) for each in base.__subclasses__()))


def test_the_command_reference_is_current() -> None:
    assert _page("cli-reference.md") == reference(), (
        "run: python -m loctool.cli.reference > docs/cli-reference.md"
    )


COMMANDS = dict(walk(commands, "loctool"))


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_says_what_it_does_and_every_option_too(path: str) -> None:
    command = COMMANDS[path]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_has_an_example_that_calls_it(path: str) -> None:
    assert re.search(rf"(?m)^ *(.* \| )?{path}\b", COMMANDS[path].help or ""), path


def test_every_exit_code_is_explained() -> None:
    rows = re.findall(r"(?m)^\| (\d) \| ([a-z ]+) \|", _page("exit-codes.md"))
    assert rows == [(str(int(code)), code.name.lower().replace("_", " ")) for code in ExitCode]


def test_every_slug_is_listed_with_its_code() -> None:
    import_module("loctool.cli")
    rows = re.findall(r"(?m)^\| `([a-z-]+)` \| (\d) \|", _page("exit-codes.md"))
    ours = {each for each in _errors() if each.__module__.startswith("loctool")}
    assert dict(rows) == {each.slug: str(int(each.exit_code)) for each in ours}


def test_the_envelopes_shown_are_json() -> None:
    blocks = re.findall(r"```json\n(.*?)```", _page("exit-codes.md"), re.DOTALL)
    assert [json.loads(block)["exit_code"] for block in blocks] == [0, 5]


def test_every_setting_is_listed_with_its_variable_option_and_default() -> None:
    rows = re.findall(
        r"(?m)^\| `([a-z-]+)` \| `(LOCTOOL_\w+)` \| `(--[a-z-]+)` \| (.*) \|$",
        _page("how-to/settings.md"),
    )
    assert [row[0] for row in rows] == list(KEYS)
    users = (COMMANDS["loctool translate"], COMMANDS["loctool glossary list"])
    options = {name for user in users for each in user.params for name in each.opts}
    for key, variable, option, default in rows:
        assert variable == "LOCTOOL_" + key.replace("-", "_").upper()
        assert option == {"glossaries": "--glossary"}.get(key, f"--{key}")
        assert option in options
        value = getattr(Settings(), KEYS[key])
        if value not in ("", (), None):
            assert default == f"`{json.dumps(value)}`"


def test_every_setting_has_an_attribute() -> None:
    assert set(KEYS.values()) == {each.name for each in fields(settings.Settings)}


def test_the_settings_file_shown_can_be_read(tmp_path: Path) -> None:
    [block] = re.findall(r"```toml\n(.*?)```", _page("how-to/settings.md"), re.DOTALL)
    (tmp_path / "loctool.toml").write_text(block)
    loaded = load_settings({}, directory=tmp_path, environment={})
    assert loaded == Settings(
        target=("en", "fr"), output_dir=tmp_path / "translations", strict=True
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8"))
        waiting += [(page.parent / link).resolve() for link in links]
    assert set(PAGES) <= seen


def test_the_readme_is_true_for_python() -> None:
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert (result.attempted, result.failed) == (2, 0)


def test_the_readme_has_the_two_lines_that_ci_runs() -> None:
    lines = re.findall(r"(?m)^python3 -m venv \.venv && .*$", (ROOT / "README.md").read_text())
    assert [line.rpartition("&& ")[2].split()[0] for line in lines] == [
        ".venv/bin/loctool",
        ".venv/bin/pytest",
    ]
    assert "^python3 -m venv" in (ROOT / ".ci" / "run").read_text()


def test_the_changelog_names_the_version() -> None:
    from loctool import __version__

    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in text or f"## [{__version__}]" in text


def test_the_package_metadata_names_the_entry() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, name = project["scripts"]["loctool"].partition(":")
    assert callable(getattr(import_module(module), name))
