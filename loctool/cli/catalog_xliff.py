"""``loctool catalog to-xliff`` and ``from-xliff``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from loctool.cli.glossary_options import PLACE, refuse_existing, remark_data, say
from loctool.cli.options import output_of, output_options
from loctool.cli.output import Result
from loctool.i18n import gettext as _
from loctool.i18n import ngettext

if TYPE_CHECKING:
    from loctool.catalogs.messages import Catalog
    from loctool.catalogs.xliff_merging import Merge
    from loctool.catalogs.xliff_units import Exchange


@click.command("to-xliff", short_help="Write a catalog for a CAT tool.")
@click.argument("catalog", type=PLACE)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=PLACE,
    help="Write this file.  [default: standard output]",
)
@click.option(
    "--xliff",
    "version",
    metavar="VERSION",
    default="1.2",
    help="1.2, which every tool reads, or 2.0 (2.1 reads it too).  [default: 1.2]",
)
@click.option(
    "--from",
    "source",
    metavar="LANG",
    default="",
    help="Language of the msgid texts.  [default: the header's X-Source-Language, else de]",
)
@click.option("--force", is_flag=True, help="Overwrite the file given with -o.")
@output_options
@click.pass_context
def to_xliff(
    context: click.Context,
    catalog: Path,
    output: Path | None,
    version: str,
    source: str,
    force: bool,
) -> Result:
    """Write the messages of CATALOG as XLIFF, to standard output or to -o.

    Tags of articles become inline elements, comments become notes. Untranslated, fuzzy and
    translated messages keep their states. What is left out is said on standard error.

    \b
    Examples:
      loctool catalog to-xliff artikel.fr.po -o artikel.fr.xlf
      loctool catalog to-xliff artikel.fr.po --xliff 2.0
    """
    from loctool.catalogs.xliff import write_xliff
    from loctool.cli.catalog_desk import read_with_warnings
    from loctool.files import write_atomically

    if output:
        hint = _("Bring it in first: loctool catalog from-xliff {output} -o {catalog}")
        hint = hint.format(output=output, catalog=catalog)
        refuse_existing(output, force=force, hint=hint + "\n" + _("Or overwrite it with --force."))
    export = write_xliff(read_with_warnings(catalog, output_of(context)), version, source)
    say(output_of(context), export.remarks)
    remarks = [remark_data(remark) for remark in export.remarks]
    said: dict[str, Any] = {"messages": export.units, "remarks": remarks}
    if output is None:
        text = export.data.decode()
        return Result(text=text, data=said | {"text": text})
    write_atomically(output, export.data)
    line = ngettext(
        "{output}: written: {count} message", "{output}: written: {count} messages", export.units
    )
    output_of(context).note(line.format(output=output, count=export.units))
    return Result(data=said | {"path": str(output)})


@click.command("from-xliff", short_help="Bring a CAT tool's translations into a catalog.")
@click.argument("file", type=PLACE)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="CATALOG",
    type=PLACE,
    help="The catalog it was exported from; made where it is not there.",
)
@click.option("--theirs", is_flag=True, help="Where both sides changed a translation, take FILE's.")
@output_options
@click.pass_context
def from_xliff(context: click.Context, file: Path, output: Path, theirs: bool) -> Result:
    """Bring the translations of an XLIFF FILE into the catalog it was exported from.

    A translation that only one side changed since the export is taken from there. Where both
    did, the catalog's stays, standard error says so, and the exit code is 3. What is no longer in
    the catalog is kept as obsolete.

    \b
    Examples:
      loctool catalog from-xliff artikel.fr.xlf -o artikel.fr.po
      loctool catalog from-xliff artikel.fr.xlf -o artikel.fr.po --theirs
    """
    from loctool.catalogs.reading import read_catalog
    from loctool.catalogs.writing import write_catalog
    from loctool.catalogs.xliff import read_xliff
    from loctool.catalogs.xliff_merging import merge
    from loctool.files import read_input

    exchange = read_xliff(read_input(file), str(file))
    before = read_catalog(output) if output.exists() else _new(exchange, file, output)
    if output.exists():
        _refuse_other_language(exchange, before, file)
    merged = merge(exchange, before, theirs=theirs)
    if merged.catalog is not before or not output.exists():
        write_catalog(merged.catalog, output)
    say(output_of(context), merged.remarks)
    return _report(context, merged, file, output)


def _new(exchange: Exchange, file: Path, output: Path) -> Catalog:
    """The catalog of a file alone, with the header it brought or one of its language."""
    from dataclasses import replace

    from loctool.catalogs.headers import gettext_language, header_for, timestamp
    from loctool.catalogs.messages import Catalog
    from loctool.catalogs.xliff_merging import as_catalog
    from loctool.errors import BadInputError

    catalog = as_catalog(exchange, str(output))
    if catalog.header is not None:
        return catalog
    if not exchange.target:
        raise BadInputError(
            _("names no target language"),
            path=file,
            hint=_("Name a catalog that is there: -o artikel.fr.po"),
        )
    language = gettext_language(exchange.target)
    return replace(catalog, header=header_for(Catalog(()), language, timestamp()))


def _refuse_other_language(exchange: Exchange, catalog: Catalog, file: Path) -> None:
    """Refuses to put French into a Polish catalog."""
    from loctool.catalogs.headers import gettext_language
    from loctool.catalogs.pretranslation.files import same_language
    from loctool.errors import BadInputError

    if not exchange.target or not catalog.language:
        return
    if not same_language(gettext_language(exchange.target), catalog.language):
        raise BadInputError(
            _("is in another language than {catalog}: {found}, not {wanted}").format(
                catalog=catalog.name, found=exchange.target, wanted=catalog.language
            ),
            path=file,
        )


def _report(context: click.Context, merged: Merge, file: Path, output: Path) -> Result:
    from loctool.cli.catalog_desk import say_counts
    from loctool.errors import FindingsError

    output_of(context).note(f"{output}: {say_counts(merged.counts)}")
    data = {
        "path": str(output),
        "counts": dict(merged.counts),
        "remarks": [remark_data(remark) for remark in merged.remarks],
    }
    conflicts = merged.counts["conflict"]
    if not conflicts:
        return Result(data=data)
    text = ngettext(
        "{count} translation was changed in both {output} and {file}; the catalog's was kept",
        "{count} translations were changed in both {output} and {file}; the catalog's were kept",
        conflicts,
    )
    hint = _("Take the file's instead: loctool catalog from-xliff {file} -o {output} --theirs")
    problem = FindingsError(
        text.format(count=conflicts, output=output, file=file),
        hint=hint.format(file=file, output=output),
    )
    return Result(data=data, problem=problem)
