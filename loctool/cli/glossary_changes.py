"""``loctool glossary add``, ``edit`` and ``remove``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from loctool.cli.glossary_options import (
    find_paths,
    glossary_options,
    parse_term_options,
    remark_data,
    say,
)
from loctool.cli.options import output_of, output_options
from loctool.cli.output import Output, Result
from loctool.errors import FindingsError, UsageError
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from loctool.glossary.terms import Concept, Term

Command = TypeVar("Command", bound=Callable[..., Any])

FIELDS = ("domain", "part_of_speech", "policy", "definition", "note")


def concept_options(command: Command) -> Command:
    """One option for each field, and ``--term``."""
    for option in (
        click.option("--force", is_flag=True, help="Write although lint finds an error."),
        click.option("--note", metavar="TEXT", help="How it is used."),
        click.option("--definition", metavar="TEXT", help="What it means."),
        click.option(
            "--policy", metavar="POLICY", help="translate, or keep for what stays as it is."
        ),
        click.option("--part-of-speech", metavar="NAME", help="noun, proper-noun, verb, "
                     "adjective, adverb or phrase."),
        click.option("--domain", metavar="NAME", help="The field it belongs to."),
        click.option(
            "-t",
            "--term",
            "terms",
            multiple=True,
            metavar="LANG=TERMS",
            help='Terms as a cell has them, e.g. "en=previs | !pre-vis"; repeatable.',
        ),
    ):  # fmt: skip
        command = option(command)
    return command


@click.command(short_help="Add a concept.")
@click.option("--id", "id", metavar="ID", help="Its id.  [default: made from a term]")
@concept_options
@glossary_options
@output_options
@click.pass_context
def add(
    context: click.Context,
    /,
    id: str | None,
    terms: tuple[str, ...],
    force: bool,
    glossaries: tuple[Path, ...],
    config: Path | None,
    **fields: str | None,
) -> Result:
    """Add a concept to the last of the glossaries; asks for it where no --term is given.

    Only a new line is written; the file is begun where there is none.

    \b
    Example:
      loctool glossary add --glossary house.csv --term de=Nachdreh --term en=reshoot
    """
    from loctool.glossary.editing import add_concept, new_sheet
    from loctool.glossary.identifiers import make_id
    from loctool.glossary.locking import alone_with
    from loctool.glossary.terms import Concept

    path = _paths(glossaries, config)[-1]
    _require_sheet(path)
    empty = Concept(id or "", {})
    if not terms and _is_interactive():
        concept = _ask(empty)
    else:
        concept = _with_terms(_with_fields(empty, fields), parse_term_options(terms))
    if not concept.terms:
        raise UsageError(
            _("no term given"), hint=_("Example: {example}").format(example="--term de=Nachdreh")
        )
    concept = replace(concept, id=concept.id or make_id(concept))
    with alone_with(path):
        data = _read(path) if path.exists() else new_sheet()
        after = add_concept(data, concept, str(path))
        return _write(
            output_of(context), path, data, after, concept, _("added {id}: {path}"), force=force
        )


@click.command(short_help="Change a concept.")
@click.argument("id", metavar="ID")
@concept_options
@glossary_options
@output_options
@click.pass_context
def edit(
    context: click.Context,
    /,
    id: str,
    terms: tuple[str, ...],
    force: bool,
    glossaries: tuple[Path, ...],
    config: Path | None,
    **fields: str | None,
) -> Result:
    """Change a concept; asks for each field where no option is given.

    --term replaces all terms of its language; "en=" takes them away. Only the changed cells are
    written.

    \b
    Example:
      loctool glossary edit reshoot --glossary house.csv --term "en=reshoot | pickup"
    """
    from loctool.glossary.editing import edit_concept
    from loctool.glossary.locking import alone_with

    path, before = _find(id, glossaries, config)
    given = terms or any(value is not None for value in fields.values())
    if not given and not _is_interactive():
        raise UsageError(
            _("nothing to change"),
            hint=_("See: {command} --help").format(command="loctool glossary edit"),
        )
    concept = before if given else _ask(before)
    with alone_with(path):
        if given:  # as it is now, not as it was before the lock
            now = _find(id, (path,), config)[1]
            concept = _with_terms(_with_fields(now, fields), parse_term_options(terms))
        data = _read(path)
        after = edit_concept(data, concept, str(path))
        return _write(
            output_of(context), path, data, after, concept, _("changed {id}: {path}"), force=force
        )


@click.command(short_help="Remove concepts.")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@glossary_options
@output_options
def remove(ids: tuple[str, ...], glossaries: tuple[Path, ...], config: Path | None) -> Result:
    """Remove concepts, each from the last glossary that has it.

    \b
    Example:
      loctool glossary remove reshoot --glossary house.csv
    """
    from loctool.files import write_atomically
    from loctool.glossary.editing import remove_concepts
    from loctool.glossary.locking import alone_with

    by_path: dict[Path, list[str]] = {}
    for id in dict.fromkeys(ids):
        by_path.setdefault(_find(id, glossaries, config)[0], []).append(id)
    with ExitStack() as locks:
        for path in sorted(by_path):  # always in this order, or two could wait for each other
            locks.enter_context(alone_with(path))
        changed = {
            path: remove_concepts(_read(path), found, str(path)) for path, found in by_path.items()
        }
        for path, data in changed.items():
            write_atomically(path, data)
    lines = (
        _("removed {id}: {path}").format(id=id, path=path) + "\n"
        for path, found in by_path.items()
        for id in found
    )
    return Result(
        text="".join(lines), data={"removed": {str(path): ids for path, ids in by_path.items()}}
    )


def _paths(glossaries: Sequence[Path], config: Path | None) -> tuple[Path, ...]:
    """The files that may be written: those that somebody named.

    Raises:
        UsageError: Nobody named any, or one is no sheet.
    """
    paths = find_paths(glossaries, config)
    if not paths:
        raise UsageError(
            _("which glossary? The one that ships with loctool is not written to"),
            hint=_("Say --glossary FILE, or set glossaries in loctool.toml."),
        )
    return paths


def _require_sheet(path: Path) -> None:
    from loctool.glossary.formats import format_of

    if format_of(path) != "csv":
        raise UsageError(
            _("{path}: only the project's CSV can be changed").format(path=path),
            hint=_("Convert it: loctool glossary import {path} -o {target}").format(
                path=path, target=path.with_suffix(".csv")
            ),
        )


def _read(path: Path) -> bytes:
    from loctool.files import read_input

    return read_input(path)


def _find(id: str, glossaries: Sequence[Path], config: Path | None) -> tuple[Path, Concept]:
    """The last file that has a concept, and the concept."""
    from loctool.glossary.collection import read_glossary

    paths = _paths(glossaries, config)
    for path in reversed(paths):
        if concept := read_glossary(path).glossary.get(id):
            _require_sheet(path)
            return path, concept
    raise UsageError(
        _("no concept has the id {id!r} in {paths}").format(
            id=id, paths=", ".join(map(str, paths))
        ),
        hint=_("Search: loctool glossary find {id} --glossary {path}").format(
            id=id, path=paths[-1]
        ),
    )


def _write(
    output: Output,
    path: Path,
    before: bytes,
    after: bytes,
    concept: Concept,
    done: str,
    *,
    force: bool,
) -> Result:
    """Writes a changed sheet, unless lint finds a new error in what was changed.

    Raises:
        FindingsError: It does, and ``--force`` was not given.
    """
    from loctool.files import write_atomically
    from loctool.findings import Severity
    from loctool.glossary.formats.csv import read_table
    from loctool.glossary.formats.json import concept_data
    from loctool.glossary.linting import lint

    old = {remark.finding for remark in lint(read_table(before, str(path)).reading)}
    new = [r for r in lint(read_table(after, str(path)).reading) if r.concept == concept.id]
    remarks = [remark for remark in new if remark.finding not in old]
    say(output, remarks)
    if not force and any(r.finding.severity is Severity.ERROR for r in remarks):
        raise FindingsError(_("nothing was written"), hint=_("Mend it, or write it with --force."))
    if after != before or not path.exists():
        write_atomically(path, after)
    return Result(
        text=done.format(id=concept.id, path=path) + "\n",
        data={
            "concept": concept_data(concept),
            "path": str(path),
            "remarks": [remark_data(remark) for remark in remarks],
        },
    )


def _with_fields(concept: Concept, fields: dict[str, str | None]) -> Concept:
    """The concept with the fields that were given; an empty one is emptied."""
    from loctool.glossary.terms import Policy

    given: dict[str, Any] = {name: text for name, text in fields.items() if text is not None}
    if "policy" in given:
        try:
            given["policy"] = Policy(given["policy"] or Policy.TRANSLATE)
        except ValueError as error:
            raise UsageError(
                _("unknown policy: {policy!r}").format(policy=given["policy"]),
                hint=_("Policies: {policies}").format(policies=", ".join(Policy)),
            ) from error
    return replace(concept, **given)


def _with_terms(concept: Concept, terms: dict[str, tuple[Term, ...]]) -> Concept:
    merged = {**concept.terms, **terms}
    return replace(concept, terms={code: found for code, found in merged.items() if found})


def _is_interactive() -> bool:
    return sys.stdin.isatty()


def _ask(concept: Concept) -> Concept:
    """Asks for each language's terms and each field; Enter keeps what is there, ``-`` empties."""
    from loctool.glossary.formats.cells import parse_terms, write_terms
    from loctool.glossary.formats.columns import LANGUAGE_ORDER

    terms = {}
    for language in dict.fromkeys([*LANGUAGE_ORDER, *concept.terms]):
        cell = _prompt(language, write_terms(concept.in_language(language)))
        terms[language] = parse_terms(cell)
    fields = {
        name: _prompt(_(name.replace("_", " ")), str(getattr(concept, name))) for name in FIELDS
    }
    return _with_terms(_with_fields(concept, dict(fields)), terms)


def _prompt(label: str, present: str) -> str:
    answer: str = click.prompt(label, default=present, show_default=bool(present), err=True)
    return "" if answer.strip() == "-" else answer
