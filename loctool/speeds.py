"""How fast each engine was on this machine, remembered to estimate the next run's time."""

from __future__ import annotations

import json

from loctool.errors import OutputError
from loctool.files import state_directory, write_atomically

FILE_NAME = "speeds.json"

MIN_SECONDS = 1.0
"""A shorter run measures the start-up more than the speed."""


def measured_speed(translator: str) -> float | None:
    """Words a second of the last long enough run, or ``None`` where there was none.

    Args:
        translator: The signature of a translator: engine, models, beam.
    """
    return _read().get(translator)


def remember_speed(translator: str, words: int, seconds: float) -> None:
    """Remembers a run's speed; a run of under a second and a full disk are passed over."""
    if seconds < MIN_SECONDS or words == 0:
        return
    speeds = _read() | {translator: round(words / seconds, 2)}
    text = json.dumps(speeds, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        write_atomically(state_directory() / FILE_NAME, text.encode())
    except OutputError:
        return  # an estimate less the next time; nothing the user asked for


def _read() -> dict[str, float]:
    try:
        speeds = json.loads((state_directory() / FILE_NAME).read_bytes())
        return {str(key): float(value) for key, value in speeds.items() if float(value) > 0}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
