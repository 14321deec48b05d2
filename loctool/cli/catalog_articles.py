"""``loctool catalog from-article`` and ``to-article``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from loctool.cli.glossary_options import PLACE, glossary_options
from loctool.cli.options import (
    Command,
    complete_engines,
    complete_formats,
    complete_languages,
    output_of,
    output_options,
)
from loctool.cli.output import Result

OUTPUT = click.Path(path_type=Path, allow_dash=True, readable=False)


def place_options(command: Command) -> Command:
    """``-o`` and ``--output-dir``: where the outputs go."""
    for option in (
        click.option(
            "--output-dir",
            "folder",
            metavar="DIR",
            type=PLACE,
            help="Write into this folder, laid out as those given.  [default: beside the articles]",
        ),
        click.option(
            "-o",
            "--output",
            metavar="FILE",
            type=OUTPUT,
            help="Write to this file; - is standard output.",
        ),
    ):
        command = option(command)
    return command


@click.command("from-article", short_help="Make catalogs from articles, or update them.")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…", type=PLACE)
@click.option(
    "--to",
    "target",
    multiple=True,
    metavar="LANG[,LANG…]",
    shell_complete=complete_languages,
    help="Languages to translate into, e.g. fr or fr,pl.",
)
@click.option(
    "--from",
    "source",
    metavar="LANG",
    shell_complete=complete_languages,
    help="Language of the articles.  [default: de]",
)
@place_options
@click.option("--one-catalog", "together", is_flag=True, help="Make one catalog of all articles.")
@click.option(
    "--document",
    metavar="FORMAT",
    shell_complete=complete_formats,
    help="text, markdown, html, srt or vtt.  [default: by the file's suffix]",
)
@click.option("--no-glossary", is_flag=True, help="Name no terms in the comments.")
@click.option(
    "--pretranslate",
    is_flag=True,
    help="Then translate what is open, as loctool catalog translate does.",
)
@click.option(
    "--engine",
    metavar="NAME",
    shell_complete=complete_engines,
    help="For --pretranslate: auto, argos, starter or pseudo.  [default: auto]",
)
@glossary_options
@output_options
@click.pass_context
def from_article(
    context: click.Context,
    /,
    articles: tuple[Path, ...],
    output: Path | None,
    folder: Path | None,
    together: bool,
    config: Path | None,
    **options: Any,
) -> Result:
    """Make a catalog from each ARTICLE, one message a segment, for a localization team.

    artikel.de.md gives artikel.fr.po. A folder stands for all articles in it. Emphasis, links and
    images are numbered tags in the messages; comments say what each stands for, which terms the
    glossary wants, and which words must stay.

    A catalog that is there is brought up to date: what did not change keeps its translation,
    what changed becomes fuzzy, what is gone becomes obsolete.

    \b
    Examples:
      loctool catalog from-article artikel.de.md --to fr
      loctool catalog from-article news/ --to fr,pl --output-dir po
      loctool catalog from-article news/ --to fr --one-catalog -o news.fr.po
    """
    from loctool.catalogs.articles_files import Places
    from loctool.cli.catalog_articles_run import make

    return make(articles, Places(output, folder, together), output_of(context), options, config)


@click.command("to-article", short_help="Build translated articles from their catalogs.")
@click.argument("catalogs", nargs=-1, required=True, metavar="CATALOG…", type=PLACE)
@click.option("--fuzzy", is_flag=True, help="Use fuzzy translations too.")
@click.option(
    "--article",
    metavar="FILE",
    type=PLACE,
    help="Where the article is.  [default: where the catalog says]",
)
@place_options
@click.option("--force", is_flag=True, help="Overwrite whatever is there.")
@click.option(
    "--strict", is_flag=True, help="Exit 3 when something is open, fuzzy, broken or changed."
)
@output_options
@click.pass_context
def to_article(
    context: click.Context,
    /,
    catalogs: tuple[Path, ...],
    fuzzy: bool,
    article: Path | None,
    output: Path | None,
    folder: Path | None,
    force: bool,
    strict: bool,
) -> Result:
    """Build the translated article of each CATALOG that from-article made.

    artikel.fr.po gives artikel.fr.md. Everything around the text stays byte for byte. Where there
    is no translation, the source text stays and standard error says so: untranslated, fuzzy
    (msgfmt leaves these out too; --fuzzy uses them), a tag that is missing or wrong, or text that
    came into the article after the catalog was made.

    \b
    Examples:
      loctool catalog to-article artikel.fr.po
      loctool catalog to-article po/ --output-dir site/fr --strict
    """
    from loctool.catalogs.articles_files import Places
    from loctool.cli.catalog_articles_run import Wanted, build

    wanted = Wanted(fuzzy=fuzzy, article=article, force=force, strict=strict)
    return build(catalogs, Places(output, folder), wanted, output_of(context))
