"""Dictionaries of word forms: which words a language has, and what their lemmas are.

The dictionaries are simplemma's. Loading one takes a second; in the frugal form used here
a look-up takes some microseconds, so each word form is asked for once and remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

REMEMBERED = 65536
"""Word forms whose answers are kept."""


class Lexicon:
    """The word forms of one language.

    >>> lexicon("de").lemma("Drehbüchern")
    'Drehbuch'
    >>> lexicon("de").lemma("Quetzalcoatlus") is None
    True
    """

    __slots__ = ("entry", "guess", "knows", "lemma")

    def __init__(self, language: str):
        from simplemma import is_known, lemmatize
        from simplemma.strategies import LOW_MEMORY_DICTIONARY_FACTORY, DictionaryLookupStrategy

        LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)
        remembered = lru_cache(maxsize=REMEMBERED)
        strategy = DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)
        self.knows: Callable[[str], bool] = remembered(
            lambda word: is_known(word, lang=language, low_memory=True)
        )
        """Whether the dictionary has the form, its first letter large or small."""
        self.lemma: Callable[[str], str | None] = remembered(
            lambda word: strategy.get_lemma(word, language)
        )
        """The lemma of a form, its first letter large or small; None for an unknown one."""
        self.entry: Callable[[str], str | None] = remembered(
            lambda word: strategy.exact_lemma(word, language)
        )
        """The lemma of a form as it is written: ``Folgen`` is no verb, ``folgen`` is no noun."""
        self.guess: Callable[[str], str] = remembered(
            lambda word: lemmatize(word, lang=language, low_memory=True)
        )
        """The lemma of a form; by the rules of the language where the dictionary lacks it."""


@cache
def lexicon(language: str) -> Lexicon:
    """The dictionary of a language, loaded when it is first asked.

    Raises:
        ValueError: simplemma has none for the language.
    """
    return Lexicon(language)


def has_lexicon(language: str) -> bool:
    """Whether there is a dictionary of the language.

    >>> has_lexicon("de"), has_lexicon("xx")
    (True, False)
    """
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return language in SUPPORTED_LANGUAGES
