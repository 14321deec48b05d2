"""Protected ranges on their way through an engine: masked, restored, or cut off beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loctool.segments import Span

SERIES_PER_LENGTH = 9
"""How many series of numbers of one length are tried, until the text holds none of them."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text in which placeholders stand for protected ranges.

    Attributes:
        text: What to translate.
        tokens: Each placeholder and what it stands for, in the order of the text. They are the
            same where the text was left as it is.
    """

    text: str
    tokens: tuple[tuple[str, str], ...]


def mask(text: str, spans: Sequence[Span], style: str) -> Masked:
    """Puts placeholders for protected ranges.

    The placeholders of a text are of one length, so none begins another, and nothing else in the
    text could be taken for one of them.

    Args:
        text: One sentence.
        spans: Ascending and disjoint.
        style: A template for :meth:`str.format` with one ``{}`` for a number, or ``""`` to
            leave the text as it is and only have :func:`unmask` compare.

    Example:
        >>> masked = mask("Danke, @kino!", (Span(7, 12),), "XQ{}")
        >>> masked.text
        'Danke, XQ1!'
        >>> unmask("Thank you, xq 1!", masked)
        'Thank you, @kino!'
    """
    if style:
        for first in _numberings(len(spans)):
            masked = _replace(text, spans, [style.format(first + n) for n in range(len(spans))])
            if unmask(masked.text, masked) == text:
                return masked
    return Masked(text, tuple((span.of(text), span.of(text)) for span in spans))


def unmask(translated: str, masked: Masked) -> str | None:
    """Puts back what the placeholders of a translated text stand for, in whatever order.

    What engines do to placeholders is undone where it is unambiguous: another case, spaces or a
    hyphen inside, quotes around.

    Returns:
        The text, or ``None`` where a placeholder is missing, doubled, or altered beyond that.
        For a text that was left as it is: ``None`` unless each protected text stands in it as
        often as in the source.
    """
    if all(placeholder == original for placeholder, original in masked.tokens):
        originals = {original for _, original in masked.tokens if original}
        kept = all(translated.count(each) == masked.text.count(each) for each in originals)
        return translated if kept else None
    found: list[tuple[Span, str]] = []
    for placeholder, original in masked.tokens:
        spans = _occurrences(translated, masked.text, placeholder)
        if len(spans) != 1:
            return None
        found.append((spans[0], original))
    return _restore(translated, sorted(found))


def trim_edges(text: str, spans: Sequence[Span]) -> tuple[Span, str, str]:
    """Cuts off what stands before and behind the words and need not be translated with them.

    At the start: emoji and time codes, and a hashtag, handle or address before a colon or dash.
    At the end: emoji, web addresses, and hashtags or handles that are no part of the sentence:
    several of them, or behind its punctuation. The sentence keeps its own punctuation.

    Args:
        text: One sentence.
        spans: Its protected ranges, ascending and disjoint.

    Returns:
        The range between, what stands before it, and what stands behind it, with the white
        space at the seams: ``prefix + text[core] + suffix`` is the text.

    Example:
        >>> text = "🎬 Jetzt im Kino! #Kino #Film"
        >>> trim_edges(text, (Span(0, 1), Span(17, 22), Span(23, 28)))
        (Span(start=2, end=16), '🎬 ', ' #Kino #Film')
    """
    start = _start_of_words(text, spans)
    end = _end_of_words(text, [span for span in spans if span.start >= start])
    core = text[start:end]
    start += len(core) - len(core.lstrip())
    end = max(start, end - (len(core) - len(core.rstrip())))
    return Span(start, end), text[:start], text[end:]


def _numberings(count: int) -> Iterator[int]:
    """First numbers of series whose numbers all have as many digits, a few of each length."""
    for digits in range(1, 7):
        firsts = range(10 ** (digits - 1), 10**digits - count + 1, max(1, count))
        yield from firsts[:SERIES_PER_LENGTH]


def _replace(text: str, spans: Sequence[Span], placeholders: Sequence[str]) -> Masked:
    parts: list[str] = []
    tokens = []
    position = 0
    for span, placeholder in zip(spans, placeholders, strict=True):
        parts += [text[position : span.start], placeholder]
        tokens.append((placeholder, span.of(text)))
        position = span.end
    return Masked("".join([*parts, text[position:]]), tuple(tokens))


_QUOTES = {'"': '"', "'": "'", "„": "“", "“": "”", "‘": "’", "»": "«", "«": "»", "`": "`"}


def _occurrences(translated: str, source: str, placeholder: str) -> list[Span]:
    """Where a placeholder stands in a translation, with quotes that the engine added."""
    at = source.find(placeholder)
    before, after = source[max(0, at - 1) : at], source[at + len(placeholder) :][:1]
    pattern = _tolerant(placeholder, before, after)
    spans = [Span(match.start(), match.end()) for match in pattern.finditer(translated)]
    quoted = before in _QUOTES or after in _QUOTES.values()
    return spans if quoted else [_with_quotes(translated, span) for span in spans]


def _tolerant(placeholder: str, before: str, after: str) -> re.Pattern[str]:
    parts = [re.escape(placeholder[0])]
    for left, right in pairwise(placeholder):
        gap = "" if left.isdigit() and right.isdigit() else "[ \u00a0\u202f]?"
        if left.isalpha() and right.isdigit():
            gap = "(?:[ \u00a0\u202f]|[-‐‑])?"
        parts.append(gap + re.escape(right))
    guard_before = guard_after = ""
    if placeholder[0].isalpha() and not before.isalpha():
        guard_before = r"(?<![^\W\d_])"
    elif placeholder[0].isdigit() and not before.isdigit():
        guard_before = r"(?<!\d)"
    if placeholder[-1].isdigit() and not after.isdigit():
        guard_after = r"(?!\d)"
    elif placeholder[-1].isalpha() and not after.isalpha():
        guard_after = r"(?![^\W\d_])"
    return re.compile(guard_before + "".join(parts) + guard_after, re.IGNORECASE)


def _with_quotes(text: str, span: Span) -> Span:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if after and (_QUOTES.get(before) == after or (before, after) == ("„", "”")):
        return Span(span.start - 1, span.end + 1)
    return span


def _restore(translated: str, found: Sequence[tuple[Span, str]]) -> str | None:
    parts: list[str] = []
    position = 0
    for span, original in found:
        if span.start < position:
            return None
        parts += [translated[position : span.start], original]
        position = span.end
    return "".join([*parts, translated[position:]])


_TIME_CODE = re.compile(r"\d{2}:\d{2}:\d{2}[:;.,]\d{2,3}")
_LINK = re.compile(r"\w+://|www\.", re.IGNORECASE)
_SEAM = re.compile(r"\s*(?:[:|–—-]\s+)?")


def _stands_free(kept: str) -> bool:
    """Whether it is no word of the sentence: emoji or a time code."""
    # Among what is protected, only emoji have no letter and a sign beyond punctuation.
    is_emoji = not any(map(str.isalpha, kept)) and any(c >= "\u2070" for c in kept)
    return is_emoji or _TIME_CODE.fullmatch(kept) is not None


def _is_link(kept: str) -> bool:
    return _LINK.match(kept) is not None


def _is_address(kept: str) -> bool:
    return kept.startswith(("@", "#")) or _is_link(kept)


def _start_of_words(text: str, spans: Sequence[Span]) -> int:
    start = 0
    for span in spans:
        if text[start : span.start].strip():
            break
        kept = span.of(text)
        seam = _SEAM.match(text, span.end)
        follows = seam.end() if seam else span.end
        divided = bool(text[span.end : follows].strip())
        if not (_stands_free(kept) or (_is_address(kept) and divided)):
            break
        if text[follows : follows + 1] in (*",.;!?)…", "'"):
            break
        start = follows
    return start


def _end_of_words(text: str, spans: Sequence[Span]) -> int:
    run = list(_run_at_end(text, spans))
    tags = [span for span in run if not _stands_free(span.of(text))]
    if run and len(tags) == 1 and run[-1] == tags[0]:
        before = text[: tags[0].start].rstrip()[-1:]
        if not _is_link(tags[0].of(text)) and before not in (*'.!?…:;,)“”«»"–—|', ""):
            run.pop()
    return run[-1].start if run else len(text)


def _run_at_end(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Emoji, hashtags, handles and addresses behind everything else, the last first."""
    end = len(text)
    for span in reversed(spans):
        kept = span.of(text)
        if text[span.end : end].strip() or not (_stands_free(kept) or _is_address(kept)):
            return
        yield span
        end = span.start
