"""An article and its translation, checked segment by segment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loctool.catalogs.inspection.language import language_of_path
from loctool.catalogs.inspection.located import Located
from loctool.catalogs.inspection.sources import base_of
from loctool.documents import Document, format_of
from loctool.documents.pairing import pair_segments
from loctool.errors import UsageError
from loctool.files import read_input
from loctool.findings import Finding, Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _
from loctool.segments import Segment

SHOWN_CHARS = 60


@dataclass(frozen=True, slots=True)
class ArticleCheck:
    """A check of a pair of articles, declared.

    Attributes:
        id: In kebab-case; says what is wrong.
        severity: Of all its findings.
        meaning: What it finds, one sentence for people.
        good: A German article in Markdown and a translation it is content with.
        bad: The same, with something to find.
        origin: The peer's check; empty for loctool's own.
    """

    id: str
    severity: Severity
    meaning: str
    good: tuple[str, str]
    bad: tuple[str, str]
    origin: str = ""


_SOURCE = "# Drehstart\n\nDie Dreharbeiten zur neuen Serie beginnen im Mai.\n"
_TARGET = "# Tournage\n\nLe tournage de la nouvelle série commence en mai.\n"
_MORE_SOURCE = _SOURCE + "\nRegie führt Anna Lang, die zuletzt einen Film in Prag gedreht hat.\n"
_MORE_TARGET = _TARGET + "\nLa réalisation est d'Anna Lang, qui vient de finir un film à Prague.\n"

SEGMENT_ADDED = ArticleCheck(
    "segment-added",
    Severity.WARNING,
    N_("The translated article has a paragraph, heading or the like that the source has not."),
    (_SOURCE, _TARGET),
    (_SOURCE, _MORE_TARGET),
)

SEGMENT_MISSING = ArticleCheck(
    "segment-missing",
    Severity.ERROR,
    N_("A paragraph, heading or the like of the source is not in the translated article."),
    (_MORE_SOURCE, _MORE_TARGET),
    (_MORE_SOURCE, _TARGET),
)

ARTICLE_CHECKS = (SEGMENT_ADDED, SEGMENT_MISSING)


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """Two files: an article and its translation.

    Attributes:
        source: Path of the article.
        target: Path of its translation.
        source_language: BCP 47 code.
        target_language: BCP 47 code.
    """

    source: str
    target: str
    source_language: str
    target_language: str


def pair_articles(
    paths: Sequence[str], source_language: str = "", target_language: str = ""
) -> list[ArticlePair]:
    """Which of the articles belong together.

    ``name.de.md`` and ``name.fr.md`` do; a translation alone is held against the article beside
    it. Two files whose names say nothing are the article and its translation.

    Raises:
        UsageError: A translation has no source, or nobody knows its language.
    """
    source = source_language or "de"
    named = {path: _language_in(path) for path in paths}
    if len(paths) == 2 and target_language and not all(named.values()):
        return [ArticlePair(paths[0], paths[1], source, target_language)]
    targets = [path for path in paths if named[path] != source]
    pairs = [_pair_of(path, named[path], source, target_language, paths) for path in targets]
    used = {pair.source for pair in pairs}
    lone = [path for path in paths if named[path] == source and path not in used]
    if lone:
        raise UsageError(
            _("{path} has no translation to hold against it").format(path=lone[0]),
            hint=_("Name both: loctool check artikel.de.md artikel.fr.md"),
        )
    return pairs


def _pair_of(
    path: str, language: str, source: str, target: str, paths: Sequence[str]
) -> ArticlePair:
    if not language:
        raise UsageError(
            _("which language is {path} in, and of what is it a translation?").format(path=path),
            hint=_("loctool check SOURCE TRANSLATION --from de --to fr"),
        )
    stem = Path(path).stem.rpartition(".")[0]
    beside = Path(path).with_name(f"{stem}.{source}{Path(path).suffix}")
    given = next((each for each in paths if Path(each) == beside), str(beside))
    if given not in paths and not beside.is_file():
        raise UsageError(
            _("{path} has no source: there is no {source}").format(path=path, source=beside),
            hint=_("Name both: loctool check SOURCE TRANSLATION --from de --to fr"),
        )
    return ArticlePair(given, path, source, target or language)


def _language_in(path: str) -> str:
    """The language that ``name.fr.md`` names."""
    name = Path(path).stem
    return base_of(language_of_path(Path(f"{name}.po"))) if "." in name else ""


def read_article(path: str) -> Document:
    """Reads an article.

    Raises:
        BadInputError: It cannot be read.
    """
    return Document.from_bytes(read_input(Path(path)), format_of(Path(path)), path)


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """A segment and its translation, both there."""

    source: Segment
    target: Segment


Inspect = Callable[[Sequence[SegmentPair]], list[tuple[Finding, ...]]]
"""What is to be seen of each pair of segments, in order."""


def inspect_articles(pair: ArticlePair, ids: frozenset[str], inspect: Inspect) -> Iterator[Located]:
    """What is to be seen of an article and its translation.

    Args:
        pair: The files.
        ids: Of the checks that run.
        inspect: The checks of texts.

    Raises:
        BadInputError: One of them cannot be read.
    """
    pairing = pair_segments(read_article(pair.source), read_article(pair.target))
    whole = [SegmentPair(one, other) for one, other in pairing if one and other]
    found = [
        Located(pair.target, each.target.line, finding, each.source.text, each.target.text)
        for each, findings in zip(whole, inspect(whole), strict=True)
        for finding in findings
    ]
    found += [each for each in _unpaired(pair, pairing) if each.finding.id in ids]
    yield from sorted(found, key=lambda each: (each.path != pair.target, each.line))


def _unpaired(
    pair: ArticlePair, pairing: Sequence[tuple[Segment | None, Segment | None]]
) -> Iterator[Located]:
    for source, target in pairing:
        if target is None and source is not None:
            text = _("not in the translation: {text}").format(text=_shown(source.text))
            yield _located(SEGMENT_MISSING, pair.source, source, text)
        elif source is None and target is not None:
            text = _("not in the source: {text}").format(text=_shown(target.text))
            yield _located(SEGMENT_ADDED, pair.target, target, text)


def _located(check: ArticleCheck, path: str, segment: Segment, text: str) -> Located:
    return Located(path, segment.line, Finding(check.id, check.severity, text))


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_CHARS else line[: SHOWN_CHARS - 1] + "…"
