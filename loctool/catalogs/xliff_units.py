"""What both versions of XLIFF say of a message, and what neither can."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loctool.catalogs.messages import FUZZY, Catalog, Message, Previous
from loctool.catalogs.xliff_inline import NOT_XML
from loctool.glossary.remarks import Place, Remark
from loctool.i18n import gettext as _
from loctool.i18n import ngettext

if TYPE_CHECKING:
    from lxml import etree

Notes = Mapping[str, tuple[str, ...]]
"""Lines of notes, by who they are from, which 2.0 calls a category."""

_PREVIOUS = ("previous-msgctxt", "previous-msgid", "previous-msgid-plural")


@dataclass(frozen=True, slots=True)
class Unit:
    """A message on its way through another tool.

    Attributes:
        id: Made from the message's text and context, so it names the same message in every
            export; empty where another tool made the file.
        message: What the file says of it.
        exported: The fingerprint its translation had when it was exported, or empty.
    """

    id: str
    message: Message
    exported: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A file's units.

    Attributes:
        units: In order.
        header: The catalog's header, or ``None`` where another tool made the file.
        target: BCP 47 code of the target language, or empty.
    """

    units: tuple[Unit, ...]
    header: Message | None = None
    target: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One string of a message: its only one, or one plural form.

    Attributes:
        source: The text to translate.
        target: Its translation, or empty.
        fuzzy: Whether a person still has to look at it.
    """

    source: str
    target: str
    fuzzy: bool


def sentences(message: Message) -> list[Sentence]:
    """The strings of a message; the plural is the source of all forms but the first."""
    plural = message.msgid if message.msgid_plural is None else message.msgid_plural
    return [
        Sentence(plural if number else message.msgid, target, message.fuzzy)
        for number, target in enumerate(message.msgstr)
    ]


def unit_id(message: Message) -> str:
    """A name for the message that begins with a letter, as XML's ids do."""
    context = "" if message.msgctxt is None else f"{message.msgctxt}\4"
    data = f"{context}{message.msgid}".encode("utf-8", "surrogatepass")
    return f"m{hashlib.sha256(data).hexdigest()[:16]}"


def fingerprint(message: Message) -> str:
    """What tells whether a translation was changed since."""
    text = "\0".join((*message.msgstr, FUZZY if message.fuzzy else ""))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def facts(message: Message) -> dict[str, str]:
    """What is no text, no comment and no location, by name.

    The plural is one only where a language has no form for it, and so no string with it.
    """
    found: dict[str, str | None] = {
        "msgctxt": message.msgctxt,
        "msgid-plural": message.msgid_plural if len(message.msgstr) == 1 else None,
        "flags": ", ".join(message.flags) or None,
    }
    if message.previous:
        texts = (message.previous.msgctxt, message.previous.msgid, message.previous.msgid_plural)
        found |= dict(zip(_PREVIOUS, texts, strict=True))
    return {name: value for name, value in found.items() if value is not None}


def make_message(
    said: Mapping[str, str],
    strings: Sequence[Sentence],
    comments: tuple[str, ...],
    extracted: tuple[str, ...],
    locations: tuple[str, ...],
) -> Message:
    """The message of some facts and strings.

    Args:
        said: See :func:`facts`.
        strings: All of the message's.
        comments: The translators'.
        extracted: Comments from the source.
        locations: Where the text stands there.
    """
    flags = [flag for flag in said.get("flags", "").split(", ") if flag]
    filled = [each for each in strings if each.target]
    if any(each.fuzzy for each in filled):
        flags = flags if FUZZY in flags else [FUZZY, *flags]
    elif filled:
        flags = [flag for flag in flags if flag != FUZZY]
    plural = strings[1].source if len(strings) > 1 else said.get("msgid-plural")
    previous = None
    if "previous-msgid" in said:
        context, msgid, plural_before = (said.get(name) for name in _PREVIOUS)
        previous = Previous(msgid or "", context, plural_before)
    return Message(
        strings[0].source,
        tuple(each.target for each in strings),
        msgctxt=said.get("msgctxt"),
        msgid_plural=plural,
        comments=comments,
        extracted=extracted,
        locations=locations,
        flags=tuple(flags),
        previous=previous,
    )


def make_header(notes: Notes, text: str, comments: str) -> Message | None:
    """The catalog's header from a file's notes; ``None`` where another tool made the file.

    Args:
        notes: The lines of all notes, by who they are from.
        text: Who the header's fields are from.
        comments: Who its comments are from.
    """
    if text not in notes:
        return None
    return Message("", ("\n".join(notes[text]),), comments=notes.get(comments, ()))


def split_location(location: str) -> tuple[str, str]:
    """File and line of a reference; the line is empty where there is none."""
    file, colon, line = location.rpartition(":")
    return (file, line) if colon and file and line.isdecimal() else (location, "")


def losses(catalog: Catalog) -> Iterator[Remark]:
    """What an export leaves out."""
    place = Place(catalog.name)
    obsolete = sum(message.obsolete for message in catalog.messages)
    if obsolete:
        text = ngettext(
            "{count} obsolete message is not exported",
            "{count} obsolete messages are not exported",
            obsolete,
        )
        yield place.note("obsolete-left-out", text.format(count=obsolete))
    for message in catalog:
        said = (*message.comments, *message.extracted, *message.locations, *facts(message).values())
        if any(map(NOT_XML.search, said)):
            text = _("XML has no way to write a control character in a comment or context")
            yield replace(place, line=message.line).warning("control-character-lost", text)


def add(
    parent: etree._Element, name: str, text: str | None = None, /, **attributes: str
) -> etree._Element:
    """A new last child, in the parent's namespace unless the name has one.

    An attribute's underscores stand for hyphens, but one at its end, which Python wants.

    Characters that XML has not are left out; :func:`losses` says so.
    """
    from lxml import etree

    namespace = parent.tag.partition("}")[0] + "}"
    child = etree.SubElement(parent, name if name.startswith("{") else namespace + name)
    for key, value in attributes.items():
        child.set(key.rstrip("_").replace("_", "-"), NOT_XML.sub("", value))
    if text is not None:
        child.text = NOT_XML.sub("", text)
    return child


XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def serialize(root: etree._Element) -> bytes:
    """The document, indented, the texts in it untouched."""
    from lxml import etree

    _indent(root, "\n")
    root.tail = None
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _indent(element: etree._Element, newline: str) -> None:
    """Puts line ends between children, but in those elements that hold text."""
    holds_text = element.tag.rpartition("}")[2] in ("source", "target")
    if len(element) and not holds_text:
        element.text = f"{newline}  "
        for child in element:
            _indent(child, f"{newline}  ")
        element[-1].tail = newline
    element.tail = newline
