"""Writes TBX-Basic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from loctool.glossary.formats import Writing
from loctool.glossary.formats.tbx_categories import (
    BASIC,
    ELEMENTS,
    MIN,
    NAMESPACE,
    PREFIXES,
    WRITTEN_STATUS,
    basic_part_of_speech,
    our_note,
    read_our_note,
)
from loctool.glossary.remarks import Place, Remark
from loctool.glossary.terms import Concept, Glossary, Policy, Term
from loctool.i18n import gettext as _

BLANKS_KEPT = "loctool-blanks-kept"
"""A processing instruction that says: line breaks in this file's texts are meant."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot say, not even escaped: its production ``Char``."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")

_HEADS = {
    "dca": (
        f'<tbx type="TBX-Basic" style="dca" xml:lang={{}} xmlns="{NAMESPACE}">',
        "tbxHeader",
        "</tbx>",
    ),
    "dct": (
        f'<tbx type="TBX-Basic" style="dct" xml:lang={{}} xmlns="{NAMESPACE}" '
        f'xmlns:min="{MIN}" xmlns:basic="{BASIC}">',
        "tbxHeader",
        "</tbx>",
    ),
    "v2": (
        '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'
        '<martif type="TBX-Basic" xml:lang={}>',
        "martifHeader",
        "</martif>",
    ),
}

_LEVELS = {"v2": ("termEntry", "langSet", "tig")}


def write_tbx(glossary: Glossary, style: str, language: str) -> Writing:
    """Writes a glossary.

    Args:
        glossary: Its concepts.
        style: ``dca``, ``dct`` or ``v2``.
        language: The working language the header names.
    """
    start, header, end = _HEADS[style]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<?{BLANKS_KEPT}?>",
        start.format(quoteattr(language)),
        f"  <{header}><fileDesc><sourceDesc><p>Written by loctool</p></sourceDesc></fileDesc>"
        f"{_encoding(style)}</{header}>",
        "  <text>",
        "    <body>",
        *(line for concept in glossary for line in _Writer(style).entry(concept)),
        "    </body>",
        "  </text>",
        end,
    ]
    losses = tuple(loss for concept in glossary for loss in _losses(concept))
    return Writing("".join(f"{line}\n" for line in lines).encode(), losses)


def xml_id(id: str) -> str:
    """An id as XML allows one: letters, digits, ``.``, ``_``, ``-``; the others as ``_x20_``.

    Example:
        >>> xml_id("previs"), xml_id("3d film")
        ('previs', '_x33_d_x20_film')
    """
    guarded = re.sub(r"_(?=x[0-9a-f]+_)", "_x5f_", id)
    if _NAME.fullmatch(guarded):
        return guarded
    coded = re.sub(r"[^A-Za-z0-9._-]", lambda found: f"_x{ord(found[0]):x}_", guarded)
    if coded[:1].isalpha() or coded[:1] == "_":
        return coded
    return f"_x{ord(coded[0]):x}_{coded[1:]}" if coded else "_x_"


def _encoding(style: str) -> str:
    """Version 2 names the constraints of its dialect."""
    if style != "v2":
        return ""
    return '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>'


class _Writer:
    """Writes entries in one style."""

    def __init__(self, style: str) -> None:
        self._style = style
        self._levels = _LEVELS.get(style, ("conceptEntry", "langSec", "termSec"))

    def entry(self, concept: Concept) -> Iterator[str]:
        """The lines of a concept."""
        entry, section, _ = self._levels
        yield f"      <{entry} id={quoteattr(xml_id(concept.id))}>"
        for category, value in (
            ("subjectField", concept.domain),
            ("definition", concept.definition),
        ):
            if value:
                yield f"        {self._category(category, value)}"
        yield from (f"        <note>{_text(text)}</note>" for text in _notes(concept))
        for language, terms in concept.terms.items():
            yield f"        <{section} xml:lang={quoteattr(language)}>"
            for term in terms:
                yield from self._term(term, concept)
            yield f"        </{section}>"
        yield f"      </{entry}>"

    def _term(self, term: Term, concept: Concept) -> Iterator[str]:
        part_of_speech = basic_part_of_speech(concept.part_of_speech)
        yield f"          <{self._levels[2]}>"
        yield f"            <term>{_text(term.text)}</term>"
        if part_of_speech:
            yield f"            {self._category('partOfSpeech', part_of_speech)}"
        yield f"            {self._category('administrativeStatus', WRITTEN_STATUS[term.status])}"
        if term.case_sensitive:
            yield f"            <note>{our_note('case-sensitive', 'yes')}</note>"
        yield f"          </{self._levels[2]}>"

    def _category(self, category: str, value: str) -> str:
        if self._style == "dct":
            prefix = "min" if PREFIXES[category] == MIN else "basic"
            return f"<{prefix}:{category}>{_text(value)}</{prefix}:{category}>"
        element = ELEMENTS[category]
        return f'<{element} type="{category}">{_text(value)}</{element}>'


def _notes(concept: Concept) -> Iterator[str]:
    """The concept's note, and notes for what TBX-Basic has no category for."""
    if concept.note:
        ours = read_our_note(concept.note)
        yield our_note("note", concept.note) if ours else concept.note
    if concept.policy is not Policy.TRANSLATE:
        yield our_note("policy", concept.policy.value)
    if basic_part_of_speech(concept.part_of_speech) != concept.part_of_speech or (
        concept.part_of_speech and not concept.terms
    ):
        yield our_note("part-of-speech", concept.part_of_speech)
    for key, value in concept.extra.items():
        yield our_note(f"extra:{key}", value)


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text), {"\r": "&#13;"})


def _losses(concept: Concept) -> Iterator[Remark]:
    place = Place(concept=concept.id)
    lost = [text for text in _texts(concept) if _NOT_XML.search(text)]
    if lost:
        yield place.warning(
            "control-character-lost",
            _("{id}: XML has no way to write a character in {lost!r}").format(
                id=concept.id, lost=lost[0][:40]
            ),
        )
    for language, terms in concept.terms.items():
        if any(not _can_be_said(term.text) for term in terms):
            yield place.warning(
                "term-lost",
                _("{id}: an empty term in {language}").format(id=concept.id, language=language),
            )


def _can_be_said(text: str) -> bool:
    return bool(_NOT_XML.sub("", text))


def _texts(concept: Concept) -> Iterable[str]:
    yield from (concept.domain, concept.part_of_speech, concept.definition, concept.note)
    for key, value in concept.extra.items():
        yield from (key, value)
    for terms in concept.terms.values():
        yield from (term.text for term in terms)
