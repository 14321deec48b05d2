"""Articles as catalogs: made, brought up to date, and built back.

An update does what ``msgmerge`` does: what did not change keeps its translation, what changed a
little becomes fuzzy and says from what, what is gone becomes obsolete. So nothing a person wrote
is lost, and a second run changes no byte.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loctool import __version__
from loctool.catalogs.articles_building import TranslatedArticle, build_article
from loctool.catalogs.articles_files import Plan, article_path, name_of
from loctool.catalogs.articles_messages import Article, Comment, article_messages
from loctool.catalogs.articles_origins import (
    SOURCE_LANGUAGE,
    VERSION,
    Origin,
    is_article_field,
    origin_fields,
    read_origins,
)
from loctool.catalogs.headers import (
    CREATED,
    gettext_language,
    header_fields,
    header_for,
    new_template_header,
    timestamp,
    with_fields,
)
from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.pretranslation.files import same_language
from loctool.catalogs.reading import parse_bytes
from loctool.catalogs.update import update_catalog
from loctool.catalogs.writing import changed, encoded
from loctool.documents import Document, format_of
from loctool.errors import BadInputError, OutputExistsError, UsageError
from loctool.files import read_input
from loctool.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Made:
    """A catalog as it is to be written.

    Attributes:
        catalog: Its messages and header.
        data: Its bytes.
        before: The bytes of the file that was there, or ``None``.
    """

    catalog: Catalog
    data: bytes
    before: bytes | None

    @property
    def is_current(self) -> bool:
        """Whether the file that was there is just so."""
        return self.data == self.before

    @property
    def counts(self) -> dict[str, int]:
        """How many messages there are, and how far they are."""
        counts = Counter(map(_standing, self.catalog.messages))
        names = ("translated", "fuzzy", "untranslated", "obsolete")
        return {"messages": sum(1 for _each in self.catalog), **{n: counts[n] for n in names}}


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """An article built from a catalog.

    Attributes:
        origin: The article, as the catalog names it.
        path: Where the article lies.
        article: Its translation.
        data: The bytes of its translation.
        is_stale: Whether the article changed since the catalog was made.
        source: The article's bytes.
    """

    origin: Origin
    path: Path
    article: TranslatedArticle
    data: bytes
    is_stale: bool
    source: bytes


def make_catalog(plan: Plan, comment: Comment, *, source: str = "de", format: str = "") -> Made:
    """The catalog of some articles; the one that is there is brought up to date.

    Args:
        plan: Which, and where.
        comment: What a translator should know about a segment.
        source: BCP 47 code of the articles' language.
        format: The articles' document format; empty to go by their suffixes.

    Raises:
        BadInputError: An article or the catalog cannot be read.
        OutputExistsError: What is there is another catalog.
    """
    articles = [_read_article(path, plan.catalog, format) for path in plan.articles]
    messages = article_messages(articles, comment)
    if not plan.catalog.exists():
        header = _new_header(articles, plan.target, source)
        catalog = Catalog(messages, header, str(plan.catalog))
        return Made(catalog, encoded(catalog), None)
    before = read_input(plan.catalog)
    old = parse_bytes(before, str(plan.catalog))
    _refuse_other(old, plan, articles)
    catalog = _updated(old, messages, origin_fields(articles))
    return Made(catalog, encoded(catalog), before)


def rebuild_articles(
    catalog: Catalog, path: Path, *, fuzzy: bool = False, article: Path | None = None
) -> list[Rebuilt]:
    """The articles of a catalog, in its language.

    Args:
        catalog: Made from articles.
        path: Where it lies.
        fuzzy: Whether translations that nobody accepted yet are used.
        article: Where its one article lies now; by default where the header says.

    Raises:
        BadInputError: It was not made from articles, or one cannot be read.
        UsageError: It has several articles, and a place for one was given.
    """
    origins = read_origins(catalog)
    if not origins:
        raise BadInputError(
            _("was not made from an article"),
            path=path,
            hint=_("Make one: loctool catalog from-article artikel.de.md --to fr"),
        )
    if article is not None and len(origins) > 1:
        raise UsageError(
            _("{path} is made of {count} articles; --article names the place of one").format(
                path=path, count=len(origins)
            )
        )
    return [_rebuild(each, article or article_path(each, path), catalog, fuzzy) for each in origins]


def source_language(catalog: Catalog) -> str:
    """BCP 47 code of the articles' language."""
    return catalog.headers.get(SOURCE_LANGUAGE) or "de"


def _rebuild(origin: Origin, path: Path, catalog: Catalog, fuzzy: bool) -> Rebuilt:
    try:
        source = read_input(path)
    except BadInputError as error:
        hint = _("Say where the article is: --article FILE")
        raise BadInputError(error.message, path=path, hint=hint) from error
    document = Document.from_bytes(source, origin.format, str(path))
    article = build_article(document, catalog, fuzzy=fuzzy)
    is_stale = hashlib.sha256(source).hexdigest() != origin.sha256
    return Rebuilt(origin, path, article, article.text.encode("utf-8"), is_stale, source)


def _read_article(path: Path, catalog: Path, format: str) -> Article:
    data = read_input(path)
    document = Document.from_bytes(data, format or format_of(path), str(path))
    if not document.segments:
        raise BadInputError(_("nothing to translate: no text was found"), path=path)
    return Article(name_of(path, catalog), document, hashlib.sha256(data).hexdigest())


def _new_header(articles: Sequence[Article], target: str, source: str) -> Message:
    template = Catalog((), new_template_header(articles[0].name, "", timestamp(), source))
    header = header_for(template, gettext_language(target), timestamp())
    return with_fields(
        header, {SOURCE_LANGUAGE: source, **origin_fields(articles), VERSION: __version__}
    )


def _refuse_other(old: Catalog, plan: Plan, articles: Sequence[Article]) -> None:
    """Refuses to make a catalog of something else into one of these articles."""
    origins = read_origins(old)
    if not origins:
        raise OutputExistsError(
            _("is there already, and was not made from an article"),
            path=plan.catalog,
            hint=_("Name another place with -o FILE or --output-dir DIR."),
        )
    if old.language and not same_language(gettext_language(plan.target), old.language):
        raise OutputExistsError(
            _("is there already, in another language: {language}").format(language=old.language),
            path=plan.catalog,
            hint=_("Name another place with -o FILE or --output-dir DIR."),
        )
    names = {article.name for article in articles}
    others = [each for each in origins if each.name not in names]
    there = [each.name for each in others if article_path(each, plan.catalog).exists()]
    if there:
        raise OutputExistsError(
            _("is made of other articles too: {names}").format(names=", ".join(there)),
            path=plan.catalog,
            hint=_("Name them as well, or another place with -o FILE."),
        )


def _updated(old: Catalog, messages: tuple[Message, ...], fields: Mapping[str, str]) -> Catalog:
    template = Catalog(messages)
    catalog = update_catalog(old, template, previous=True).catalog
    header = _with_origins(old.header, fields)
    if header is old.header and catalog.messages == old.messages:
        return old
    header = with_fields(header, {CREATED: timestamp(), VERSION: __version__})
    return replace(catalog, header=header)


def _with_origins(header: Message | None, fields: Mapping[str, str]) -> Message:
    """The header with these articles and no others."""
    assert header is not None  # noqa: S101  # it had the articles' fields
    there = header_fields(header)
    if {name: value for name, value in there.items() if is_article_field(name)} == fields:
        return header
    lines = [
        line
        for line in header.msgstr[0].splitlines(keepends=True)
        if (name := line.partition(":")[0].strip()) in fields or not is_article_field(name)
    ]
    return with_fields(changed(header, msgstr=("".join(lines),)), fields)


def _standing(message: Message) -> str:
    if message.obsolete:
        return "obsolete"
    if not message.has_translation:
        return "untranslated"
    return "fuzzy" if message.fuzzy else "translated"
