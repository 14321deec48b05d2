"""``loctool check``."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import CompletionItem

from loctool.cli.glossary_options import glossary_options
from loctool.cli.options import complete_languages, output_of, output_options
from loctool.cli.output import Result
from loctool.errors import UsageError
from loctool.i18n import gettext as _

FILE = click.Path(allow_dash=True, readable=False)


def _complete_ids(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The checks that the last id of a list ``a,b`` may become."""
    from loctool.catalogs.inspection.selection import all_ids

    head, comma, last = incomplete.rpartition(",")
    return [CompletionItem(f"{head}{comma}{id}") for id in all_ids() if id.startswith(last)]


@click.command(short_help="Check catalogs and translated articles.")
@click.argument("paths", nargs=-1, metavar="[PATH… | -]", type=FILE)
@click.option(
    "--from",
    "source",
    metavar="LANG",
    shell_complete=complete_languages,
    help="Language of the source texts.  [default: the header's, else what they look like]",
)
@click.option(
    "--to",
    "target",
    metavar="LANG",
    shell_complete=complete_languages,
    help="Language of the translations.  [default: the header's, else the file name's]",
)
@click.option(
    "--select",
    metavar="ID[,ID…]",
    multiple=True,
    shell_complete=_complete_ids,
    help="Run only these checks.  [default: all]",
)
@click.option(
    "--ignore",
    metavar="ID[,ID…]",
    multiple=True,
    shell_complete=_complete_ids,
    help="Do not run these checks.",
)
@click.option(
    "--min-severity",
    type=click.Choice(("error", "warning", "note")),
    default="warning",
    show_default=True,
    help="Report what weighs at least so much, and exit 3 for it.",
)
@click.option("--fuzzy", is_flag=True, help="Check the texts of fuzzy messages too.")
@click.option("--fix", is_flag=True, help="Mend in the files what can safely be mended.")
@click.option("--diff", is_flag=True, help="Show what --fix mends; alone, write nothing.")
@glossary_options
@click.option("--no-glossary", is_flag=True, help="Do not look at terms.")
@click.option("--sarif", is_flag=True, help="Print SARIF 2.1.0, for GitHub and editors.")
@click.option("--junit", is_flag=True, help="Print JUnit XML, for GitLab and Jenkins.")
@click.option("--list", "listing", is_flag=True, help="List the checks and exit.")
@output_options
@click.pass_context
def check(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    listing: bool,
    **options: Any,
) -> Result:
    """Check gettext catalogs, and articles beside their translations.

    PATHs are .po, .pot and .mo files, folders that have some, or articles: artikel.de.md and
    artikel.fr.md belong together. Each finding is a line `path:line: severity: message [id]`.
    docs/checks.md says what each check means. A comment `# loctool-ignore: ID` at a message
    switches a check off for it, and at the header for the whole file.

    \b
    Examples:
      loctool check locale/fr/LC_MESSAGES/app.po
      loctool check artikel.de.md artikel.fr.md
      loctool check locale --sarif > findings.sarif
      loctool check fr.po --diff
    """
    from loctool.catalogs.inspection.selection import select_checks
    from loctool.cli.check_run import Order, run
    from loctool.cli.check_views import list_checks

    selection = select_checks(_ids(select), _ids(ignore))
    if listing:
        return list_checks(selection)
    if not paths:
        raise UsageError(
            _("nothing to check"), hint=_("Name catalogs or folders: loctool check locale")
        )
    if sum((options["sarif"], options["junit"], output_of(context).json)) > 1:
        raise UsageError(_("--json, --sarif and --junit are three forms: choose one"))
    return run(Order(paths=paths, selection=selection, **options), output_of(context))


def _ids(given: tuple[str, ...]) -> list[str]:
    return [id.strip() for text in given for id in text.split(",") if id.strip()]
