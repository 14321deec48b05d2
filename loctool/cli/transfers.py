"""Progress of downloads and builds: a bar on standard error when that is a terminal."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from loctool.cli.output import Output

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import ProgressColumn


class _TerminalBar:
    """One bar, begun with the first update and taken away at the end."""

    def __init__(self, output: Output, what: str) -> None:
        self._output = output
        self._what = what
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
        if self._bar is not None:
            self._bar.stop()
            self._output.console = None

    def _show(self, done: float, total: float | None) -> None:
        if not self._wanted:
            return
        if self._bar is None:
            self._bar = self._begin()
        self._bar.update(self._bar.task_ids[0], completed=done, total=total)

    def _begin(self) -> Bar:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            *self._columns(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        bar.add_task(self._what, total=None)
        bar.start()
        self._output.console = bar.console
        return bar

    def _columns(self) -> list[ProgressColumn]:
        return []


class TransferBar(_TerminalBar):
    """Bytes received, speed, time left."""

    def update(self, done: int, total: int) -> None:
        """Shows how many bytes there are and will be (0: unknown)."""
        self._show(done, total or None)

    def _columns(self) -> list[ProgressColumn]:
        from rich.progress import DownloadColumn, TransferSpeedColumn

        return [DownloadColumn(), TransferSpeedColumn()]


class ShareBar(_TerminalBar):
    """A share of the work, 0 to 1."""

    def update(self, share: float) -> None:
        """Shows how much is done."""
        self._show(share, 1.0)
