"""``loctool catalog extract``, ``init`` and ``update``: from the source to a language's catalog."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loctool.cli.catalog_paths import find_catalogs, read_given
from loctool.cli.options import complete_languages, output_options
from loctool.cli.output import Result
from loctool.errors import BadInputError, FindingsError, OutputExistsError, UsageError
from loctool.i18n import gettext as _
from loctool.i18n import ngettext

if TYPE_CHECKING:
    from loctool.catalogs.extraction import Extraction
    from loctool.catalogs.messages import Catalog
    from loctool.catalogs.update import Update

LANGUAGE_FIELD = "{lang}"


@click.command(short_help="Extract messages from source files.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The template to write.  [default: standard output]",
)
@click.option(
    "-F",
    "--mapping",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A Babel mapping file, instead of the settings' mappings.",
)
@click.option(
    "-k", "--keyword", "keywords", multiple=True, help="A function to look for: N_, pgettext:1c,2."
)
@click.option(
    "-c",
    "--add-comments",
    "tags",
    multiple=True,
    metavar="TAG",
    help="Take over comments before a message that begin with this.",
)
@click.option("--no-location", is_flag=True, help="Write no file names and line numbers.")
@click.option("--project", metavar="TEXT", help="Name and version, for the header.")
@click.option("--bugs", metavar="TEXT", help="Where to report errors in the texts.")
@click.option(
    "--from",
    "source",
    default="en",
    metavar="LANG",
    show_default=True,
    shell_complete=complete_languages,
    help="Language of the texts.",
)
@click.option(
    "--config", type=click.Path(path_type=Path, dir_okay=False), help="Read this settings file."
)
@output_options
def extract(
    paths: tuple[Path, ...],
    output: Path | None,
    mapping: Path | None,
    keywords: tuple[str, ...],
    tags: tuple[str, ...],
    no_location: bool,
    project: str | None,
    bugs: str | None,
    source: str,
    config: Path | None,
) -> Result:
    """Extract the messages of source files and folders into a template.

    Python, JavaScript and Jinja2 templates are read by Babel's extractors. What else is to be read,
    and how, is in [tool.loctool.extract] of pyproject.toml, or in a Babel mapping file. Where no
    message changed, the template stays as it is.

    \b
    Example:
      loctool catalog extract src -o locales/messages.pot --add-comments Translators:
    """
    from loctool.catalogs.extraction import extract_messages, make_template
    from loctool.catalogs.writing import render_catalog, write_catalog

    extraction = _extraction(config, mapping, keywords, tags)
    extraction = replace(
        extraction,
        project=project or extraction.project,
        bugs=bugs or extraction.bugs,
        source=source,
    )
    messages = extract_messages(paths, extraction)
    if no_location:
        messages = [replace(message, locations=()) for message in messages]
    old = read_given(output) if output and output.is_file() else None
    template = make_template(messages, extraction, old)
    data = {"messages": len(messages), "output": str(output or ""), "written": template is not old}
    if output is None:
        text = render_catalog(template)
        return Result(text=text, data={**data, "text": text})
    if template is not old:
        write_catalog(template, output)
    text = ngettext("{count} message", "{count} messages", len(messages)).format(
        count=len(messages)
    )
    return Result(text=f"{output}: {text}\n", data=data)


def _extraction(
    config: Path | None, mapping: Path | None, keywords: tuple[str, ...], tags: tuple[str, ...]
) -> Extraction:
    """What the settings file says, then the options."""
    from loctool.catalogs.extraction import read_babel_mapping, read_extraction
    from loctool.settings import find_settings_file

    extraction = read_extraction(config or find_settings_file(Path.cwd()))
    return replace(
        extraction,
        mappings=read_babel_mapping(mapping) if mapping else extraction.mappings,
        keywords=(*extraction.keywords, *keywords),
        comment_tags=(*extraction.comment_tags, *tags),
    )


@click.command(short_help="Make a language's catalog from a template.")
@click.argument("template", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--to",
    "targets",
    multiple=True,
    required=True,
    metavar="LANG[,LANG…]",
    shell_complete=complete_languages,
    help="Languages, as fr or pt-BR.",
)
@click.option(
    "-o",
    "--output",
    metavar="PATTERN",
    help="Where to write, with {lang} for the language."
    "  [default: {lang}/LC_MESSAGES/NAME.po beside the template]",
)
@output_options
def init(template: Path, targets: tuple[str, ...], output: str | None) -> Result:
    """Make the catalogs of languages from a template, with header and plural forms.

    A catalog that is there is not touched: `loctool catalog update` brings it up to date.

    \b
    Example:
      loctool catalog init locales/messages.pot --to fr,pt-BR
    """
    from loctool.catalogs.headers import gettext_language
    from loctool.catalogs.initialization import new_catalog
    from loctool.catalogs.writing import write_catalog
    from loctool.settings import split_codes

    read = _read_whole(template)
    languages = [gettext_language(code) for code in split_codes(",".join(targets))]
    if output and LANGUAGE_FIELD not in output and len(languages) > 1:
        raise UsageError(_("--output lacks {lang}, for there are several languages"))
    files = [_catalog_path(template, output, language) for language in languages]
    for path in files:
        if path.exists():
            raise OutputExistsError(
                _("is there already"),
                path=path,
                hint=f"loctool catalog update {template} {path}",
            )
    for path, language in zip(files, languages, strict=True):
        write_catalog(new_catalog(read, language), path)
    return Result(
        text="".join(f"{path}\n" for path in files),
        data={"files": [str(path) for path in files], "languages": languages},
    )


def _catalog_path(template: Path, pattern: str | None, language: str) -> Path:
    if pattern:
        return Path(pattern.replace(LANGUAGE_FIELD, language))
    return template.parent / language / "LC_MESSAGES" / f"{template.stem}.po"


def _read_whole(path: Path) -> Catalog:
    """A catalog in which everything can be read.

    Raises:
        BadInputError: Something cannot.
    """
    catalog = read_given(path)
    for problem in catalog.problems:
        if problem.id == "syntax-error":
            raise BadInputError(problem.message, path=path, line=problem.line)
    return catalog


@click.command(short_help="Bring catalogs up to their template.")
@click.argument("template", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("paths", nargs=-1, metavar="[CATALOG…]", type=click.Path(path_type=Path))
@click.option("--no-fuzzy", is_flag=True, help="Give new messages no similar one's translation.")
@click.option("--previous", is_flag=True, help="Keep the old source text of fuzzy messages (#|).")
@click.option("--check", is_flag=True, help="Write nothing; exit with 3 if something would change.")
@output_options
def update(
    template: Path,
    paths: tuple[Path, ...],
    no_fuzzy: bool,
    previous: bool,
    check: bool,
) -> Result:
    """Bring catalogs up to a newer template.

    Without CATALOG all are updated that lie beside the template: LANG.po and
    LANG/LC_MESSAGES/NAME.po. What is no longer used stays in the file as obsolete (#~): no
    translation and no comment of a person is lost.

    \b
    Examples:
      loctool catalog update locales/messages.pot --previous
      loctool catalog update messages.pot po/fr.po --check
    """
    from loctool.catalogs.update import update_catalog
    from loctool.catalogs.writing import encoded
    from loctool.files import read_input, write_atomically

    read = _read_whole(template)
    files = find_catalogs(paths) if paths else _beside(template)
    done = [
        (path, update_catalog(_read_whole(path), read, fuzzy=not no_fuzzy, previous=previous))
        for path in files
    ]
    rows, stale = [], []
    for path, result in done:
        data = encoded(result.catalog, path)
        differs = data != read_input(path)
        if differs:
            stale.append(path)
            if not check:
                write_atomically(path, data)
        rows.append(_update_row(path, result, differs))
    problem = _stale(stale, template) if check and stale else None
    text = "".join(f"{row['file']}: {_summary(row)}\n" for row in rows)
    return Result(text=text, data={"files": rows}, problem=problem)


def _beside(template: Path) -> list[Path]:
    """The catalogs that belong to a template.

    Raises:
        BadInputError: There is none.
    """
    folder, name = template.parent, template.stem
    found = sorted({*folder.glob(f"*/LC_MESSAGES/{name}.po"), *folder.glob("*.po")})
    if not found:
        raise BadInputError(
            _("no catalog lies beside the template"),
            path=template,
            hint=f"loctool catalog init {template} --to fr",
        )
    return found


def _update_row(path: Path, result: Update, differs: bool) -> dict[str, object]:
    return {
        "file": str(path),
        "changed": differs,
        "new": result.new,
        "fuzzy": result.fuzzy,
        "revived": result.revived,
        "obsolete": result.obsolete,
        "dropped": result.dropped,
    }


def _summary(row: dict[str, object]) -> str:
    if not row["changed"]:
        return _("up to date")
    return _(
        "{new} new, {fuzzy} fuzzy, {revived} revived, {obsolete} obsolete, {dropped} dropped"
    ).format(**row)


def _stale(files: list[Path], template: Path) -> FindingsError:
    return FindingsError(
        ngettext(
            "{count} catalog is not up to date", "{count} catalogs are not up to date", len(files)
        ).format(count=len(files)),
        hint=f"loctool catalog update {template} {' '.join(map(str, files))}",
    )
