"""``loctool glossary extract``: what of German articles may be worth an entry."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from loctool.cli.glossary_options import (
    PLACE,
    complete_formats,
    glossary_options,
    read_collection,
    refuse_existing,
    say,
)
from loctool.cli.options import output_of, output_options
from loctool.cli.output import Result
from loctool.cli.tables import table
from loctool.errors import BadInputError
from loctool.i18n import N_, ngettext
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from loctool.glossary.extraction import Candidate, Extraction, Passage
    from loctool.glossary.terms import Concept, Glossary

STDIN = "-"
EXAMPLE_CHARS = 60
KINDS = (N_("noun"), N_("compound"), N_("hyphen-compound"), N_("acronym"), N_("phrase"))
"""What :class:`~loctool.glossary.nominals.NominalKind` says, for the catalogs."""


@click.command(short_help="Find what may be a term in German articles.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@glossary_options
@click.option(
    "--min-count",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Only what stands in the texts at least so often.  [default: 1]",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=100,
    metavar="N",
    help="At most so many, the likeliest first; 0 for all.  [default: 100]",
)
@click.option("--new", is_flag=True, help="Only what the glossaries do not have.")
@click.option(
    "--format",
    "format",
    metavar="NAME",
    shell_complete=complete_formats,
    help="Write a glossary in this format instead of a table.  [default: by the suffix of -o]",
)
@click.option("-o", "--output", "target_path", metavar="FILE", type=PLACE, help="Write this file.")
@click.option("--force", is_flag=True, help="Overwrite the file given with -o.")
@output_options
@click.pass_context
def extract(
    context: click.Context,
    files: tuple[str, ...],
    glossaries: tuple[Path, ...],
    config: Path | None,
    min_count: int,
    limit: int,
    new: bool,
    format: str | None,
    target_path: Path | None,
    force: bool,
) -> Result:
    """Find what may be a term in German articles, the likeliest first.

    FILE is a text, Markdown, HTML or subtitles, a folder of such files, or - for standard input.
    Candidates are nouns, compounds, acronyms and short phrases that are more usual here than in
    everyday language and in the news; names are left out. The table shows what the glossaries
    have of each: = is the term itself, + a term inside it.

    With -o or --format a glossary is written, with a row for each candidate that the glossaries
    do not have, its forms and an example in the note: fill in the translations, delete the rest.

    \b
    Examples:
      loctool glossary extract artikel.de.md --new
      loctool glossary extract articles/ --min-count 3 -o candidates.csv
    """
    if target_path:
        refuse_existing(target_path, force=force)
    output = output_of(context)
    glossary = read_collection(output, glossaries, config).glossary
    extraction = _extract(files, glossary)
    as_glossary = target_path is not None or format is not None
    chosen = [
        candidate
        for candidate in extraction.candidates
        if candidate.count >= min_count and not (candidate.is_covered and (new or as_glossary))
    ]
    shown = chosen[:limit] if limit else chosen
    for line in _notes(extraction, len(chosen), len(shown)):
        output.note(line)
    data = _data(shown, extraction)
    if not as_glossary:
        return Result(text=_table(shown), data=data)
    written, losses = _written(shown, glossary, format, target_path)
    say(output, losses)
    return _deliver(written, target_path, len(shown), data)


def _extract(files: Sequence[str], glossary: Glossary) -> Extraction:
    from loctool.checks.word_lists import FIRST_NAMES
    from loctool.glossary.extraction import extract as extract_candidates
    from loctool.glossary.places import CITIES
    from loctool.languages import place_names

    passages = (passage for file in _all(files) for passage in _passages(file))
    names = place_names("de") | CITIES
    return extract_candidates(passages, glossary, names=names, first_names=FIRST_NAMES)


def _all(files: Sequence[str]) -> Iterator[str]:
    """The files, and those of the folders that loctool reads, each once.

    Raises:
        BadInputError: A folder has none.
    """
    from loctool.documents import SUFFIXES

    seen = set()
    for file in files:
        path = Path(file)
        found = [file]
        if file != STDIN and path.is_dir():
            inside = (each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES)
            found = sorted(str(each) for each in inside if each.is_file())
            if not found:
                raise BadInputError(_("no text, Markdown, HTML or subtitles in it"), path=path)
        for each in found:
            if each not in seen:
                seen.add(each)
                yield each


def _passages(file: str) -> Iterator[Passage]:
    """The sentences of a file."""
    from loctool.documents import Document, format_of
    from loctool.documents.protected import find_protected
    from loctool.documents.sentences import split_sentences
    from loctool.files import read_input
    from loctool.glossary.extraction import Passage

    data = sys.stdin.buffer.read() if file == STDIN else read_input(Path(file))
    format = "text" if file == STDIN else format_of(Path(file))
    for segment in Document.from_bytes(data, format, file).segments:
        for span in split_sentences(segment.text, "de", find_protected(segment.text)):
            yield Passage(span.of(segment.text), file, segment.line)


def _notes(extraction: Extraction, chosen: int, shown: int) -> Iterator[str]:
    if not chosen:
        yield _("nothing that may be a term")
    if shown < chosen:
        more = chosen - shown
        yield ngettext(
            "and {count} more candidate; all of them: --limit 0",
            "and {count} more candidates; all of them: --limit 0",
            more,
        ).format(count=more)
    if left_out := len(extraction.names):
        yield ngettext(
            "left out {count} name: {names}", "left out {count} names: {names}", left_out
        ).format(count=left_out, names=_few(list(extraction.names)))


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")


def _table(candidates: Sequence[Candidate]) -> str:
    rows = [
        (
            candidate.lemma,
            str(candidate.count),
            _(candidate.kind.value),
            " ".join(
                f"{'=' if each.is_whole else '+'}{each.concept}" for each in candidate.coverage[:3]
            ),
            _example(candidate),
        )
        for candidate in candidates
    ]
    return table((_("term"), _("count"), _("kind"), _("glossary"), _("example")), rows)


def _example(candidate: Candidate) -> str:
    """Where it stands first, with the words around it."""
    passage, form = candidate.examples[0], next(iter(candidate.forms))
    text = " ".join(passage.text.split())
    start = max(0, text.find(form) - EXAMPLE_CHARS // 2)
    start = text.find(" ", start) + 1 if start else 0
    part = text[start : start + EXAMPLE_CHARS]
    if start + EXAMPLE_CHARS < len(text):
        part = part.rpartition(" ")[0] + " …"
    return f"{passage.path}:{passage.line}: {'… ' if start else ''}{part}"


def _data(candidates: Sequence[Candidate], extraction: Extraction) -> dict[str, Any]:
    return {
        "words": extraction.words,
        "candidates": [
            {
                "term": candidate.lemma,
                "kind": candidate.kind.value,
                "count": candidate.count,
                "score": candidate.score,
                "forms": dict(candidate.forms),
                "examples": [
                    {"path": each.path, "line": each.line, "text": each.text}
                    for each in candidate.examples
                ],
                "covered": candidate.is_covered,
                "glossary": [
                    {"concept": each.concept, "kind": each.kind.value}
                    for each in candidate.coverage
                ],
            }
            for candidate in candidates
        ],
        "names": dict(extraction.names),
    }


def _written(
    candidates: Sequence[Candidate], glossary: Glossary, format: str | None, path: Path | None
) -> tuple[bytes, Sequence[Any]]:
    """The candidates as a glossary's bytes, and what the format has no place for."""
    from loctool.glossary.formats import Pair, format_of, load_format
    from loctool.glossary.terms import Glossary

    name = format or format_of(path or Path("candidates.csv"))
    concepts = tuple(_concepts(candidates, {concept.id for concept in glossary}))
    writing = load_format(name).write(Glossary(concepts), Pair())
    return writing.data, writing.losses


def _concepts(candidates: Sequence[Candidate], taken: set[str]) -> Iterator[Concept]:
    from loctool.glossary.identifiers import slug, unused
    from loctool.glossary.terms import Concept, Term

    for candidate in candidates:
        id = unused(slug(candidate.lemma) or "candidate", taken)
        taken.add(id)
        first = candidate.examples[0]
        text = " ".join(first.text.split())
        forms = ", ".join(candidate.forms)
        note = f"{candidate.count}× {forms}; {first.path}:{first.line}: {text}"
        yield Concept(id, {"de": (Term(candidate.lemma),)}, part_of_speech="noun", note=note)


def _deliver(data: bytes, path: Path | None, count: int, said: dict[str, Any]) -> Result:
    from loctool.files import write_atomically

    if path is None:
        text = data.decode()
        return Result(text=text, data=said | {"text": text})
    write_atomically(path, data)
    message = ngettext(
        "wrote {count} candidate: {path}\n", "wrote {count} candidates: {path}\n", count
    )
    return Result(text=message.format(count=count, path=path), data=said | {"path": str(path)})
