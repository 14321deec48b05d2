"""The language a catalog is in, by its header and by where it lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePath

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot
from loctool.catalogs.inspection.header import field_spot
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

LOCALE = re.compile(r"([a-z]{2,3})(?:_([A-Z][a-z]{3}))?(?:_([A-Z]{2}|\d{3}))?(?:@([\w-]+))?")
"""``ll_CC@variant``; gettext manual, node "Locale Names"; also with a script, as CLDR has it."""
LOOSE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:@[\w-]+)?")


def language_of_path(path: PurePath) -> str:
    """The locale that a file's place names, in gettext's spelling; empty where it names none.

    Example:
        >>> language_of_path(PurePath("locale/pt_BR/LC_MESSAGES/app.po"))
        'pt_BR'
        >>> language_of_path(PurePath("artikel.fr.po"))
        'fr'
    """
    candidates = [path.stem, path.stem.rpartition(".")[2]]
    if path.parent.name == "LC_MESSAGES":
        candidates.append(path.parent.parent.name)
    for candidate in candidates:
        found = LOOSE.fullmatch(candidate)
        if found is not None and _has_locale(found[1].lower()):
            return normalize(candidate)
    return ""


def normalize(code: str) -> str:
    """A locale in gettext's spelling: ``pt-br`` gives ``pt_BR``."""
    found = LOOSE.fullmatch(code.partition("@")[0])
    if found is None:
        return code
    language, script, region = found.groups()
    parts = [language.lower(), (script or "").title(), (region or "").upper()]
    return "_".join(part for part in parts if part)


def _missing(file: CatalogFile) -> Iterator[Spot]:
    if file.catalog.header is not None and not file.is_template and not file.catalog.language:
        yield field_spot(file, "Language", _("the header does not say the language"))


def _invalid(file: CatalogFile) -> Iterator[Spot]:
    code = file.catalog.language
    if not code:
        return
    if file.is_template:
        yield field_spot(
            file, "Language", _("a template has no language: {code}").format(code=code)
        )
    elif not _is_locale(code):
        text = _("Language is no locale such as fr or pt_BR: {code}")
        yield field_spot(file, "Language", text.format(code=code))


def _fix_invalid(file: CatalogFile) -> bytes:
    """Writes ``pt-BR`` and ``PT_br`` as gettext does; what is no language stays."""
    code = file.catalog.language
    better = normalize(code)
    if file.is_template or not code or _is_locale(code) or not _is_locale(better):
        return file.data
    return file.data.replace(f"Language: {code}".encode(), f"Language: {better}".encode(), 1)


def _mismatch(file: CatalogFile) -> Iterator[Spot]:
    place, code = language_of_path(file.path), file.catalog.language
    if not place or not code or file.is_template or not _is_locale(code):
        return
    if not _agree(place, normalize(code)):
        text = _("the header says {code}, the file's name or folder {place}")
        yield field_spot(file, "Language", text.format(code=code, place=place))


def _agree(one: str, other: str) -> bool:
    """``pt`` and ``pt_BR`` do, ``pt_PT`` and ``pt_BR`` do not."""
    shorter, longer = sorted((one.split("_"), other.split("_")), key=len)
    return longer[: len(shorter)] == shorter


@lru_cache(maxsize=256)
def _is_locale(code: str) -> bool:
    """Whether CLDR knows the language, the script and the territory."""
    from babel import Locale

    found = LOCALE.fullmatch(code)
    if found is None:
        return False
    english = Locale("en")
    language, script, territory, _variant = found.groups()
    return (
        language in english.languages
        and (script is None or script in english.scripts)
        and (territory is None or territory in english.territories)
    )


@lru_cache(maxsize=256)
def _has_locale(language: str) -> bool:
    """Whether CLDR has data of a language: ``new.po`` is hardly in Newari."""
    from babel.localedata import exists

    return bool(exists(language))


LANGUAGE_MISSING = CatalogCheck(
    id="language-missing",
    severity=Severity.WARNING,
    meaning=N_("The header does not say into which language the catalog translates."),
    function=_missing,
    good="Language: fr",
    bad="Language:",
    origin="msgfmt -c; i18nspector no-language-header-field",
    part="fields",
)

LANGUAGE_INVALID = CatalogCheck(
    id="language-invalid",
    severity=Severity.WARNING,
    meaning=N_("The header's language is no locale's name, or stands in a template."),
    function=_invalid,
    good="Language: fr_CA",
    bad="Language: fr-CA",
    origin="i18nspector invalid-language, encoding-in-language-header-field",
    fix=_fix_invalid,
    part="fields",
)

LANGUAGE_MISMATCH = CatalogCheck(
    id="language-mismatch",
    severity=Severity.WARNING,
    meaning=N_("The header's language is not the one of the file's name or folder."),
    function=_mismatch,
    good="Language: fr",
    bad="Language: es",
    origin="i18nspector language-disparity",
    part="fields",
)
