"""Reading ``.mo`` files; writing them is :mod:`loctool.catalogs.compilation`.

The format is that of the gettext manual, node "MO Files".
"""

from __future__ import annotations

import struct

from loctool.catalogs.decoding import declared_encoding
from loctool.catalogs.messages import Catalog, Message
from loctool.errors import BadInputError
from loctool.i18n import gettext as _

MAGIC = 0x950412DE
CONTEXT_END = "\x04"
"""Between msgctxt and msgid."""

_ORDERS = {struct.pack("<I", MAGIC): "<", struct.pack(">I", MAGIC): ">"}


def is_binary(data: bytes) -> bool:
    """Whether a file begins as a ``.mo`` file does."""
    return data[:4] in _ORDERS


def parse_binary(data: bytes, name: str = "") -> Catalog:
    """The catalog that a ``.mo`` file is.

    Raises:
        BadInputError: It is cut off, or its tables lead out of it.
    """
    try:
        pairs = list(_pairs(data, _ORDERS[data[:4]]))
    except (struct.error, IndexError) as error:
        raise BadInputError(_("is a damaged .mo file"), path=name or None) from error
    header = next((msgstr for msgid, msgstr in pairs if not msgid), b"")
    encoding = declared_encoding(header)
    messages = [_message(*pair, encoding) for pair in pairs]
    first = next((each for each in messages if not each.msgid and each.msgctxt is None), None)
    rest = tuple(each for each in messages if each is not first)
    return Catalog(rest, header=first, name=name, encoding=encoding)


def _pairs(data: bytes, order: str) -> list[tuple[bytes, bytes]]:
    """Source and translation of each message, as bytes."""
    count, sources, targets = struct.unpack_from(f"{order}8xIII", data)
    if count * 8 > len(data):
        raise IndexError(count)
    table = struct.Struct(f"{order}II")

    def text(start: int, number: int) -> bytes:
        length, offset = table.unpack_from(data, start + 8 * number)
        if offset + length > len(data):
            raise IndexError(offset)
        return data[offset : offset + length]

    return [(text(sources, number), text(targets, number)) for number in range(count)]


def _message(source: bytes, target: bytes, encoding: str) -> Message:
    context, mark, rest = source.decode(encoding, "surrogateescape").rpartition(CONTEXT_END)
    msgid, several, plural = rest.partition("\0")
    msgstr = target.decode(encoding, "surrogateescape")
    return Message(
        msgid,
        tuple(msgstr.split("\0")) if several else (msgstr,),
        context if mark else None,
        plural if several else None,
    )
