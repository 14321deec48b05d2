"""Which articles a catalog is made of: fields of its header.

``X-Loctool-Article: artikel.de.md markdown sha256:9f86…`` names an article by its path from the
catalog's folder on, how it was read, and what it was; the second one's field ends in ``-2``.
Poedit, Weblate and gettext's tools keep fields they do not know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loctool.catalogs.articles_messages import Article
from loctool.catalogs.messages import Catalog

ARTICLE = "X-Loctool-Article"
VERSION = "X-Loctool-Version"
SOURCE_LANGUAGE = "X-Source-Language"
"""Poedit's name for the language of the msgids."""

_VALUE = re.compile(r"(?P<name>\S.*) (?P<format>\S+) sha256:(?P<sha256>[0-9a-f]{64})")
_FIELD = re.compile(rf"{ARTICLE}(?:-\d+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """An article as a catalog's header names it.

    Attributes:
        name: Its path from the catalog's folder on, with slashes.
        format: The document format it was read as.
        sha256: Of its bytes when the catalog was made, hexadecimal.
    """

    name: str
    format: str
    sha256: str


def is_article_field(name: str) -> bool:
    """Whether a header's field names an article."""
    return _FIELD.fullmatch(name) is not None


def origin_fields(articles: Sequence[Article]) -> dict[str, str]:
    """The header's fields for some articles, in order."""
    fields = {}
    for number, article in enumerate(articles, start=1):
        value = f"{article.name} {article.document.format} sha256:{article.sha256}"
        fields[ARTICLE if number == 1 else f"{ARTICLE}-{number}"] = value
    return fields


def read_origins(catalog: Catalog) -> tuple[Origin, ...]:
    """The articles a catalog was made of; empty where it was not made of articles."""
    return tuple(_origins(catalog.headers))


def _origins(headers: Mapping[str, str]) -> list[Origin]:
    found = []
    for name, value in headers.items():
        match = _VALUE.fullmatch(value) if is_article_field(name) else None
        if match:
            found.append(Origin(match["name"], match["format"], match["sha256"]))
    return found
