"""What people have translated before, in other catalogs and in the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.pretranslation.notes import signature_of

_Texts = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A person's translation of the same text.

    Attributes:
        msgstr: One text for each plural form.
        place: Where it stands, ``film.fr.po:12``.
        rivals: How many other translations of the text people made.
    """

    msgstr: tuple[str, ...]
    place: str
    rivals: int = 0


@dataclass(frozen=True, slots=True)
class CatalogMemory:
    """Translations that people made, found by their exact source text.

    Attributes:
        entries: By ``msgid`` and ``msgid_plural``: the messages, with the place of each.
    """

    entries: Mapping[_Texts, tuple[tuple[Message, str], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogs: Iterable[Catalog]) -> CatalogMemory:
        """The memory of catalogs in one language; where they differ, the first counts more."""
        entries: dict[_Texts, list[tuple[Message, str]]] = defaultdict(list)
        for catalog in catalogs:
            name = PurePath(catalog.name).name
            for message in _by_people(catalog):
                place = f"{name}:{message.line}" if message.line else name
                entries[message.msgid, message.msgid_plural].append((message, place))
        return cls({texts: tuple(found) for texts, found in entries.items()})

    def find(self, message: Message, forms: int) -> Remembered | None:
        """The translation of the same text in the same context, else of the text alone.

        Of several, the one that most messages have, then the first.

        Args:
            message: What is to be translated.
            forms: How many plural forms the translation must have; 1 without a plural.
        """
        found = self.entries.get((message.msgid, message.msgid_plural), ())
        found = tuple(pair for pair in found if len(pair[0].msgstr) == forms)
        same = tuple(pair for pair in found if pair[0].msgctxt == message.msgctxt)
        return _most_common(same or found)


def _by_people(catalog: Catalog) -> Iterator[Message]:
    """Translations that are finished, and that no machine made."""
    for message in catalog:
        if message.has_translation and not message.fuzzy and not signature_of(message):
            yield message


def _most_common(found: tuple[tuple[Message, str], ...]) -> Remembered | None:
    if not found:
        return None
    counts: dict[tuple[str, ...], int] = {}
    for message, _ in found:
        counts[message.msgstr] = counts.get(message.msgstr, 0) + 1
    best = max(counts, key=lambda msgstr: counts[msgstr])
    place = next(place for message, place in found if message.msgstr == best)
    return Remembered(best, place, len(counts) - 1)
