"""German paragraphs of everyday sentences, made from templates, always the same."""

from __future__ import annotations

import random

_PEOPLE = (
    "Anna", "Tom", "Maria", "meine Schwester", "sein Bruder", "der Regisseur", "die Lehrerin",
    "unser Nachbar", "die junge Frau", "der alte Mann", "ihre Freundin", "mein Vater",
)  # fmt: skip
_TIMES = (
    "gestern", "heute", "am Abend", "jeden Morgen", "im Sommer", "nach der Arbeit",
    "am Wochenende", "letzte Woche", "um acht Uhr", "vor dem Essen",
)  # fmt: skip
_PLACES = (
    "im Kino", "zu Hause", "in der Schule", "am Bahnhof", "in Berlin", "im Garten",
    "auf dem Markt", "im Zug", "bei seinen Eltern", "in der Küche",
)  # fmt: skip
_THINGS = (
    "einen neuen Film", "ein gutes Buch", "das alte Auto", "die Zeitung", "ein Glas Wasser",
    "den Brief", "ein kleines Haus", "die Musik", "das Fenster", "seine Uhr",
)  # fmt: skip
_DEEDS = ("gesehen", "gefunden", "gekauft", "vergessen", "verkauft", "gesucht", "gebracht")
_QUALITIES = ("müde", "sehr freundlich", "krank", "glücklich", "allein", "zu spät", "neugierig")

_TEMPLATES = (
    "{Person} hat {time} {thing} {deed}.",
    "{Time} war {person} {place}.",
    "Ich glaube, dass {person} {time} {quality} war.",
    "Warum hat {person} {thing} nicht {deed}?",
    "Wenn {person} {place} ist, bin ich {quality}.",
    "{Person} will {time} nicht {place} bleiben.",
    "Wir haben {place} {thing} {deed}, aber {person} war {quality}.",
    "Kannst du mir sagen, ob {person} {place} ist?",
)


def make_paragraphs(count: int, seed: int = 1) -> list[str]:
    """Paragraphs of two to five sentences.

    Args:
        count: How many.
        seed: Another seed gives others.
    """
    chance = random.Random(seed)
    return [" ".join(_sentence(chance) for _ in range(chance.randint(2, 5))) for _ in range(count)]


def _sentence(chance: random.Random) -> str:
    person, time = chance.choice(_PEOPLE), chance.choice(_TIMES)
    return chance.choice(_TEMPLATES).format(
        person=person,
        Person=person[0].upper() + person[1:],
        time=time,
        Time=time[0].upper() + time[1:],
        place=chance.choice(_PLACES),
        thing=chance.choice(_THINGS),
        deed=chance.choice(_DEEDS),
        quality=chance.choice(_QUALITIES),
    )
