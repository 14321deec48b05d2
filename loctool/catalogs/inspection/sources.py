"""The languages of a catalog that does not name them."""

from __future__ import annotations

from loctool.catalogs.inspection.language import language_of_path, normalize
from loctool.catalogs.messages import Catalog

FIELDS = ("X-Source-Language", "X-Poedit-SourceLanguage")
"""Where tools write the source language; gettext itself has no field for it."""
SAMPLE_CHARS = 4000
SURE = 0.9
FALLBACK = "de"
"""What loctool translates from."""


def source_language_of(catalog: Catalog) -> str:
    """The BCP 47 code of the source texts: what the header says, else what they look like."""
    headers = catalog.headers
    named = next((headers[field] for field in FIELDS if headers.get(field)), "")
    return base_of(named) or _identified(catalog) or FALLBACK


def target_language_of(catalog: Catalog, path: str) -> str:
    """The BCP 47 code of the translations; empty where neither header nor path tells."""
    from pathlib import PurePath

    return base_of(catalog.language) or base_of(language_of_path(PurePath(path)))


def base_of(locale: str) -> str:
    """``pt_BR`` → ``pt``: what checks know is languages."""
    return normalize(locale).partition("_")[0] if locale else ""


def _identified(catalog: Catalog) -> str:
    from loctool.identification import identify

    texts: list[str] = []
    size = 0
    for message in catalog:
        texts.append(message.msgid)
        size += len(message.msgid)
        if size > SAMPLE_CHARS:
            break
    language, probability = identify("\n".join(texts)) if size else ("", 0.0)
    return language if probability >= SURE else ""
