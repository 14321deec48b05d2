"""What all progress bars share: on standard error, only on a terminal, gone at the end."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from loctool.cli.output import Output

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import ProgressColumn, TaskID


class TerminalBar:
    """One bar with one task, begun when it is first needed.

    Args:
        output: The run's streams; with ``--quiet``, or without a terminal, nothing is shown.
    """

    def __init__(self, output: Output) -> None:
        self._output = output
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
        """Takes the bar away, so that only what counts stays on the screen."""
        if self._bar is not None:
            self._bar.stop()
            self._output.console = None

    def _shown(self) -> tuple[Bar, TaskID]:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(*self._columns(), console=Console(stderr=True), transient=True)
            self._bar.add_task("", total=None, speed=0.0)
            self._bar.start()
            self._output.console = self._bar.console
        return self._bar, self._bar.task_ids[0]

    def _columns(self) -> list[ProgressColumn]:
        """What the bar shows; Rich's own choice where there are none."""
        return []
