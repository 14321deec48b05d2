"""``loctool catalog translate``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from loctool.cli.glossary_options import glossary_options
from loctool.cli.options import complete_engines, complete_languages, output_of, output_options
from loctool.cli.output import Result

FILE = click.Path(allow_dash=True, readable=False)


@click.command("translate", short_help="Pre-translate what is open in catalogs.")
@click.argument("catalogs", nargs=-1, required=True, metavar="CATALOG…", type=FILE)
@click.option(
    "--to",
    "target",
    multiple=True,
    metavar="LANG[,LANG…]",
    shell_complete=complete_languages,
    help="Language to translate into; several for a template.  [default: the header's]",
)
@click.option(
    "--from",
    "source",
    metavar="LANG",
    shell_complete=complete_languages,
    help="Language of the msgid texts.  [default: the header's X-Source-Language, else de]",
)
@click.option(
    "--memory",
    "memories",
    multiple=True,
    metavar="FILE",
    type=FILE,
    help="Catalog, or folder of catalogs, with people's translations; may be repeated.",
)
@click.option("--fuzzy", is_flag=True, help="Also translate fuzzy messages that are no draft.")
@click.option("--accept", is_flag=True, help="Accept machine translations that nothing is wrong "
              "with: they are no longer fuzzy.")  # fmt: skip
@click.option("--no-engine", is_flag=True, help="Use the memory only.")
@click.option("--no-glossary", is_flag=True, help="Translate without a glossary.")
@click.option(
    "--engine",
    metavar="NAME",
    shell_complete=complete_engines,
    help="auto, argos, starter or pseudo.  [default: auto]",
)
@click.option(
    "--beam",
    metavar="N",
    type=click.IntRange(1, 64),
    help="Hypotheses kept while searching; 1 is fastest.  [default: 4]",
)
@click.option(
    "-o", "--output", metavar="FILE", type=FILE, help="Write to this file.  [default: in place]"
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option(
    "--strict", is_flag=True, default=None, help="Exit 3 when something is left or found."
)
@glossary_options
@output_options
@click.pass_context
def translate(
    context: click.Context,
    /,
    catalogs: tuple[str, ...],
    output: str | None,
    config: Path | None,
    **options: Any,
) -> Result:
    """Pre-translate the open messages of CATALOGs with memory, glossary and engine.

    What a machine wrote is fuzzy and signed in a translator comment, until a person accepts it
    or --accept does; what a person wrote is never touched. What cannot be kept (placeholders,
    tags, line ends) leaves a message untranslated, with a comment that says why. Progress is
    saved as it goes: a run that was stopped goes on where it was.

    A folder stands for all .po files in it. A template messages.pot with --to fr gives fr.po
    beside it.

    \b
    Examples:
      loctool catalog translate locales/fr.po
      loctool catalog translate messages.pot --to fr,pl --memory alte-kataloge/
      loctool catalog translate locales/fr.po --accept
    """
    from loctool.cli.catalog_translate_run import Order, run

    flags = ("fuzzy", "accept", "no_engine", "no_glossary", "dry_run")
    order = Order(
        catalogs, output, options.pop("memories"), **{name: options.pop(name) for name in flags}
    )
    return run(order, output_of(context), options, config)
