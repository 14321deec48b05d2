"""Where translations are written, and what may be written over.

loctool remembers of every output who made it (a signature over source, engine, model and
options) and the hash of what it wrote. So it can tell an output that is up to date from one that
is not, and its own work from a person's, which is never overwritten.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from loctool.errors import BadInputError, OutputError, OutputExistsError, UsageError
from loctool.files import state_directory, write_atomically
from loctool.i18n import gettext as _

_LOGGER = logging.getLogger(__name__)

STDIN = "-"

SUFFIXES = {"html": ".html", "markdown": ".md", "srt": ".srt", "text": ".txt", "vtt": ".vtt"}
"""What an output of standard input is called behind the language."""


class State(Enum):
    """What stands where an output is to be written."""

    ABSENT = "nothing"
    CURRENT = "what this run would write"
    OUTDATED = "what loctool wrote from another source or with other options"
    EDITED = "what this run would write, edited by a person since"
    FOREIGN = "what loctool did not write, or a person changed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One writing of an output.

    Attributes:
        signature: What it was made of and how.
        sha256: Hash of the bytes written, hexadecimal.
    """

    signature: str
    sha256: str


def output_path(source: Path, source_language: str, target: str, folder: Path | None) -> Path:
    """``artikel.de.md`` → ``artikel.en.md``, in ``folder`` or beside the source.

    Example:
        >>> output_path(Path("texte/artikel.de.md"), "de", "en", None).as_posix()
        'texte/artikel.en.md'
        >>> output_path(Path("artikel.md"), "de", "en", Path("out")).as_posix()
        'out/artikel.en.md'
    """
    stem, suffix = source.stem, source.suffix
    if _is_language(suffix, source_language):
        suffix = ""
    elif _is_language(Path(stem).suffix, source_language):
        stem = Path(stem).stem
    name = f"{stem}.{target}{suffix}"
    return (folder or source.parent) / name


def _is_language(suffix: str, language: str) -> bool:
    """Whether ``.de``, ``.DE`` or ``.de-AT`` stands for ``de``."""
    return suffix.lower().lstrip(".").replace("_", "-").split("-")[0] == language


def refuse_collisions(sources: Iterable[str], outputs: Sequence[tuple[str, Path]]) -> None:
    """Makes sure that no output is a source, and no two outputs are the same file.

    Args:
        sources: All files that are read; ``-`` is standard input.
        outputs: Source and output of each translation.

    Raises:
        UsageError: One is; the message names the files.
    """
    read = {_real(Path(source)): source for source in sources if source != STDIN}
    written: dict[str, str] = {}
    for source, output in outputs:
        place = _real(output)
        if place in read:
            raise UsageError(
                _("would be written over a source: {read}").format(read=read[place]),
                path=output,
                hint=_("Choose another place with -o FILE or --output-dir DIR."),
            )
        if place in written:
            raise UsageError(
                _("would be the output of both {written} and {source}").format(
                    written=written[place], source=source
                ),
                path=output,
                hint=_("Translate them into different folders with --output-dir DIR."),
            )
        written[place] = source


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def sign(*parts: str | bytes) -> str:
    """A hash over everything that decides what an output holds."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def state_of(output: Path, signature: str) -> State:
    """What stands at ``output`` for a run with that signature.

    Raises:
        BadInputError: It is there but cannot be read.
        UsageError: It is a folder.
    """
    if output.is_dir():
        raise UsageError(
            _("is a folder, not a file"),
            path=output,
            hint=_("Use --output-dir {output}").format(output=output),
        )
    if not output.exists() or not output.is_file():  # a device or a pipe holds nothing to lose
        return State.ABSENT
    entries = _entries(output)
    there = _hash_of(output)
    for entry in entries:
        if entry.sha256 == there:
            return State.CURRENT if entry.signature == signature else State.OUTDATED
    if entries and entries[-1].signature == signature:
        return State.EDITED
    return State.FOREIGN


def write_output(output: Path, data: bytes, signature: str, *, force: bool = False) -> None:
    """Writes an output whole or not at all, and remembers having written it.

    What is there is looked at once more, since translating takes long enough for a person to
    edit it meanwhile. The record is made before the file: a run killed between them leaves a
    record too many, which does no harm; the other order would leave a file of unknown origin.

    Raises:
        OutputExistsError: A person's work stands there, and ``force`` is not given.
        OutputError: It cannot be written; what was there is as it was.
    """
    if not force and state_of(output, signature) in (State.FOREIGN, State.EDITED):
        raise exists_error(output)
    if output.exists() and not output.is_file():
        _write_to_device(output, data)
        return
    place = Path(os.path.realpath(output))  # a symbolic link stays one
    _remember(place, Entry(signature, hashlib.sha256(data).hexdigest()))
    try:
        write_atomically(place, data)
    except OutputError as error:
        raise OutputError(error.message, hint=error.hint, path=output) from error


def exists_error(output: Path) -> OutputExistsError:
    """The refusal to write over a person's work."""
    return OutputExistsError(
        _("exists already and is not loctool's own, unedited work"),
        path=output,
        hint=_("Overwrite it with --force, or write elsewhere with -o FILE or --output-dir DIR."),
    )


def _write_to_device(output: Path, data: bytes) -> None:
    try:
        output.write_bytes(data)
    except OSError as error:
        raise OutputError(
            _("cannot be written: {reason}").format(reason=error.strerror), path=output
        ) from error


def _remember(output: Path, entry: Entry) -> None:
    """Adds an entry; of the older ones it keeps that of what stands there now."""
    there = _hash_of(output) if output.is_file() else ""
    kept = [old for old in _entries(output) if old.sha256 == there and old != entry]
    rows = [[each.signature, each.sha256] for each in (*kept, entry)]
    text = json.dumps({"output": str(output), "entries": rows})
    try:
        write_atomically(_journal(output), text.encode("ascii"))
    except OutputError as error:
        _LOGGER.warning(
            _("the next run will not know {path} as its own: {error}").format(
                path=output, error=error
            )
        )


def _entries(output: Path) -> list[Entry]:
    """What is remembered of an output, latest last; a damaged memory remembers nothing."""
    try:
        rows = json.loads(_journal(output).read_bytes())["entries"]
        return [Entry(str(signature), str(sha256)) for signature, sha256 in rows]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _journal(output: Path) -> Path:
    key = hashlib.sha256(os.fsencode(os.path.realpath(output))).hexdigest()
    return state_directory() / "outputs" / f"{key[:32]}.json"


def _hash_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BadInputError(
            _("cannot be read: {reason}").format(reason=error.strerror), path=path
        ) from error
