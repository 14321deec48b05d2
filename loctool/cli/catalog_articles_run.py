"""Runs of ``loctool catalog from-article`` and ``to-article``: one file after the other."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loctool.catalogs.articles import Made, Rebuilt, make_catalog, rebuild_articles, source_language
from loctool.catalogs.articles_files import (
    Places,
    Plan,
    find_catalogs,
    plan_catalogs,
    translation_path,
)
from loctool.catalogs.articles_messages import Comment
from loctool.catalogs.articles_origins import read_origins
from loctool.catalogs.xliff import language_tag
from loctool.cli.catalog_desk import STATUSES, Desk, read_with_warnings, say_counts
from loctool.cli.glossary_options import read_collection, remark_data, say
from loctool.cli.output import Output, Result
from loctool.errors import UsageError
from loctool.files import write_atomically
from loctool.i18n import gettext as _
from loctool.i18n import ngettext
from loctool.languages import parse_language
from loctool.outputs import State, refuse_collisions, sign, state_of, write_output
from loctool.settings import load_settings, split_codes

STDOUT = Path("-")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked of ``to-article``.

    Attributes:
        fuzzy: Whether fuzzy translations are used.
        article: Where the one article is now.
        force: Whether to overwrite whatever is there.
        strict: Whether anything that is left makes the run fail.
    """

    fuzzy: bool
    article: Path | None
    force: bool
    strict: bool


def make(
    given: Sequence[Path],
    places: Places,
    streams: Output,
    options: Mapping[str, Any],
    config: Path | None,
) -> Result:
    """Makes the catalogs of articles, or brings them up to date."""
    codes = tuple(code for each in options["target"] for code in split_codes(each))
    settings = load_settings(
        {key: options[key] for key in ("source", "glossaries", "document")} | {"target": codes},
        directory=Path.cwd(),
        environment=os.environ,
        config=config,
    )
    source, targets = parse_language(settings.source), _targets(settings.target, settings.source)
    plans = plan_catalogs(given, source, targets, places)
    if options["pretranslate"] and places.output == STDOUT:
        raise UsageError(
            _("--pretranslate works on a file, not on standard output"),
            hint=_("Name the catalog with -o FILE."),
        )
    comments = _Comments(streams, options, config, source)
    desk = Desk(streams, several=len(plans) > 1)

    def work(plan: Plan) -> None:
        comment = comments.into(plan.target)
        made = make_catalog(plan, comment, source=source, format=settings.document)
        if plan.catalog == STDOUT:
            desk.add(made.data.decode(), _catalog_row(plan, made, "printed"))
            return
        status = "updated" if made.before is not None else "made"
        if made.is_current:
            status = "up-to-date"
        else:
            write_atomically(plan.catalog, made.data)
        desk.add("", _catalog_row(plan, made, status))
        streams.note(_catalog_line(plan, made, status))

    for plan in plans:
        desk.do(str(plan.catalog), lambda plan=plan: work(plan))  # type: ignore[misc]
    result = desk.result()
    if options["pretranslate"] and result.problem is None:
        return _pretranslate(plans, result, streams, options, config)
    return result


def build(given: Sequence[Path], places: Places, wanted: Wanted, streams: Output) -> Result:
    """Builds the articles of catalogs."""
    catalogs = find_catalogs(given)
    folders = {place for place in given if place.is_dir()}
    desk = Desk(streams, several=len(catalogs) > 1, strict=wanted.strict)
    outputs: dict[Path, Path] = {}

    def work(path: Path, root: Path) -> None:
        catalog = read_with_warnings(path, streams)
        if root in folders and not read_origins(catalog):
            streams.note(_("{path}: passed over, not made from an article").format(path=path))
            return
        source, target = source_language(catalog), language_tag(catalog.language)
        built = rebuild_articles(catalog, path, fuzzy=wanted.fuzzy, article=wanted.article)
        for each in built:
            place = translation_path(each.origin, (path, root), source, target, places.folder)
            output = _output(place, places, several=len(built) > 1 or len(catalogs) > 1)
            if output != STDOUT:
                refuse_collisions([str(each.path)], [(str(each.path), output)])
                _refuse_second(outputs, output, path)
            status = _write(each, output, catalog.language, wanted, streams)
            remarks = list(each.article.remarks(str(path), str(each.path)))
            say(streams, remarks)
            desk.findings += not each.article.is_complete or each.is_stale
            text = each.article.text if output == STDOUT else ""
            desk.add(text, _article_row(path, each, output, status) | {"findings": [
                remark_data(remark) for remark in remarks
            ]})  # fmt: skip

    for path, root in catalogs:
        desk.do(str(path), lambda path=path, root=root: work(path, root))  # type: ignore[misc]
    return desk.result()


class _Comments:
    """What translators are told of segments; the glossary is read once, a matcher made once."""

    def __init__(
        self, streams: Output, options: Mapping[str, Any], config: Path | None, source: str
    ) -> None:
        self._source = source
        self._glossary = None
        if not options["no_glossary"]:
            self._glossary = read_collection(streams, options["glossaries"], config).glossary
        self._made: dict[str, Comment] = {}

    def into(self, target: str) -> Comment:
        """The comments for translators into a language."""
        from loctool.catalogs.articles_terms import term_comments

        if self._glossary is None:
            return lambda _segment: ()
        if target not in self._made:
            self._made[target] = term_comments(self._glossary, self._source, target)
        return self._made[target]


def _targets(codes: Sequence[str], source: str) -> list[str]:
    """BCP 47 codes, each once; a region stays, for a catalog has one.

    Raises:
        UsageError: There is none, one is unknown, or it is the articles' own.
    """
    from loctool.catalogs.headers import gettext_language

    targets = list(dict.fromkeys(language_tag(gettext_language(code)) for code in codes))
    if not targets:
        raise UsageError(
            _("no language to translate into"),
            hint=_("Name one: loctool catalog from-article ARTICLE --to fr"),
        )
    if parse_language(source) in targets:
        raise UsageError(
            _("source and target are the same language: {code}").format(code=source),
            hint=_("Name the articles' language with --from LANG, the wanted one with --to LANG."),
        )
    return targets


def _pretranslate(
    plans: Sequence[Plan],
    result: Result,
    streams: Output,
    options: Mapping[str, Any],
    config: Path | None,
) -> Result:
    """Translates what is open in the catalogs; its data stand beside those of making them."""
    from loctool.cli.catalog_translate_run import Order, run

    order = Order(
        catalogs=tuple(str(plan.catalog) for plan in plans),
        output=None,
        memories=(),
        fuzzy=False,
        accept=False,
        no_engine=False,
        no_glossary=options["no_glossary"],
        dry_run=False,
    )
    given = {"target": (), "engine": options["engine"], "glossaries": options["glossaries"]}
    translated = run(order, streams, given, config)
    data = {**result.data, "pretranslation": translated.data}
    return Result(result.text + translated.text, data, translated.problem)


def _output(place: Path, places: Places, *, several: bool) -> Path:
    if places.output is None:
        return place
    if several:
        raise UsageError(
            _("-o takes one article: found several"),
            hint=_("Name a folder with --output-dir DIR."),
        )
    return places.output


def _refuse_second(outputs: dict[Path, Path], output: Path, catalog: Path) -> None:
    """Refuses to write two catalogs' articles to one place."""
    if output in outputs:
        raise UsageError(
            _("{output} would be the output of both {first} and {second}").format(
                output=output, first=outputs[output], second=catalog
            ),
            hint=_("Build them into different folders with --output-dir DIR."),
        )
    outputs[output] = catalog


def _write(built: Rebuilt, output: Path, language: str, wanted: Wanted, streams: Output) -> str:
    """Writes an article unless it is there already; the status in one word."""
    if built.is_stale:
        streams.warn(
            _(
                "{path}: changed since the catalog was made; bring it up to date: "
                "loctool catalog from-article {path} --to {language}"
            ).format(path=built.path, language=language)
        )
    if output == STDOUT:
        status = "printed"
    else:
        signature = sign("to-article", built.source, built.data, language)
        if state_of(output, signature) is State.CURRENT and not wanted.force:
            status = "up-to-date"
        else:
            write_output(output, built.data, signature, force=wanted.force)
            status = "written"
    place = built.path if output == STDOUT else output
    counts = say_counts(built.article.counts)
    streams.note(_(STATUSES[status]).format(path=place, counts=counts))
    return status


def _catalog_line(plan: Plan, made: Made, status: str) -> str:
    count = made.counts["messages"]
    messages = ngettext("{count} message", "{count} messages", count).format(count=count)
    counts = f"{messages}, {say_counts(made.counts)}"
    return _(STATUSES[status]).format(path=plan.catalog, counts=counts)


def _catalog_row(plan: Plan, made: Made, status: str) -> dict[str, Any]:
    return {
        "catalog": str(plan.catalog),
        "articles": [str(path) for path in plan.articles],
        "target_language": plan.target,
        "status": status,
        "counts": made.counts,
    }


def _article_row(path: Path, built: Rebuilt, output: Path, status: str) -> dict[str, Any]:
    return {
        "catalog": str(path),
        "article": str(built.path),
        "output": str(output),
        "status": status,
        "stale": built.is_stale,
        "counts": built.article.counts,
    }
