r"""What stands in a cell: terms with their statuses, and text that no spreadsheet runs.

A language's cell holds terms separated by ``|``. The first without a mark is preferred, the
others without one are admitted; ``!term`` is forbidden, ``~term`` deprecated, and ``^term`` (also
``!^term``) is case-sensitive. A backslash takes the meaning from ``\`` ``|`` ``!`` ``~`` ``^``
and from a blank at an edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loctool.glossary.terms import Status, Term

MARKS = {Status.FORBIDDEN: "!", Status.DEPRECATED: "~"}

CASE_MARK = "^"

_FORMULA = "=+\\-@\t\r\n＝＋－＠"
"""What a spreadsheet takes for the beginning of a formula: OWASP's "CSV Injection"."""

_RUNS = re.compile(f"[{_FORMULA}]")
_NEEDS_APOSTROPHE = re.compile(f"'*[{_FORMULA}]")
_HAS_APOSTROPHE = re.compile(f"'+[{_FORMULA}]")

_ESCAPED = re.compile(r"\\([\\|!~^]|\s)")
_PART = re.compile(r"(?:\\(?:[\\|!~^]|\s)|[^|])*")


def would_run(value: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula."""
    return bool(_RUNS.match(value))


def guard(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it.

    Example:
        >>> guard("=SUM(A1)"), guard("-innen"), guard("'s")
        ("'=SUM(A1)", "'-innen", "'s")
    """
    return f"'{text}" if _NEEDS_APOSTROPHE.match(text) else text


def unguard(value: str) -> str:
    """The text without the apostrophe that :func:`guard` put there.

    Example:
        >>> unguard("'=SUM(A1)"), unguard("'s")
        ('=SUM(A1)', "'s")
    """
    return value[1:] if _HAS_APOSTROPHE.match(value) else value


def parse_terms(cell: str) -> tuple[Term, ...]:
    r"""The terms in a cell; parts without a term are passed over.

    Example:
        >>> for term in parse_terms(r"previs | !pre-vis | previsualization"):
        ...     print(term.text, term.status)
        previs preferred
        pre-vis forbidden
        previsualization admitted
    """
    terms = []
    unmarked = Status.PREFERRED
    for part in split_parts(cell):
        status, case_sensitive, text = _parse_part(part)
        if not text:
            continue
        terms.append(Term(text, status or unmarked, case_sensitive))
        if status is None:
            unmarked = Status.ADMITTED
    return tuple(terms)


def write_terms(terms: Sequence[Term]) -> str:
    r"""The cell for some terms; see :func:`is_regular` for those it cannot tell apart.

    Example:
        >>> write_terms([Term("Shot|Take"), Term("Aufnahme", Status.DEPRECATED)])
        'Shot\\|Take | ~Aufnahme'
    """
    return " | ".join(_write_term(term) for term in terms)


def is_regular(terms: Sequence[Term]) -> bool:
    """Whether a cell says these terms exactly: the first usable one, and no other, preferred."""
    usable = [term.status for term in terms if term.is_usable]
    expected = [Status.PREFERRED, *([Status.ADMITTED] * (len(usable) - 1))]
    return all(term.text for term in terms) and usable == expected[: len(usable)]


def split_parts(cell: str) -> Iterator[str]:
    """What stands between the separators, without the blanks around it; escapes still there."""
    if "\\" not in cell:  # nearly always, and much quicker
        yield from (part.strip() for part in cell.split("|"))
        return
    position = 0
    while position <= len(cell):
        found = _PART.match(cell, position)
        part = found[0] if found else ""
        position += len(part) + 1
        yield _strip(part)


def has_empty_part(cell: str) -> bool:
    """Whether a cell that says something has a place where a term is missing."""
    return bool(cell.strip()) and any(not _parse_part(part)[2] for part in split_parts(cell))


def _parse_part(part: str) -> tuple[Status | None, bool, str]:
    """The status its mark stands for, whether case matters, and the term."""
    status = None
    for candidate, mark in MARKS.items():
        if part.startswith(mark):
            status, part = candidate, part[1:].lstrip()
            break
    case_sensitive = part.startswith(CASE_MARK)
    if case_sensitive:
        part = part[1:].lstrip()
    return status, case_sensitive, _ESCAPED.sub(r"\1", part)


def _write_term(term: Term) -> str:
    last = len(term.text) - 1
    text = "".join(
        f"\\{char}" if _is_special(char, number == 0, number == last) else char
        for number, char in enumerate(term.text)
    )
    case = CASE_MARK if term.case_sensitive else ""
    return MARKS.get(term.status, "") + case + text


def _is_special(char: str, first: bool, last: bool) -> bool:
    """Whether a character of a term would mean something else where it stands."""
    return char in "\\|" or (first and char in "!~^") or ((first or last) and char.isspace())


def _strip(part: str) -> str:
    """Without blanks at the edges, except a last one that is escaped."""
    stripped = part.strip()
    lost = part[len(part.rstrip()) :]
    backslashes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped + lost[:1] if lost and backslashes % 2 else stripped
