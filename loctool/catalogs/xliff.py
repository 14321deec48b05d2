"""Catalogs for CAT tools: XLIFF written and read, in the versions 1.2 and 2.0."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from loctool.catalogs import xliff12, xliff20
from loctool.catalogs.articles_origins import SOURCE_LANGUAGE
from loctool.catalogs.messages import Catalog
from loctool.catalogs.xliff_units import Exchange, Unit, fingerprint, losses, unit_id
from loctool.errors import BadInputError, UsageError
from loctool.glossary.formats.xml import local_name, namespace, parse_xml
from loctool.glossary.remarks import Remark
from loctool.i18n import gettext as _

VERSIONS = {"1.2": xliff12, "2.0": xliff20}

_READERS = {
    **dict.fromkeys(("urn:oasis:names:tc:xliff:document:1.1", xliff12.NAMESPACE, ""), xliff12),
    xliff20.NAMESPACE: xliff20,
    "urn:oasis:names:tc:xliff:document:2.2": xliff20,
}
"""By namespace; what loctool reads of them is the same in 1.1 and 1.2, and in 2.0 to 2.2."""


@dataclass(frozen=True, slots=True)
class Export:
    """A catalog as XLIFF.

    Attributes:
        data: The file's bytes.
        units: How many messages are in it.
        remarks: What is not.
    """

    data: bytes
    units: int
    remarks: tuple[Remark, ...]


def write_xliff(catalog: Catalog, version: str, source: str = "") -> Export:
    """A catalog's messages that are in use, for a CAT tool.

    Args:
        catalog: A ``.po``, or a template.
        version: One of :data:`VERSIONS`.
        source: BCP 47 code of the language of the msgids; the header's, else German.

    Raises:
        BadInputError: There is no message in it.
        UsageError: There is no such version.
    """
    if version not in VERSIONS:
        raise UsageError(
            _("unknown version of XLIFF: {version}").format(version=version),
            hint=_("Versions: {names}").format(names=", ".join(VERSIONS)),
        )
    units = tuple(Unit(unit_id(each), each, fingerprint(each)) for each in catalog)
    if not units:
        raise BadInputError(_("no message to export"), path=catalog.name or None)
    exchange = Exchange(units, catalog.header, language_tag(catalog.language))
    source = source or catalog.headers.get(SOURCE_LANGUAGE, "") or "de"
    name = PurePath(catalog.name or "catalog.po").name
    data = VERSIONS[version].write(exchange, name, language_tag(source))
    return Export(data, len(units), tuple(losses(catalog)))


def read_xliff(data: bytes, name: str) -> Exchange:
    """What an XLIFF file holds, whoever wrote it.

    Raises:
        BadInputError: It is no XLIFF, or holds nothing to translate.
    """
    root = parse_xml(data, name)
    reader = _READERS.get(namespace(root)) if local_name(root) == "xliff" else None
    if reader is None:
        raise BadInputError(
            _("is no XLIFF file: found <{element}>").format(element=local_name(root)),
            path=name,
            hint=_("Ask the CAT tool for XLIFF 1.2 or 2.0."),
        )
    exchange: Exchange = reader.read(root)
    if not exchange.units:
        raise BadInputError(_("holds nothing to translate"), path=name)
    return exchange


def language_tag(language: str) -> str:
    """A language of gettext's in BCP 47's spelling.

    Example:
        >>> language_tag("pt_BR"), language_tag("sr@latin"), language_tag("fr")
        ('pt-BR', 'sr-Latn', 'fr')
    """
    tag, _at, modifier = language.partition("@")
    tag = tag.partition(".")[0].replace("_", "-")
    scripts = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "arabic": "Arab"}
    if modifier not in scripts:
        return tag
    head, _hyphen, region = tag.partition("-")
    return "-".join(part for part in (head, scripts[modifier], region) if part)
