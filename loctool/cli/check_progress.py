"""The progress bar of ``loctool check``."""

from __future__ import annotations

import time

from loctool.cli.output import Output
from loctool.cli.progress import MIN_SECONDS
from loctool.cli.terminal_bar import TerminalBar
from loctool.i18n import gettext as _


class CheckProgress(TerminalBar):
    """Texts checked of those of the file at hand, and files done.

    Args:
        output: The run's streams; with ``--quiet``, or without a terminal, nothing is shown.
        files: How many files there are in all.
    """

    def __init__(self, output: Output, files: int) -> None:
        super().__init__(output)
        self._files = files
        self._files_done = 0
        self._begun = time.monotonic()

    def file_done(self) -> None:
        """Counts a file."""
        self._files_done += 1

    def advance(self, done: int, total: int) -> None:
        """Shows how far the file at hand is."""
        if not self._wanted or time.monotonic() - self._begun < MIN_SECONDS:
            return
        bar, task = self._shown()
        said = _("checking") if self._files == 1 else f"{self._files_done}/{self._files}"
        bar.update(task, completed=done, total=total, description=said)
