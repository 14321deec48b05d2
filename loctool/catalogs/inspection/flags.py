"""The flags of messages (``#,`` lines)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot, at
from loctool.catalogs.inspection.mending import mend_messages
from loctool.catalogs.messages import Message
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

_FORMATS = (
    "awk boost c c++ csharp d elisp elixir-eex gcc-internal gfc-internal gobject-introspection go "
    "java java-printf javascript kde kde-kuit librep lisp lua modula2 objc ocaml perl perl-brace "
    "php python python-brace qt qt-plural ruby rust scheme sh sh-printf smalltalk tcl ycp "
    "object-pascal es"
)
FORMATS = frozenset(_FORMATS.split())
"""Languages with a format flag; gettext manual, node "PO Files", to 1.0."""
WEBLATE = frozenset(("read-only", "terminology", "forbidden", "rst-text", "md-text", "xml-text",
                     "safe-html", "strict-same", "url", "ignore-all-checks"))  # fmt: skip
"""What Weblate writes into catalogs; docs/admin/checks, "Customizing behavior using flags"."""
OTHERS = frozenset(("fuzzy", "wrap", "no-wrap", "markdown-text")) | WEBLATE
"""Flags that are no format."""
WITH_VALUE = re.compile(
    r"(?:range|ignore-[\w-]+|max-length|priority|placeholders|placeholders-[\w-]+|replacements|"
    r"variant|regex|max-size|font-[\w-]+|python-brace-format-[\w-]+)(?::.*)?"
)
RANGE = re.compile(r"range:\s*(\d+)\.\.(\d+)")
FORMAT = re.compile(r"(no-|possible-|impossible-)?(.+)-format")
IMPLIED = {
    "python-format": "c-format",
    "objc-format": "c-format",
    "gcc-internal-format": "c-format",
    "gfc-internal-format": "c-format",
}
"""Formats that may stand together, for one means the other too."""


def _flagged(file: CatalogFile) -> Iterator[Message]:
    return (message for message in file.catalog if message.flags)


def _unknown(file: CatalogFile) -> Iterator[Spot]:
    known: dict[str, bool] = {}
    for message in _flagged(file):
        for flag in message.flags:
            if flag not in known:
                known[flag] = _is_known(flag)
            if not known[flag]:
                yield at(message, _("no such flag: {flag}").format(flag=flag))


def _is_known(flag: str) -> bool:
    found = FORMAT.fullmatch(flag)
    if found is not None:
        return found[2] in FORMATS
    return flag in OTHERS or WITH_VALUE.fullmatch(flag) is not None


def _duplicate(file: CatalogFile) -> Iterator[Spot]:
    for message in _flagged(file):
        for flag, count in Counter(message.flags).items():
            if count > 1:
                yield at(message, _("the flag {flag} stands twice").format(flag=flag))


def _each_once(message: Message) -> Message:
    return replace(message, flags=tuple(dict.fromkeys(message.flags)))


def _redundant(file: CatalogFile) -> Iterator[Spot]:
    for message in _flagged(file):
        for weak, strong in _redundancies(message):
            text = _("the flag {weak} says nothing beside {strong}")
            yield at(message, text.format(weak=weak, strong=strong))


def _redundancies(message: Message) -> Iterator[tuple[str, str]]:
    for flag in message.flags:
        if f"possible-{flag}" in message.flags:
            yield f"possible-{flag}", flag
        if flag.startswith("no-") and f"im{flag.replace('no-', 'possible-', 1)}" in message.flags:
            yield f"im{flag.replace('no-', 'possible-', 1)}", flag


def _without_redundant(message: Message) -> Message:
    weak = {flag for flag, _strong in _redundancies(message)}
    return replace(message, flags=tuple(flag for flag in message.flags if flag not in weak))


def _conflicting(file: CatalogFile) -> Iterator[Spot]:
    for message in _flagged(file):
        pair = _conflict(message.flags) if len(message.flags) > 1 else None
        if pair is not None:
            text = _("the flags {first} and {second} cannot both be")
            yield at(message, text.format(first=pair[0], second=pair[1]))


def _conflict(flags: tuple[str, ...]) -> tuple[str, str] | None:
    """Two flags that deny each other: ``wrap`` and ``no-wrap``, yes and no, two languages."""
    for flag in flags:
        for denial in ("no-", "impossible-"):
            if f"{denial}{flag}" in flags:
                return flag, f"{denial}{flag}"
    formats = sorted({flag for flag in flags if _states_format(flag)})
    for flag in formats:
        for other in formats:
            if flag < other and other != IMPLIED.get(flag) and flag != IMPLIED.get(other):
                return flag, other
    return None


def _states_format(flag: str) -> bool:
    found = FORMAT.fullmatch(flag)
    return found is not None and found[1] is None


def _range_invalid(file: CatalogFile) -> Iterator[Spot]:
    for message in _flagged(file):
        for flag in message.flags:
            if not flag.startswith("range:"):
                continue
            found = RANGE.fullmatch(flag)
            if found is None or int(found[1]) >= int(found[2]):
                text = _("not of the form “range: 0..10”: {flag}").format(flag=flag)
                yield at(message, text)


def _range_stray(file: CatalogFile) -> Iterator[Spot]:
    for message in _flagged(file):
        if message.msgid_plural is None and any(f.startswith("range:") for f in message.flags):
            yield at(message, _("a range of numbers for a message without plural forms"))


def _without_range(message: Message) -> Message:
    if message.msgid_plural is not None:
        return message
    return replace(message, flags=tuple(f for f in message.flags if not f.startswith("range:")))


_TEXT = 'msgid "%d Folgen"\nmsgstr "%d épisodes"\n'
_PLURAL = 'msgid "Folge"\nmsgid_plural "Folgen"\nmsgstr[0] "épisode"\nmsgstr[1] "épisodes"\n'

FLAG_UNKNOWN = CatalogCheck(
    id="flag-unknown",
    severity=Severity.WARNING,
    meaning=N_("A flag is none that gettext or Weblate knows; often a typing error."),
    function=_unknown,
    good=f"#, python-format\n{_TEXT}",
    bad=f"#, pyton-format\n{_TEXT}",
    origin="i18nspector unknown-message-flag",
)

FLAG_DUPLICATE = CatalogCheck(
    id="flag-duplicate",
    severity=Severity.NOTE,
    meaning=N_("A flag stands twice at a message."),
    function=_duplicate,
    good=f"#, python-format\n{_TEXT}",
    bad=f"#, python-format, python-format\n{_TEXT}",
    origin="i18nspector duplicate-message-flag",
    fix=mend_messages(_each_once),
)

FLAG_REDUNDANT = CatalogCheck(
    id="flag-redundant",
    severity=Severity.NOTE,
    meaning=N_("A flag says less than another that stands beside it."),
    function=_redundant,
    good=f"#, c-format\n{_TEXT}",
    bad=f"#, possible-c-format, c-format\n{_TEXT}",
    origin="i18nspector redundant-message-flag",
    fix=mend_messages(_without_redundant),
)

FLAGS_CONFLICTING = CatalogCheck(
    id="flags-conflicting",
    severity=Severity.WARNING,
    meaning=N_("Two flags of a message deny each other, or name formats of two languages."),
    function=_conflicting,
    good=f"#, c-format\n{_TEXT}",
    bad=f"#, c-format, no-c-format\n{_TEXT}",
    origin="i18nspector conflicting-message-flags",
)

RANGE_FLAG_INVALID = CatalogCheck(
    id="range-flag-invalid",
    severity=Severity.WARNING,
    meaning=N_("A range flag does not have two rising numbers."),
    function=_range_invalid,
    good=f"#, range: 0..10\n{_PLURAL}",
    bad=f"#, range: 10..0\n{_PLURAL}",
    origin="i18nspector invalid-range-flag",
)

RANGE_FLAG_STRAY = CatalogCheck(
    id="range-flag-stray",
    severity=Severity.NOTE,
    meaning=N_("A range flag stands at a message without plural forms."),
    function=_range_stray,
    good=f"#, range: 0..10\n{_PLURAL}",
    bad='#, range: 0..10\nmsgid "Folge"\nmsgstr "épisode"\n',
    origin="i18nspector range-flag-without-plural-string",
    fix=mend_messages(_without_range),
)
