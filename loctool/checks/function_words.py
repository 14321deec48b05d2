"""Which language a text surely is in, by words that carry no meaning of their own.

A language identifier takes a tenth of a millisecond a text, and most texts are in the language
they should be in. Here that is told by a handful of look-ups; where it cannot be told, the
identifier is asked.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

WORD = re.compile(r"[^\W\d_]+")

COMMON = {
    "de": "der die das und ist nicht ein eine einen einem einer mit auf für von dem den des im zum "
    "zur wird werden wurde auch sich nach bei aus über sie wir ich hat haben oder wie vor noch "
    "so an am es er du ihr ihre sein seine bis dass wenn nur mehr als alle bin was",
    "en": "the of and to is was were for with that this from by are be been has have had not his "
    "her their which who will would they it as at when what you your he she we our its after "
    "into about than been could should "
    "a an or but if all no so me my do does can",
    "es": "el la los las de del y que en un una por con para se es su sus al lo como más pero fue "
    "ha han está están son era también sobre entre cuando muy ya este esta desde hasta donde "
    "a ni si no sin sus le les",
    "fr": "le la les de des du et est dans un une pour que qui avec sur pas ne ce cette ces son sa "
    "ses au aux par plus il elle nous vous ont été être sont était mais leur comme après où ou "
    "trop très sans a en dit on se y fait d l c s n j qu me te ni si",
    "it": "il lo la gli le di del della dei delle e è che in un una per con non si da dal alla al "
    "nel nella sono ha hanno anche come più ma questo questa suo sua stato dopo ogni o "
    "a ad ed ai al se ci",
    "nl": "de het een en van is dat in op te zijn niet met voor die aan er om ook als maar bij "
    "door naar uit over wordt worden werd heeft hebben had deze dit hij zij we wij kan nog na tot "
    "te al zo dan dus je me ons",
    "pl": "i w na z do nie się jest że to o po za od przez dla jak ale są był była było być tego "
    "ten ta te tym jego jej ich oraz który która które przy tylko może już",
    "pt": "o a os as de do da dos das e que em um uma para com por não se é no na nos nas ao mais "
    "foi são como mas ele ela seu sua também está pelo pela já ou muito após até sobre",
    "da": "og i at det er en et til på som med for den af ikke har de var han der fra ved også",
    "sv": "och i att det är en ett till på som med för den av inte har de var han från vid också",
    "no": "og i at det er en et til på som med for den av ikke har de var han fra ved også etter",
    "cs": "a v na se že je to s z do o i ve pro za jsou byl by ale jak po od které která také",
    "ro": "și de în la a cu pe din care este un o să nu pentru sunt au fost prin sau",
    "hu": "a az és hogy nem is egy ez meg van volt de ha csak mint még már el",
    "fi": "ja on ei että se oli hän ovat kun myös mutta joka ole tai",
    "tr": "ve bir bu da de için ile olarak çok daha ne gibi olan var",
    "ru": "и в не на что с по как это из у за от для он она они был",
    "uk": "і в не на що з до як це та у за від для він вона вони був",
}
"""Frequent words of each language that :mod:`loctool.identification` tells apart, by school
grammars: articles, pronouns, prepositions, conjunctions, forms of to be and to have."""


def may_be_third(text: str, language: str, other: str) -> bool:
    """Whether anything tells that a text is in neither of two languages.

    Args:
        text: The text.
        language: The one it should be in.
        other: The one it may be in as well.

    Example:
        >>> may_be_third("Le film sort dans les salles en mai.", "fr", "de")
        False
        >>> may_be_third("La película llega a los cines en mayo.", "fr", "de")
        True
    """
    own = _words_of(language)
    if not own:
        return True
    words = words_in(text)
    return own.isdisjoint(words) or not _foreign_words(language, other).isdisjoint(words)


def has_words_of(text: str, language: str) -> bool:
    """Whether a text has one of the words that only this language has, or nobody can tell.

    Example:
        >>> has_words_of("Regie: Greta Gerwig", "de"), has_words_of("Es wird kalt.", "de")
        (False, True)
    """
    own = _own_words(language)
    return not own or not own.isdisjoint(words_in(text))


@lru_cache(maxsize=16)
def words_in(text: str) -> frozenset[str]:
    """The words of a text in lower case, kept for a moment: several checks ask."""
    return frozenset(WORD.findall(text.lower()))


@cache
def _words_of(language: str) -> frozenset[str]:
    return frozenset(COMMON.get(language, "").split())


@cache
def _own_words(language: str) -> frozenset[str]:
    """The words of a language that no other has in its list."""
    return _words_of(language).difference(*(_words_of(code) for code in COMMON if code != language))


@cache
def _foreign_words(language: str, other: str) -> frozenset[str]:
    """The words of all languages but these two, which neither of them has."""
    third = (_words_of(code) for code in COMMON if code not in (language, other))
    return frozenset().union(*third) - _words_of(language) - _words_of(other)
