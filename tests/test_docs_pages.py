"""The tutorial and how-to pages: links lead somewhere, commands exist, examples are true."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from loctool.cli import commands

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [DOCS / "tutorial.md", *sorted((DOCS / "how-to").glob("*.md"))]

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|\|\s*|\bif |-print0 \| xargs -0 |unshare -rn )loctool ([^|;#\n]*)")
SESSION = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def blocks(page, *languages):
    for language, text in BLOCK.findall(page.read_text("utf-8")):
        if language in languages:
            yield text


def command_lines():
    for page in PAGES:
        for text in blocks(page, "sh", "console"):
            for line in text.replace("\\\n", " ").splitlines():
                for arguments in COMMAND.findall(line.removeprefix("$ ")):
                    yield pytest.param(arguments.strip(), id=f"{page.stem}: {arguments.strip()}")


def sessions():
    for page in PAGES:
        for text in blocks(page, "console"):
            for command, output in SESSION.findall(text):
                yield pytest.param(command, output, id=f"{page.stem}: {command}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_to_files_that_exist(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("arguments", list(command_lines()))
def test_commands_have_the_options_that_are_shown(arguments):
    command, words = commands, shlex.split(arguments.split(">>")[0])
    with click.Context(commands) as context:
        while isinstance(command, click.Group):
            command = command.get_command(context, words.pop(0))
            assert command is not None

        command.make_context("loctool", words, parent=context)


def test_files_that_are_shown_are_among_the_examples():
    for page in PAGES:
        for name in re.findall(r"docs/examples/([\w.*]+)", page.read_text("utf-8")):
            assert list((DOCS / "examples").glob(name.rstrip("."))), name


@pytest.mark.parametrize(("command", "output"), list(sessions()))
def test_sessions_print_what_is_shown(command, output, tmp_path):
    python = f"{shlex.quote(sys.executable)} -m loctool "
    ours = re.sub(r"(^|\| )loctool ", lambda match: match[1] + python, command)
    # jq is not on every machine; Python knows JSON too.
    ours = re.sub(
        r"jq -r '\.data\.files\[0\]\.text'", f"{shlex.quote(sys.executable)} -c {TEXT}", ours
    )
    environment = os.environ | {"LOCTOOL_STATE_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}

    run = subprocess.run(
        ["bash", "-c", ours], cwd=ROOT, env=environment, capture_output=True, check=True
    )

    assert run.stdout.decode("utf-8").rstrip("\n") == output.rstrip("\n")


TEXT = shlex.quote("import json, sys; print(json.load(sys.stdin)['data']['files'][0]['text'])")


def test_the_python_page_is_true():
    result = doctest.testfile(str(DOCS / "how-to" / "use-from-python.md"), module_relative=False)

    assert result.attempted > 10
    assert result.failed == 0
