"""Ranges of a text that must come through translation unchanged.

What is recognized, and after whom:

- addresses (URLs, ``www.``, domains, e-mail), with the trailing punctuation and unbalanced
  brackets left out as GitHub Flavored Markdown's autolinks do;
- handles (also ``@name.bsky.social`` and ``@name@mastodon.social``) and hashtags;
- file names with a suffix known in post-production or on the web;
- placeholders: C and Python format strings as GNU gettext lists them, ``str.format`` fields,
  Jinja and shell variables;
- emoji sequences as UTS #51 (Unicode Emoji, section 1.4.9) defines them;
- SMPTE time codes ``hh:mm:ss:ff`` and subtitle times, but no times of day.

Every pattern is possessive, bounded or anchored at the first character of what it runs over, so
no text makes it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from loctool.documents.masking import Masked, mask, trim_edges, unmask
from loctool.segments import Span

if TYPE_CHECKING:
    import regex

__all__ = ["Masked", "find_protected", "mask", "trim_edges", "unmask"]


def find_protected(text: str) -> tuple[Span, ...]:
    """The ranges to keep, ascending and disjoint.

    Example:
        >>> text = "Mehr auf www.kino.de, #Kino 🎬, %d Filme um 20:15 Uhr, 20 % der Gäste."
        >>> [span.of(text) for span in find_protected(text)]
        ['www.kino.de', '#Kino', '🎬', '%d']
    """
    found = sorted(_all(text), key=lambda span: (span.start, -span.end))
    chosen: list[Span] = []
    for span in found:
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return tuple(chosen)


_IN_ADDRESS = r"[^\s<>\"„“”»«‹›|\\^`\u0000-\u001f]"

_DOMAINS = (
    "app|at|be|biz|ca|ch|co\\.uk|com|de|edu|es|eu|fm|fr|gov|info|io|it|nl|net|org|pl|pt|social|"
    "tv|us"
)
"""The end of a domain that is written without ``www.``: common ones, never a German word."""

_FILES = (
    "3gp|7z|aac|abc|aep|ai|aiff|ale|ass|avi|blend|csv|cube|dng|docx?|dpx|drp|edl|eps|exr|fbx|"
    "fdx|flac|fountain|gif|glb|gz|hdr|heic|hip|html?|indd|jpe?g|js|json|log|m4a|m4v|ma|mb|md|"
    "mka|mkv|mov|mp3|mp4|mpe?g|mxf|nk|obj|odt|ogg|otio|pdf|png|pot?|pptx?|prproj|psd|py|r3d|"
    "rar|rtf|srt|svg|tar|tbx|tga|tiff?|tmx|toml|tsv|ttf|txt|usd[acz]?|vdb|vtt|wav|webm|webp|"
    "xcf|xliff?|xlsx?|xml|ya?ml|zip"
)

_ADDRESSES = (
    re.compile(rf"(?<![\w+.-])(?:https?|ftps?|sftp|rtmps?)://{_IN_ADDRESS}+", re.IGNORECASE),
    re.compile(rf"(?<![\w@.-])www\.[\w-]+(?:\.[\w-]+)+(?:[:/?#]{_IN_ADDRESS}*)?", re.IGNORECASE),
    re.compile(
        rf"(?<![\w@./-])(?:[^\W_][\w-]{{0,62}}\.){{1,5}}(?:{_DOMAINS})(?![\w-])(?:/{_IN_ADDRESS}*)?"
    ),
)

_OTHERS = (
    # E-mail: what RFC 5322 calls dot-atoms, as people write them.
    re.compile(r"(?<![\w.+%-])(?:mailto:)?[\w.+%-]++@(?:[\w-]+\.)+[^\W\d_]{2,24}(?![\w-])"),
    # Handles; a part behind a dot is lower case, or it is the next sentence.
    re.compile(r"(?<![\w@/.])@\w++(?:@[\w-]+(?:\.[a-z0-9-]+)+|(?:[.-][a-z0-9][a-z0-9_-]*)*)"),
    re.compile(r"(?<![\w&#/])#(?=\w{0,100}[^\W\d_])\w++"),
    # Files, with folders and frame numbers: renders/shot-010.%04d.exr, plate.####.dpx
    re.compile(
        rf"(?<![\w./\\~@#%-])[\w./\\~#%-]*[\w)#]\.(?:{_FILES}|{_FILES.upper()})(?!\w|[.-]\w)"
    ),
    re.compile(
        r"%%|(?<![\d%])%(?:\(\w[\w.]{0,80}\)|\d{1,3}\$)[-#0+ ']*[\d.*]*[hlLqjzt]{0,2}[a-zA-Z@]"
    ),
    re.compile(
        r"(?<![\d%])%(?!ig)[-#0+']*(?:\d{1,5}|\*)?(?:\.(?:\d{1,5}|\*))?(?:hh?|ll?|[Lqjzt])?"
        r"[diouxXeEfFgGaAcspnYmHMSBbyIjZ@](?![^\W\d_]{2})"
    ),
    re.compile(r"\{\{[^{}]{0,200}\}\}|\{%[^{}%]{0,200}%\}|[$%#]\{[^{}\s]{1,100}\}"),
    re.compile(
        r"\{(?:\d{1,4}|[^\W\d]\w{0,80})?(?:\.\w{1,80}|\[\w{1,80}\])*(?:![rsa])?"
        r"(?::[^{}\n]{0,40})?\}"
    ),
    re.compile(r"(?<![\w:.,])\d{2}:\d{2}:\d{2}[:;.,]\d{2,3}(?![\w:])"),
)


def _all(text: str) -> Iterator[Span]:
    for pattern in _ADDRESSES:
        for match in pattern.finditer(text):
            yield Span(match.start(), match.start() + len(_without_trail(match[0])))
    for pattern in _OTHERS:
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end())
    if not text.isascii():
        for emoji in _emoji().finditer(text):
            yield Span(emoji.start(), emoji.end())


def _without_trail(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    excess = {close: address.count(close) - address.count(open_) for open_, close in ("()", "[]")}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in excess:
            if excess[last] <= 0:
                break
            excess[last] -= 1
        elif last not in ".,;:!?…'’*_~":
            break
        end -= 1
    return address[:end]


@cache
def _emoji() -> regex.Pattern[str]:
    """Runs of emoji, a space between them allowed; the parts are those of UTS #51's EBNF."""
    import regex  # 25 ms, and only few texts need it

    tags = "[\U000e0020-\U000e007e]{1,32}\U000e007f"
    modification = rf"(?:\p{{Emoji_Modifier}}|\ufe0f\u20e3?|{tags})?"
    joinable = r"\p{Emoji}(?=\ufe0f|\p{Emoji_Modifier}|\u200d\p{Emoji})"
    first = rf"(?:\p{{Emoji_Presentation}}|{joinable})"
    joined = rf"(?:\u200d\p{{Emoji}}{modification})*+"
    one = rf"(?:\p{{RI}}{{2}}|[0-9#*]\ufe0f?\u20e3|{first}{modification}{joined})"
    return regex.compile(rf"{one}++(?:[ ]{one}++)*+")
