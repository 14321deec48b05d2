"""Checks catalogs: reads a file, runs the checks, sorts what they found by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePath

from loctool.catalogs.collecting import no_garbage_collection
from loctool.catalogs.inspection import CatalogFile, line_of
from loctool.catalogs.inspection.articles import ArticlePair, SegmentPair, inspect_articles
from loctool.catalogs.inspection.ignoring import ignored_ids
from loctool.catalogs.inspection.located import Located
from loctool.catalogs.inspection.mending import with_messages
from loctool.catalogs.inspection.plurals import rule_of
from loctool.catalogs.inspection.selection import Selection
from loctool.catalogs.inspection.sources import source_language_of, target_language_of
from loctool.catalogs.inspection.terms import TermInspector, has_languages
from loctool.catalogs.inspection.texts import TextInspector
from loctool.catalogs.inspection.units import NO_FLAGS, Unit, mend_unit, units_of
from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.reading import parse_bytes
from loctool.errors import BadInputError
from loctool.findings import Finding, Severity
from loctool.glossary.terms import Glossary

MAX_ROUNDS = 5
"""A mend may bring another check's fault to light; after so many rounds it is a person's turn."""

OFTEN = 5
"""So many numbers from 0 to 1000 make a plural form a frequent one; ``plural-distrib.c``."""

Advance = Callable[[int, int], None]
"""Called with the texts done and all of them."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How to check.

    Attributes:
        selection: The checks.
        source_language: BCP 47 code; empty to find it out for each catalog.
        target_language: BCP 47 code; empty to find it out for each catalog.
        glossary: Whose terms must be kept; ``None`` to look at no terms.
        fuzzy: Whether the texts of fuzzy messages are checked too.
        now: Time of the check, with a time zone.
    """

    selection: Selection
    source_language: str = ""
    target_language: str = ""
    glossary: Glossary | None = None
    fuzzy: bool = False
    now: datetime | None = None


class Inspector:
    """Checks files by the same rules.

    Args:
        rules: How to check.
        advance: Told how far the longest part, the texts, is.
    """

    def __init__(self, rules: Rules, advance: Advance | None = None) -> None:
        self._rules = rules
        self._advance = advance
        self._terms: dict[tuple[str, str], TermInspector | None] = {}

    def inspect(self, data: bytes, path: str) -> tuple[Located, ...]:
        """What the checks find in a catalog; a file that is none has one finding."""
        file = self.read(data, path)
        if isinstance(file, Located):
            return (file,)
        with no_garbage_collection():
            found = [*self._catalog_findings(file, path), *self._text_findings(file, path)]
        return tuple(sorted(found, key=lambda each: each.line))

    def read(self, data: bytes, path: str) -> CatalogFile | Located:
        """The catalog, or why it is none."""
        try:
            catalog = _parse(data, path)
        except BadInputError as error:
            kind = "mo-invalid" if PurePath(path).suffix in (".mo", ".gmo") else "syntax-error"
            line = error.line or (0 if kind == "mo-invalid" else 1)
            return Located(path, line, Finding(kind, Severity.ERROR, error.message))
        return CatalogFile(
            catalog,
            data,
            PurePath(path),
            self._rules.source_language or source_language_of(catalog),
            self._rules.target_language or target_language_of(catalog, path),
            self._rules.now or datetime.now(UTC),
        )

    def inspect_pair(self, pair: ArticlePair) -> tuple[Located, ...]:
        """What the checks find in an article and its translation.

        Raises:
            BadInputError: One of them cannot be read.
        """

        def inspect(segments: Sequence[SegmentPair]) -> list[tuple[Finding, ...]]:
            units = [Unit((each.source.text,), each.target.text, NO_FLAGS) for each in segments]
            return self.inspect_texts(units, pair.source_language, pair.target_language)

        return tuple(inspect_articles(pair, self._rules.selection.ids, inspect))

    def inspect_texts(
        self, units: Sequence[Unit], source_language: str, target_language: str
    ) -> list[tuple[Finding, ...]]:
        """What is to be seen of each text and its translation, terms among it."""
        terms = self._term_inspector(source_language, target_language)
        checks = self._rules.selection.texts
        texts = TextInspector(checks, source_language, target_language, terms)
        ids = self._rules.selection.ids
        return [
            tuple(each for each in found if each.id in ids) if found else found
            for found in texts.inspect(units, self._advance)
        ]

    def mended(self, data: bytes, path: str) -> bytes:
        """The file's bytes with everything mended that can safely be."""
        for _round in range(MAX_ROUNDS):
            file = self.read(data, path)
            if isinstance(file, Located) or file.is_machine:
                return data
            better = self._with_texts_mended(self._with_catalog_mended(file))
            if better == data:
                return data
            data = better
        return data

    def _catalog_findings(self, file: CatalogFile, path: str) -> Iterator[Located]:
        everywhere = ignored_ids(file.catalog.header)
        for check in self._rules.selection.catalogs:
            if check.id in everywhere:
                continue
            for spot in check.function(file):
                message = spot.message
                if message is None or check.id not in ignored_ids(message):
                    finding = Finding(check.id, check.severity, spot.text)
                    yield _located(path, spot.line, finding, message)

    def _text_findings(self, file: CatalogFile, path: str) -> Iterator[Located]:
        places = list(self._units(file))
        units = [unit for _message, _keyword, unit in places]
        everywhere = ignored_ids(file.catalog.header)
        found = self.inspect_texts(units, file.source_language, file.target_language)
        for (message, keyword, _unit), findings in zip(places, found, strict=True):
            if findings:
                ignored = everywhere | ignored_ids(message)
                for finding in findings:
                    if finding.id not in ignored:
                        yield _located(path, line_of(message, keyword), finding, message)

    def _units(self, file: CatalogFile) -> Iterator[tuple[Message, str, Unit]]:
        if file.is_template:
            return
        forms = singular_forms(file.catalog), rare_forms(file.catalog)
        for message in file.catalog:
            if message.msgid and (self._rules.fuzzy or not message.fuzzy):
                for keyword, unit in units_of(message, *forms):
                    yield message, keyword, unit

    def _term_inspector(self, source: str, target: str) -> TermInspector | None:
        glossary = self._rules.glossary
        if (source, target) not in self._terms:
            wanted = any(id.startswith(("term-", "keep-")) for id in self._rules.selection.ids)
            usable = wanted and glossary is not None and has_languages(glossary, source, target)
            self._terms[source, target] = (
                TermInspector(glossary, source, target) if usable and glossary else None
            )
        return self._terms[source, target]

    def _with_catalog_mended(self, file: CatalogFile) -> CatalogFile:
        everywhere = ignored_ids(file.catalog.header)
        for check in self._rules.selection.catalogs:
            if check.fix is None or check.id in everywhere:
                continue
            spots = list(check.function(file))
            if spots and not any(check.id in ignored_ids(spot.message) for spot in spots):
                data = check.fix(file)
                file = replace(file, data=data, catalog=_parse(data, str(file.path)))
        return file

    def _with_texts_mended(self, file: CatalogFile) -> bytes:
        kinds = singular_forms(file.catalog), rare_forms(file.catalog)
        everywhere = ignored_ids(file.catalog.header)
        checks = [each for each in self._rules.selection.texts if each.id not in everywhere]
        if file.is_template or not any(check.fix for check in checks):
            return file.data

        def mend(message: Message) -> Message:
            if message.obsolete or not message.msgid or (message.fuzzy and not self._rules.fuzzy):
                return message
            ignored = ignored_ids(message)
            usable = [check for check in checks if check.id not in ignored]
            forms = list(message.msgstr)
            for number, (_keyword, unit) in _numbered(message, *kinds):
                languages = file.source_language, file.target_language
                forms[number] = mend_unit(usable, unit, *languages)
            return replace(message, msgstr=tuple(forms))

        return with_messages(file, [mend(message) for message in file.catalog.messages])


def singular_forms(catalog: Catalog) -> frozenset[int]:
    """The numbers of the plural forms that are for 1."""
    try:
        rule = rule_of(catalog)
        return frozenset((rule.form(1) if rule else 0,))
    except ValueError:
        return frozenset((0,))


def rare_forms(catalog: Catalog) -> frozenset[int]:
    """The numbers of the plural forms that are for a few numbers only: for one, or for none."""
    from loctool.catalogs.inspection.plurals import rule_of

    rule = rule_of(catalog)
    if rule is None:
        return frozenset()
    forms = range(rule.nplurals)
    try:
        return frozenset(form for form in forms if len(rule.numbers_of(form)) < OFTEN)
    except ValueError:
        return frozenset()  # the rule fails for some number, which is another check's


def _numbered(
    message: Message, singular: frozenset[int], rare: frozenset[int]
) -> Iterator[tuple[int, tuple[str, Unit]]]:
    for keyword, unit in units_of(message, singular, rare):
        yield int(keyword[7:-1] or 0) if "[" in keyword else 0, (keyword, unit)


def _parse(data: bytes, path: str) -> Catalog:
    """The catalog; a file of blanks is one without messages."""
    return parse_bytes(data, path)


def _located(path: str, line: int, finding: Finding, message: Message | None) -> Located:
    if message is None:
        return Located(path, line, finding)
    return Located(path, line, finding, message.msgid, "\n".join(message.msgstr))
