"""Plain tables for the terminal: columns aligned, no frame, readable by ``cut`` and by people."""

from __future__ import annotations

from collections.abc import Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    r"""A table as text, ending with a line feed.

    Example:
        >>> table(("pair", "version"), [("de-en", "1.3")])
        'pair   version\nde-en  1.3\n'
    """
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    padded = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
    return "".join(f"{line}\n" for line in padded)


def human_size(size: int) -> str:
    """A number of bytes for people; empty for none.

    Example:
        >>> human_size(150_512_831)
        '150.5 MB'
    """
    if size <= 0:
        return ""
    if size < 100_000:
        return f"{size / 1000:.1f} kB"
    return f"{size / 1_000_000:.1f} MB"
