"""Finding, for a new message, the old one whose translation may serve: gettext's fuzzy matching.

As in ``msgmerge`` two texts are similar from 60 % on. Not every pair is compared: an index of words
gives a few candidates for each text, those that share its rarest words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from loctool.catalogs.messages import Message

THRESHOLD = 60.0
"""Per cent; ``FUZZY_THRESHOLD`` in gettext's ``message.h`` is 0.6."""

_MAX_CANDIDATES = 60
_MAX_COMMON = 400
"""A word in more texts than that tells nothing, unless the text has no other."""
_MAX_SHORT_COMPARISONS = 1_000_000

_WORD = re.compile(r"\w+")


class SimilarMessages:
    """Old messages with a translation, to be searched for similar ones.

    Args:
        messages: Where two are equally similar, the first is taken.
        queries: The new messages; only their words are indexed.
    """

    def __init__(self, messages: Sequence[Message], queries: Iterable[Message]) -> None:
        self._messages = messages
        self._texts = [message.msgid.lower() for message in messages]
        wanted = {word for query in queries for word in _words(query.msgid)}
        self._index: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self._texts):
            for word in wanted.intersection(_words(text)):
                self._index[word].append(place)
        self._short = [place for place, text in enumerate(self._texts) if len(text) <= 25]
        self._left = _MAX_SHORT_COMPARISONS

    def best(self, query: Message) -> Message | None:
        """The most similar old message, of the same context where there is a choice."""
        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        text = query.msgid.lower()
        places = self._candidates(text)
        found = process.extract(
            text,
            [self._texts[place] for place in places],
            scorer=Indel.normalized_similarity,
            score_cutoff=THRESHOLD / 100,
            limit=5,
        )
        ranked = [
            (-score, self._messages[places[at]].msgctxt != query.msgctxt, places[at])
            for _text, score, at in found
        ]
        return self._messages[min(ranked)[2]] if ranked else None

    def _candidates(self, text: str) -> list[int]:
        """Places of what shares the rarest words; of a short text, all short ones."""
        words = dict.fromkeys(word for word in _words(text) if word in self._index)
        lists = sorted((self._index[word] for word in words), key=len)
        places: dict[int, None] = {}
        for each in lists:
            if places and (len(each) > _MAX_COMMON or len(places) >= _MAX_CANDIDATES):
                break
            places.update(dict.fromkeys(each[:_MAX_CANDIDATES]))
        if len(text) <= 20 and self._left > 0:
            self._left -= len(self._short)
            places.update(dict.fromkeys(self._short))
        return sorted(places)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
