"""Catalog files on their way through pre-translation: read, resumed, saved as it goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from loctool.catalogs.binary import is_binary
from loctool.catalogs.headers import gettext_language
from loctool.catalogs.initialization import new_catalog
from loctool.catalogs.messages import Catalog
from loctool.catalogs.plurals import PluralForms, parse_plural_forms, plural_forms
from loctool.catalogs.pretranslation.forms import NUMBERS
from loctool.catalogs.pretranslation.memory import CatalogMemory
from loctool.catalogs.reading import parse_bytes, read_catalog
from loctool.catalogs.writing import encoded
from loctool.errors import BadInputError, LoctoolError, OutputExistsError, UsageError
from loctool.files import read_input, write_atomically
from loctool.i18n import gettext as _
from loctool.languages import parse_language

STDIO = "-"
TEMPLATE = ".pot"


@dataclass(frozen=True, slots=True)
class Job:
    """A catalog to translate.

    Attributes:
        catalog: As it is now.
        name: Of the file it came from, or ``-``.
        source: BCP 47 code of the ``msgid`` texts.
        target: BCP 47 code to translate into.
        plural: The target's plural forms.
        output: Where it is saved; ``None`` is standard output.
    """

    catalog: Catalog
    name: str
    source: str
    target: str
    plural: PluralForms
    output: Path | None


def catalog_files(paths: Iterable[str]) -> Iterator[str]:
    """The files, and those in the folders: every ``.po`` below, sorted; each once.

    Raises:
        BadInputError: A folder has none.
    """
    for path in dict.fromkeys(paths):
        if path == STDIO or not Path(path).is_dir():
            yield path
            continue
        found = sorted(Path(path).rglob("*.po"))
        if not found:
            raise BadInputError(_("there is no .po file in this folder"), path=path)
        yield from map(str, found)


def read_job(
    name: str, data: bytes, *, target: str = "", source: str = "", default_source: str = "de",
    output: Path | None = None,
) -> Job:  # fmt: skip
    """The job that a catalog's bytes are.

    Args:
        name: Of the file, or ``-``.
        data: What it holds.
        target: The language to translate into as a person typed it; empty for the header's.
        source: The language of the texts; empty for the header's ``X-Source-Language``.
        default_source: The language of the texts where neither names one.
        output: Where to save it; by default where it was, a template's beside it as ``fr.po``.

    Raises:
        BadInputError: It cannot be read, or cannot be written back without loss.
        UsageError: No target language is named, or two different ones.
    """
    if is_binary(data):
        raise BadInputError(
            _("is compiled; a translation goes into the .po file"),
            path=name,
            hint=_("msgunfmt {name} -o {name}.po makes one").format(name=name),
        )
    catalog = parse_bytes(data, name)
    refuse_broken(catalog)
    language = _target_of(catalog, target)
    origin = parse_language(source or catalog.headers.get("X-Source-Language") or default_source)
    if origin == parse_language(language):
        raise UsageError(
            _("source and target are the same language: {language}").format(language=language),
            path=name,
            hint=_("Name the language of the msgid texts with --from LANG."),
        )
    if name.endswith(TEMPLATE):
        output = output or Path(name).with_name(f"{language}.po")
        catalog = _begun(catalog, output, language)
    place = output if name == STDIO or output is not None else Path(name)
    plural = _plural_of(catalog, language)
    return Job(catalog, name, origin, parse_language(language), plural, place)


def refuse_broken(catalog: Catalog) -> None:
    """Refuses a catalog that cannot be written back as it is.

    Raises:
        BadInputError: It has a syntax error.
    """
    for problem in catalog.problems:
        if problem.id == "syntax-error":
            raise BadInputError(
                problem.message,
                path=catalog.name,
                line=problem.line,
                hint=_("Mend that line first; loctool check {name} shows all.").format(
                    name=catalog.name
                ),
            )


def _target_of(catalog: Catalog, target: str) -> str:
    """The language in gettext's spelling."""
    named = catalog.language
    if not target and not named:
        raise UsageError(
            _("the header names no language"),
            path=catalog.name,
            hint=f"loctool catalog translate {catalog.name} --to fr",
        )
    if target and named and not same_language(gettext_language(target), named):
        raise UsageError(
            _("the catalog's language is {named}, not {target}").format(named=named, target=target),
            path=catalog.name,
            hint=_("Leave out --to; the header says it."),
        )
    return named or gettext_language(target)


def same_language(one: str, other: str) -> bool:
    """Whether two codes of gettext mean one language: a missing region agrees with any.

    Example:
        >>> same_language("fr", "fr_CA"), same_language("pt_BR", "pt_PT")
        (True, False)
    """
    first, second = (code.partition("@")[0].replace("-", "_").split("_") for code in (one, other))
    return all(a.lower() == b.lower() for a, b in zip(first, second, strict=False))


def _begun(template: Catalog, output: Path, language: str) -> Catalog:
    """The catalog of a template: what an earlier run has begun, else a new one.

    Raises:
        OutputExistsError: What is there was not made from this template.
    """
    if output.exists():
        begun = read_catalog(output)
        refuse_broken(begun)
        if {message.key for message in begun} != {message.key for message in template}:
            raise OutputExistsError(
                _("is there already, and has other messages than the template"),
                path=output,
                hint=_(
                    "loctool catalog update {template} {output}; "
                    "then loctool catalog translate {output}"
                ).format(template=template.name, output=output),
            )
        return begun
    return replace(new_catalog(template, language), name=str(output))


def _plural_of(catalog: Catalog, language: str) -> PluralForms:
    """The header's plural forms, else those the language has."""
    text = catalog.headers.get("Plural-Forms", "")
    if not text:
        return plural_forms(language)
    try:
        plural = parse_plural_forms(text)
        for number in NUMBERS:
            plural.form(number)
    except ValueError as error:
        raise BadInputError(
            _("Plural-Forms {reason}").format(reason=error),
            path=catalog.name,
            line=catalog.header.line if catalog.header else None,
            hint=_("For this language it is: {forms}").format(forms=plural_forms(language)),
        ) from error
    return plural


def read_memory(job: Job, catalogs: Sequence[Catalog]) -> CatalogMemory:
    """What people translated into the job's language: in its own catalog first, then in others."""
    language = job.catalog.language or job.target
    others = (
        each for each in catalogs if not each.language or same_language(each.language, language)
    )
    return CatalogMemory.of([job.catalog, *others])


@dataclass(slots=True)
class Saver:
    """Saves a catalog again and again, as long as nobody else changes its file.

    Attributes:
        output: The file.
        there: The bytes that are expected in it; ``None`` where there is none.
        written: How many times it was written.
    """

    output: Path
    there: bytes | None = field(default=None, repr=False)
    written: int = 0

    @classmethod
    def at(cls, output: Path) -> Saver:
        """For a file as it is now; a symbolic link stays one."""
        place = Path(os.path.realpath(output))
        return cls(place, place.read_bytes() if place.exists() else None)

    def save(self, catalog: Catalog) -> None:
        """Writes the catalog whole or not at all; not where it is there already.

        Raises:
            OutputExistsError: Somebody changed the file since it was read or written last.
            OutputError: It cannot be written; what was there is as it was.
        """
        data = encoded(catalog)
        if data == self.there:
            return
        now = read_input(self.output) if self.output.exists() else None
        if now != self.there:
            raise OutputExistsError(
                _("was changed while it was being translated; nothing was written over"),
                path=self.output,
                hint=_("Run the same command again: it goes on with the file as it is now."),
            )
        write_atomically(self.output, data)
        self.there = data
        self.written += 1


def read_catalogs(paths: Iterable[str]) -> Iterator[Catalog | LoctoolError]:
    """Catalogs for the memory; of those in folders, one that cannot be read is given as error."""
    for path in paths:
        is_folder = Path(path).is_dir()
        for name in catalog_files([path]):
            try:
                yield read_catalog(Path(name))
            except BadInputError as error:
                if not is_folder:
                    raise
                yield error
