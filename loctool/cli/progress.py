"""The progress bar: on a terminal, for work over a second, on standard error."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from loctool.cli.output import Output
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from loctool.results import Progress

MIN_SECONDS = 1.0
"""Quicker work shows no bar."""


class ProgressBar:
    """Segments done, words per second, time left.

    Args:
        output: The run's streams; with ``--quiet``, or without a terminal, nothing is shown.
        files: How many files there are in all.
    """

    def __init__(self, output: Output, files: int) -> None:
        self._output = output
        self._files = files
        self._files_done = 0
        self._before = (0, 0, 0.0)
        self._latest = (0, 0, 0.0)
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._wanted = not output.quiet and sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Takes the bar away, so that only what counts stays on the screen."""
        if self._bar is not None:
            self._bar.stop()
            self._output.console = None

    def file_done(self) -> None:
        """Counts a file."""
        self._files_done += 1

    def next_target(self) -> None:
        """Another language begins; its progress counts from zero."""
        self._before = self._latest

    def update(self, progress: Progress) -> None:
        """Shows how far it is."""
        segments, words, seconds = self._before
        done, total = segments + progress.segments_done, segments + progress.segments
        self._latest = (total, words + progress.words_done, seconds + progress.seconds)
        if not self._wanted or self._latest[2] < MIN_SECONDS:
            return
        bar, task = self._shown(total)
        speed = self._latest[1] / self._latest[2]
        files = _("translating")
        if self._files > 1:
            files = _("{done}/{files} files").format(done=self._files_done, files=self._files)
        bar.update(task, completed=done, total=total, description=files, speed=speed)

    def _shown(self, total: int) -> tuple[Bar, TaskID]:
        """The bar, begun when it is first needed."""
        if self._bar is None or self._task is None:
            self._bar = _make_bar()
            self._task = self._bar.add_task("", total=total, speed=0.0)
            self._bar.start()
            self._output.console = self._bar.console
        return self._bar, self._task


def _make_bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(_("segments")),
        TextColumn("{task.fields[speed]:.0f} " + _("words/s")),
        TimeRemainingColumn(),
        TextColumn(_("left")),
        console=Console(stderr=True),
        transient=True,
    )
