"""The group of commands, and how every error reaches a person or a program."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from loctool import __version__
from loctool.cli import COMMANDS, LazyGroup, commands, main
from loctool.cli.output import Output, Result
from loctool.errors import BadInputError, ExitCode, LoctoolError, PartialError
from tests.cli.conftest import Run


def test_without_arguments_the_help_is_shown(loctool: Run) -> None:
    ran = loctool()
    assert ran.exit_code == 0
    assert ran.stdout.startswith("Usage: loctool")
    assert all(name in ran.stdout for name in COMMANDS)


def test_the_version_is_told(loctool: Run) -> None:
    assert loctool("--version").stdout == f"loctool {__version__}\n"


def test_the_short_help_of_the_group_is_that_of_the_commands() -> None:
    context = click.Context(commands)
    for name, (_, short_help) in COMMANDS.items():
        command = commands.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(limit=200) == short_help


def test_an_unknown_command_lists_the_known_ones(loctool: Run) -> None:
    ran = loctool("uebersetze")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(
        "error: no such command: 'uebersetze'; commands: catalog, check, completion, "
    )


def test_an_unknown_option_is_a_usage_error_with_a_hint(loctool: Run) -> None:
    ran = loctool("translate", "--too", "en")
    assert (ran.exit_code, ran.stdout) == (2, "")
    error, hint = ran.stderr.splitlines()
    assert error.startswith("error: no such option")
    assert "--too" in error
    assert hint == "hint: See: loctool translate --help"


def test_the_envelope_of_a_failure_is_frozen(loctool: Run) -> None:
    ran = loctool("translate", "none.txt", "--to", "en", "--engine", "pseudo", "--json")
    assert json.loads(ran.stdout) == {
        "ok": False,
        "error": {"slug": "bad-input", "message": "none.txt: no such file", "hint": ""},
        "exit_code": 4,
    }
    assert ran.exit_code == 4
    assert ran.stderr == "error: none.txt: no such file\n"


def test_a_usage_error_before_the_command_runs_has_the_envelope_too(loctool: Run) -> None:
    ran = loctool("translate", "--beam", "viele", "--json")
    envelope = json.loads(ran.stdout)
    assert (envelope["ok"], envelope["exit_code"], envelope["error"]["slug"]) == (False, 2, "usage")
    assert ran.exit_code == 2


def test_the_envelope_of_a_success_is_frozen(loctool: Run) -> None:
    envelope = json.loads(loctool("completion", "bash", "--json").stdout)
    assert set(envelope) == {"ok", "exit_code", "data"}
    assert (envelope["ok"], envelope["exit_code"]) == (True, 0)


def test_a_file_called_like_the_option_does_not_ask_for_json(loctool: Run) -> None:
    ran = loctool("translate", "--to", "en", "--engine", "pseudo", "--", "--json")
    assert (ran.exit_code, ran.stdout) == (4, "")


class _Raises(LazyGroup):
    """A group whose one command raises."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(name="loctool")
        self._error = error

    def main(self, *_: object, **__: object) -> None:  # type: ignore[override]
        raise self._error


def _run_raising(error: BaseException, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("loctool.cli.commands", _Raises(error))
    return main(list(arguments))


def test_an_unforeseen_error_is_one_line_and_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run_raising(KeyError("x"), monkeypatch) == ExitCode.ABORT
    assert capsys.readouterr().err.splitlines() == [
        "error: this is a bug in loctool: KeyError: 'x'",
        "hint: Please report it with the output of the same command with --debug.",
    ]


@pytest.mark.parametrize("how", ["option", "variable"])
def test_the_traceback_is_shown_only_when_asked_for(
    how: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if how == "variable":
        monkeypatch.setenv("LOCTOOL_DEBUG", "1")
    _run_raising(KeyError("x"), monkeypatch, *(["--debug"] if how == "option" else []))
    assert "Traceback" in capsys.readouterr().err


def test_memory_running_out_is_not_called_a_bug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run_raising(MemoryError(), monkeypatch) == 1
    assert capsys.readouterr().err.startswith("error: out of memory\n")


@pytest.mark.parametrize("error", [click.Abort(), KeyboardInterrupt()])
def test_an_interrupt_is_one_line(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run_raising(error, monkeypatch) == 1
    assert capsys.readouterr().err == "error: interrupted\n"


def test_a_real_interrupt_leaves_no_traceback(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "loctool", "translate", "--to", "en", "--engine", "pseudo"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(2)  # it waits for standard input
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=30)
    assert (process.returncode, stdout) == (1, b"")
    assert stderr.decode().split() == ["error:", "interrupted"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_has_seen_enough_is_no_error(
    unbuffered: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    (folder / "lang.txt").write_text("Der Film läuft heute an.\n\n" * 5_000)
    script = (
        f'{{ "{sys.executable}" -m loctool translate lang.txt --to en --engine pseudo; '
        "echo $? >&2; } | head -c 10"
    )
    ran = subprocess.run(["bash", "-c", script], capture_output=True, check=True, timeout=120)
    assert len(ran.stdout) == 10
    assert ran.stderr.decode().split() == ["1"]


@pytest.mark.parametrize("arguments", [["completion", "bash"], ["completion", "bash", "--json"]])
def test_a_full_standard_output_is_told(arguments: list[str], folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "loctool", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr.decode() == (
        "error: standard output: cannot be written: No space left on device\n"
    )


def test_control_characters_do_not_reach_the_terminal(loctool: Run) -> None:
    ran = loctool("translate", "a\x1b[31m\nb.txt", "--to", "en", "--engine", "pseudo")
    assert ran.stderr == "error: a?[31m b.txt: no such file\n"


def test_a_file_name_that_is_not_utf8_is_still_named(loctool: Run) -> None:
    name = os.fsdecode(b"\xff.txt")
    ran = loctool("translate", name, "--to", "en", "--engine", "pseudo", "--json")
    assert ran.exit_code == 4
    assert json.loads(ran.stdout)["ok"] is False


def test_a_part_done_prints_the_result_and_what_was_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    result = Result("text\n", {"a": 1}, PartialError("1 of 2 failed"))
    assert Output().finish(result) == ExitCode.PARTIAL
    assert capsys.readouterr() == ("text\n", "error: 1 of 2 failed\n")
    assert Output(json=True).finish(result) == ExitCode.PARTIAL
    assert json.loads(capsys.readouterr().out) == {
        "ok": False,
        "error": {"slug": "partial", "message": "1 of 2 failed", "hint": ""},
        "exit_code": 6,
        "data": {"a": 1},
    }


def test_a_hint_of_two_lines_is_two_hints(capsys: pytest.CaptureFixture[str]) -> None:
    Output().fail(BadInputError("wrong", hint="one\ntwo", path="a.md", line=3))
    assert capsys.readouterr().err == "error: a.md:3: wrong\nhint: one\nhint: two\n"


def test_what_the_library_logs_is_shown_unless_quiet(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = Output()
    output.listen()
    logger = logging.getLogger("loctool.somewhere")
    logger.info("building the model once")
    logger.warning("the disk is nearly full")
    logger.debug("not for people")
    assert capsys.readouterr().err == (
        "building the model once\nwarning: the disk is nearly full\n"
    )
    output.quiet = True
    logger.warning("unheard")
    output.error(LoctoolError("heard"))
    assert capsys.readouterr().err == "error: heard\n"
