"""A glossary file's bytes as text."""

from __future__ import annotations

from loctool.errors import BadInputError
from loctool.i18n import gettext as _


def decode(data: bytes, name: str) -> str:
    """The text of a UTF-8 file, its byte order mark included where it has one.

    Raises:
        BadInputError: It is UTF-16, or not UTF-8 at all.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInputError(
            _("not UTF-8: the file is UTF-16"), path=name, hint=_convert("UTF-16", name)
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInputError(
            _("not UTF-8: found byte 0x{byte:02x}").format(byte=data[error.start]),
            path=name,
            line=data.count(b"\n", 0, error.start) + 1,
            hint=_convert("WINDOWS-1252", name),
        ) from error


def _convert(encoding: str, name: str) -> str:
    return _("Convert it first: iconv -f {encoding} -t UTF-8 {name} > converted").format(
        encoding=encoding, name=name
    )
