r"""The lexical side of ``.po`` files: strings, escapes, entries as gettext's tools write them.

From the gettext manual, node "PO Files", and gettext's ``po-lex.c``: strings are C strings with the
escapes ``\a \b \f \n \r \t \v \" \\``, octal and hexadecimal numbers.
"""

from __future__ import annotations

import re

ESCAPES = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    '"': '"', "\\": "\\",
}  # fmt: skip
"""What stands behind a backslash, and what it means."""

_STRING = r'"[^"\\\n]*+(?:\\[abfnrtv"\\][^"\\\n]*+)*+"'
_STRINGS = rf"({_STRING}(?:\n{_STRING})*+)\n"

ENTRY = re.compile(
    r"((?:#(?![~|])[^\n]*+\n)*+)"
    r"((?:#\|[^\n]*+\n)*+)"
    rf"(?:msgctxt {_STRINGS})?+"
    rf"msgid {_STRINGS}"
    rf"(?:msgstr {_STRINGS}"
    rf"|msgid_plural {_STRINGS}((?:msgstr\[\d+\] {_STRING}\n(?:{_STRING}\n)*+)++))"
    r"(?![\" \t\r\f\v])"
    r"(\n*+)"
)
"""A whole entry in the layout that every tool writes, and the blank lines behind it. Groups: the
comments, the previous text, msgctxt, msgid, msgstr, msgid_plural, all msgstr[n], blank lines."""

OBSOLETE = re.compile(r"(?:#(?!~)[^\n]*+\n)*+(?:#~[^\n]*+\n)++\n*+")
"""Lines of obsolete messages up to a blank one, and the blank lines behind."""

PREVIOUS = re.compile(rf"(?:msgctxt {_STRINGS})?+msgid {_STRINGS}(?:msgid_plural {_STRINGS})?+")
"""The previous text, its marks taken off."""

FORM = re.compile(rf"msgstr\[(\d+)\] ({_STRING}(?:\n{_STRING})*+)\n")
"""One plural form."""

ESCAPE = re.compile(r'\\(?:([abfnrtv"\\])|([0-7]{1,3})|x([0-9a-fA-F]+)|(.?))', re.DOTALL)
"""One escape; the last group is what C does not know."""


def unquote(quoted: str) -> str:
    r"""What strings in the usual layout mean, one or several below each other.

    Example:
        >>> unquote('""\n"Ton\\n"\n"\\"Bild\\""')
        'Ton\n"Bild"'
    """
    text = quoted[1:-1]
    if '"\n"' in text:
        text = text.replace('"\n"', "")
    return unescape(text) if "\\" in text else text


def unescape(text: str) -> str:
    r"""The text behind C escapes; one that C does not know stands for itself.

    Example:
        >>> unescape(r"Tonspur\t\303\244")
        'Tonspur\tä'
    """
    if "\\\\" not in text:
        text = text.replace("\\n", "\n").replace('\\"', '"').replace("\\t", "\t")
        if "\\" not in text:
            return text
    return _join_bytes(ESCAPE.sub(_meaning, text))


def _meaning(match: re.Match[str]) -> str:
    letter, octal, hexadecimal, unknown = match.groups()
    if letter:
        return ESCAPES[letter]
    if unknown is not None:
        return match[0]
    number = (int(octal, 8) if octal else int(hexadecimal, 16)) & 0xFF
    return chr(number) if number < 0x80 else chr(0xDC00 + number)  # as surrogateescape has bytes


def _join_bytes(text: str) -> str:
    """Numbered bytes in a row are UTF-8 characters, as gettext sees them."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


_SPECIAL = re.compile(r'["\\\a\b\f\n\r\t\v]')
_ESCAPED = {meaning: f"\\{letter}" for letter, meaning in ESCAPES.items()}


def escape(text: str) -> str:
    r"""The inside of a C string that means this text.

    Example:
        >>> escape('"Schnitt"\n')
        '\\"Schnitt\\"\\n'
    """
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda match: _ESCAPED[match[0]], text)
