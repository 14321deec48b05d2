"""Installing, verifying and removing Argos packages, so that nothing is ever half there.

A package is unpacked into a hidden folder beside the installed ones, checked, loaded, and only
then renamed into place; what it replaces goes last. One process at a time does this, under a
file lock.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from loctool.engines.archives import unpack
from loctool.engines.downloads import OnProgress, Retrying, download, file_sha256
from loctool.engines.manifests import describe, differences, read_manifest, write_manifest
from loctool.engines.package_index import AvailablePackage, PackageIndex
from loctool.engines.packages import (
    InstalledPackage,
    installed_packages,
    packages_directory,
    read_package,
    version_key,
)
from loctool.engines.routes import shortest_route
from loctool.errors import (
    BadInputError,
    BrokenModelError,
    DownloadError,
    NoModelError,
    OutputError,
)
from loctool.files import cache_directory
from loctool.i18n import gettext as _

_WORKSHOP = ".loctool-"
"""How the hidden folders begin in which packages are made ready."""

_LOCK_TIMEOUT_S = 600


@dataclass(frozen=True, slots=True)
class Installation:
    """A package that was installed, and the versions of its pair that it replaced."""

    package: InstalledPackage
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found on checking a package.

    Attributes:
        package: Which one.
        sha256: The hash of its files as they are.
        recorded: Whether hashes were recorded at installation, to compare with.
        problems: What is wrong, one line each; empty when nothing is.
    """

    package: InstalledPackage
    sha256: str
    recorded: bool
    problems: tuple[str, ...]


def plan(
    index: PackageIndex, installed: Sequence[InstalledPackage], source: str, target: str
) -> list[AvailablePackage]:
    """The packages to fetch for a pair: the direct one, else those missing of a pivot route.

    Raises:
        NoModelError: The index leads from source to target in no way.
    """
    offered = {(package.source, package.target): package for package in index.packages}
    if (source, target) in offered:
        return [offered[source, target]]
    there = {package.pair for package in installed}
    route = shortest_route(offered.keys() | there, source, target)
    if not route:
        raise _not_offered(index, source, target)
    return [offered[pair] for pair in route if pair not in there]


def install_from_index(
    available: AvailablePackage,
    directory: Path | None = None,
    *,
    on_progress: OnProgress | None = None,
    retrying: Retrying | None = None,
) -> Installation:
    """Downloads and installs a package; an interrupted download goes on where it stopped.

    Raises:
        DownloadError: It cannot be had from any of its links, or is not what was promised.
        OutputError: It cannot be written.
    """
    archive = cache_directory() / "downloads" / _archive_name(available)
    with _lock(archive):
        sha256 = _fetch_first(available, archive, on_progress, retrying)
        try:
            pair = (available.source, available.target)
            done = _install(archive, directory, available.links[0], sha256, pair)
        except BadInputError as error:
            raise DownloadError(
                f"{available.links[0]}: {error.message}",
                hint=_("The file on the server is not a sound package; nothing was installed."),
            ) from error
        finally:
            archive.unlink(missing_ok=True)
    return done


def install_from_path(path: Path, directory: Path | None = None) -> Installation:
    """Installs a ``.argosmodel`` file, or the folder such a file unpacks to.

    Raises:
        BadInputError: It is not there or not a sound package.
        OutputError: It cannot be written.
    """
    if path.is_dir():
        return _install(path, directory, str(path.resolve()), "", None)
    try:
        sha256 = file_sha256(path)
    except OSError as error:
        raise BadInputError(
            _("no such file") if isinstance(error, FileNotFoundError) else str(error.strerror),
            path=path,
        ) from error
    return _install(path, directory, str(path.resolve()), sha256, None)


def remove(package: InstalledPackage) -> None:
    """Deletes an installed package.

    Raises:
        OutputError: It cannot be deleted.
    """
    with _workshop(package.path.parent) as workshop:
        package.path.rename(workshop / "removed")


def verify(package: InstalledPackage) -> Verification:
    """Recomputes a package's hashes and loads its model."""
    recorded = read_manifest(package.path)
    problems = differences(package.path, recorded) if recorded else []
    try:
        try_out(package)
    except BrokenModelError as error:
        problems.append(error.message)
    sha256 = describe(package.path).sha256
    return Verification(package, sha256, recorded is not None, tuple(problems))


def try_out(package: InstalledPackage) -> None:
    """Loads a package and lets it translate a word, to know that its parts fit together.

    Raises:
        BrokenModelError: It does not work.
    """
    from loctool.engines.argos import ArgosModel

    ArgosModel(package).try_out()


def _install(
    source: Path,
    directory: Path | None,
    origin: str,
    archive_sha256: str,
    pair: tuple[str, str] | None,
) -> Installation:
    directory = directory or packages_directory()
    with _workshop(directory) as workshop:
        package = _made_ready(source, workshop, pair)
        write_manifest(package.path, describe(package.path, origin, archive_sha256))
        return _put_in_place(package, directory, workshop)


def _made_ready(source: Path, workshop: Path, pair: tuple[str, str] | None) -> InstalledPackage:
    """Unpacked or copied, read and tried out."""
    folder = workshop / "new"
    if source.is_dir():
        _copy(source, folder)
    else:
        folder.mkdir()
        folder = unpack(source, folder)
    try:
        package = read_package(folder)
        if package is None:
            raise BrokenModelError(_("metadata.json: not a package for translation"))
        if pair is not None and package.pair != pair:
            raise BrokenModelError(
                _("translates {source} → {target} instead").format(
                    source=package.source, target=package.target
                )
            )
        try_out(package)
    except BrokenModelError as error:
        raise BadInputError(
            _("not a usable Argos package: {message}").format(message=error.message), path=source
        ) from error
    return package


def _copy(source: Path, folder: Path) -> None:
    if any(path.is_symlink() for path in source.rglob("*")):
        raise BadInputError(_("not safe to copy: it contains links"), path=source)
    if not (source / "metadata.json").is_file():
        raise BadInputError(_("not an Argos package: no metadata.json"), path=source)
    shutil.copytree(source, folder)
    (folder / "loctool-manifest.json").unlink(missing_ok=True)


def _put_in_place(package: InstalledPackage, directory: Path, workshop: Path) -> Installation:
    old = [other for other in installed_packages(directory) if other.pair == package.pair]
    version = package.version.replace(".", "_")
    final = directory / f"{package.name}-{version}"
    if final.exists():
        final.rename(workshop / "replaced")
    try:
        package.path.rename(final)
    except OSError:
        if (workshop / "replaced").exists():
            (workshop / "replaced").rename(final)
        raise
    for number, other in enumerate(other for other in old if other.path != final):
        other.path.rename(workshop / f"old-{number}")
    installed = read_package(final)
    if installed is None:
        raise AssertionError("a package changed its kind while it was installed")
    replaced = sorted({other.version for other in old}, key=version_key)
    return Installation(installed, tuple(replaced))


@contextmanager
def _workshop(directory: Path) -> Iterator[Path]:
    """A hidden folder on the same file system, so that a rename suffices; under a lock."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with _lock(directory / ".loctool"):
            for left_over in directory.glob(f"{_WORKSHOP}*"):
                shutil.rmtree(left_over, ignore_errors=True)
            workshop = Path(tempfile.mkdtemp(prefix=_WORKSHOP, dir=directory))
            try:
                yield workshop
            finally:
                shutil.rmtree(workshop, ignore_errors=True)
    except OSError as error:
        raise OutputError(
            _("cannot be written: {reason}").format(reason=error.strerror or error),
            path=error.filename or directory,
            hint=_("Free some space, or set ARGOS_PACKAGES_DIR to a folder you may write."),
        ) from error


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Lets one process at a time work on a path."""
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_name(path.name + ".lock"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=_LOCK_TIMEOUT_S)
    except Timeout as error:
        raise OutputError(_("another loctool has held this lock too long"), path=path) from error
    except OSError as error:
        raise OutputError(
            _("cannot be written: {reason}").format(reason=error.strerror), path=path.parent
        ) from error
    try:
        yield
    finally:
        lock.release()


def _fetch_first(
    available: AvailablePackage,
    archive: Path,
    on_progress: OnProgress | None,
    retrying: Retrying | None,
) -> str:
    """Downloads from the first link that works."""
    for link in available.links[:-1]:
        try:
            return download(
                link, archive, sha256=available.sha256, on_progress=on_progress, retrying=retrying
            )
        except DownloadError:
            continue
    return download(
        available.links[-1],
        archive,
        sha256=available.sha256,
        on_progress=on_progress,
        retrying=retrying,
    )


def _archive_name(available: AvailablePackage) -> str:
    """A file name of harmless characters, whatever the index says."""
    version = "".join(c if c.isalnum() else "_" for c in available.version)
    name = "".join(c if c.isalnum() else "_" for c in available.name)
    return f"{name}-{version}.argosmodel"


def _not_offered(index: PackageIndex, source: str, target: str) -> NoModelError:
    targets = sorted(package.target for package in index.packages if package.source == source)
    return NoModelError(
        _("no package leads from {source} to {target} in {url}").format(
            source=source, target=target, url=index.url
        ),
        hint=_("From {source} there is: {targets}.").format(
            source=source, targets=", ".join(targets)
        )
        if targets
        else _("loctool models available lists what there is."),
    )
