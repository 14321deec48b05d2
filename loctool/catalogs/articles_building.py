"""A translated article built from a catalog's messages.

Only text that is translated is written; all else comes out byte for byte, and a segment without a
usable translation keeps its source text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from loctool.assembly import DOCUMENT_CHANGED, write_document
from loctool.catalogs.articles_messages import article_keys
from loctool.catalogs.articles_tags import read_tags
from loctool.catalogs.messages import Catalog, Message
from loctool.documents import Document
from loctool.findings import Finding, Severity
from loctool.glossary.remarks import Place, Remark
from loctool.i18n import gettext as _
from loctool.results import SegmentTranslation
from loctool.segments import Segment

LONGEST_EXCERPT = 50
"""Characters of a segment that a finding shows."""


class State(StrEnum):
    """What became of a segment."""

    TRANSLATED = "translated"
    FUZZY_USED = "fuzzy-used"
    FUZZY = "fuzzy"  # and not used
    UNTRANSLATED = "untranslated"
    BROKEN = "broken"  # translated, but its tags cannot be read
    NEW = "new"  # not in the catalog: the article changed


USED = (State.TRANSLATED, State.FUZZY_USED)
"""What is written in the target language."""


@dataclass(frozen=True, slots=True)
class Built:
    """A segment and what became of it.

    Attributes:
        source: As it stands in the article.
        target: As it is written; the same where there is no usable translation.
        state: What became of it.
        message: Its message; ``None`` where the catalog has none.
        findings: What is wrong with its translation.
    """

    source: Segment
    target: Segment
    state: State
    message: Message | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class TranslatedArticle:
    """An article in the target language.

    Attributes:
        text: The whole of it.
        segments: Each segment, in order.
    """

    text: str
    segments: tuple[Built, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many segments came to each state."""
        counts = Counter(each.state for each in self.segments)
        return {state.value: counts[state] for state in State}

    @property
    def is_complete(self) -> bool:
        """Whether every segment has a translation that a person stands for."""
        done = all(each.state is State.TRANSLATED for each in self.segments)
        return done and not any(each.findings for each in self.segments)

    def remarks(self, catalog: str, article: str) -> Iterator[Remark]:
        """What a person should look at, in the catalog or, where it has no message, the article.

        Args:
            catalog: The catalog's path.
            article: The article's.
        """
        for each in self.segments:
            place = Place(catalog, each.message.line) if each.message else None
            for finding in each.findings:
                yield Remark(finding, catalog, each.message.line if each.message else 0)
            yield from _remarks(each, place or Place(article, each.source.line))


def build_article(
    document: Document, catalog: Catalog, *, fuzzy: bool = False
) -> TranslatedArticle:
    """The article with the catalog's translations in its segments.

    Args:
        document: The article.
        catalog: Made from it, or from an earlier state of it.
        fuzzy: Whether translations that nobody accepted yet are used.
    """
    messages = {message.key: message for message in catalog}
    built = [
        _build(segment, messages.get(key), fuzzy=fuzzy)
        for key, segment in zip(article_keys(document), document.segments, strict=True)
    ]
    after, text = _write(document, built)
    if any(map(_breaks, after)):
        after, text = _write(document, [_tried(document, each, n) for n, each in enumerate(built)])
    return TranslatedArticle(text, tuple(after))


def _write(document: Document, built: Sequence[Built]) -> tuple[list[Built], str]:
    """The segments as they could be written, and the document's text."""
    pairs = [
        SegmentTranslation(each.source, each.target, (), markup_findings=each.findings)
        for each in built
    ]
    written = write_document(document, pairs, 0.0)
    after = [
        replace(each, target=pair.target, findings=pair.findings)
        for each, pair in zip(built, written.segments, strict=True)
    ]
    return after, written.text


def _breaks(built: Built) -> bool:
    return any(finding.id == DOCUMENT_CHANGED for finding in built.findings)


def _tried(document: Document, built: Built, number: int) -> Built:
    """The segment as it is where it can stand in the document, else with its source text."""
    if built.state not in USED:
        return built
    alone = [Built(each, each, State.UNTRANSLATED, None) for each in document.segments]
    alone[number] = built
    after, _text = _write(document, alone)
    if not any(map(_breaks, after)):
        return built
    message = _("in the article it would be read as other markup than the source's")
    finding = Finding(DOCUMENT_CHANGED, Severity.ERROR, message)
    return replace(built, target=built.source, state=State.BROKEN, findings=(finding,))


def _build(source: Segment, message: Message | None, *, fuzzy: bool) -> Built:
    if message is None:
        return Built(source, source, State.NEW, None)
    if not message.has_translation:
        return Built(source, source, State.UNTRANSLATED, message)
    if message.fuzzy and not fuzzy:
        return Built(source, source, State.FUZZY, message)
    untagged = read_tags(message.msgstr[0], source)
    if untagged.findings:
        return Built(source, source, State.BROKEN, message, untagged.findings)
    state = State.FUZZY_USED if message.fuzzy else State.TRANSLATED
    return Built(source, untagged.segment, state, message)


def _remarks(built: Built, place: Place) -> Iterator[Remark]:
    excerpt = _excerpt(built.source.text)
    if built.state is State.UNTRANSLATED:
        message = _("untranslated, the source text stays: {text}").format(text=excerpt)
        yield place.warning("segment-untranslated", message)
    elif built.state is State.FUZZY:
        message = _("fuzzy, the source text stays: {text}").format(text=excerpt)
        yield place.warning("segment-fuzzy", message)
    elif built.state is State.FUZZY_USED:
        message = _("fuzzy, but used: {text}").format(text=excerpt)
        yield place.note("segment-fuzzy", message)
    elif built.state is State.NEW:
        message = _("not in the catalog, the source text stays: {text}").format(text=excerpt)
        yield place.warning("segment-new", message)


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EXCERPT else line[: LONGEST_EXCERPT - 1] + "…"
