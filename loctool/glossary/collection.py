"""Several glossary files as one: later files win, and what they shadow is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from loctool.files import read_input
from loctool.glossary.formats import Pair, Reading, format_of, load_format
from loctool.glossary.remarks import Place, Remark
from loctool.glossary.terms import Concept, Glossary
from loctool.i18n import gettext as _

SHIPPED = "entertainment.csv"


@dataclass(frozen=True, slots=True)
class Collection:
    """One glossary made of several files.

    Attributes:
        glossary: All concepts that no later file shadows.
        origins: The file of each concept, by its id.
        readings: Each file by itself, in order.
        shadowings: One note for each concept that a later file replaces.
    """

    glossary: Glossary
    origins: Mapping[str, Path]
    readings: Mapping[Path, Reading]
    shadowings: tuple[Remark, ...]


def shipped_glossary() -> Path:
    """Where the entertainment glossary lies: in the wheel, or at the top of a checkout."""
    packed = resources.files("loctool") / "data" / "glossaries" / SHIPPED
    if packed.is_file():
        return Path(str(packed))
    return Path(__file__).parents[2] / "glossaries" / SHIPPED


def read_glossary(path: Path, format: str = "", pair: Pair | None = None) -> Reading:
    """Reads one file.

    Args:
        path: The file.
        format: Its format's name; empty to go by the suffix.
        pair: Its languages, for formats that do not name them.

    Raises:
        BadInputError: It cannot be read as what it is said to be.
        UsageError: There is no such format, or the suffix says nothing.
    """
    form = load_format(format or format_of(path))
    return form.read(read_input(path), str(path), pair or Pair())


def read_glossaries(
    paths: Sequence[Path], *, source: str = "de", pair: Pair | None = None
) -> Collection:
    """Reads files and lays each over those before it.

    A concept replaces an earlier file's if it has the same id, or the same preferred term in the
    source language.

    Args:
        paths: The files; with none, the shipped glossary.
        source: BCP 47 code of the language terms are looked for in.
        pair: The languages of files that do not name theirs.
    """
    readings = {path: read_glossary(path, pair=pair) for path in paths or (shipped_glossary(),)}
    concepts: dict[str, Concept] = {}
    origins: dict[str, Path] = {}
    said: list[Remark] = []
    for path, reading in readings.items():
        shadowed = _shadowed(reading.glossary, concepts, source)
        for concept in reading.glossary:
            gone = [id for id in shadowed.get(concept.id, ()) if concepts.pop(id, None)]
            said += [_shadowing(path, reading, concept, id, origins.pop(id)) for id in gone]
            concepts[concept.id], origins[concept.id] = concept, path
    name = ", ".join(map(str, paths)) or shipped_glossary().name  # the same on every machine
    return Collection(Glossary(tuple(concepts.values()), name), origins, readings, tuple(said))


def _shadowed(
    glossary: Glossary, earlier: Mapping[str, Concept], source: str
) -> dict[str, list[str]]:
    """Which of the earlier concepts each concept of a later file replaces."""
    by_term: dict[str, list[str]] = {}
    for concept in earlier.values():
        if term := concept.preferred(source):
            by_term.setdefault(term.text, []).append(concept.id)
    found = {}
    for concept in glossary:
        term = concept.preferred(source)
        ids = [concept.id] if concept.id in earlier else []
        ids += [id for id in by_term.get(term.text, ()) if id not in ids] if term else []
        if ids:
            found[concept.id] = ids
    return found


def _shadowing(path: Path, reading: Reading, concept: Concept, id: str, origin: Path) -> Remark:
    place = Place(str(path), reading.lines.get(concept.id, 0), concept.id)
    return place.note(
        "concept-shadowed",
        _("{id!r} replaces {other!r} of {origin}").format(id=concept.id, other=id, origin=origin),
    )
