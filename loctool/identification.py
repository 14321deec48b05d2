"""Which language a text is in, by py3langid's small statistical model."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = (
    *("cs", "da", "de", "en", "es", "fi", "fr", "hu", "it"),
    *("nl", "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk"),
)
"""What is told apart: the languages that news is translated into most, as in
:mod:`loctool.languages`. The fewer there are, the surer the answer on short text."""
NOT_TEXT = re.compile(r"\S+://\S+|\S+@\S+\.\S+|[@#]\w+|\d+")
LEAST_CHARS = 60
"""Under this a text says too little; a headline of names is often taken for English."""
SURE = 0.99
LOWER_WORDS = 5
"""A text needs as many words in lower case, for names belong to no language."""


def identify(text: str) -> tuple[str, float]:
    """The likeliest language of ``text``, and its probability from 0 to 1.

    Example:
        >>> identify("Die Serie kehrt im Herbst mit neuen Folgen zurück.")[0]
        'de'
    """
    return _classify(NOT_TEXT.sub(" ", text))


def source_mismatch(text: str, expected: str) -> str | None:
    """The language that ``text`` clearly is in when that is not ``expected``, else nothing.

    Made for whole documents: short text, and text of names only, is never a mismatch.

    Example:
        >>> text = "The studio said on Monday that the series will return with new episodes."
        >>> source_mismatch(text, "de")
        'en'
    """
    cleaned = NOT_TEXT.sub(" ", text)
    words = re.findall(r"[^\W\d_]+", cleaned)
    if len(cleaned.strip()) < LEAST_CHARS or sum(w[0].islower() for w in words) < LOWER_WORDS:
        return None
    if expected not in LANGUAGES:
        return None
    language, probability = _classify(cleaned)
    return language if probability >= SURE and language != expected else None


@lru_cache(maxsize=64)
def _classify(text: str) -> tuple[str, float]:
    """Kept for a moment, for several checks ask about the same text."""
    language, probability = _identifier().classify(text)
    return str(language), float(probability)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
