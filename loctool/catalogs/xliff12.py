"""XLIFF 1.2, as the OASIS "Representation Guide for Gettext PO" lays a catalog out.

A message is a ``<trans-unit>``, one with plurals a ``<group restype="x-gettext-plurals">`` of
them. Contexts are in the groups ``po-entry`` and ``po-reference``, comments in ``<note>``, the
catalog's header in notes of the file's. The guide, and all who follow it, give the context groups
of all units the same names, which the strict schema does not like.

How sure a translation is: ``needs-translation`` is untranslated, ``needs-review-translation`` is
fuzzy, ``translated`` and ``approved="yes"`` is translated. Read are also the other states.
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
    split_location,
    unit_id,
)
from loctool.glossary.formats.xml import local_name

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"

_NAMES = Names(NAMESPACE, "g", "x")
_PLURALS = "x-gettext-plurals"
_FINGERPRINT = "loctool:"
_HEADER, _HEADER_COMMENTS = "po-header", "po-header-comments"
_DEVELOPER, _TRANSLATOR = "developer", "po-translator"
_SURE = ("translated", "signed-off", "final")


def write(exchange: Exchange, name: str, source: str) -> bytes:
    """The file.

    Args:
        exchange: What is in it.
        name: What ``original`` names.
        source: BCP 47 code of the source language.
    """
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}xliff", {"version": "1.2"}, nsmap={None: NAMESPACE})
    file = add(root, "file", original=name, source_language=source, datatype="po")
    if exchange.target:
        file.set("target-language", exchange.target)
    header = add(file, "header")
    add(header, "tool", tool_id="loctool", tool_name="loctool")
    if exchange.header:
        _add_notes(header, _HEADER_COMMENTS, exchange.header.comments)
        add(header, "note", exchange.header.msgstr[0], from_=_HEADER)
    body = add(file, "body")
    for unit in exchange.units:
        _add_message(body, unit.message)
    return serialize(root)


def read(root: etree._Element) -> Exchange:
    """What a file holds."""
    files = [each for each in root if local_name(each) == "file"]
    units = tuple(unit for file in files for unit in _units(file))
    target = next((file.get("target-language", "") for file in files), "")
    header = next((found for file in files if (found := _header(file))), None)
    return Exchange(units, header, target)


def _add_message(body: etree._Element, message: Message) -> None:
    id, strings = unit_id(message), sentences(message)
    if message.msgid_plural is None:
        unit = _add_unit(body, id, strings[0])
        _add_remarks(unit, message)
    else:
        unit = add(body, "group", id=id, restype=_PLURALS)
        _add_remarks(unit, message)
        for number, each in enumerate(strings):
            _add_unit(unit, f"{id}[{number}]", each)
    unit.set("extradata", _FINGERPRINT + fingerprint(message))


def _add_unit(parent: etree._Element, id: str, sentence: Sentence) -> etree._Element:
    sure = bool(sentence.target) and not sentence.fuzzy
    unit = add(parent, "trans-unit", id=id, approved="yes" if sure else "no")
    unit.set(XML_SPACE, "preserve")
    fill(add(unit, "source"), sentence.source, _NAMES)
    state = "needs-review-translation" if sentence.target else "needs-translation"
    target = add(unit, "target", state="translated" if sure else state)
    fill(target, sentence.target, _NAMES)
    return unit


def _add_remarks(unit: etree._Element, message: Message) -> None:
    said = facts(message)
    if said:
        entry = add(unit, "context-group", name="po-entry", purpose="information")
        for name, value in said.items():
            add(entry, "context", value, context_type=f"x-po-{name}")
    for location in message.locations:
        group = add(unit, "context-group", name="po-reference", purpose="location")
        file, line = split_location(location)
        add(group, "context", file, context_type="sourcefile")
        if line:
            add(group, "context", line, context_type="linenumber")
    _add_notes(unit, _DEVELOPER, message.extracted)
    _add_notes(unit, _TRANSLATOR, message.comments)


def _add_notes(parent: etree._Element, sender: str, lines: tuple[str, ...]) -> None:
    if lines:
        add(parent, "note", "\n".join(lines), from_=sender)


def _header(file: etree._Element) -> Message | None:
    notes = _notes(next((each for each in file if local_name(each) == "header"), file))
    return make_header(notes, _HEADER, _HEADER_COMMENTS)


def _units(parent: etree._Element) -> Iterator[Unit]:
    """The units in document order, wherever other tools put groups around them."""
    for child in parent:
        name = local_name(child)
        if name == "group" and child.get("restype") == _PLURALS:
            forms = [each for each in child if local_name(each) == "trans-unit"]
            if forms:
                yield _unit(child, forms)
        elif name == "trans-unit":
            if child.get("restype") != "x-gettext-domain-header":
                yield _unit(child, [child])
        elif name in ("body", "group"):
            yield from _units(child)


def _unit(element: etree._Element, forms: list[etree._Element]) -> Unit:
    contexts = [each for each in element if local_name(each) == "context-group"]
    said = {
        context.get("context-type", "").removeprefix("x-po-"): context.text or ""
        for group in contexts
        for context in group
        if context.get("context-type", "").startswith("x-po-")
    }
    notes = _notes(element)
    message = make_message(
        said,
        [_sentence(form) for form in forms],
        comments=tuple(line for sender in notes if sender != _DEVELOPER for line in notes[sender]),
        extracted=notes.get(_DEVELOPER, ()),
        locations=tuple(found for group in contexts if (found := _location(group))),
    )
    exported = element.get("extradata", "")
    is_ours = exported.startswith(_FINGERPRINT)
    id = element.get("id", "") if is_ours else ""
    return Unit(id, message, exported.removeprefix(_FINGERPRINT) if is_ours else "")


def _sentence(unit: etree._Element) -> Sentence:
    parts = {local_name(each): each for each in unit}
    source, target = parts.get("source"), parts.get("target")
    translation = "" if target is None else read_text(target)
    state = "" if target is None else target.get("state", "")
    fuzzy = state not in _SURE if state else unit.get("approved") == "no"
    return Sentence("" if source is None else read_text(source), translation, fuzzy)


def _location(group: etree._Element) -> str:
    found = {context.get("context-type"): context.text or "" for context in group}
    return ":".join(found[name] for name in ("sourcefile", "linenumber") if name in found)


def _notes(element: etree._Element) -> Notes:
    """The lines of all notes, by who they are from."""
    lines: dict[str, tuple[str, ...]] = {}
    for note in element:
        if local_name(note) == "note":
            sender = note.get("from", _TRANSLATOR)
            lines[sender] = (*lines.get(sender, ()), *(note.text or "").split("\n"))
    return lines
