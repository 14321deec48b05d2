"""Progress of downloads and builds: a bar on standard error when that is a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loctool.cli.output import Output
from loctool.cli.terminal_bar import TerminalBar

if TYPE_CHECKING:
    from rich.progress import ProgressColumn


class _NamedBar(TerminalBar):
    """A bar that says what is going on, and how long it will."""

    def __init__(self, output: Output, what: str) -> None:
        super().__init__(output)
        self._what = what

    def _show(self, done: float, total: float | None) -> None:
        if self._wanted:
            bar, task = self._shown()
            bar.update(task, completed=done, total=total, description=self._what)

    def _columns(self) -> list[ProgressColumn]:
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn

        text = TextColumn("{task.description}")
        return [text, BarColumn(), *self._amounts(), TimeRemainingColumn()]

    def _amounts(self) -> list[ProgressColumn]:
        return []


class TransferBar(_NamedBar):
    """Bytes received, speed, time left."""

    def update(self, done: int, total: int) -> None:
        """Shows how many bytes there are and will be (0: unknown)."""
        self._show(done, total or None)

    def _amounts(self) -> list[ProgressColumn]:
        from rich.progress import DownloadColumn, TransferSpeedColumn

        return [DownloadColumn(), TransferSpeedColumn()]


class ShareBar(_NamedBar):
    """A share of the work, 0 to 1."""

    def update(self, share: float) -> None:
        """Shows how much is done."""
        self._show(share, 1.0)
