"""``loctool glossary``: look at term lists, change them, exchange them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from loctool.cli.glossary_changes import add, edit, remove
from loctool.cli.glossary_check import check
from loctool.cli.glossary_exchange import export, import_, merge
from loctool.cli.glossary_extract import extract
from loctool.cli.glossary_options import (
    find_paths,
    glossary_options,
    read_collection,
    read_language,
    remark_data,
)
from loctool.cli.options import complete_languages, output_of, output_options
from loctool.cli.output import Result
from loctool.errors import FindingsError, UsageError
from loctool.i18n import gettext as _
from loctool.i18n import ngettext


@click.group(short_help="Look at term lists, change and exchange them.")
def glossary() -> None:
    """Look at glossaries, change them, check them, and exchange them with other tools.

    Without --glossary, and without `glossaries` in the settings, the entertainment glossary that
    ships with loctool is used; it is never written to.

    \b
    Examples:
      loctool glossary find Schnitt
      loctool glossary add --glossary house.csv --term de=Nachdreh --term "en=reshoot | pickup"
      loctool glossary export --format tbx -o house.tbx
    """


@glossary.command("list", short_help="List concepts.")
@glossary_options
@click.option("--domain", metavar="NAME", help="Only concepts of this domain.")
@click.option(
    "--to",
    "targets",
    multiple=True,
    metavar="LANG[,LANG…]",
    shell_complete=complete_languages,
    help="Languages to show beside German.  [default: en]",
)
@output_options
@click.pass_context
def list_concepts(
    context: click.Context,
    glossaries: tuple[Path, ...],
    config: Path | None,
    domain: str | None,
    targets: tuple[str, ...],
) -> Result:
    """List the concepts of the glossaries, with their terms in some languages.

    A ! is in front of a forbidden term, a ~ in front of a deprecated one.

    \b
    Example:
      loctool glossary list --domain vfx --to en,fr
    """
    from loctool.cli.glossary_views import listing

    collection = read_collection(output_of(context), glossaries, config)
    domains = sorted({concept.domain for concept in collection.glossary} - {""})
    if domain is not None and domain not in domains:
        raise UsageError(
            _("no domain {domain!r}").format(domain=domain),
            hint=_("Domains: {domains}").format(domains=", ".join(domains)),
        )
    concepts = [c for c in collection.glossary if domain in (None, c.domain)]
    return listing(collection, concepts, _languages(targets or ("en",)))


@glossary.command(short_help="Show all there is to know of concepts.")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@glossary_options
@output_options
@click.pass_context
def show(
    context: click.Context, ids: tuple[str, ...], glossaries: tuple[Path, ...], config: Path | None
) -> Result:
    """Show concepts with every field, and where they are.

    \b
    Example:
      loctool glossary show rough-cut
    """
    from loctool.cli.glossary_views import card, located_data

    collection = read_collection(output_of(context), glossaries, config)
    concepts = []
    for id in ids:
        concept = collection.glossary.get(id)
        if concept is None:
            raise _unknown(id, [each.id for each in collection.glossary])
        concepts.append(concept)
    return Result(
        text="\n".join(card(collection, concept) for concept in concepts),
        data={"concepts": [located_data(collection, concept) for concept in concepts]},
    )


@glossary.command(short_help="Find concepts by a part of a term or of a definition.")
@click.argument("text")
@glossary_options
@click.option(
    "--in",
    "language",
    metavar="LANG",
    shell_complete=complete_languages,
    help="Only in terms of this language.",
)
@output_options
@click.pass_context
def find(
    context: click.Context,
    text: str,
    glossaries: tuple[Path, ...],
    config: Path | None,
    language: str | None,
) -> Result:
    """Find concepts that have TEXT in a term, their id, domain, definition or note.

    \b
    Example:
      loctool glossary find schnitt --in de
    """
    from loctool.cli.glossary_views import listing, matches

    output = output_of(context)
    collection = read_collection(output, glossaries, config)
    code = read_language(language) if language else None
    found = [concept for concept in collection.glossary if matches(concept, text, code)]
    if not found:
        output.note(_("nothing has {text!r} in it").format(text=text))
    others = [code] if code and code not in ("de", "en") else []
    return listing(collection, found, ["de", "en", *others])


@glossary.command(short_help="Count concepts, terms and gaps.")
@glossary_options
@output_options
@click.pass_context
def stats(context: click.Context, glossaries: tuple[Path, ...], config: Path | None) -> Result:
    """Count concepts by domain and part of speech, and terms by language and status.

    \b
    Example:
      loctool glossary stats
    """
    from loctool.cli.glossary_views import statistics_data, statistics_text
    from loctool.glossary.statistics import count

    counted = count(read_collection(output_of(context), glossaries, config).glossary)
    return Result(text=statistics_text(counted), data=statistics_data(counted))


@glossary.command(short_help="Check glossaries for mistakes.")
@glossary_options
@click.option(
    "--to",
    "targets",
    multiple=True,
    metavar="LANG[,LANG…]",
    shell_complete=complete_languages,
    help="Languages every concept must have.",
)
@output_options
@click.pass_context
def lint(
    context: click.Context,
    glossaries: tuple[Path, ...],
    config: Path | None,
    targets: tuple[str, ...],
) -> Result:
    """Check each glossary for mistakes; exit 3 where there is an error or a warning.

    Notes are worth a look and no mistakes: gaps, terms within terms, false friends.

    \b
    Example:
      loctool glossary lint --glossary house.csv --to en,fr
    """
    from loctool.glossary.collection import read_glossary, shipped_glossary
    from loctool.glossary.linting import Wanted
    from loctool.glossary.linting import lint as lint_glossary
    from loctool.glossary.remarks import weighty

    paths = find_paths(glossaries, config) or (shipped_glossary(),)
    wanted = Wanted(targets=tuple(_languages(targets)[1:]))
    remarks = [remark for path in paths for remark in lint_glossary(read_glossary(path), wanted)]
    counts = Counter(remark.finding.severity.value for remark in remarks)
    summary = _summary(counts)
    bad = weighty(remarks)
    if not bad:
        output_of(context).note(summary)
    return Result(
        text="".join(f"{remark}\n" for remark in remarks),
        data={"remarks": [remark_data(remark) for remark in remarks], "counts": dict(counts)},
        problem=FindingsError(summary) if bad else None,
    )


def _summary(counts: Mapping[str, int]) -> str:
    """How many errors, warnings and notes there are."""
    return ", ".join(
        (
            ngettext("{count} error", "{count} errors", counts["error"]).format(
                count=counts["error"]
            ),
            ngettext("{count} warning", "{count} warnings", counts["warning"]).format(
                count=counts["warning"]
            ),
            ngettext("{count} note", "{count} notes", counts["note"]).format(count=counts["note"]),
        )
    )


def _languages(given: tuple[str, ...]) -> list[str]:
    """``de``, then the codes of ``en,fr`` and the like; only the latter where none is given."""
    codes = [code for text in given for code in text.split(",") if code.strip()]
    return list(dict.fromkeys(["de", *map(read_language, codes)])) if codes else []


def _unknown(id: str, ids: list[str]) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(id, ids, n=3)
    hint = (
        _("Did you mean {near}?").format(near=", ".join(near))
        if near
        else _("Search: loctool glossary find {id!r}").format(id=id)
    )
    return UsageError(_("no concept has the id {id!r}").format(id=id), hint=hint)


for _command in (add, edit, remove, import_, export, merge, extract, check):
    glossary.add_command(_command)
