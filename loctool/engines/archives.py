"""Unpacking a ``.argosmodel`` (a zip) that nobody vouches for.

``argostranslate.package.install_from_path`` hands any zip to ``extractall`` in the folder where
installed packages lie, without a limit. Here every entry is judged before the first byte is
written, and sizes are counted while unpacking.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from loctool.errors import BadInputError
from loctool.i18n import gettext as _

MAX_ENTRIES = 5_000
"""The largest official packages hold under 100 files; those with Stanza data a few hundred."""

MAX_TOTAL_BYTES = 4_000_000_000
"""The largest official packages unpack to under 0.5 GB."""

MAX_RATIO = 200
"""Weights hardly compress and text about fivefold; deflate's limit is 1032."""

_SMALL_BYTES = 1_000_000
"""Below this an entry may compress as well as it likes (a file of zeros, an empty list)."""


def unpack(archive: Path, into: Path) -> Path:
    """Unpacks a package into an empty folder.

    Args:
        archive: The ``.argosmodel`` file.
        into: An existing empty folder.

    Returns:
        The folder in ``into`` that holds ``metadata.json``.

    Raises:
        BadInputError: It is no zip, is damaged, or holds what a package must not hold.
    """
    try:
        with zipfile.ZipFile(archive) as package:
            entries = package.infolist()
            root = _package_root(archive, entries)
            for entry in entries:
                _extract(package, entry, into)
    except FileNotFoundError as error:
        raise BadInputError(_("no such file"), path=archive) from error
    except IsADirectoryError as error:
        raise BadInputError(_("is a folder, not a file"), path=archive) from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,  # a compression nobody uses for packages
        ValueError,
        FileExistsError,  # "a" and "a/b"
        NotADirectoryError,
    ) as error:
        raise BadInputError(
            _("not a usable .argosmodel file: {error}").format(error=error),
            path=archive,
            hint=_("It may be cut short: download it again."),
        ) from error
    return into / root


def _package_root(archive: Path, entries: list[zipfile.ZipInfo]) -> str:
    """The one top folder of a harmless archive."""
    for problem in _problems(entries):
        raise BadInputError(
            _("not safe to unpack: {problem}").format(problem=problem), path=archive
        )
    roots = [
        str(PurePosixPath(entry.filename).parent)
        for entry in entries
        if PurePosixPath(entry.filename).name == "metadata.json"
        and len(PurePosixPath(entry.filename).parts) <= 2
    ]
    if len(roots) != 1:
        found = _("none") if not roots else _("{count} of them").format(count=len(roots))
        raise BadInputError(
            _(
                "not an Argos package: one folder with a metadata.json is wanted, found {found}"
            ).format(found=found),
            path=archive,
        )
    return roots[0]


def _problems(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """What is wrong with an archive's table of contents, in words."""
    if len(entries) > MAX_ENTRIES:
        yield _("{count:,} entries, more than {most:,}").format(
            count=len(entries), most=MAX_ENTRIES
        )
    total_bytes = sum(entry.file_size for entry in entries)
    if total_bytes > MAX_TOTAL_BYTES:
        yield _("unpacks to {total:,} bytes, more than {most:,}").format(
            total=total_bytes, most=MAX_TOTAL_BYTES
        )
    seen: set[str] = set()
    for entry in entries:
        if problem := _entry_problem(entry):
            yield f"{entry.filename!r} {problem}"
        if entry.filename.casefold() in seen:
            yield _("{name!r} is there twice").format(name=entry.filename)
        seen.add(entry.filename.casefold())


def _entry_problem(entry: zipfile.ZipInfo) -> str:
    name = entry.filename
    if entry.orig_filename.startswith(("/", "\\")) or ":" in name:
        return _("is an absolute path")
    if ".." in PurePosixPath(name.replace("\\", "/")).parts:
        return _("leads out of the folder")
    if "\\" in entry.orig_filename or "\0" in entry.orig_filename or not name.strip("/"):
        return _("is not a usable name")
    mode = stat.S_IFMT(entry.external_attr >> 16)
    if mode not in (0, stat.S_IFREG, stat.S_IFDIR):
        return _("is a link or a device")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _("is compressed in an unusual way")
    if entry.flag_bits & 1:
        return _("is encrypted")
    if entry.file_size > max(_SMALL_BYTES, MAX_RATIO * entry.compress_size):
        return _("unpacks to {times:,.0f} times its size").format(
            times=entry.file_size / max(1, entry.compress_size)
        )
    return ""


def _extract(package: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path) -> None:
    """Writes one entry; ``zipfile`` stops at the stated size and compares the checksum."""
    target = into / entry.filename
    if entry.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with package.open(entry) as source, target.open("xb") as file:
        shutil.copyfileobj(source, file, 1 << 20)
