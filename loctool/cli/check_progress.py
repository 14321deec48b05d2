"""The progress bar of ``loctool check``."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from loctool.cli.output import Output
from loctool.cli.progress import MIN_SECONDS
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class CheckProgress:
    """Texts checked of those of the file at hand, and files done.

    Args:
        output: The run's streams; with ``--quiet``, or without a terminal, nothing is shown.
        files: How many files there are in all.
    """

    def __init__(self, output: Output, files: int) -> None:
        self._output = output
        self._files = files
        self._files_done = 0
        self._begun = time.monotonic()
        self._bar: Bar | None = None
        self._wanted = not output.quiet and sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Takes the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._output.console = None

    def file_done(self) -> None:
        """Counts a file."""
        self._files_done += 1

    def advance(self, done: int, total: int) -> None:
        """Shows how far the file at hand is."""
        if not self._wanted or time.monotonic() - self._begun < MIN_SECONDS:
            return
        bar = self._shown()
        said = _("checking") if self._files == 1 else f"{self._files_done}/{self._files}"
        bar.update(bar.task_ids[0], completed=done, total=total, description=said)

    def _shown(self) -> Bar:
        """The bar, begun when it is first needed."""
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._bar.add_task("")
            self._bar.start()
            self._output.console = self._bar.console
        return self._bar
