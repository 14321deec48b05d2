"""XML read with nothing that reaches outside: no entities, no DTD, no network.

lxml and not the standard library, because libxml2 can be told so, limits what it expands, and
knows the line of every element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loctool.errors import BadInputError
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from lxml import etree


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of a document.

    Raises:
        BadInputError: It is not well-formed, or declares entities.
    """
    from lxml import etree

    if b"<!ENTITY" in data.replace(b"\0", b""):  # UTF-16 has a NUL beside each letter
        line = data[: data.find(b"<!ENTITY")].count(b"\n") + 1
        raise BadInputError(
            _("declares entities; they are not read, for safety"),
            path=name,
            line=line,
            hint=_("Export the file again without entities, or replace them by their text."),
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BadInputError(
            _("not well-formed XML: {reason}").format(reason=_reason(error)),
            path=name,
            line=error.lineno or None,
        ) from error
    except ValueError as error:
        raise BadInputError(_("not XML: {error}").format(error=error), path=name) from error


def _reason(error: etree.XMLSyntaxError) -> str:
    """libxml2's words without its ``line 3, column 5`` behind them."""
    return " ".join((error.msg or "the document is empty").split(", line ")[0].split())


def local_name(element: etree._Element) -> str:
    """A tag without its namespace; empty for what is no element (a processing instruction)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: etree._Element) -> str:
    """The namespace of an element's tag, or empty."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""
