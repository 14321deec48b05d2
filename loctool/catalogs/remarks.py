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
