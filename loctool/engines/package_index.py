"""The index of Argos packages that can be installed."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from loctool.engines.downloads import Retrying, fetch
from loctool.engines.packages import argostranslate_package, version_key
from loctool.errors import DownloadError, OutputError
from loctool.files import cache_directory, write_atomically
from loctool.i18n import gettext as _

OFFICIAL_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
"""The default of ``argostranslate.settings.remote_package_index``."""

MAX_INDEX_BYTES = 20_000_000

_ARCHIVE_HASH = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class AvailablePackage:
    """One entry of the index.

    Attributes:
        name: E.g. ``translate-de_en``.
        source: Source language, in Argos's own codes.
        target: Target language.
        version: The version offered.
        links: Where it is, first choice first.
        sha256: Hash of the archive where the index gives one (the official one gives none).
        size_bytes: Size of the archive where the index gives one, else 0.
    """

    name: str
    source: str
    target: str
    version: str
    links: tuple[str, ...]
    sha256: str = ""
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class PackageIndex:
    """What can be installed.

    Attributes:
        url: Where the list is from.
        packages: The newest version of each pair, by pair.
        fetched: When it was fetched, ISO 8601.
        offline: Why a list fetched earlier is used, or empty for a fresh one.
    """

    url: str
    packages: tuple[AvailablePackage, ...]
    fetched: str
    offline: str = ""


def index_url() -> str:
    """``LOCTOOL_ARGOS_INDEX``, else Argos Translate's own ``ARGOS_PACKAGE_INDEX``, else official.

    Argos Translate appends ``index.json`` to its variable; a full address works here too.
    """
    url = os.environ.get("LOCTOOL_ARGOS_INDEX") or os.environ.get("ARGOS_PACKAGE_INDEX")
    if not url:
        return OFFICIAL_INDEX
    return url if url.endswith(".json") else url.rstrip("/") + "/index.json"


def load_index(url: str | None = None, retrying: Retrying | None = None) -> PackageIndex:
    """The index, fetched; without a network the one fetched last from the same address.

    Raises:
        DownloadError: It cannot be had and never was, or is no package index.
    """
    url = url or index_url()
    try:
        entries = _parse(url, fetch(url, max_bytes=MAX_INDEX_BYTES, retrying=retrying))
    except DownloadError as error:
        kept = _kept(url)
        if kept is None:
            raise
        return PackageIndex(url, _packages(kept["packages"]), kept["fetched"], error.message)
    fetched = datetime.now(UTC).isoformat(timespec="seconds")
    _keep(url, entries, fetched)
    return PackageIndex(url, _packages(entries), fetched)


def _parse(url: str, data: bytes) -> list[dict[str, Any]]:
    try:
        entries = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _not_an_index(url, str(error)) from error
    if not isinstance(entries, list):
        raise _not_an_index(url, _("a list is wanted"))
    usable = [entry for entry in entries if isinstance(entry, dict)]
    if not _packages(usable):
        raise _not_an_index(url, _("no translation package in it"))
    return usable


def _not_an_index(url: str, why: str) -> DownloadError:
    return DownloadError(
        _("{url}: not a package index: {why}").format(url=url, why=why),
        hint=_(
            "Check LOCTOOL_ARGOS_INDEX and ARGOS_PACKAGE_INDEX, or unset them for the official "
            "index."
        ),
    )


def _packages(entries: list[dict[str, Any]]) -> tuple[AvailablePackage, ...]:
    newest: dict[tuple[str, str], AvailablePackage] = {}
    for entry in entries:
        package = _package(entry)
        if package is None:
            continue
        pair = package.source, package.target
        if pair not in newest or _newer(package, newest[pair]):
            newest[pair] = package
    return tuple(newest[pair] for pair in sorted(newest))


def _newer(package: AvailablePackage, other: AvailablePackage) -> bool:
    return version_key(package.version) > version_key(other.version)


def _package(entry: dict[str, Any]) -> AvailablePackage | None:
    """One entry as argostranslate reads it; nothing where it is of no use here."""
    try:
        read = argostranslate_package().AvailablePackage(entry)
        links = tuple(
            link
            for link in read.links
            if isinstance(link, str) and link.startswith(("http://", "https://"))
        )
        source, target, version = read.from_code, read.to_code, str(read.package_version or "0")
    except (TypeError, AttributeError, ValueError):
        return None
    if read.type != "translate" or not links:
        return None
    if not (isinstance(source, str) and isinstance(target, str) and source and target):
        return None
    sha256, size = entry.get("sha256"), entry.get("size")
    return AvailablePackage(
        f"translate-{source}_{target}",
        source,
        target,
        version,
        links,
        sha256 if isinstance(sha256, str) and _ARCHIVE_HASH.fullmatch(sha256) else "",
        size if isinstance(size, int) and size > 0 else 0,
    )


def _index_path() -> Path:
    return cache_directory() / "argos-index.json"


def _keep(url: str, entries: list[dict[str, Any]], fetched: str) -> None:
    text = json.dumps({"url": url, "fetched": fetched, "packages": entries})
    try:
        write_atomically(_index_path(), text.encode())
    except OutputError:
        return  # only a convenience for times without a network


def _kept(url: str) -> dict[str, Any] | None:
    try:
        kept = json.loads(_index_path().read_bytes())
        if kept["url"] == url and isinstance(kept["packages"], list):
            return {"packages": kept["packages"], "fetched": str(kept["fetched"])}
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None
