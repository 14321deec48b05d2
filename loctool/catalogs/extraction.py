"""Extracting messages from source files, by Babel's extractors, into a template.

A template is only written anew when its messages changed, so that a second run changes no byte.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from loctool.catalogs.headers import CREATED, new_template_header, timestamp, with_fields
from loctool.catalogs.messages import Catalog, Key, Message
from loctool.catalogs.remarks import sort_flags
from loctool.catalogs.writing import changed
from loctool.errors import BadInputError, SettingsError, UsageError
from loctool.i18n import gettext as _

Options = Mapping[str, Any]

TABLE = "extract"
"""The table of a settings file that is read here."""

_KEYS = {"keywords", "add-comments", "mappings", "ignore", "project", "bugs"}


@dataclass(frozen=True, slots=True)
class FileMapping:
    """Which files are read how.

    Attributes:
        pattern: Of file names below a folder, e.g. ``**/templates/**.html``.
        method: Name of a Babel extractor: ``python``, ``javascript``, ``jinja2`` …
        options: The extractor's.
    """

    pattern: str
    method: str
    options: tuple[tuple[str, str], ...] = ()


DEFAULT_MAPPINGS = (
    FileMapping("**.py", "python"),
    *(FileMapping(f"**.{suffix}", "javascript") for suffix in ("js", "mjs", "jsx", "ts", "tsx")),
    *(FileMapping(f"**.{suffix}", "jinja2") for suffix in ("html", "jinja", "jinja2", "j2")),
)


@dataclass(frozen=True, slots=True)
class Extraction:
    """How messages are extracted.

    Attributes:
        mappings: The first that fits a file counts.
        keywords: Functions beside gettext's own, as Babel writes them: ``_``, ``pgettext:1c,2``.
        comment_tags: What a comment for translators begins with.
        ignore: Patterns of folder names that are not looked into.
        project: Name and version, for the header.
        bugs: Where to report errors in the texts, for the header.
        source: Language of the texts.
    """

    mappings: tuple[FileMapping, ...] = DEFAULT_MAPPINGS
    keywords: tuple[str, ...] = ()
    comment_tags: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    project: str = "PACKAGE VERSION"
    bugs: str = ""
    source: str = "en"


def read_extraction(path: Path | None) -> Extraction:
    """What ``[tool.loctool.extract]``, or ``[extract]`` of a ``loctool.toml``, asks for.

    Raises:
        SettingsError: The table has an unknown key, or a value of the wrong kind.
    """
    table = _table(path) if path else {}
    for key in table:
        if key not in _KEYS:
            raise SettingsError(
                _("unknown key: {key!r}").format(key=f"{TABLE}.{key}"),
                path=path,
                hint=_("Keys: {keys}").format(keys=", ".join(sorted(_KEYS))),
            )
    mappings = tuple(_mappings(table.get("mappings", []), path))
    return Extraction(
        mappings=mappings or DEFAULT_MAPPINGS,
        keywords=_texts(table, "keywords", path),
        comment_tags=_texts(table, "add-comments", path),
        ignore=_texts(table, "ignore", path),
        project=str(table.get("project", "PACKAGE VERSION")),
        bugs=str(table.get("bugs", "")),
    )


def read_babel_mapping(path: Path) -> tuple[FileMapping, ...]:
    """The mappings of a Babel mapping file: INI, or TOML with ``[[mappings]]``.

    Raises:
        SettingsError: It cannot be read.
    """
    import configparser

    from babel.messages.frontend import parse_mapping_cfg

    if path.suffix == ".toml":
        return tuple(_mappings(_read_toml(path).get("mappings", []), path))
    try:
        with path.open(encoding="utf-8") as file:
            methods, options = parse_mapping_cfg(file, filename=str(path))  # type: ignore[no-untyped-call]
    except (OSError, UnicodeDecodeError, ValueError, configparser.Error) as error:
        raise SettingsError(
            _("is no Babel mapping file: {reason}").format(reason=str(error).splitlines()[0]),
            path=path,
        ) from error
    return tuple(
        FileMapping(pattern, method, tuple(options.get(pattern, {}).items()))
        for pattern, method in methods
    )


def extract_messages(paths: Sequence[Path], extraction: Extraction) -> list[Message]:
    """The messages of source files and folders; equal ones are joined.

    Raises:
        BadInputError: A file cannot be read as what it is.
        UsageError: There is no extractor of a name.
    """
    found: dict[Key, Message] = {}
    for location, texts, comments, context in _occurrences(paths, extraction):
        message = _message(texts, comments, context, location)
        known = found.get(message.key)
        found[message.key] = message if known is None else _joined(known, message)
    found.pop(Key(""), None)
    return list(found.values())


def make_template(
    messages: Iterable[Message], extraction: Extraction, old: Catalog | None
) -> Catalog:
    """The template with these messages; the old one itself where nothing changed.

    Args:
        messages: What was extracted.
        extraction: Says what a new header has.
        old: The template that is there; its header is kept but for the date.
    """
    extracted = tuple(messages)
    if old is not None and old.header is not None:
        if old.messages == extracted:
            return old
        header = with_fields(old.header, {CREATED: timestamp()})
        return replace(old, messages=extracted, header=header, tail="")
    header = new_template_header(
        extraction.project, extraction.bugs, timestamp(), extraction.source
    )
    return Catalog(extracted, header)


def _occurrences(
    paths: Sequence[Path], extraction: Extraction
) -> Iterator[tuple[str, tuple[str, ...], list[str], str | None]]:
    """Location, texts, comments and context of each message, in Babel's order."""
    from babel.messages.extract import DEFAULT_KEYWORDS, check_and_call_extract_file
    from babel.messages.frontend import parse_keywords

    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(extraction.keywords)}
    methods = [(each.pattern, each.method) for each in extraction.mappings]
    options = {each.pattern: dict(each.options) for each in extraction.mappings}
    tags = extraction.comment_tags
    for path, root in _files(paths, extraction.ignore):
        arguments = (str(path), methods, options, None, keywords, tags, False)
        try:
            for _name, line, texts, comments, context in check_and_call_extract_file(
                *arguments, dirpath=str(root)
            ):
                strings = (texts,) if isinstance(texts, str) else tuple(texts)
                yield f"{path.as_posix()}:{line}", strings, list(comments), context
        except Exception as error:
            raise _as_ours(error, path) from error


def _as_ours(error: Exception, path: Path) -> Exception:
    """Whatever an extractor raises, many being plug-ins, as an error that names the file."""
    reason = (str(error) or type(error).__name__).splitlines()[0]
    if "Unknown extraction method" in reason:
        return UsageError(
            _("{reason}; it is needed for {path}").format(reason=reason, path=path),
            hint=_("Is its package installed? For jinja2: pip install jinja2"),
        )
    line = getattr(error, "lineno", None)
    return BadInputError(
        _("no messages can be extracted: {reason}").format(reason=reason), path=path, line=line
    )


def _files(paths: Sequence[Path], ignore: Sequence[str]) -> Iterator[tuple[Path, Path]]:
    """Each file once, with the folder that patterns start from."""
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise BadInputError(_("no such file or folder"), path=path)
        files = _below(path, ignore) if path.is_dir() else [path]
        for file in files:
            if file not in seen:
                seen.add(file)
                yield file, path if path.is_dir() else file.parent


def _below(folder: Path, ignore: Sequence[str]) -> Iterator[Path]:
    """The files in a folder, without hidden folders and those that Babel leaves out too."""
    from fnmatch import fnmatch

    for root, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith((".", "_")) and not any(fnmatch(name, each) for each in ignore)
        )
        yield from (Path(os.path.normpath(Path(root, name))) for name in sorted(files))


def _message(
    texts: tuple[str, ...], comments: list[str], context: str | None, location: str
) -> Message:
    plural = texts[1] if len(texts) > 1 else None
    return Message(
        texts[0],
        ("",) if plural is None else ("", ""),
        context,
        plural,
        extracted=tuple(line for comment in comments for line in comment.splitlines()),
        locations=(location,),
        flags=_formats(texts),
    )


def _formats(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The format flags of a message, by Babel's rules, but ``50 % der`` is no format."""
    from babel.messages.catalog import PYTHON_FORMAT
    from babel.messages.catalog import Message as BabelMessage

    flags = []
    formats = (found[0] for text in texts for found in PYTHON_FORMAT.finditer(text))
    if any(not found.startswith("% ") for found in formats):
        flags.append("python-format")
    if BabelMessage(texts[:2] if len(texts) > 1 else texts[0]).python_brace_format:
        flags.append("python-brace-format")
    return sort_flags(tuple(flags))


def _joined(first: Message, second: Message) -> Message:
    """One message with the places and comments of both."""
    plural = second.msgid_plural if first.msgid_plural is None else first.msgid_plural
    return changed(
        first,
        msgid_plural=plural,
        msgstr=("",) if plural is None else ("", ""),
        locations=tuple(dict.fromkeys((*first.locations, *second.locations))),
        extracted=tuple(dict.fromkeys((*first.extracted, *second.extracted))),
        flags=sort_flags((*first.flags, *second.flags)),
    )


def _table(path: Path) -> Mapping[str, Any]:
    table = _read_toml(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("loctool", {})
    found = table.get(TABLE, {})
    if not isinstance(found, dict):
        raise SettingsError(_("{key} is no table").format(key=TABLE), path=path)
    return found


def _read_toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(_("not TOML: {reason}").format(reason=error), path=path) from error


def _texts(table: Mapping[str, Any], key: str, path: Path | None) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SettingsError(
            _("{key} is no list of strings").format(key=f"{TABLE}.{key}"), path=path
        )
    return tuple(value)


def _mappings(tables: object, path: Path | None) -> Iterator[FileMapping]:
    for table in tables if isinstance(tables, list) else [tables]:
        if not isinstance(table, dict) or not {"method", "pattern"} <= table.keys():
            raise SettingsError(_("a mapping needs method and pattern"), path=path)
        patterns = table["pattern"]
        options = tuple(
            (key, str(value)) for key, value in table.items() if key not in ("method", "pattern")
        )
        for pattern in patterns if isinstance(patterns, list) else [patterns]:
            yield FileMapping(str(pattern), str(table["method"]), options)
