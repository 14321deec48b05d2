"""The one exception tree, and the exit codes it leads to.

Domain code raises; one place, the command line's entry, catches and prints. A finding about a
translation is never an exception: see :mod:`loctool.findings`.
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import ClassVar

from loctool.i18n import gettext as _


class ExitCode(IntEnum):
    """What the process tells its caller."""

    DONE = 0
    ABORT = 1  # a bug, an interrupt, or the machine gave out (disk full)
    USAGE = 2  # wrong options or configuration
    FINDINGS = 3  # --strict, or a check that found something
    BAD_INPUT = 4
    NO_MODEL = 5  # no engine or no model for this pair
    PARTIAL = 6  # some of several files or targets failed


class LoctoolError(Exception):
    """Whatever went wrong in a way loctool foresaw.

    Args:
        message: What is wrong and what was found, one line, no full stop needed.
        hint: What mends it, ideally a command to copy. Shown on a line of its own.
        path: The file it is about, shown as a prefix ``path:line:``.
        line: The line in that file, from 1.
    """

    slug: ClassVar[str] = "error"
    exit_code: ClassVar[ExitCode] = ExitCode.ABORT

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        path: str | Path | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """The message behind ``path:line:``, without the hint."""
        if self.path is None:
            return (
                self.message
                if self.line is None
                else _("line {line}: {message}").format(line=self.line, message=self.message)
            )
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


class UsageError(LoctoolError):
    """Options or arguments that cannot be obeyed."""

    slug = "usage"
    exit_code = ExitCode.USAGE


class SettingsError(UsageError):
    """A settings file or environment variable that cannot be read."""

    slug = "settings"


class OutputExistsError(UsageError):
    """An output file that loctool did not write, or that a person changed since."""

    slug = "output-exists"


class BadInputError(LoctoolError):
    """A file that cannot be read as what it is said to be."""

    slug = "bad-input"
    exit_code = ExitCode.BAD_INPUT


class OutputError(LoctoolError):
    """Output that could not be written: a full disk, a folder without permission."""

    slug = "output"


class NoModelError(LoctoolError):
    """No engine or model is there for the wanted pair of languages."""

    slug = "no-model"
    exit_code = ExitCode.NO_MODEL


class BrokenModelError(NoModelError):
    """A model is there, but damaged or not of the expected kind."""

    slug = "broken-model"


class DownloadError(NoModelError):
    """A model or an index could not be fetched, or was not what the index promised."""

    slug = "download"


class FindingsError(LoctoolError):
    """Findings remain, and the caller asked to be strict about them."""

    slug = "findings"
    exit_code = ExitCode.FINDINGS


class PartialError(LoctoolError):
    """Some of several files or targets failed; each was named when it did."""

    slug = "partial"
    exit_code = ExitCode.PARTIAL
