"""Printing: what a command returned, warnings, errors. Nothing else in loctool prints.

Standard output is data; standard error is for people. With ``--json`` standard output is one
envelope, also on failure:

- ``{"ok": true, "data": …, "exit_code": 0}``
- ``{"ok": false, "error": {"slug": …, "message": …, "hint": …}, "exit_code": 5}``, with ``data``
  too where a part was done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from loctool.errors import ExitCode, LoctoolError, OutputError
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from logging import LogRecord

    from rich.console import Console


@dataclass(frozen=True, slots=True)
class Result:
    """What a command hands back to be printed.

    Attributes:
        text: For standard output, as it is, without ``--json``.
        data: For standard output, with ``--json``.
        problem: Why it is not the whole success: findings, or some of several files failed.
    """

    text: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    problem: LoctoolError | None = None


class Output:
    """The streams of one run of the command line.

    Args:
        json: Whether standard output gets the envelope.
    """

    def __init__(self, json: bool = False) -> None:
        self.json = json
        self.quiet = False
        self.console: Console | None = None  # a progress bar's, while it is on the screen

    def finish(self, result: Result) -> ExitCode:
        """Prints a result, then what was wrong with it; the exit code."""
        problem = result.problem
        if self.json:
            envelope = _envelope(problem) | {"data": result.data}
            self._write(_as_json(envelope), problem)
        else:
            self._write(result.text, problem)
        if problem is not None:
            self._say_error(problem)
        return problem.exit_code if problem else ExitCode.DONE

    def fail(self, error: LoctoolError) -> ExitCode:
        """Prints an error that left nothing to print; the exit code."""
        self._say_error(error)
        if self.json and not isinstance(error, _StdoutError):
            try:
                self._write(_as_json(_envelope(error)), error)
            except OutputError:
                return error.exit_code
        return error.exit_code

    def error(self, error: LoctoolError) -> None:
        """Says on standard error that one of several things failed, and goes on."""
        self._say_error(error)

    def warn(self, message: str) -> None:
        """Says something on standard error that a person should look at."""
        if not self.quiet:
            self._say(_("warning: {message}").format(message=one_line(message)))

    def finding(self, line: str) -> None:
        """Says what a check found, as ``path:line: severity: message [id]``."""
        if not self.quiet:
            self._say(one_line(line))

    def note(self, message: str) -> None:
        """Says on standard error what is going on."""
        if not self.quiet:
            self._say(one_line(message))

    def listen(self) -> None:
        """Shows what the library logs (``loctool``, from INFO on) as notes and warnings."""
        import logging

        output = self

        class Relay(logging.Handler):
            def emit(self, record: LogRecord) -> None:
                say = output.warn if record.levelno >= logging.WARNING else output.note
                say(record.getMessage())

        logger = logging.getLogger("loctool")
        logger.handlers = [Relay()]
        logger.setLevel(logging.INFO)
        logger.propagate = False

    def _say_error(self, error: LoctoolError) -> None:
        if isinstance(error, _BrokenPipeError):
            return
        self._say(_("error: {message}").format(message=one_line(str(error))))
        for line in error.hint.splitlines():
            self._say(_("hint: {line}").format(line=line))

    def _say(self, line: str) -> None:
        if self.console is not None:
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)
            return
        try:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()
        except OSError:
            return  # nobody is left to tell

    def _write(self, text: str, problem: LoctoolError | None) -> None:
        """Writes to standard output, as UTF-8 and without touching line endings."""
        data = text.encode("utf-8", "backslashreplace")
        try:
            sys.stdout.flush()
            _write_all(sys.stdout.buffer, data)
        except OSError as error:
            _let_go_of_stdout()
            if problem is not None:
                self._say_error(problem)
            if isinstance(error, BrokenPipeError):
                raise _BrokenPipeError(_("standard output was closed")) from error
            raise _StdoutError(
                _("standard output: cannot be written: {reason}").format(reason=error.strerror)
            ) from error


class _StdoutError(OutputError):
    """Standard output cannot be written: so neither can the envelope."""


class _BrokenPipeError(_StdoutError):
    """The reader, say ``head``, has seen enough: nothing to complain about."""


SPACES = "\u00a0\u202f"
"""No control characters, though Python does not call them printable."""


def one_line(text: str) -> str:
    r"""The text on one line and without control characters, which would move the cursor.

    Example:
        >>> one_line("a\nb\x1b[31m")
        'a b?[31m'
    """
    return "".join(
        c if c.isprintable() or c in SPACES else "?" for c in " ".join(text.splitlines())
    )


def _envelope(problem: LoctoolError | None) -> dict[str, Any]:
    if problem is None:
        return {"ok": True, "exit_code": int(ExitCode.DONE)}
    error = {"slug": problem.slug, "message": str(problem), "hint": problem.hint}
    return {"ok": False, "error": error, "exit_code": int(problem.exit_code)}


def _as_json(envelope: Mapping[str, Any]) -> str:
    import json

    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def _write_all(stream: BinaryIO, data: bytes) -> None:
    """Writes every byte: with ``PYTHONUNBUFFERED`` a stream may take only a part at a time."""
    left = memoryview(data)
    while left:
        left = left[stream.write(left) :]
    stream.flush()


def _let_go_of_stdout() -> None:
    """Points standard output at nothing, so that the interpreter's last flush cannot fail."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
    except (OSError, ValueError):
        return
