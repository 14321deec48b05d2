"""Word forms of languages other than German: a dictionary where there is one, and the plural -s."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.lexicon import Lexicon, lexicon


class Other:
    """Word forms of one language; without a dictionary only exact forms and plurals with -s."""

    nouns_have_capitals = False

    def __init__(self, language: str):
        self._lexicon: Lexicon | None
        try:
            self._lexicon = lexicon(language.partition("-")[0])
        except ValueError:
            self._lexicon = None

    def key(self, word: str, *, leads: bool = False) -> str:
        """What all forms of a term's word are filed under."""
        del leads
        lemma = self._lexicon.lemma(word) if self._lexicon else None
        return (lemma or word).casefold()

    def forms(self, word: str) -> Iterator[str]:
        """None: nothing is said of how these languages inflect."""
        del word
        yield from ()

    def candidates(self, form: str) -> Iterator[str]:
        """Keys that a form of a text may be filed under, the likeliest first."""
        folded = form.casefold()
        yield folded
        if self._lexicon and (lemma := self._lexicon.lemma(form)):
            yield lemma.casefold()
        elif self._lexicon:
            yield self._lexicon.guess(form).casefold()
        yield from (folded.removesuffix(ending) for ending in ("s", "es", "'s", "s'"))

    def is_noun(self, word: str) -> bool:
        """Never: only German shows it."""
        del word
        return False
