"""The messages of articles: one a segment, in order.

A message is told from others by its text and its context: the segment's kind (``heading``,
``table-cell``), and from the second on a number where an article has the same text in the same
kind of segment several times (``table-cell 2``). So a segment keeps its message when others come,
go or move. In a catalog of several articles, segments that are alike share one message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loctool.catalogs.articles_tags import describe_tags, write_tags
from loctool.catalogs.messages import Key, Message
from loctool.documents import Document
from loctool.segments import Segment

KEEP = "keep: "
"""How the comment about words begins that must stay as they are."""

Comment = Callable[[Segment], Iterable[str]]
"""What a translator should know about a segment, a line each."""


@dataclass(frozen=True, slots=True)
class Article:
    """A file of which a catalog is made.

    Attributes:
        name: Its path from the catalog's folder on, with slashes.
        document: Its text and segments.
        sha256: Of its bytes, hexadecimal.
    """

    name: str
    document: Document
    sha256: str


def article_keys(document: Document) -> tuple[Key, ...]:
    r"""What each segment's message is looked up by, in order.

    Example:
        >>> document = Document.from_text("# Kino\n\n- Ton\n- Ton\n", "markdown")
        >>> [(key.msgctxt, key.msgid) for key in article_keys(document)]
        [('heading', 'Kino'), ('list-item', 'Ton'), ('list-item 2', 'Ton')]
    """
    counts: Counter[tuple[str, str]] = Counter()
    keys = []
    for segment in document.segments:
        text = write_tags(segment)
        counts[segment.kind, text] += 1
        number = counts[segment.kind, text]
        keys.append(Key(text, segment.kind if number == 1 else f"{segment.kind} {number}"))
    return tuple(keys)


def article_messages(articles: Sequence[Article], comment: Comment) -> tuple[Message, ...]:
    """The untranslated messages of articles, each once, in order."""
    messages: dict[Key, Message] = {}
    for article in articles:
        for message in _messages(article, comment):
            known = messages.get(message.key)
            messages[message.key] = _joined(known, message) if known else message
    return tuple(messages.values())


def _messages(article: Article, comment: Comment) -> Iterator[Message]:
    segments = article.document.segments
    for key, segment in zip(article_keys(article.document), segments, strict=True):
        yield Message(
            key.msgid,
            msgctxt=key.msgctxt,
            extracted=(*describe_tags(segment), *_keeps(segment), *comment(segment)),
            locations=(f"{article.name}:{segment.line}",),
        )


def kept_words(message: Message) -> tuple[str, ...]:
    """The words of a message that its translation must have as they are."""
    return tuple(line.removeprefix(KEEP) for line in message.extracted if line.startswith(KEEP))


def _keeps(segment: Segment) -> Iterator[str]:
    words = dict.fromkeys(span.of(segment.text) for span in segment.protected)
    return (f"{KEEP}{each}" for each in words if "\n" not in each)


def _joined(known: Message, other: Message) -> Message:
    """One message for segments alike of several articles, whose tags may stand for others."""
    return replace(
        known,
        extracted=tuple(dict.fromkeys((*known.extracted, *other.extracted))),
        locations=(*known.locations, *other.locations),
    )
