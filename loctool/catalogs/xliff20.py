"""XLIFF 2.0; every such file is one of 2.1 too, which only adds modules.

A message is a ``<unit>``, one with plurals a ``<group type="gettext:plurals">`` of them. Comments
are notes of the categories ``developer`` and ``translator``; context, flags, locations and the
like are in the metadata module, category ``gettext``; the catalog's header is a note of the file.

How sure a translation is: ``initial`` without a target is untranslated, ``initial`` with one (and
the substate ``gettext:fuzzy``) is fuzzy, the other three states are translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loctool.catalogs.messages import Message
from loctool.catalogs.xliff_inline import Names, fill, read_text
from loctool.catalogs.xliff_units import (
    XML_SPACE,
    Exchange,
    Notes,
    Sentence,
    Unit,
    add,
    facts,
    fingerprint,
    make_header,
    make_message,
    sentences,
    serialize,
    unit_id,
)
from loctool.glossary.formats.xml import local_name

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"

_NAMES = Names(NAMESPACE, "pc", "ph")
_PLURALS = "gettext:plurals"
_CATEGORY = "gettext"
_LOCATION, _EXPORTED = "location", "exported"
_HEADER, _HEADER_COMMENTS = "header", "header-comments"
_DEVELOPER, _TRANSLATOR = "developer", "translator"


def write(exchange: Exchange, name: str, source: str) -> bytes:
    """The file.

    Args:
        exchange: What is in it.
        name: What ``original`` names.
        source: BCP 47 code of the source language.
    """
    from lxml import etree

    namespaces = {None: NAMESPACE, "mda": METADATA}
    root = etree.Element(f"{{{NAMESPACE}}}xliff", {"version": "2.0"}, nsmap=namespaces)
    root.set("srcLang", source)
    if exchange.target:
        root.set("trgLang", exchange.target)
    file = add(root, "file", id="f1", original=name)
    if exchange.header:
        text = exchange.header.msgstr[0]
        _add_notes(file, {_HEADER_COMMENTS: exchange.header.comments, _HEADER: (text,)})
    for unit in exchange.units:
        _add_message(file, unit.message)
    return serialize(root)


def read(root: etree._Element) -> Exchange:
    """What a file holds."""
    files = [each for each in root if local_name(each) == "file"]
    units = tuple(unit for file in files for unit in _units(file))
    headers = (make_header(_notes(file), _HEADER, _HEADER_COMMENTS) for file in files)
    header = next(filter(None, headers), None)
    return Exchange(units, header, root.get("trgLang", ""))


def _add_message(file: etree._Element, message: Message) -> None:
    id, strings = unit_id(message), sentences(message)
    if message.msgid_plural is None:
        unit = add(file, "unit", id=id)
        _add_remarks(unit, message)
        _add_segment(unit, strings[0])
        return
    group = add(file, "group", id=id, type=_PLURALS)
    _add_remarks(group, message)
    for number, each in enumerate(strings):
        _add_segment(add(group, "unit", id=f"{id}-{number}"), each)


def _add_segment(unit: etree._Element, sentence: Sentence) -> None:
    sure = bool(sentence.target) and not sentence.fuzzy
    segment = add(unit, "segment", state="translated" if sure else "initial")
    source = add(segment, "source")
    source.set(XML_SPACE, "preserve")
    fill(source, sentence.source, _NAMES)
    if sentence.target:
        if sentence.fuzzy:
            segment.set("subState", "gettext:fuzzy")
        target = add(segment, "target")
        target.set(XML_SPACE, "preserve")
        fill(target, sentence.target, _NAMES)


def _add_remarks(unit: etree._Element, message: Message) -> None:
    metadata = add(unit, f"{{{METADATA}}}metadata")
    group = add(metadata, "metaGroup", category=_CATEGORY)
    for name, value in facts(message).items():
        add(group, "meta", value, type=name)
    for location in message.locations:
        add(group, "meta", location, type=_LOCATION)
    add(group, "meta", fingerprint(message), type=_EXPORTED)
    _add_notes(unit, {_DEVELOPER: message.extracted, _TRANSLATOR: message.comments})


def _add_notes(parent: etree._Element, notes: Notes) -> None:
    filled = {category: lines for category, lines in notes.items() if lines}
    if filled:
        element = add(parent, "notes")
        for category, lines in filled.items():
            add(element, "note", "\n".join(lines), category=category)


def _units(parent: etree._Element) -> Iterator[Unit]:
    """The units in document order, wherever other tools put groups around them."""
    for child in parent:
        name = local_name(child)
        if name == "group" and child.get("type") == _PLURALS:
            forms = [each for each in child if local_name(each) == "unit"]
            if forms:
                yield _unit(child, forms)
        elif name == "unit":
            yield _unit(child, [child])
        elif name == "group":
            yield from _units(child)


def _unit(element: etree._Element, forms: list[etree._Element]) -> Unit:
    metas = [
        (meta.get("type", ""), meta.text or "")
        for metadata in element
        if local_name(metadata) == "metadata"
        for group in metadata
        if group.get("category") == _CATEGORY
        for meta in group
    ]
    said = dict(metas)
    notes = _notes(element)
    message = make_message(
        said,
        [_sentence(form) for form in forms],
        comments=tuple(line for key in notes if key != _DEVELOPER for line in notes[key]),
        extracted=notes.get(_DEVELOPER, ()),
        locations=tuple(value for name, value in metas if name == _LOCATION),
    )
    exported = said.get(_EXPORTED, "")
    return Unit(element.get("id", "") if exported else "", message, exported)


def _sentence(unit: etree._Element) -> Sentence:
    """All segments of a unit, which another tool may have cut into sentences, as one.

    What is between them is translated as it is, unless that tool says otherwise.
    """
    parts = [each for each in unit if local_name(each) in ("segment", "ignorable")]
    source = "".join(_text(_child(part, "source")) for part in parts)
    segments = [part for part in parts if local_name(part) == "segment"]
    done = [part for part in segments if _child(part, "target") is not None]
    if not done:
        return Sentence(source, "", False)
    texts = sorted(
        (_order(part, number), _text(_translation(part)))
        for number, part in enumerate(parts, start=1)
    )
    fuzzy = len(done) < len(segments) or any(each.get("state") == "initial" for each in done)
    return Sentence(source, "".join(text for _place, text in texts), fuzzy)


def _translation(part: etree._Element) -> etree._Element | None:
    target = _child(part, "target")
    is_between = local_name(part) == "ignorable"
    return _child(part, "source") if target is None and is_between else target


def _order(part: etree._Element, number: int) -> int:
    """Where the translation of a unit's part goes among the others, from 1."""
    target = _child(part, "target")
    order = "" if target is None else target.get("order", "")
    return int(order) if order.isdecimal() else number


def _text(element: etree._Element | None) -> str:
    return "" if element is None else read_text(element)


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in element if local_name(each) == name), None)


def _notes(element: etree._Element) -> Notes:
    """The lines of all notes, by category."""
    lines: dict[str, tuple[str, ...]] = {}
    for notes in element:
        for note in notes if local_name(notes) == "notes" else ():
            category = note.get("category", _TRANSLATOR)
            lines[category] = (*lines.get(category, ()), *(note.text or "").split("\n"))
    return lines
