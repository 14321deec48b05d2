"""Where articles, their catalogs and their translations lie.

A catalog is called as the translation would be, and lies beside its article or, in a folder given,
where the article lies in its own. The way back is the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loctool.catalogs.articles_origins import Origin
from loctool.documents import SUFFIXES
from loctool.errors import BadInputError, UsageError
from loctool.i18n import gettext as _
from loctool.outputs import output_path, refuse_collisions

SUFFIX = ".po"


@dataclass(frozen=True, slots=True)
class Plan:
    """A catalog to make or to bring up to date.

    Attributes:
        catalog: Where it is.
        target: BCP 47 code of its language.
        articles: Of what it is made, in order.
    """

    catalog: Path
    target: str
    articles: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """What was asked for on the command line.

    Attributes:
        output: The one output's file.
        folder: Where all outputs go.
        together: Whether all articles go into one catalog.
    """

    output: Path | None = None
    folder: Path | None = None
    together: bool = False


def plan_catalogs(
    given: Sequence[Path], source: str, targets: Sequence[str], places: Places
) -> list[Plan]:
    """The catalogs of articles and of folders of articles.

    Args:
        given: Files and folders.
        source: BCP 47 code of the articles' language.
        targets: BCP 47 codes.
        places: Where the catalogs go.

    Raises:
        BadInputError: Something is not there, or a folder holds no article.
        UsageError: Catalogs would be written over each other or over an article, or it is not
            clear where they go.
    """
    found = [(article, root) for place in given for article, root in _articles(place, source)]
    articles = tuple(dict.fromkeys(article for article, _root in found))
    plans = []
    for target in targets:
        if places.together:
            catalog = places.output or _common_catalog(given, target, places.folder)
            plans.append(Plan(catalog, target, articles))
            continue
        for article, root in dict(found).items():
            folder = _mirrored(article.parent, root, places.folder)
            name = output_path(article, source, target, folder).with_suffix(SUFFIX)
            plans.append(Plan(places.output or name, target, (article,)))
    if places.output is not None and len(plans) > 1:
        raise UsageError(
            _("-o takes one catalog: found {count}").format(count=len(plans)),
            hint=_("Name a folder with --output-dir DIR, or make one of all with --one-catalog."),
        )
    pairs = [(str(plan.articles[0]), plan.catalog) for plan in plans]
    refuse_collisions(map(str, articles), pairs)
    return plans


def find_catalogs(given: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Catalogs and those in folders, each with the folder that a mirror begins at.

    Raises:
        BadInputError: Something is not there, or a folder holds no catalog.
    """
    found: dict[Path, Path] = {}
    for place in given:
        if not place.is_dir():
            found.setdefault(place, place.parent)
            continue
        inside = [path for path in _files(place) if path.suffix == SUFFIX]
        if not inside:
            raise BadInputError(_("no .po file in this folder"), path=place)
        for path in inside:
            found.setdefault(path, place)
    return list(found.items())


def article_path(origin: Origin, catalog: Path) -> Path:
    """Where the article of a catalog lies."""
    return Path(os.path.normpath(catalog.parent / origin.name))


def translation_path(
    origin: Origin, catalog: tuple[Path, Path], source: str, target: str, folder: Path | None
) -> Path:
    """Where an article's translation goes: beside the article, or mirrored into a folder.

    Args:
        origin: The article.
        catalog: The catalog's path, and the folder that the mirror begins at.
        source: BCP 47 code of the article's language.
        target: BCP 47 code of the catalog's.
        folder: Where the mirror is.
    """
    path, root = catalog
    article = article_path(origin, path)
    if folder is not None:
        inside = Path(origin.name).parent
        within = inside if ".." not in inside.parts and not inside.is_absolute() else Path()
        folder = _mirrored(path.parent, root, folder)
        folder = None if folder is None else folder / within
    return output_path(article, source, target, folder)


def name_of(article: Path, catalog: Path) -> str:
    """An article's path from its catalog's folder on, with slashes.

    Raises:
        BadInputError: A line break in the name would end the header's field.
    """
    if "\n" in str(article) or "\r" in str(article):
        raise BadInputError(_("the file's name holds a line break"), path=repr(str(article)))
    try:
        relative = os.path.relpath(article, catalog.parent)
    except ValueError:  # on another drive
        relative = str(article.absolute())
    return relative.replace(os.sep, "/")


def _articles(place: Path, source: str) -> Iterator[tuple[Path, Path]]:
    """The articles of a file or folder, each with the folder that a mirror begins at."""
    if not place.is_dir():
        yield place, place.parent
        return
    files = [path for path in _files(place) if path.suffix.lower() in SUFFIXES]
    articles = [path for path in files if not _is_translation(path, source, frozenset(files))]
    if not articles:
        raise BadInputError(
            _("no article in this folder"),
            path=place,
            hint=_("Articles end in {suffixes}.").format(suffixes=", ".join(SUFFIXES)),
        )
    for path in articles:
        yield path, place


def _files(folder: Path) -> list[Path]:
    """All files below a folder, without what is hidden."""
    inside = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path
        for path in inside
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _is_translation(path: Path, source: str, files: frozenset[Path]) -> bool:
    """Whether ``artikel.fr.md`` lies beside an ``artikel.de.md`` or ``artikel.md``."""
    stem, language = Path(path.stem).stem, Path(path.stem).suffix.lower().lstrip(".")
    if not language or language == source or len(language.partition("-")[0]) > 3:
        return False
    originals = (f"{stem}.{source}{path.suffix}", f"{stem}{path.suffix}")
    return any(path.with_name(name) in files for name in originals)


def _mirrored(place: Path, root: Path, folder: Path | None) -> Path | None:
    """Where in ``folder`` something goes that lies in ``place`` below ``root``."""
    return None if folder is None else folder / place.relative_to(root)


def _common_catalog(given: Sequence[Path], target: str, folder: Path | None) -> Path:
    if len(given) != 1 or not given[0].is_dir():
        raise UsageError(
            _("where to write the one catalog is not clear"), hint=_("Name it with -o FILE.")
        )
    name = given[0].resolve().name or "articles"
    return (folder or given[0]) / f"{name}.{target}{SUFFIX}"
