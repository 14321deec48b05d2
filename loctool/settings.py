"""Settings: defaults, then a settings file, then ``LOCTOOL_*`` variables, then options.

A settings file is ``loctool.toml``, or the table ``[tool.loctool]`` of a ``pyproject.toml``; the
nearest one upwards from the working directory counts. Its keys are the long options' names::

    to = ["en", "fr"]
    engine = "starter"
    output-dir = "translations"

The variable for ``output-dir`` is ``LOCTOOL_OUTPUT_DIR``; a list is written with commas.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from loctool.errors import SettingsError
from loctool.i18n import gettext as _

FILE_NAME = "loctool.toml"

TABLES = ("extract",)
"""Tables of a settings file that others read: :mod:`loctool.catalogs.extraction`."""

_TABLE = re.compile(r"^\s*\[tool\.loctool[\].]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run obeys.

    Attributes:
        source: BCP 47 code of the documents' language; key ``from``.
        target: BCP 47 codes to translate into; key ``to``.
        engine: Name of an engine, or ``auto``.
        document: Name of the document format; empty to go by each file's suffix.
        beam: Hypotheses kept while searching; 1 is greedy.
        alternatives: Translations shown for each sentence.
        output_dir: Folder for the outputs; ``None`` is beside the source.
        strict: Whether findings that remain make the run fail.
        glossaries: Glossary files, later ones win; empty is the one that ships with loctool.
    """

    source: str = "de"
    target: tuple[str, ...] = ()
    engine: str = "auto"
    document: str = ""
    beam: int = 4
    alternatives: int = 1
    output_dir: Path | None = None
    strict: bool = False
    glossaries: tuple[Path, ...] = ()


KEYS = {"from": "source", "to": "target"} | {
    field.name.replace("_", "-"): field.name
    for field in fields(Settings)
    if field.name not in ("source", "target")
}
"""Key in a file: name of the attribute."""


def load_settings(
    options: Mapping[str, Any],
    *,
    directory: Path,
    environment: Mapping[str, str],
    config: Path | None = None,
) -> Settings:
    """Puts the four layers together.

    Args:
        options: By attribute name; ``None`` and ``()`` count as not given.
        directory: Where the search for a settings file begins.
        environment: The process's variables.
        config: A settings file to read instead of searching one.

    Raises:
        SettingsError: A file or variable cannot be read, or has an unknown key or a value of
            the wrong kind.
    """
    path = config or find_settings_file(directory)
    settings = replace(Settings(), **_read_file(path)) if path else Settings()
    settings = replace(settings, **_read_environment(environment))
    given = {name: value for name, value in options.items() if value not in (None, ())}
    return replace(settings, **given)


def find_settings_file(directory: Path) -> Path | None:
    """The nearest settings file at or above ``directory``."""
    for folder in (directory, *directory.parents):
        own, shared = folder / FILE_NAME, folder / "pyproject.toml"
        try:
            if own.is_file():
                return own
            if shared.is_file() and _TABLE.search(_read_text(shared)):
                return shared
        except PermissionError:
            return None  # a folder above that is closed to us has no settings for us
    return None


def _read_file(path: Path) -> dict[str, Any]:
    """The attributes a file sets."""
    import tomllib

    try:
        table = tomllib.loads(_read_text(path))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        raise SettingsError(
            _("not TOML: {reason}").format(reason=str(error).split(" (at ")[0]),
            path=path,
            line=int(found[1]) if found else None,
        ) from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("loctool", {})
    return dict(_attribute(key, value, path) for key, value in table.items() if key not in TABLES)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(_("not UTF-8"), path=path) from error
    except OSError as error:
        raise SettingsError(
            _("cannot be read: {reason}").format(reason=error.strerror), path=path
        ) from error


def _attribute(key: str, value: object, path: Path) -> tuple[str, Any]:
    """The attribute and the value a file's key stands for."""
    if key not in KEYS:
        near = get_close_matches(key.replace("_", "-"), KEYS, n=1)
        hint = (
            _("Did you mean {near!r}?").format(near=near[0])
            if near
            else _("Keys: {keys}").format(keys=", ".join(KEYS))
        )
        raise SettingsError(_("unknown key: {key!r}").format(key=key), path=path, hint=hint)
    name = KEYS[key]
    if name == "output_dir" and isinstance(value, str):
        value = str(path.parent / value)  # a file speaks of folders as seen from where it lies
    if name == "glossaries" and isinstance(value, list):
        value = [str(path.parent / each) if isinstance(each, str) else each for each in value]
    try:
        return name, _convert(name, value)
    except ValueError as error:
        raise SettingsError(
            _("{key} must be {error}: found {value!r}").format(key=key, error=error, value=value),
            path=path,
        ) from error


def _read_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """The attributes the variables set; an empty variable sets nothing."""
    found = {}
    for key, name in KEYS.items():
        variable = "LOCTOOL_" + key.replace("-", "_").upper()
        text = environment.get(variable, "")
        if not text:
            continue
        try:
            found[name] = _convert(name, _from_text(name, text))
        except ValueError as error:
            raise SettingsError(
                _("{variable} must be {error}: found {text!r}").format(
                    variable=variable, error=error, text=text
                )
            ) from error
    return found


def _from_text(name: str, text: str) -> object:
    """A variable's text as the kind of value a file would have."""
    if name in ("beam", "alternatives"):
        return int(text) if text.isdecimal() else text
    if name == "glossaries":
        return [part.strip() for part in text.split(",") if part.strip()]
    if name == "strict":
        return {"1": True, "true": True, "0": False, "false": False}.get(text.lower(), text)
    return text


def _convert(name: str, value: object) -> object:
    """The value as its attribute's type; the ``ValueError`` says what it must be."""
    if name in ("beam", "alternatives"):
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ValueError(_("a whole number from 1"))
        return value
    if name == "strict":
        if not isinstance(value, bool):
            raise ValueError(_("true or false"))
        return value
    if name == "target":
        return split_codes(value)
    if name == "glossaries":
        return _as_paths(value)
    if not isinstance(value, str):
        raise ValueError(_("a string"))
    return Path(value) if name == "output_dir" else value


def _as_paths(value: object) -> tuple[Path, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(_("a list of file names"))
    return tuple(map(Path, value))


def split_codes(value: object) -> tuple[str, ...]:
    """Language codes from ``"en,fr"`` or ``["en", "fr"]``.

    Raises:
        ValueError: It is neither; the message says what it must be.

    Example:
        >>> split_codes("en, fr")
        ('en', 'fr')
    """
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)) or not all(isinstance(part, str) for part in parts):
        raise ValueError('a string such as "en,fr" or a list of strings')
    return tuple(part.strip() for part in parts if part.strip())
