"""How TBX-Basic's data categories and our model stand for each other.

Values: the Schematron rules of the TBX-Basic dialect (github.com/LTAC-Global/TBX-Basic_dialect).
What a deprecated and a superseded term is: ISO 12620, ``administrativeStatus``. What TBX-Basic
has no place for (a policy, case sensitivity, unknown columns, a part of speech of ours) goes
into notes of the form ``[loctool:policy] keep``: people see it, and we read it back.
"""

from __future__ import annotations

import re

from loctool.glossary.terms import Status

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
"""The dialect's schemas and most tools say so; ``ed:3.0``, of the samples, is read too."""

MIN = "http://www.tbxinfo.net/ns/min"
BASIC = "http://www.tbxinfo.net/ns/basic"

PREFIXES = {
    "subjectField": MIN,
    "administrativeStatus": MIN,
    "partOfSpeech": MIN,
    "definition": BASIC,
}
"""Which module's namespace a data category has in DCT style."""

ELEMENTS = {
    "subjectField": "descrip",
    "definition": "descrip",
    "administrativeStatus": "termNote",
    "partOfSpeech": "termNote",
}
"""Which element carries it in DCA style, and in TBX v2."""

WRITTEN_STATUS = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.DEPRECATED: "supersededTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
}
"""TBX's deprecated term is an undesired one: our forbidden. Its superseded one: our deprecated."""

_READ_STATUS = {
    "preferred": Status.PREFERRED,
    "standardized": Status.PREFERRED,
    "legal": Status.PREFERRED,
    "regulated": Status.PREFERRED,
    "admitted": Status.ADMITTED,
    "approved": Status.ADMITTED,
    "proposed": Status.ADMITTED,
    "new": Status.ADMITTED,
    "superseded": Status.DEPRECATED,
    "obsolete": Status.DEPRECATED,
    "deprecated": Status.FORBIDDEN,
    "forbidden": Status.FORBIDDEN,
    "notrecommended": Status.FORBIDDEN,
}

STATUS_CATEGORIES = ("administrativeStatus", "normativeAuthorization")

BASIC_PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb")

_OTHER_PARTS_OF_SPEECH = {"proper-noun": "noun", "phrase": "other"}

_OURS = re.compile(r"\[loctool:([^\]]*)\] ?(.*)", re.DOTALL)


def read_status(value: str) -> Status | None:
    """The status of a value such as ``preferredTerm-admn-sts``; None where we know none.

    Example:
        >>> read_status("deprecatedTerm-admn-sts"), read_status("preferredTerm")
        (<Status.FORBIDDEN: 'forbidden'>, <Status.PREFERRED: 'preferred'>)
    """
    key = re.sub(r"(term)?(-adm(i)?n-sts)?$", "", value.strip().lower())
    return _READ_STATUS.get(key)


def basic_part_of_speech(ours: str) -> str:
    """TBX-Basic's part of speech for one of ours; empty for none."""
    if ours in BASIC_PARTS_OF_SPEECH or not ours:
        return ours
    return _OTHER_PARTS_OF_SPEECH.get(ours, "other")


def our_note(key: str, value: str) -> str:
    """A note that says what TBX-Basic has no category for."""
    return f"[loctool:{_escape(key)}] {value}"


def read_our_note(text: str) -> tuple[str, str] | None:
    """Key and value of such a note; None for anybody else's.

    Example:
        >>> read_our_note(our_note("extra:see]also", "previs"))
        ('extra:see]also', 'previs')
    """
    found = _OURS.fullmatch(text)
    return (_unescape(found[1]), found[2]) if found else None


def _escape(key: str) -> str:
    return key.replace("%", "%25").replace("]", "%5D")


def _unescape(key: str) -> str:
    return key.replace("%5D", "]").replace("%25", "%")
