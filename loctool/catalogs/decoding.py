"""The bytes of a ``.po`` file as text, and the text as bytes again."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from loctool.catalogs.messages import Problem
from loctool.i18n import gettext as _

DEFAULT = "utf-8"
PLACEHOLDER = "CHARSET"
"""What a template has in place of a charset."""

_CHARSET = re.compile(rb'(?:"|\\n)Content-Type:[^\n]*?charset=[ \t]*([^\s\\";]+)', re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, what it was encoded in, and what was wrong with that."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decodes a file as its header says; as UTF-8 where it says nothing.

    Bytes that do not fit are kept as lone surrogates, so that :func:`encode` gives them back.
    """
    problems: list[Problem] = []
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
        problems.append(Problem(1, "byte-order-mark", _("the file begins with a byte order mark")))
    encoding, unknown = _declared(data)
    problems += unknown
    try:
        return Decoded(data.decode(encoding), encoding, tuple(problems))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(
            line,
            "wrong-encoding",
            _("this is not {encoding}: byte {byte}").format(
                encoding=encoding, byte=f"0x{data[error.start]:02x}"
            ),
        )
    encoding = DEFAULT if encoding == "ascii" else encoding
    text = data.decode(encoding, "surrogateescape")
    return Decoded(text, encoding, (*problems, problem))


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a text that was decoded so.

    Raises:
        UnicodeEncodeError: The encoding has no such character.
    """
    return text.encode(encoding, "surrogateescape")


def declared_encoding(header: bytes) -> str:
    """The codec that a header's text names; UTF-8 where it names none that is known."""
    return _declared(b'"' + header.replace(b"\n", b'\n"'))[0]


def _declared(data: bytes) -> tuple[str, list[Problem]]:
    """The codec that the header names, and what is wrong with the name."""
    found = _CHARSET.search(data)
    if found is None:
        return DEFAULT, []
    name = found[1].decode("ascii", "replace")
    if name.upper() == PLACEHOLDER:
        return DEFAULT, []
    try:
        codec = codecs.lookup(name)
        if not codec._is_text_encoding or "\n".encode(name) != b"\n":
            raise LookupError(name)
    except LookupError:
        line = data.count(b"\n", 0, found.start()) + 1
        message = _("unknown charset: {charset}").format(charset=name)
        return DEFAULT, [Problem(line, "unknown-charset", message)]
    return codec.name, []
