"""Reads TBX of versions 2 and 3, whatever its dialect and style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from loctool.errors import BadInputError
from loctool.glossary.formats import Reading
from loctool.glossary.formats.columns import normalize_language
from loctool.glossary.formats.tbx_categories import (
    STATUS_CATEGORIES,
    basic_part_of_speech,
    read_our_note,
    read_status,
)
from loctool.glossary.formats.tbx_writing import BLANKS_KEPT
from loctool.glossary.formats.xml import local_name, parse_xml
from loctool.glossary.identifiers import make_id, unused
from loctool.glossary.remarks import Place, Remark
from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term
from loctool.i18n import gettext as _
from loctool.i18n import ngettext

if TYPE_CHECKING:
    from lxml import etree

_ENTRIES = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_GROUPS = ("descripGrp", "termNoteGrp", "adminGrp", "termGrp", "auxInfo")
_CARRIERS = ("descrip", "termNote", "admin", "ref", "xref", "transac", "transacNote")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_tbx(data: bytes, name: str) -> Reading:
    """Reads a file.

    Raises:
        BadInputError: It is not XML, declares entities, or is not TBX.
    """
    root = parse_xml(data, name)
    if local_name(root) not in ("tbx", "martif"):
        raise BadInputError(
            _("not TBX: the root element is <{name}>, not <tbx> or <martif>").format(
                name=local_name(root)
            ),
            path=name,
            line=root.sourceline,
        )
    reader = _Reader(name, keep_blanks=_keeps_blanks(root))
    concepts: dict[str, Concept] = {}
    lines: dict[str, int] = {}
    for element in root.iter():
        if local_name(element) in _ENTRIES:
            concept = reader.entry(element)
            id = unused(concept.id, concepts)
            if id != concept.id:
                reader.say_duplicate(concept.id, id, element)
            concepts[id] = reader.renamed(concept, id)
            lines[id] = element.sourceline or 0
    return Reading(Glossary(tuple(concepts.values()), name), tuple(reader.remarks()), lines)


def _keeps_blanks(root: etree._Element) -> bool:
    """Whether we wrote it: then a line break in a text is one, and no indentation."""
    before = root.getprevious()
    while before is not None:
        if getattr(before, "target", None) == BLANKS_KEPT:
            return True
        before = before.getprevious()
    return False


def read_xml_id(id: str) -> str:
    """The id behind what :func:`~loctool.glossary.formats.tbx_writing.xml_id` made of it."""
    if id == "_x_":
        return ""
    return re.sub(r"_x([0-9a-f]{1,6})_", _decoded, id)


def _decoded(code: re.Match[str]) -> str:
    """The character of a code; others' codes that mean none stay."""
    number = int(code[1], 16)
    is_character = number < 0x110000 and not 0xD800 <= number < 0xE000
    return chr(number) if is_character else code[0]


class _Reader:
    """Reads entries and remembers what it had to pass over."""

    def __init__(self, name: str, *, keep_blanks: bool) -> None:
        self._name = name
        self._keep_blanks = keep_blanks
        self._said: list[Remark] = []
        self._passed: Counter[str] = Counter()
        self._first: dict[str, int] = {}

    def remarks(self) -> Iterator[Remark]:
        """What was odd, then what was lost, each kind once."""
        yield from self._said
        for category, count in self._passed.items():
            yield Place(self._name, self._first[category]).warning(
                "category-lost",
                ngettext(
                    "{category} is not kept; it comes {count} time",
                    "{category} is not kept; it comes {count} times",
                    count,
                ).format(category=category, count=count),
            )

    def renamed(self, concept: Concept, id: str) -> Concept:
        """The concept with another id."""
        return replace(concept, id=id)

    def say_duplicate(self, given: str, id: str, element: etree._Element) -> None:
        self._said.append(
            self._place(element, id).error(
                "id-duplicate",
                _("the id {given!r} comes twice; read as {id!r}").format(given=given, id=id),
            )
        )

    def entry(self, element: etree._Element) -> Concept:
        """A concept."""
        fields: dict[str, list[str]] = {"subjectField": [], "definition": [], "note": []}
        ours: dict[str, str] = {}
        terms: dict[str, tuple[Term, ...]] = {}
        parts: list[str] = []
        for child, category in self._categories(element):
            if local_name(child) in _SECTIONS:
                language, found = self._section(child, parts, ours)
                if found:
                    terms[language] = (*terms.get(language, ()), *found)
            elif category == "note" and (said := read_our_note(self._text(child))):
                ours[said[0]] = said[1]
            elif category in fields:
                fields[category].append(self._text(child))
            else:
                self._pass(category, child)
        return self._concept(element, fields, ours, terms, parts)

    def _concept(
        self,
        element: etree._Element,
        fields: dict[str, list[str]],
        ours: dict[str, str],
        terms: dict[str, tuple[Term, ...]],
        parts: list[str],
    ) -> Concept:
        extra = {
            key.removeprefix("extra:"): value
            for key, value in ours.items()
            if key.startswith("extra:")
        }
        for number, surplus in enumerate(fields["definition"][1:], start=2):
            extra[f"definition {number}"] = surplus
        notes = [*fields["note"], *([ours["note"]] if "note" in ours else [])]
        concept = Concept(
            read_xml_id(element.get("id", "")),
            terms,
            domain="; ".join(fields["subjectField"]),
            part_of_speech=self._part_of_speech(element, ours, parts),
            policy=Policy.KEEP if ours.get("policy") == Policy.KEEP else Policy.TRANSLATE,
            definition=(fields["definition"] or [""])[0],
            note="; ".join(notes),
            extra=extra,
        )
        return concept if element.get("id") else self.renamed(concept, make_id(concept))

    def _part_of_speech(
        self, element: etree._Element, ours: dict[str, str], parts: list[str]
    ) -> str:
        """The concept's, which all its terms should share."""
        found = list(dict.fromkeys(part for part in parts if part))
        if len(found) > 1:
            self._said.append(
                self._place(element).warning(
                    "part-of-speech-lost",
                    _("terms have {found}; kept for all: {kept}").format(
                        found=", ".join(found), kept=found[0]
                    ),
                )
            )
        said = ours.get("part-of-speech")
        if said is not None and (not found or basic_part_of_speech(said) == found[0]):
            return said
        return found[0] if found else ""

    def _section(
        self, element: etree._Element, parts: list[str], ours: dict[str, str]
    ) -> tuple[str, tuple[Term, ...]]:
        """The terms of a language."""
        given = element.get(_LANGUAGE) or element.get("lang") or ""
        if not given:
            raise BadInputError(
                _("<{name}> without xml:lang").format(name=local_name(element)),
                path=self._name,
                line=element.sourceline,
            )
        language = normalize_language(given)
        found: list[tuple[str, Status | None, bool]] = []
        for child, category in self._categories(element):
            if local_name(child) in _TERMS:
                found += self._term(child, parts)
            elif category == "definition":
                ours[f"extra:definition {language}"] = self._text(child)
            elif category == "partOfSpeech":
                parts.append(self._text(child))
            else:
                self._pass(category, child)
        return language, tuple(_with_statuses(found))

    def _term(
        self, element: etree._Element, parts: list[str]
    ) -> Iterator[tuple[str, Status | None, bool]]:
        text, status, case_sensitive = "", None, False
        for child, category in self._categories(element):
            if category == "term":
                text = self._text(child)
            elif category in STATUS_CATEGORIES:
                status = self._status(child) or status
            elif category == "partOfSpeech":
                parts.append(self._text(child))
            elif category == "note" and read_our_note(self._text(child)):
                case_sensitive = True
            else:
                self._pass(category, child)
        if text:
            yield text, status, case_sensitive
        else:
            self._said.append(self._place(element).error("term-empty", _("an empty term")))

    def _status(self, element: etree._Element) -> Status | None:
        text = self._text(element)
        status = read_status(text)
        if status is None:
            self._said.append(
                self._place(element).warning(
                    "status-unknown", _("unknown administrative status: {text!r}").format(text=text)
                )
            )
        return status

    def _categories(self, element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
        """The children, groups opened, each with its data category whatever the style."""
        for child in element:
            name = local_name(child)
            if name in _GROUPS:
                yield from self._categories(child)
            elif name in _CARRIERS:
                yield child, child.get("type", name)
            elif name:
                yield child, name

    def _text(self, element: etree._Element) -> str:
        text = "".join(str(part) for part in element.itertext())
        return text if self._keep_blanks else " ".join(text.split())

    def _place(self, element: etree._Element, concept: str = "") -> Place:
        return Place(self._name, element.sourceline or 0, concept)

    def _pass(self, category: str, element: etree._Element) -> None:
        self._passed[category] += 1
        self._first.setdefault(category, element.sourceline or 0)


def _with_statuses(found: list[tuple[str, Status | None, bool]]) -> Iterator[Term]:
    """Terms; the first that says nothing is preferred, where no other is."""
    free = not any(status is Status.PREFERRED for _, status, _ in found)
    for text, status, case_sensitive in found:
        if status is None:
            status = Status.PREFERRED if free else Status.ADMITTED
            free = False
        yield Term(text, status, case_sensitive)
