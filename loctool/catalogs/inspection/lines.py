"""A catalog's lines: syntax, line ends, what a merge left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot, at
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

MSGCAT_MARKER = "#-#-#-#-#"
"""What ``msgcat`` and ``msgmerge`` write between texts that disagree; gettext manual, node
"Creating Compendia"."""
GIT_MARKER = re.compile(rb"^(?:<{7} |>{7} |\|{7} |={7}\r?$)", re.MULTILINE)
LINE_END = re.compile(rb"\r\n|\r|\n")


def _syntax_error(file: CatalogFile) -> Iterator[Spot]:
    for problem in file.catalog.problems:
        if problem.id == "syntax-error":
            yield Spot(problem.line, problem.message)


def _invalid_escape(file: CatalogFile) -> Iterator[Spot]:
    for problem in file.catalog.problems:
        if problem.id == "invalid-escape":
            yield Spot(problem.line, problem.message)


def _catalog_empty(file: CatalogFile) -> Iterator[Spot]:
    if not any(True for _message in file.catalog) and not file.catalog.problems:
        yield Spot(1, _("the catalog has no message"))


def _conflict_marker(file: CatalogFile) -> Iterator[Spot]:
    if not file.is_machine:
        for found in GIT_MARKER.finditer(file.data):
            line = file.data.count(b"\n", 0, found.start()) + 1
            marker = found[0].decode().strip()
            yield Spot(line, _("a merge left its mark: {marker}").format(marker=marker))
    if MSGCAT_MARKER.encode() not in file.data:
        return
    header = (file.catalog.header,) if file.catalog.header else ()
    for message in (*header, *file.catalog):
        if any(MSGCAT_MARKER in text for text in message.msgstr):
            # loctool-ignore: conflict-marker
            yield at(message, _("several translations stand in one, between #-#-#-#-#"), "msgstr")


def _line_endings_mixed(file: CatalogFile) -> Iterator[Spot]:
    if file.is_machine or b"\r" not in file.data:
        return
    ends = LINE_END.findall(file.data)
    if len(set(ends)) < 2:
        return
    usual = max(set(ends), key=ends.count)
    line = next(number for number, end in enumerate(ends, start=1) if end != usual)
    names = {b"\n": "LF", b"\r\n": "CRLF", b"\r": "CR"}
    text = _("the line ends with {found}, most lines with {usual}")
    odd = ends[line - 1]
    yield Spot(line, text.format(found=names[odd], usual=names[usual]))


def _fix_line_endings(file: CatalogFile) -> bytes:
    ends = LINE_END.findall(file.data)
    usual = max(set(ends), key=ends.count) if ends else b"\n"
    return LINE_END.sub(lambda _end: usual, file.data)


def _final_newline_missing(file: CatalogFile) -> Iterator[Spot]:
    if not file.is_machine and file.data and not file.data.endswith((b"\n", b"\r")):
        line = file.data.count(b"\n") + 1
        yield Spot(line, _("the last line does not end"))


def _fix_final_newline(file: CatalogFile) -> bytes:
    return file.data + file.catalog.newline.encode()


SYNTAX_ERROR = CatalogCheck(
    id="syntax-error",
    severity=Severity.ERROR,
    meaning=N_("A line is not as the PO format wants it; msgfmt refuses the whole file."),
    function=_syntax_error,
    good='msgid "Abspann"\nmsgstr "générique"\n',
    bad='msgid "Abspann"\nmsgstr "générique\n',
    origin="msgfmt; i18nspector syntax-error-in-po-file; gettext manual, PO Files",
)

INVALID_ESCAPE = CatalogCheck(
    id="invalid-escape",
    severity=Severity.ERROR,
    meaning=N_(
        "A backslash stands before a character that C does not know; msgfmt refuses the file."
    ),
    function=_invalid_escape,
    good='msgid "Ordner C:\\\\Kino"\nmsgstr "dossier C:\\\\Kino"\n',
    bad='msgid "Ordner C:\\\\Kino"\nmsgstr "dossier C:\\Kino"\n',
    origin="msgfmt; gettext manual, PO Files",
)

CATALOG_EMPTY = CatalogCheck(
    id="catalog-empty",
    severity=Severity.WARNING,
    meaning=N_("There is no message in the file."),
    function=_catalog_empty,
    good='msgid "Abspann"\nmsgstr "générique"\n',
    bad="# Nothing but a header.\n",
    origin="i18nspector empty-file",
)

CONFLICT_MARKER = CatalogCheck(
    id="conflict-marker",
    severity=Severity.ERROR,
    meaning=N_("A merge of catalogs or branches left its marks, and nobody has chosen yet."),
    function=_conflict_marker,
    good='msgid "Abspann"\nmsgstr "générique"\n',
    bad=(
        'msgid "Abspann"\n'
        'msgstr ""\n'
        '"#-#-#-#-#  a.po  #-#-#-#-#\\n"\n'
        '"générique\\n"\n'
        '"#-#-#-#-#  b.po  #-#-#-#-#\\n"\n'
        '"générique de fin"\n'
    ),
    origin="i18nspector conflict-marker-in-translation, conflict-marker-in-header-entry; "
    "pofilter compendiumconflicts",
)

LINE_ENDINGS_MIXED = CatalogCheck(
    id="line-endings-mixed",
    severity=Severity.WARNING,
    meaning=N_("Some lines end with LF, others with CRLF."),
    function=_line_endings_mixed,
    good='msgid "Abspann"\nmsgstr "générique"\n',
    bad='msgid "Abspann"\r\nmsgstr "générique"\n',
    fix=_fix_line_endings,
)

FINAL_NEWLINE_MISSING = CatalogCheck(
    id="final-newline-missing",
    severity=Severity.NOTE,
    meaning=N_("The last line of the file has no line feed."),
    function=_final_newline_missing,
    good='msgid "Abspann"\nmsgstr "générique"\n',
    bad='msgid "Abspann"\nmsgstr "générique"',
    origin="POSIX.1-2017, 3.206 Line",
    fix=_fix_final_newline,
)
