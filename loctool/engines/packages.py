"""Argos packages that are installed: where they lie, and what each says of itself.

How ``argostranslate.package`` (argos-translate-lt 1.12 or argostranslate 1.9) is used here:

- ``Package`` reads an installed package and ``AvailablePackage`` an entry of the index, so that
  loctool and Argos Translate always see the same thing. The packages lie in the same folder and
  in the same layout: what ``argospm`` or LibreTranslate installed is found here, and the reverse.
- Its other functions are not called. ``get_installed_packages`` fails as a whole on one broken
  folder; ``install_from_path`` unpacks any zip over what is there, and imports onnxruntime to
  clear a cache; ``download`` keeps everything in memory, knows no time limit and no checksum;
  ``update_package_index`` swallows errors, and ``get_available_packages`` then calls itself
  until the stack is full. See :mod:`loctool.engines.archives`, :mod:`~loctool.engines.downloads`
  and :mod:`~loctool.engines.installation`.
- The module is imported only when there is something to read: importing it makes nine folders
  in the user's home and freezes its settings, which is why the packages' folder is found by
  :func:`packages_directory` and not read from ``argostranslate.settings``.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from loctool.errors import BrokenModelError, NoModelError, SettingsError
from loctool.i18n import gettext as _

_CODE = re.compile(r"[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8})*")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,30}")

TOKENIZERS = ("sentencepiece.model", "bpe.model")
"""The two kinds of packages; the first wins where both are there, as in argostranslate."""


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """One translation package on this machine.

    Attributes:
        path: Its folder.
        source: Its source language, in Argos's own codes.
        target: Its target language.
        version: What its metadata says, e.g. ``1.3``.
        target_prefix: A piece every translation must begin with (multilingual models), or empty.
        readme: What its ``README.md`` says of its origin and licence, or empty.
    """

    path: Path
    source: str
    target: str
    version: str
    target_prefix: str = ""
    readme: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """Source and target."""
        return self.source, self.target

    @property
    def name(self) -> str:
        """The name Argos uses: ``translate-de_en``."""
        return f"translate-{self.source}_{self.target}"

    @property
    def tokenizer_path(self) -> Path:
        """The file of its tokenizer.

        Raises:
            BrokenModelError: There is none.
        """
        for name in TOKENIZERS:
            if (self.path / name).is_file():
                return self.path / name
        raise BrokenModelError(
            _("no tokenizer: {tokenizers}").format(tokenizers=" or ".join(TOKENIZERS)),
            path=self.path,
        )

    @property
    def model_path(self) -> Path:
        """The folder of its CTranslate2 model."""
        return self.path / "model"


def packages_directory() -> Path:
    """Where Argos packages lie, by the same rules as ``argostranslate.settings``.

    ``ARGOS_PACKAGES_DIR``, else that key in Argos Translate's ``settings.json``, else
    ``argos-translate/packages`` in the user's data folder.

    Raises:
        SettingsError: ``settings.json`` cannot be read.
    """
    home = Path(os.environ.get("SNAP_USER_DATA") or Path.home())
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    named = os.environ.get("ARGOS_PACKAGES_DIR") or _argos_settings(config).get(
        "ARGOS_PACKAGES_DIR"
    )
    return Path(named) if named else data / "argos-translate" / "packages"


def installed_packages(directory: Path | None = None) -> list[InstalledPackage]:
    """All usable translation packages, by pair, the newest version of a pair first."""
    return read_packages(directory)[0]


def read_packages(
    directory: Path | None = None,
) -> tuple[list[InstalledPackage], list[BrokenModelError]]:
    """All usable translation packages, and what is wrong with the others."""
    usable = []
    broken = []
    for path in _package_folders(directory or packages_directory()):
        try:
            package = read_package(path)
        except BrokenModelError as error:
            broken.append(error)
        else:
            usable += [package] if package is not None else []
    usable.sort(key=lambda package: version_key(package.version), reverse=True)
    usable.sort(key=lambda package: package.pair)  # stable: newest stays first
    return usable, broken


def read_package(path: Path) -> InstalledPackage | None:
    """The package in a folder; nothing if it is one of another kind (sentence splitting).

    Raises:
        BrokenModelError: It is none, or something needed is missing.
        NoModelError: ``argostranslate`` cannot be imported.
    """
    module = argostranslate_package()
    try:
        package = module.Package(path)
        kind, source, target = package.type, package.from_code, package.to_code
        version, prefix = str(package.package_version or "0"), str(package.target_prefix or "")
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise BrokenModelError(
            _("metadata.json cannot be read: {error}").format(error=error), path=path
        ) from error
    if kind != "translate":
        return None
    _require_names(path, source, target, version)
    found = InstalledPackage(path, source, target, version, prefix, _readme(path))
    _require_files(found)
    return found


def find_packages(packages: Sequence[InstalledPackage], wanted: str) -> list[InstalledPackage]:
    """The packages a person means by ``de-en``, ``translate-de_en`` or a folder's name."""
    pair = parse_pair(wanted)
    name = wanted.strip().lower()
    return [
        package
        for package in packages
        if package.pair == pair or name in {package.name.lower(), package.path.name.lower()}
    ]


def parse_pair(text: str) -> tuple[str, str] | None:
    """``de-en``, ``de_en``, ``de:en`` or ``translate-de_en`` as a pair, else nothing.

    Example:
        >>> parse_pair("translate-de_en")
        ('de', 'en')
    """
    match = re.fullmatch(
        r"(?:translate-)?([a-z]{2,3})(?:[-_:>/]|->|→)([a-z]{2,3})", text.strip().lower()
    )
    return (match[1], match[2]) if match else None


def version_key(version: str) -> tuple[int, ...]:
    """Orders versions by their numbers: 1.10 comes after 1.9.

    Example:
        >>> version_key("1.10") > version_key("1.9")
        True
    """
    return tuple(int(number) for number in re.findall(r"\d+", version))


def argostranslate_package() -> Any:
    """The module ``argostranslate.package``, imported now.

    Raises:
        NoModelError: It is not there, or cannot make the folders it makes when imported.
    """
    try:
        return import_module("argostranslate.package")
    except ImportError as error:
        raise NoModelError(
            _("argostranslate cannot be imported: {error}").format(error=error),
            hint="pip install argos-translate-lt",
        ) from error
    except OSError as error:
        raise NoModelError(
            _("argostranslate cannot make its folders: {error}").format(error=error),
            hint=_("Point XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME to a writable folder."),
        ) from error


def _argos_settings(config: Path) -> dict[str, Any]:
    path = config / "argos-translate" / "settings.json"
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(_("cannot be read: {error}").format(error=error), path=path) from error
    return settings if isinstance(settings, dict) else {}


def _package_folders(directory: Path) -> list[Path]:
    """The folders in it, without hidden ones (installations that were cut off)."""
    try:
        return sorted(
            path for path in directory.iterdir() if path.is_dir() and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        raise NoModelError(
            _("the packages' folder cannot be read: {reason}").format(reason=error.strerror),
            path=directory,
            hint=_("Set ARGOS_PACKAGES_DIR to a folder you may read."),
        ) from error


def _require_names(path: Path, source: object, target: object, version: str) -> None:
    """Codes and version become parts of file names, and come from whoever made the package."""
    for what, value, pattern in (
        ("from_code", source, _CODE),
        ("to_code", target, _CODE),
        ("package_version", version, _VERSION),
    ):
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise BrokenModelError(
                _("metadata.json: {what} is {value!r}").format(what=what, value=value), path=path
            )


def _require_files(package: InstalledPackage) -> None:
    if not (package.model_path / "model.bin").is_file():
        raise BrokenModelError(_("model/model.bin is missing"), path=package.path)
    _checked = package.tokenizer_path  # raises where there is none


def _readme(path: Path) -> str:
    try:
        return (path / "README.md").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
