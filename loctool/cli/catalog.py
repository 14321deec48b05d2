"""``loctool catalog``: gettext catalogs from the source to the ``.mo``.

Each command is imported when it is run; the table says where it is.
"""

from __future__ import annotations

import click

from loctool.cli.lazy import LazyGroup

COMMANDS = {
    "compile": ("loctool.cli.catalog_files:compile_", "Compile .po files to .mo files."),
    "extract": ("loctool.cli.catalog_making:extract", "Extract messages from source files."),
    "filter": ("loctool.cli.catalog_files:filter_", "Write some of a catalog's messages."),
    "from-article": (
        "loctool.cli.catalog_articles:from_article",
        "Make catalogs from articles, or update them.",
    ),
    "from-xliff": (
        "loctool.cli.catalog_xliff:from_xliff",
        "Bring a CAT tool's translations into a catalog.",
    ),
    "init": ("loctool.cli.catalog_making:init", "Make a language's catalog from a template."),
    "merge": ("loctool.cli.catalog_files:merge", "Join catalogs into one."),
    "stats": ("loctool.cli.catalog_views:stats", "Count messages, words and what is open."),
    "to-article": (
        "loctool.cli.catalog_articles:to_article",
        "Build translated articles from their catalogs.",
    ),
    "to-xliff": ("loctool.cli.catalog_xliff:to_xliff", "Write a catalog for a CAT tool."),
    "translate": (
        "loctool.cli.catalog_translate:translate",
        "Pre-translate what is open in catalogs.",
    ),
    "update": ("loctool.cli.catalog_making:update", "Bring catalogs up to their template."),
}
"""Name of a command: where it is, and its short help."""


@click.group(
    cls=LazyGroup, table=COMMANDS, short_help="Make, update, compile, filter gettext catalogs."
)
def catalog() -> None:
    """Make, update, compile, count, merge and filter gettext catalogs.

    \b
    Examples:
      loctool catalog extract src -o locales/messages.pot
      loctool catalog init locales/messages.pot --to fr
      loctool catalog update locales/messages.pot
      loctool catalog compile locales
    """
