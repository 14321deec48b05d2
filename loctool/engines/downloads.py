"""Fetching a file over HTTP so that an interrupted transfer goes on where it stopped.

Only the standard library: ``urllib.request`` follows redirects, honours ``https_proxy`` and
``no_proxy``, and never leaves http and https here. What is missing there is the resuming:
a ``.part`` file keeps the bytes, ``.part.json`` the validator of the version they belong to, and
the rest is asked for with ``Range`` and ``If-Range`` (RFC 9110, sections 13.1.5 and 14.2), so
that halves of two versions are never joined.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from loctool.errors import DownloadError, OutputError
from loctool.i18n import gettext as _

_T = TypeVar("_T")

OnProgress = Callable[[int, int], None]
"""Called with the bytes there are and the bytes there will be (0: unknown)."""

_CHUNK_BYTES = 1 << 18
_LASTING = (
    ConnectionRefusedError,
    http.client.InvalidURL,
    socket.gaierror,
    ssl.SSLCertVerificationError,
)
_WORTH_RETRYING = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Retrying:
    """How patient a download is.

    Attributes:
        attempts: Connections made at most.
        backoff_s: Seconds before the second connection; doubled before each further one.
        timeout_s: Seconds without a byte after which a connection is given up.
    """

    attempts: int = 5
    backoff_s: float = 0.5
    timeout_s: float = 30.0


class _InterruptedError(Exception):
    """A failure after which another attempt makes sense."""


class _RangeRefusedError(Exception):
    """The server has nothing from that byte on."""


def fetch(url: str, *, max_bytes: int, retrying: Retrying | None = None) -> bytes:
    """The bytes behind a URL, for small things such as an index.

    Raises:
        DownloadError: It cannot be had, or is larger than ``max_bytes``.
    """

    def attempt(timeout_s: float) -> bytes:
        with _open(url, {}, timeout_s) as response:
            data = bytes(response.read(max_bytes + 1))
            if len(data) > max_bytes:
                raise DownloadError(
                    _("{url} holds more than {max_bytes:,} bytes").format(
                        url=url, max_bytes=max_bytes
                    )
                )
            _require_whole(len(data), _length(response))
            return data

    return _persist(url, attempt, retrying or Retrying())


def download(
    url: str,
    path: Path,
    *,
    sha256: str = "",
    on_progress: OnProgress | None = None,
    retrying: Retrying | None = None,
) -> str:
    """Fetches a file, going on with what an earlier call left in ``<path>.part``.

    Args:
        url: http or https.
        path: Where the whole file goes; nothing stands there before it is whole.
        sha256: What its hash must be, if known.
        on_progress: Called after each piece.
        retrying: How patient to be.

    Returns:
        The file's SHA-256, hexadecimal.

    Raises:
        DownloadError: It cannot be had, or its hash is another.
        OutputError: It cannot be written.
    """
    part = path.with_name(path.name + ".part")

    def attempt(timeout_s: float) -> None:
        _transfer(url, part, timeout_s, on_progress or _ignore)

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _persist(url, attempt, retrying or Retrying())
        found = file_sha256(part)
        if sha256 and found != sha256.lower():
            _forget(part)
            raise DownloadError(
                _("{url}: wrong checksum: expected sha256 {expected}, found {found}").format(
                    url=url, expected=sha256.lower(), found=found
                ),
                hint=_("Try again; if it stays so, the file or its index entry was tampered with."),
            )
        part.replace(path)
        _forget(part)
    except OSError as error:
        raise OutputError(
            _("cannot be written: {reason}").format(reason=error.strerror), path=part
        ) from error
    return found


def _ignore(_done: int, _total: int) -> None:
    """Does nothing with what is reported."""


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file, hexadecimal, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _persist(url: str, attempt: Callable[[float], _T], retrying: Retrying) -> _T:
    """Repeats an attempt while its failures are of the passing kind."""
    _require_http(url)
    for number in range(1, retrying.attempts + 1):
        try:
            return attempt(retrying.timeout_s)
        except _InterruptedError as interruption:
            if number == retrying.attempts:
                raise DownloadError(
                    _("{url}: {interruption} ({number} attempts)").format(
                        url=url, interruption=interruption, number=number
                    ),
                    hint=_("Try again later: what was received is kept and gone on with."),
                ) from interruption
            time.sleep(retrying.backoff_s * 2 ** (number - 1))
    raise AssertionError("attempts must be at least 1")


def _transfer(url: str, part: Path, timeout_s: float, on_progress: OnProgress) -> None:
    """One connection: appends to the part file what the server still has to give."""
    there, validator = _begun(url, part)
    headers = {"Range": f"bytes={there}-", "If-Range": validator} if there else {}
    try:
        response = _open(url, headers, timeout_s)
    except _RangeRefusedError as refusal:
        _forget(part)  # as long as the whole file or longer: its hash cannot be trusted
        raise _InterruptedError(str(refusal)) from refusal
    with response:
        if response.status != http.client.PARTIAL_CONTENT:
            there = 0  # the whole file: a new version, or a server that knows no ranges
        elif not _continues_at(response, there):
            _forget(part)
            raise _InterruptedError(_("the server sent another range than was asked for"))
        remaining = _length(response)
        done, total = there, there + remaining if remaining else 0
        with part.open("r+b" if there else "wb") as file:  # "wb" empties it before the new note
            file.seek(there)
            _note(part, url, response)
            on_progress(done, total)
            while chunk := _read(response):
                file.write(chunk)
                done += len(chunk)
                on_progress(done, total)
        _require_whole(done, total)


def _open(url: str, headers: dict[str, str], timeout_s: float) -> Any:
    """The response to a GET.

    Raises:
        _InterruptedError: It failed in a way that may pass.
        DownloadError: It failed in a way that will not.
    """
    # Without "identity" a server may compress, and byte offsets would not be the file's.
    headers = {"User-Agent": "loctool", "Accept-Encoding": "identity"} | headers
    try:
        request = urllib.request.Request(url, headers=headers)  # noqa: S310  # scheme checked
        return urllib.request.urlopen(request, timeout=timeout_s)  # noqa: S310
    except urllib.error.HTTPError as error:
        with error:
            if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
                raise _RangeRefusedError(_("the server refused the range")) from error
            if error.code in _WORTH_RETRYING:
                raise _InterruptedError(
                    _("the server answered {code} {reason}").format(
                        code=error.code, reason=error.reason
                    )
                ) from error
            raise DownloadError(
                _("{url}: the server answered {code} {reason}").format(
                    url=url, code=error.code, reason=error.reason
                )
            ) from error
    except (OSError, http.client.HTTPException) as error:
        raise _network_failure(url, error) from error


def _network_failure(url: str, error: Exception) -> Exception:
    """No network is reported at once; a connection that broke or hangs is tried again."""
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    passing = isinstance(reason, OSError | http.client.HTTPException)
    if not passing or isinstance(reason, _LASTING):
        return DownloadError(
            _("{url}: cannot be reached: {reason}").format(url=url, reason=reason),
            hint=_(
                "Check the network, or the https_proxy variable. Without a network, install "
                "from a file: loctool models install PATH.argosmodel"
            ),
        )
    return _InterruptedError(_("the connection broke: {reason}").format(reason=reason))


def _read(response: Any) -> bytes:
    try:
        return bytes(response.read(_CHUNK_BYTES))
    except (OSError, http.client.HTTPException) as error:
        raise _InterruptedError(_("the connection broke: {error}").format(error=error)) from error


def _require_whole(done: int, total: int) -> None:
    """``read`` ends quietly when the server hangs up early, so the bytes are counted."""
    if total and done != total:
        raise _InterruptedError(
            _("the transfer stopped after {done:,} of {total:,} bytes").format(
                done=done, total=total
            )
        )


def _require_http(url: str) -> None:
    if not url.lower().startswith(("http://", "https://")):
        raise DownloadError(_("not an http or https address: {url}").format(url=url))


def _length(response: Any) -> int:
    value = response.headers.get("Content-Length") or ""
    return int(value) if value.isdecimal() else 0


def _continues_at(response: Any, offset: int) -> bool:
    return str(response.headers.get("Content-Range") or "").startswith(f"bytes {offset}-")


def _begun(url: str, part: Path) -> tuple[int, str]:
    """Bytes already there and their validator; 0 where going on would not be safe."""
    try:
        note = json.loads(_note_path(part).read_text(encoding="utf-8"))
        if note["url"] == url and note["validator"]:
            return part.stat().st_size, str(note["validator"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return 0, ""


def _note(part: Path, url: str, response: Any) -> None:
    """Keeps the strong validator of what is being received (a weak ETag must not be used)."""
    etag = response.headers.get("ETag") or ""
    strong = etag if etag.startswith('"') else ""
    validator = strong or response.headers.get("Last-Modified") or ""
    note = json.dumps({"url": url, "validator": validator})
    _note_path(part).write_text(note, encoding="utf-8")


def _note_path(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _forget(part: Path) -> None:
    for path in (part, _note_path(part)):
        with suppress(FileNotFoundError):
            path.unlink()
