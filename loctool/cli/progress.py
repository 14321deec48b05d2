"""The progress bar: on a terminal, for work over a second, on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loctool.cli.output import Output
from loctool.cli.terminal_bar import TerminalBar
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

    from loctool.results import Progress

MIN_SECONDS = 1.0
"""Quicker work shows no bar."""


class ProgressBar(TerminalBar):
    """Segments done, words per second, time left.

    Args:
        output: The run's streams; with ``--quiet``, or without a terminal, nothing is shown.
        files: How many files there are in all.
    """

    def __init__(self, output: Output, files: int) -> None:
        super().__init__(output)
        self._files = files
        self._files_done = 0
        self._before = (0, 0, 0.0)
        self._latest = (0, 0, 0.0)

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
        bar, task = self._shown()
        speed = self._latest[1] / self._latest[2]
        files = _("translating")
        if self._files > 1:
            files = _("{done}/{files} files").format(done=self._files_done, files=self._files)
        bar.update(task, completed=done, total=total, description=files, speed=speed)

    def _columns(self) -> list[ProgressColumn]:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

        return [
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(_("segments")),
            TextColumn("{task.fields[speed]:.0f} " + _("words/s")),
            TimeRemainingColumn(),
            TextColumn(_("left")),
        ]
