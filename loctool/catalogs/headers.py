"""The header of a catalog: its fields, and those that a new catalog gets.

The fields are those of the gettext manual, node "Header Entry".
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from loctool import __version__
from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.plurals import plural_forms
from loctool.catalogs.writing import changed

FUZZY = "fuzzy"
PROJECT = "Project-Id-Version"
CREATED = "POT-Creation-Date"
REVISED = "PO-Revision-Date"
LANGUAGE = "Language"
PLURAL_FORMS = "Plural-Forms"
CONTENT_TYPE = "Content-Type"
GENERATOR = "X-Generator"

_SCRIPTS = {"Latn": "latin", "Cyrl": "cyrillic", "Deva": "devanagari", "Arab": "arabic"}
"""What gettext calls a script behind ``@``."""


def gettext_language(code: str) -> str:
    """A language's code in gettext's spelling.

    Raises:
        UsageError: CLDR knows no such language.

    Example:
        >>> gettext_language("pt-br"), gettext_language("zh-Hant"), gettext_language("sr-Latn")
        ('pt_BR', 'zh_TW', 'sr@latin')
    """
    from babel import Locale, UnknownLocaleError

    from loctool.languages import parse_language

    plain, at, modifier = code.strip().partition("@")
    try:
        locale = Locale.parse(plain.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return parse_language(code)
    if locale.language == "zh" and locale.territory is None:
        return "zh_TW" if locale.script == "Hant" else "zh_CN"
    name = f"{locale.language}_{locale.territory}" if locale.territory else str(locale.language)
    if at:
        return f"{name}@{modifier}"
    script = _SCRIPTS.get(locale.script or "") if locale.language != "zh" else None
    return f"{name}@{script}" if script else name


def header_fields(message: Message) -> dict[str, str]:
    """A header's fields, in their order."""
    pairs = (line.partition(":") for line in message.msgstr[0].split("\n") if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}


def with_fields(header: Message, fields: Mapping[str, str]) -> Message:
    """The header with other values; new fields are added behind the others.

    Lines that are left as they are keep every character.
    """
    lines, left = [], dict(fields)
    for line in header.msgstr[0].removesuffix("\n").split("\n"):
        name = line.partition(":")[0].strip()
        value = left.pop(name, None)
        lines.append(line if value is None else f"{name}: {value}")
    lines += [f"{name}: {value}" for name, value in left.items()]
    text = "".join(f"{line}\n" for line in lines if line)
    return header if text == header.msgstr[0] else changed(header, msgstr=(text,))


def new_template_header(project: str, bugs: str, when: str, source: str) -> Message:
    """The header of a template.

    Args:
        project: Name and version.
        bugs: Where to write to about the texts.
        when: See :func:`timestamp`.
        source: Language of the texts; noted where it is not English, which gettext assumes.
    """
    fields = {
        PROJECT: project,
        "Report-Msgid-Bugs-To": bugs,
        CREATED: when,
        REVISED: "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        LANGUAGE: "",
        "MIME-Version": "1.0",
        CONTENT_TYPE: "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        PLURAL_FORMS: "nplurals=INTEGER; plural=EXPRESSION;",
    }
    if source != "en":
        fields["X-Source-Language"] = source
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return Message("", (text,), flags=(FUZZY,))


def header_for(template: Catalog, language: str, when: str) -> Message:
    """The header of a new catalog: the template's, made for a language.

    Args:
        template: What the catalog is made from.
        language: In gettext's spelling.
        when: See :func:`timestamp`.
    """
    base = template.header or new_template_header("PACKAGE VERSION", "", when, "en")
    fields = {
        REVISED: when,
        "Last-Translator": "",
        "Language-Team": "",
        LANGUAGE: language,
        "MIME-Version": "1.0",
        CONTENT_TYPE: "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        PLURAL_FORMS: str(plural_forms(language)),
        GENERATOR: f"loctool {__version__}",
    }
    header = with_fields(base, fields)
    return changed(header, flags=tuple(flag for flag in header.flags if flag != FUZZY))


def timestamp(moment: datetime | None = None) -> str:
    """A moment as headers have it: ``2026-11-22 21:50+0100``.

    ``SOURCE_DATE_EPOCH`` stands in for now, so that a build can be repeated.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if moment is None and epoch.isdigit():
        moment = datetime.fromtimestamp(int(epoch), UTC)
    return (moment or datetime.now().astimezone()).strftime("%Y-%m-%d %H:%M%z")
