"""Compiled catalogs (``.mo``): whether gettext can read them.

The format is that of the gettext manual, node "MO Files".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

from loctool.catalogs.inspection import MAGIC_NUMBERS, CatalogCheck, CatalogFile, Spot
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

HEADER_BYTES = 28
MAX_REVISION = 1
"""The highest major revision that gettext knows."""


def _invalid(file: CatalogFile) -> Iterator[Spot]:
    if file.is_machine:
        fault = find_fault(file.data)
        if fault:
            yield Spot(0, fault)


def find_fault(data: bytes) -> str:
    """What keeps gettext from reading a ``.mo`` file; empty where nothing does."""
    if not data.startswith(MAGIC_NUMBERS):
        return _("no .mo file: it does not begin with gettext's magic number")
    if len(data) < HEADER_BYTES:
        return _("damaged: the file ends within its header")
    order = _order(data)
    revision, count, sources, targets = struct.unpack_from(f"{order}IIII", data, 4)
    if revision >> 16 > MAX_REVISION:
        return _("no .mo file that gettext reads: revision {number}").format(number=revision >> 16)
    if max(sources, targets) + 8 * count > len(data):
        return _("damaged: a table of texts leads out of the file")
    for start in (sources, targets):
        for number in range(count):
            length, offset = struct.unpack_from(f"{order}II", data, start + 8 * number)
            if offset + length >= len(data):
                return _("damaged: text {number} leads out of the file").format(number=number + 1)
            if data[offset + length]:
                return _("damaged: text {number} does not end with NUL").format(number=number + 1)
    return ""


def _unsorted(file: CatalogFile) -> Iterator[Spot]:
    if not file.is_machine or find_fault(file.data):
        return
    for number, (one, other) in enumerate(pairwise(_sources(file.data)), start=2):
        if one >= other:
            text = _("text {number} is not sorted in, so gettext cannot find it")
            yield Spot(0, text.format(number=number))
            return


def _sources(data: bytes) -> Iterator[bytes]:
    order = _order(data)
    count, start = struct.unpack_from(f"{order}II", data, 8)
    for number in range(count):
        length, offset = struct.unpack_from(f"{order}II", data, start + 8 * number)
        yield data[offset : offset + length]


def _order(data: bytes) -> str:
    return "<" if data.startswith(MAGIC_NUMBERS[0]) else ">"


def _example(*texts: tuple[bytes, bytes]) -> bytes:
    """A ``.mo`` file of these texts, in this order."""
    place = HEADER_BYTES + 16 * len(texts)
    tables: list[int] = []
    body = b""
    for side in (0, 1):
        for pair in texts:
            tables += [len(pair[side]), place + len(body)]
            body += pair[side] + b"\0"
    head = (0x950412DE, 0, len(texts), HEADER_BYTES, HEADER_BYTES + 8 * len(texts), 0, 0)
    return struct.pack(f"<{7 + len(tables)}I", *head, *tables) + body


_HEADER = (b"", b"Language: fr\nContent-Type: text/plain; charset=UTF-8\n")
_ONE, _TWO = (b"Abspann", "générique".encode()), (b"Schnitt", b"montage")

MO_INVALID = CatalogCheck(
    id="mo-invalid",
    severity=Severity.ERROR,
    meaning=N_(
        "A compiled catalog is damaged or none: wrong magic number, offsets out of the file."
    ),
    function=_invalid,
    good=_example(_HEADER, _ONE),
    bad=_example(_HEADER, _ONE)[:-12],
    origin="i18nspector invalid-mo-file; gettext manual, MO Files",
    name="fr.mo",
)

MO_UNSORTED = CatalogCheck(
    id="mo-unsorted",
    severity=Severity.ERROR,
    meaning=N_(
        "The texts of a compiled catalog are not sorted, so gettext does not find them all."
    ),
    function=_unsorted,
    good=_example(_HEADER, _ONE, _TWO),
    bad=_example(_HEADER, _TWO, _ONE),
    origin="gettext manual, MO Files",
    name="fr.mo",
)
