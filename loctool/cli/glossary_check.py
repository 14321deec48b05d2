"""``loctool glossary check``: does a translation, whoever made it, keep the terms?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loctool.cli.glossary_options import (
    PLACE,
    glossary_options,
    read_collection,
    read_language,
    remark_data,
)
from loctool.cli.options import complete_languages, output_of, output_options
from loctool.cli.output import Output, Result
from loctool.errors import FindingsError, UsageError
from loctool.i18n import gettext as _
from loctool.i18n import ngettext

if TYPE_CHECKING:
    from loctool.glossary.proof import Proof
    from loctool.glossary.remarks import Remark
    from loctool.glossary.terms import Glossary
    from loctool.glossary.verification import Verifier

CATALOGS = (".po", ".pot", ".mo")


@click.command(short_help="Check whether a translation keeps the terms.")
@click.argument("source", type=PLACE)
@click.argument("target", type=PLACE, required=False)
@glossary_options
@click.option(
    "--from",
    "source_language",
    metavar="LANG",
    shell_complete=complete_languages,
    help="Language of SOURCE.  [default: the one in its name, else de]",
)
@click.option(
    "--to",
    "target_language",
    metavar="LANG",
    shell_complete=complete_languages,
    help="Language of the translation.  [default: the one in its name or header]",
)
@click.option(
    "--report",
    metavar="FILE",
    type=PLACE,
    help="Write what became of every term: a page (.html) or data (.json).",
)
@output_options
@click.pass_context
def check(
    context: click.Context,
    source: Path,
    target: Path | None,
    glossaries: tuple[Path, ...],
    config: Path | None,
    source_language: str | None,
    target_language: str | None,
    report: Path | None,
) -> Result:
    """Check whether TARGET, a translation of SOURCE, keeps the glossary's terms.

    It does not matter who translated. Both are articles of any format; or SOURCE alone is a
    gettext catalog, whose translated messages are checked. A term that is missing, forbidden or
    not always the same is a line `path:line: severity: message [id]`, and makes the exit code 3.

    \b
    Examples:
      loctool glossary check artikel.de.md artikel.fr.md --report terms.html
      loctool glossary check locale/fr/LC_MESSAGES/app.po -g house.csv
    """
    output = output_of(context)
    _refuse_unfit(source, target, report)
    glossary = read_collection(output, glossaries, config).glossary
    if target is None:
        proof = _prove_catalog(source, glossary, source_language, target_language, output)
    else:
        languages = _languages(source, target, source_language, target_language)
        proof = _prove_articles(source, target, _verifier(glossary, *languages, output))
    if report is not None:
        from loctool.reports import write_report

        write_report([proof], report)
        output.note(_("{path}: written").format(path=report))
    return _result(proof)


def _refuse_unfit(source: Path, target: Path | None, report: Path | None) -> None:
    """Refuses what cannot be done, before anything is read.

    Raises:
        UsageError: The files do not fit together, or the report may not be written there.
    """
    if source.suffix.lower() in CATALOGS and target is not None:
        raise UsageError(
            _("a catalog holds both texts, and no other file is needed: {path}").format(
                path=target
            ),
            hint=f"loctool glossary check {source}",
        )
    if source.suffix.lower() not in CATALOGS and target is None:
        raise UsageError(
            _("{path} is no catalog: its translation is needed").format(path=source),
            hint=_("Name both: loctool glossary check artikel.de.md artikel.fr.md"),
        )
    if report is not None:
        from loctool.reports import check_suffix, refuse_foreign

        check_suffix(report)
        refuse_foreign(report)


def _languages(
    source: Path, target: Path, source_language: str | None, target_language: str | None
) -> tuple[str, str]:
    """The languages of two articles, as given or as their names say."""
    return (
        read_language(source_language or _language_in(source) or "de"),
        read_language(target_language or _language_in(target) or _unknown(target)),
    )


def _language_in(path: Path) -> str:
    """The language that ``artikel.fr.md`` names; empty where it names none."""
    from loctool.catalogs.inspection.language import language_of_path

    return language_of_path(path.with_suffix(".po")) if "." in path.stem else ""


def _unknown(path: Path) -> str:
    raise UsageError(_("which language is {path} in?").format(path=path), hint=_("Say it: --to fr"))


def _verifier(glossary: Glossary, source: str, target: str, output: Output) -> Verifier:
    """The verifier for two languages; where the glossary has no region's terms, the language's."""
    from loctool.glossary.verification import Verifier

    def known(code: str) -> str:
        return code if code in glossary.languages else code.split("-")[0]

    source, target = known(source), known(target)
    if source == target:
        raise UsageError(
            _("source and translation are both in {language}").format(language=source),
            hint=_("Say which languages they are in: --from de --to fr"),
        )
    for code in (source, target):
        if code not in glossary.languages:
            message = _("the glossary {glossary} has no terms in {language}")
            output.warn(message.format(glossary=glossary.name, language=code))
    return Verifier(glossary, source, target)


def _prove_articles(source: Path, target: Path, verifier: Verifier) -> Proof:
    from loctool.documents import Document, format_of
    from loctool.files import read_input
    from loctool.proving import prove_pair

    original, translation = (
        Document.from_bytes(read_input(path), format_of(path), str(path))
        for path in (source, target)
    )
    return prove_pair(original, translation, verifier)


def _prove_catalog(
    path: Path, glossary: Glossary, source: str | None, target: str | None, output: Output
) -> Proof:
    from loctool.catalogs.inspection.language import language_of_path
    from loctool.catalogs.inspection.sources import source_language_of
    from loctool.catalogs.proving import prove_catalog
    from loctool.catalogs.reading import read_catalog

    catalog = read_catalog(path)
    for problem in catalog.problems:
        output.warn(f"{path}:{problem.line}: {problem.message} [{problem.id}]")
    source = read_language(source or source_language_of(catalog))
    target = target or catalog.language or language_of_path(path) or _unknown(path)
    verifier = _verifier(glossary, source, read_language(target), output)
    return prove_catalog(catalog, verifier)


def _result(proof: Proof) -> Result:
    """The findings, one a line, then the totals."""
    from loctool.reports import proof_data

    remarks = list(_remarks(proof))
    count = len(remarks)
    problem = ngettext("{count} term to look at", "{count} terms to look at", count)
    return Result(
        text="".join(f"{remark}\n" for remark in remarks) + _totals(proof),
        data={"proof": proof_data(proof), "remarks": [remark_data(each) for each in remarks]},
        problem=FindingsError(problem.format(count=count)) if remarks else None,
    )


def _remarks(proof: Proof) -> Iterator[Remark]:
    """What a person should look at, where it is to be mended: in the translation."""
    from loctool.glossary.remarks import Remark
    from loctool.glossary.verification import findings

    for segment in proof.segments:
        for use in segment.uses:
            path, line = proof.target_name, segment.target_line
            if not line:
                path, line = proof.source_name, segment.line
            found = findings([use], segment.source, segment.target, proof.target_language)
            for finding in found:
                yield Remark(finding, path, line, use.occurrence.concept.id)


def _totals(proof: Proof) -> str:
    from loctool.reports.totals import rate

    totals = proof.totals
    line = _(
        "terms kept: {kept} of {enforced} ({rate}); consistent: {consistent} of {terms}; "
        "forbidden: {forbidden}; open: {open}"
    ).format(
        kept=totals.kept,
        enforced=totals.enforced,
        rate=rate(totals.success_rate),
        consistent=totals.consistent,
        terms=totals.terms,
        forbidden=totals.forbidden,
        open=totals.open,
    )
    return f"{line}\n"
