"""The lines before a message: comments, locations, flags; read and written."""

from __future__ import annotations

import re

Remarks = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Translator comments, extracted comments, locations, flags."""

FIRST_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
"""What gettext puts around a file name that has spaces."""

_LOCATION = re.compile(rf"{FIRST_ISOLATE}[^{POP_ISOLATE}]*{POP_ISOLATE}\S*|\S+")


def parse_comments(lines: str) -> Remarks:
    """What comment lines say, each ending in a newline; neither previous texts nor obsolete."""
    comments: list[str] = []
    extracted: list[str] = []
    locations: list[str] = []
    flags: list[str] = []
    for line in lines[:-1].split("\n"):
        mark = line[1:2]
        if mark == ":":
            locations += _split_locations(line[2:])
        elif mark == ",":
            flags += [flag for each in line[2:].split(",") if (flag := each.strip())]
        elif mark == ".":
            extracted.append(line[3:] if line[2:3] == " " else line[2:])
        else:
            comments.append(line[2:] if mark == " " else line[1:])
    return tuple(comments), tuple(extracted), tuple(locations), tuple(flags)


def _split_locations(text: str) -> list[str]:
    if FIRST_ISOLATE not in text:
        return text.split()
    return [
        each.replace(FIRST_ISOLATE, "").replace(POP_ISOLATE, "") for each in _LOCATION.findall(text)
    ]


PAGE_WIDTH = 79
"""Columns of a line, as gettext's tools have it."""

_FIRST_FLAG = "fuzzy"
_LAST_FLAGS = ("wrap", "no-wrap")
_FORMATS = (
    "c objc c++ python python-brace java java-printf csharp javascript scheme lisp elisp librep "
    "ruby sh awk lua object-pascal smalltalk qt qt-plural kde kde-kuit boost tcl perl perl-brace "
    "php gcc-internal gfc-internal ycp"
)
"""In gettext's order (``message.c``)."""


def sort_flags(flags: tuple[str, ...]) -> tuple[str, ...]:
    """The flags in the order in which gettext's tools write them; unknown ones behind."""
    if len(flags) < 2:
        return flags
    return tuple(sorted(dict.fromkeys(flags), key=_rank))


def _rank(flag: str) -> int:
    if flag == _FIRST_FLAG:
        return 0
    if flag.endswith("-format"):
        name = flag.removesuffix("-format").removeprefix("no-").removeprefix("possible-")
        formats = _FORMATS.split()
        return 1 + formats.index(name) if name in formats else 900
    if flag.startswith("range:"):
        return 901
    return 902 if flag in _LAST_FLAGS else 903


def render_locations(locations: tuple[str, ...]) -> str:
    """The ``#:`` lines, as many on each as fit."""
    lines, line = [], "#:"
    for location in locations:
        shown = f"{FIRST_ISOLATE}{location}{POP_ISOLATE}" if " " in location else location
        if len(line) > 2 and len(line) + len(shown) + 1 > PAGE_WIDTH:
            lines.append(line)
            line = "#:"
        line += f" {shown}"
    return "".join(f"{each}\n" for each in (*lines, line)) if locations else ""
