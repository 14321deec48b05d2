"""Messages compared with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot, at
from loctool.catalogs.messages import Key, Message
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

LEAST_CHARS = 3
"""Letters and abbreviations may well mean several things."""


def _duplicate(file: CatalogFile) -> Iterator[Spot]:
    first: dict[Key, Message] = {}
    for message in file.catalog:
        earlier = first.setdefault(message.key, message)
        if earlier is not message and message.msgid:
            text = _("the same message is on line {line}").format(line=earlier.line)
            yield at(message, text)


def _obsolete_duplicate(file: CatalogFile) -> Iterator[Spot]:
    obsolete = [message for message in file.catalog.messages if message.obsolete]
    if not obsolete:
        return
    used = {message.key: message for message in file.catalog}
    for message in obsolete:
        if message.key in used:
            text = _("is obsolete, but in use on line {line}")
            yield Spot(message.line, text.format(line=used[message.key].line), message)


def _inconsistent(file: CatalogFile) -> Iterator[Spot]:
    """A text with two translations in two contexts may be right; people should see it once."""
    first: dict[tuple[str, str | None], Message] = {}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for message in _done(file):
        earlier = first.setdefault((message.msgid, message.msgid_plural), message)
        if earlier.msgstr == message.msgstr or earlier.key == message.key:
            continue
        if (message.msgid, message.msgstr) not in seen:
            seen.add((message.msgid, message.msgstr))
            text = _("translated differently on line {line}: {translation}")
            shown = _shortened(earlier.msgstr[0])
            yield at(message, text.format(line=earlier.line, translation=shown), "msgstr")


def _reused(file: CatalogFile) -> Iterator[Spot]:
    first: dict[tuple[str, ...], Message] = {}
    for message in _done(file):
        if len(message.msgstr[0]) < LEAST_CHARS:
            continue
        earlier = first.setdefault(message.msgstr, message)
        if earlier is not message and _plain(earlier.msgid) != _plain(message.msgid):
            text = _("the same translation as of line {line}: {source}")
            shown = _shortened(earlier.msgid)
            yield at(message, text.format(line=earlier.line, source=shown), "msgstr")


def _done(file: CatalogFile) -> Iterable[Message]:
    return (
        message
        for message in file.catalog
        if message.msgid and message.has_translation and not message.fuzzy
    )


def _plain(text: str) -> str:
    """What of a text a translation may well level: capitals, blanks, the mark at its end."""
    return " ".join(text.casefold().split()).rstrip(".:!?… ")


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


_ONE = 'msgid "Abspann"\nmsgstr "générique"\n'

DUPLICATE_MESSAGE = CatalogCheck(
    id="duplicate-message",
    severity=Severity.ERROR,
    meaning=N_("A message is there twice; msgfmt refuses the whole file."),
    function=_duplicate,
    good=f'{_ONE}\nmsgctxt "Menü"\n{_ONE}',
    bad=f"{_ONE}\n{_ONE}",
    origin="msgfmt; i18nspector duplicate-message-definition",
)

OBSOLETE_DUPLICATE = CatalogCheck(
    id="obsolete-duplicate",
    severity=Severity.NOTE,
    meaning=N_("An obsolete message (#~) is in use elsewhere in the file."),
    function=_obsolete_duplicate,
    good=f'{_ONE}\n#~ msgid "Vorspann"\n#~ msgstr "générique de début"\n',
    bad=f'{_ONE}\n#~ msgid "Abspann"\n#~ msgstr "générique de fin"\n',
)

INCONSISTENT_TRANSLATION = CatalogCheck(
    id="inconsistent-translation",
    severity=Severity.NOTE,
    meaning=N_("One source text has different translations in different contexts."),
    function=_inconsistent,
    good=f'{_ONE}\nmsgctxt "Menü"\n{_ONE}',
    bad=f'{_ONE}\nmsgctxt "Menü"\nmsgid "Abspann"\nmsgstr "crédits"\n',
    origin="Weblate inconsistent; poconflicts",
)

REUSED_TRANSLATION = CatalogCheck(
    id="reused-translation",
    severity=Severity.NOTE,
    meaning=N_("Different source texts have the same translation; one of them may be wrong."),
    function=_reused,
    good=f'{_ONE}\nmsgid "Abspann:"\nmsgstr "générique :"\n',
    bad=f'{_ONE}\nmsgid "Vorspann"\nmsgstr "générique"\n',
    origin="Weblate reused; poconflicts",
)
