"""``loctool glossary import``, ``export`` and ``merge``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from loctool.cli.glossary_options import (
    PLACE,
    complete_formats,
    glossary_options,
    make_pair,
    pair_options,
    read_collection,
    refuse_existing,
    remark_data,
    say,
)
from loctool.cli.options import output_of, output_options
from loctool.cli.output import Result
from loctool.errors import FindingsError, UsageError
from loctool.i18n import gettext as _
from loctool.i18n import ngettext

if TYPE_CHECKING:
    from loctool.glossary.formats import Reading
    from loctool.glossary.merging import Merge
    from loctool.glossary.remarks import Remark

_FORMATS = "csv, deepl, excel, json, omegat, tbx, tbx-dct or tbx-v2"


@click.command("import", short_help="Convert another tool's glossary.")
@click.argument("file", type=PLACE)
@click.option(
    "--format",
    "format",
    metavar="NAME",
    shell_complete=complete_formats,
    help=f"FILE's format: {_FORMATS}.  [default: by its suffix]",
)
@pair_options
@click.option("-o", "--output", "target_path", metavar="FILE", type=PLACE, help="Write this file.")
@click.option("--force", is_flag=True, help="Overwrite the file given with -o.")
@output_options
@click.pass_context
def import_(
    context: click.Context,
    file: Path,
    format: str | None,
    source: str,
    target: str,
    target_path: Path | None,
    force: bool,
) -> Result:
    """Read another tool's glossary and write it as the project's CSV, or as -o's suffix says.

    What is odd in FILE, and what gets lost, is said on standard error.

    \b
    Examples:
      loctool glossary import termbase.tbx -o house.csv
      loctool glossary import deepl.tsv --from de --to fr -o house.csv
    """
    from loctool.glossary.collection import read_glossary
    from loctool.glossary.formats import format_of, load_format

    pair = make_pair(source, target)
    if target_path:
        hint = _("Bring it in: loctool glossary merge {target} {file} -o {target}").format(
            target=target_path, file=file
        )
        refuse_existing(
            target_path,
            force=force,
            hint=f"{hint}\n" + _("Or overwrite it with --force."),
        )
    reading = read_glossary(file, format or "", pair)
    written = format_of(target_path) if target_path else "csv"
    writing = load_format(written).write(reading.glossary, pair)
    remarks = [*reading.remarks, *writing.losses]
    say(output_of(context), remarks)
    return _deliver(writing.data, target_path, len(reading.glossary), remarks)


@click.command(short_help="Write glossaries for another tool.")
@glossary_options
@click.option(
    "--format",
    "format",
    metavar="NAME",
    shell_complete=complete_formats,
    help=f"{_FORMATS}.  [default: by the suffix of -o]",
)
@pair_options
@click.option("-o", "--output", "target_path", metavar="FILE", type=PLACE, help="Write this file.")
@click.option("--force", is_flag=True, help="Overwrite the file given with -o.")
@output_options
@click.pass_context
def export(
    context: click.Context,
    glossaries: tuple[Path, ...],
    config: Path | None,
    format: str | None,
    source: str,
    target: str,
    target_path: Path | None,
    force: bool,
) -> Result:
    """Write the glossaries in the format of another tool, to standard output or to -o.

    tbx is TBX version 3 with categories as attributes, tbx-dct with categories as tags, tbx-v2
    is version 2; deepl has two columns, omegat three; excel is CSV as a German Excel opens it.
    What a format cannot hold is said on standard error.

    \b
    Examples:
      loctool glossary export --format tbx -o house.tbx
      loctool glossary export --format deepl --from de --to fr
    """
    from loctool.glossary.formats import format_of, load_format

    name = format or (format_of(target_path) if target_path else None)
    if name is None:
        raise UsageError(
            _("which format?"), hint=_("Say --format NAME: {formats}").format(formats=_FORMATS)
        )
    form = load_format(name)
    if target_path:
        refuse_existing(target_path, force=force)
    output = output_of(context)
    collection = read_collection(output, glossaries, config)
    writing = form.write(collection.glossary, make_pair(source, target))
    say(output, writing.losses)
    return _deliver(writing.data, target_path, len(collection.glossary), writing.losses)


@click.command(short_help="Bring a glossary's changes into another.")
@click.argument("ours", type=PLACE)
@click.argument("theirs", type=PLACE)
@click.option("--base", metavar="FILE", type=PLACE, help="What both were made from.")
@pair_options
@click.option(
    "-o",
    "--output",
    "target_path",
    metavar="FILE",
    type=PLACE,
    help="Write this file; may be OURS.",
)
@click.option("--force", is_flag=True, help="Overwrite the file given with -o.")
@output_options
@click.pass_context
def merge(
    context: click.Context,
    ours: Path,
    theirs: Path,
    base: Path | None,
    source: str,
    target: str,
    target_path: Path | None,
    force: bool,
) -> Result:
    """Bring the changes of THEIRS into OURS, a CSV; THEIRS may have any format.

    With --base, what only one side changed is taken; without it, only what OURS leaves empty.
    Where both differ ours stays, the conflict is listed, and the exit code is 3.

    \b
    Example:
      loctool glossary merge house.csv client.csv --base house-2025.csv -o house.csv
    """
    from loctool.files import read_input
    from loctool.glossary.collection import read_glossary
    from loctool.glossary.editing import apply
    from loctool.glossary.merging import merge as merge_glossaries

    if target_path and not (target_path.exists() and target_path.samefile(ours)):
        refuse_existing(target_path, force=force)
    pair = make_pair(source, target)
    readings = [read_glossary(path, _format_of(path), pair) for path in (theirs, base) if path]
    sound, remarks = _as_rows_say(readings)
    output = output_of(context)
    say(output, remarks)
    before = read_glossary(ours, "csv")
    result = merge_glossaries(before.glossary, sound[0].glossary, *(s.glossary for s in sound[1:]))
    for conflict in result.conflicts:
        output.finding(_("{ours}: conflict: {conflict}").format(ours=ours, conflict=conflict))
    data = apply(read_input(ours), result.glossary, str(ours))
    delivered = _deliver(data, target_path, len(result.glossary), remarks)
    return Result(
        text=delivered.text,
        data={**delivered.data, **_merge_data(result)},
        problem=_problem(result, ours, theirs),
    )


def _format_of(path: Path) -> str:
    """The suffix's format; CSV for the files without one that Git gives its merge drivers."""
    from loctool.glossary.formats import format_of

    return format_of(path) if path.suffix else "csv"


def _as_rows_say(readings: Sequence[Reading]) -> tuple[list[Reading], list[Remark]]:
    """Glossaries as a sheet can hold them, and what that loses."""
    from loctool.glossary.formats import Pair
    from loctool.glossary.formats.csv import PROJECT
    from loctool.glossary.remarks import weighty

    found, remarks = [], []
    for reading in readings:
        writing = PROJECT.write(reading.glossary, Pair())
        found.append(PROJECT.read(writing.data, reading.glossary.name, Pair()))
        remarks += [*weighty(reading.remarks), *writing.losses]
    return found, remarks


def _problem(result: Merge, ours: Path, theirs: Path) -> FindingsError | None:
    count = len(result.conflicts)
    if not count:
        return None
    return FindingsError(
        ngettext(
            "{count} conflict between {ours} and {theirs}; ours was kept",
            "{count} conflicts between {ours} and {theirs}; ours was kept",
            count,
        ).format(count=count, ours=ours, theirs=theirs),
        hint=_("Settle each: loctool glossary edit {concept} --glossary {ours}").format(
            concept=result.conflicts[0].concept, ours=ours
        ),
    )


def _merge_data(result: Merge) -> dict[str, Any]:
    return {
        "added": list(result.added),
        "removed": list(result.removed),
        "changed": list(result.changed),
        "conflicts": [
            {
                "concept": each.concept,
                "field": each.field,
                "base": each.base,
                "ours": each.ours,
                "theirs": each.theirs,
            }
            for each in result.conflicts
        ],
    }


def _deliver(data: bytes, path: Path | None, concepts: int, remarks: Sequence[Remark]) -> Result:
    """The file written, or its text for standard output."""
    from loctool.files import write_atomically

    said = {"concepts": concepts, "remarks": [remark_data(remark) for remark in remarks]}
    if path is None:
        text = data.decode()
        return Result(text=text, data=said | {"text": text})
    write_atomically(path, data)
    text = ngettext("wrote {count} concept: {path}", "wrote {count} concepts: {path}", concepts)
    return Result(
        text=text.format(count=concepts, path=path) + "\n", data=said | {"path": str(path)}
    )
