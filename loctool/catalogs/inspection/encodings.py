"""In which encoding a catalog says it is, and in which it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

_PORTABLE = (
    "ASCII US-ASCII ISO-8859-1 ISO-8859-2 ISO-8859-3 ISO-8859-4 ISO-8859-5 ISO-8859-6 ISO-8859-7 "
    "ISO-8859-8 ISO-8859-9 ISO-8859-13 ISO-8859-14 ISO-8859-15 KOI8-R KOI8-U KOI8-T CP850 CP866 "
    "CP874 CP932 CP949 CP950 CP1250 CP1251 CP1252 CP1253 CP1254 CP1255 CP1256 CP1257 GB2312 "
    "EUC-JP EUC-KR EUC-TW BIG5 BIG5-HKSCS GBK GB18030 SHIFT_JIS JOHAB TIS-620 VISCII "
    "GEORGIAN-PS UTF-8"
)
PORTABLE = frozenset(_PORTABLE.split())
"""The names that are portable; gettext manual, node "Header Entry", and ``po-charset.c``."""
LETTERS = {
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøå",
    "de": "äöüßÄÖÜ",
    "el": "αβγδεζηθ",
    "es": "áéíñóúü¿¡",
    "et": "äõöü",
    "fi": "äö",
    "fr": "àâçéèêëîïôùûüœ",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "it": "àèéìòù",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nl": "éëï",
    "no": "æøå",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõú",
    "ro": "ăâî",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sv": "åäö",
    "tr": "çğıöşü",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
"""What a language cannot be written without: the main exemplar letters of CLDR beyond ASCII."""
CHARSET = re.compile(r"charset=\s*([^\s;]+)", re.IGNORECASE)
BOM = codecs.BOM_UTF8


def declared_charset(file: CatalogFile) -> str:
    """What the header says; empty where it says nothing."""
    found = CHARSET.search(file.catalog.headers.get("Content-Type", ""))
    return found[1] if found else ""


def _charset_missing(file: CatalogFile) -> Iterator[Spot]:
    if file.catalog.header is None:
        return
    charset = declared_charset(file)
    if charset == "CHARSET" and file.is_template and file.data.isascii():
        return  # as xgettext writes it: nobody can misread it
    if not charset or charset == "CHARSET":
        text = _("the header does not say which encoding the file is in (charset)")
        yield Spot(_header_line(file), text)


def _charset_unknown(file: CatalogFile) -> Iterator[Spot]:
    charset = declared_charset(file)
    if charset not in ("", "CHARSET") and _codec(charset) is None:
        yield Spot(_header_line(file), _("no such encoding: {name}").format(name=charset))


def _charset_unportable(file: CatalogFile) -> Iterator[Spot]:
    charset = declared_charset(file)
    if _codec(charset) is not None and charset.upper() not in PORTABLE:
        text = _("not every system knows the encoding {name}; use UTF-8")
        yield Spot(_header_line(file), text.format(name=charset))


def _charset_unsuitable(file: CatalogFile) -> Iterator[Spot]:
    charset = declared_charset(file)
    codec = _codec(charset)
    letters = LETTERS.get(file.target_language.split("-")[0], "")
    if codec is None or not letters or charset.upper() in ("UTF-8", "UTF8"):
        return
    missing = [letter for letter in letters if not _encodes(letter, codec)]
    if missing:
        text = _("the encoding {name} lacks letters of the language: {letters}")
        shown = " ".join(missing[:8])
        yield Spot(_header_line(file), text.format(name=charset, letters=shown))


def _encoding_error(file: CatalogFile) -> Iterator[Spot]:
    for problem in file.catalog.problems:
        if problem.id in ("encoding-error", "wrong-encoding"):
            yield Spot(problem.line, problem.message)


def _byte_order_mark(file: CatalogFile) -> Iterator[Spot]:
    if file.data.startswith(BOM):
        yield Spot(1, _("the file begins with a byte order mark, which msgfmt refuses"))


def _without_mark(file: CatalogFile) -> bytes:
    return file.data.removeprefix(BOM)


def _header_line(file: CatalogFile) -> int:
    return file.catalog.header.line if file.catalog.header else 1


def _codec(charset: str) -> codecs.CodecInfo | None:
    """Python's codec for an encoding of texts; None where there is none."""
    try:
        codec = codecs.lookup(charset)
    except (LookupError, ValueError):
        return None
    return codec if getattr(codec, "_is_text_encoding", True) else None


def _encodes(letter: str, codec: codecs.CodecInfo) -> bool:
    try:
        codec.encode(letter)
    except UnicodeError:
        return False
    return True


CHARSET_MISSING = CatalogCheck(
    id="charset-missing",
    severity=Severity.WARNING,
    meaning=N_("The header does not say in which encoding the file is."),
    function=_charset_missing,
    good="Content-Type: text/plain; charset=UTF-8",
    bad="Content-Type: text/plain; charset=CHARSET",
    origin="msgfmt -c; i18nspector no-content-type-header-field, boilerplate-in-content-type",
    part="fields",
)

CHARSET_UNKNOWN = CatalogCheck(
    id="charset-unknown",
    severity=Severity.ERROR,
    meaning=N_("The header names an encoding that does not exist."),
    function=_charset_unknown,
    good="Content-Type: text/plain; charset=UTF-8",
    bad="Content-Type: text/plain; charset=UTF-88",
    origin="msgfmt; i18nspector unknown-encoding",
    part="fields",
)

CHARSET_UNPORTABLE = CatalogCheck(
    id="charset-unportable",
    severity=Severity.WARNING,
    meaning=N_("The header names an encoding that gettext does not know on every system."),
    function=_charset_unportable,
    good="Content-Type: text/plain; charset=ISO-8859-15",
    bad="Content-Type: text/plain; charset=hp-roman8",
    origin="msgfmt; i18nspector non-portable-encoding, non-ascii-compatible-encoding",
    part="fields",
)

CHARSET_UNSUITABLE = CatalogCheck(
    id="charset-unsuitable",
    severity=Severity.WARNING,
    meaning=N_("The encoding lacks letters that the language cannot be written without."),
    function=_charset_unsuitable,
    good="Content-Type: text/plain; charset=ISO-8859-15",
    bad="Content-Type: text/plain; charset=ISO-8859-5",
    origin="i18nspector unrepresentable-characters",
    part="fields",
)

ENCODING_ERROR = CatalogCheck(
    id="encoding-error",
    severity=Severity.ERROR,
    meaning=N_("There are bytes that are no text in the encoding the header names."),
    function=_encoding_error,
    good='msgid "Abspann"\nmsgstr "générique"\n',
    bad='msgid "Abspann"\nmsgstr "g\udce9n\udce9rique"\n',
    origin="msgfmt; i18nspector broken-encoding",
)

BYTE_ORDER_MARK = CatalogCheck(
    id="byte-order-mark",
    severity=Severity.ERROR,
    meaning=N_("The file begins with a byte order mark."),
    function=_byte_order_mark,
    good=b'msgid "Abspann"\nmsgstr ""\n',
    bad=BOM + b'msgid "Abspann"\nmsgstr ""\n',
    origin="msgfmt",
    fix=_without_mark,
)
