"""``loctool translate``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from loctool.cli.options import (
    complete_engines,
    complete_formats,
    complete_languages,
    output_of,
    output_options,
)
from loctool.cli.output import Result

FILE = click.Path(allow_dash=True, readable=False)
PLACE = click.Path(path_type=Path, readable=False)
"""Shells complete file names; whether a file can be read is for those who read it to say."""


@click.command(short_help="Translate files, or standard input.")
@click.argument("files", nargs=-1, metavar="[FILE… | -]", type=FILE)
@click.option(
    "--to",
    "target",
    multiple=True,
    metavar="LANG[,LANG…]",
    shell_complete=complete_languages,
    help="Languages to translate into, e.g. en or en,fr.",
)
@click.option(
    "--from",
    "source",
    metavar="LANG",
    shell_complete=complete_languages,
    help="Language of the files.  [default: de]",
)
@click.option(
    "--engine",
    metavar="NAME",
    shell_complete=complete_engines,
    help="auto, argos, starter or pseudo.  [default: auto]",
)
@click.option("-o", "--output", metavar="FILE", type=FILE, help="Write to this file.")
@click.option(
    "--output-dir",
    metavar="DIR",
    type=PLACE,
    help="Write name.LANG.suffix into this folder.",
)
@click.option(
    "--document",
    metavar="FORMAT",
    shell_complete=complete_formats,
    help="text, markdown, html, srt or vtt.  [default: by the file's suffix]",
)
@click.option(
    "--beam",
    metavar="N",
    type=click.IntRange(1, 64),
    help="Hypotheses kept while searching; 1 is fastest.  [default: 4]",
)
@click.option(
    "--alternatives",
    metavar="N",
    type=click.IntRange(1, 64),
    help="Show N translations of each sentence with scores.  [default: 1]",
)
@click.option(
    "-g",
    "--glossary",
    "glossaries",
    multiple=True,
    metavar="FILE",
    type=PLACE,
    help="Glossary file; may be repeated, later files win.  "
    "[default: the settings' glossaries, else the one that ships with loctool]",
)
@click.option("--no-glossary", is_flag=True, help="Translate without a glossary.")
@click.option(
    "--report",
    metavar="FILE",
    type=PLACE,
    help="Write what became of each term to FILE.html or FILE.json.",
)
@click.option("--bilingual", is_flag=True, help="Write source and translation by paragraph.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and how long it takes.")
@click.option("--force", is_flag=True, help="Translate again and overwrite whatever is there.")
@click.option("--strict", is_flag=True, default=None, help="Exit 3 when a finding remains.")
@click.option(
    "--config",
    metavar="PATH",
    type=PLACE,
    help="Settings file.  [default: the nearest loctool.toml or pyproject.toml]",
)
@output_options
@click.pass_context
def translate(
    context: click.Context,
    /,
    files: tuple[str, ...],
    output: str | None,
    bilingual: bool,
    dry_run: bool,
    force: bool,
    no_glossary: bool,
    report: Path | None,
    config: Path | None,
    **options: Any,
) -> Result:
    """Translate FILEs, or standard input, and keep everything in them that is not text.

    One file into one language goes to standard output, or to the file given with -o. Several
    go beside their sources: artikel.de.md becomes artikel.en.md. What is up to date is not
    translated again; what a person wrote or edited is never overwritten without --force.
    Terms of the glossary come out as it has them, and what became of each can be read in a
    report.

    \b
    Examples:
      loctool translate artikel.de.md --to en
      loctool translate artikel.de.md --to en -o artikel.en.md --report terms.html
      loctool translate *.md --to en,fr --output-dir translations
      cat artikel.txt | loctool translate --to en
    """
    from loctool.cli.estimate import estimate
    from loctool.cli.run import Order, run

    order = Order(
        files,
        output,
        bilingual=bilingual,
        force=force,
        no_glossary=no_glossary,
        report=report,
    )
    streams = output_of(context)
    return (estimate if dry_run else run)(order, streams, options, config)
