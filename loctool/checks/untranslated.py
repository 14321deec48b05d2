"""Output that stayed in the source's language, or came out in a third one."""

from __future__ import annotations

import re
from functools import cache

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.identification import identify

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
GERMAN = frozenset(
    """aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits
    bis bisher da dabei dafür damit danach dann daran darauf daraus darf darin darüber das dass
    davon dazu dem den denen denn der deren des dessen deshalb die dies diese diesem diesen dieser
    dieses doch dort du durch durfte ein eine einem einen einer eines einige er erst es etwa etwas
    euch für gegen geht gemacht gibt ging habe haben hat hatte hatten heißt heute hier hin hinter
    ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jeden jeder jedoch
    jetzt kam kann kein keine keinen kommt konnte konnten können lässt mal man mehr mein meine mich
    mir mit möchte muss musste müssen nach neben nicht nichts noch nun nur ob oder ohne schon sehr
    sein seine seinem seinen seiner seit selbst sich sie sieht sind so sogar soll sollen sollte
    sondern sowie steht trotz über um und uns unser unter viele vielen vom von vor war waren warum
    was weil welche wenn werden wer wie wieder will wir wird wo wollen wollte worden wurde wurden
    während würde würden zu zum zur zwar zwischen""".split()
)
"""The commonest German words that carry no meaning of their own."""
SHARED = {
    "en": "also am an as da darf die du er erst in ins hat hin man mal mir mit so um war was will "
    "wo wer bis den dies does uns es ja",
    "fr": "ah as des du en er es etwa in ins man me mir on or sein son sur un um uns",
    "es": "da den des du en es ha in la man me mal mi no se so un uno uns van",
    "it": "da dei des di du e es in la man me mi mal no se si so un uno",
    "nl": "al alle als an bij beter da dan das de den der des die dies door dort du een en er es "
    "ging haar hat hier hin hun in ins is ja kam kan man mal me mit mijn mir na nach neben nu ob "
    "of om so stand toe uit van vol voor war was waren wat we wel wie wil wo worden zo zijn ",
    "pl": "aby ale co da do go i in ja je jest ma mal mi na nam nie nim no od on po so ta tak tam "
    "to tu um w was we wie z za ze",
    "pt": "alle as da das de dem den der des do du e em es in ir ma mal me no o os por se so um "
    "uns",
}
"""Words of that list which the language also has, or which German and it share in names."""
MUCH = 0.3
"""German text has about two words in five from the list, other languages hardly any."""
LEAST_CHARS = 40
"""Shorter text is too little to tell languages apart by."""
SURE = 0.98


def _still_source(pair: Pair) -> Messages:
    if pair.source_language == pair.target_language:
        return
    words = [match[0] for match in WORD.finditer(pair.target)]
    german = _german_words(words, pair)
    if pair.target.strip() == pair.source.strip() and (german or _is_sure(pair, unchanged=True)):
        yield "the text is unchanged" + (f": {', '.join(german[:5])}" if german else "")
    elif _is_sure(pair) or (len(german) >= 2 and len(german) >= MUCH * len(words)):
        yield f"the text is {pair.source_language}" + (f": {', '.join(german[:5])}" if german else "")
    elif run := _german_run(words, pair):
        yield f"part of the text is {pair.source_language}: {run}"


def _german_words(words: list[str], pair: Pair) -> list[str]:
    """The words that only German has, each once for each time it stands there."""
    if pair.source_language != "de":
        return []
    telling = _telling(pair.target_language)
    unchanged = pair.target.strip() == pair.source.strip()
    return [
        word for word in words if word.lower() in telling or (unchanged and _looks_german(word))
    ]


def _is_sure(pair: Pair, *, unchanged: bool = False) -> bool:
    """Whether the language identifier has no doubt that the text is in the source's language."""
    if len(pair.target) < LEAST_CHARS:
        return False
    language, probability = identify(pair.target)
    names_only = unchanged and sum(w[0].islower() for w in WORD.findall(pair.target)) < 2
    return language == pair.source_language and probability >= SURE and not names_only


@cache
def _telling(language: str) -> frozenset[str]:
    """The German words that the target language has not."""
    return GERMAN - frozenset(SHARED.get(language, "").split())


def _looks_german(word: str) -> bool:
    """A word in lower case with letters that few other languages have."""
    return word[0].islower() and any(letter in "äöüß" for letter in word)


def _german_run(words: list[str], pair: Pair) -> str:
    """Four words as they stand in the source, German ones among them."""
    if pair.source_language != "de":
        return ""
    telling = _telling(pair.target_language)
    source = f" {' '.join(WORD.findall(pair.source))} "
    for start in range(len(words) - 3):
        run = words[start : start + 4]
        if sum(word.lower() in telling for word in run) >= 2 and f" {' '.join(run)} " in source:
            return " ".join(run)
    return ""


def _wrong_language(pair: Pair) -> Messages:
    if len(pair.target) < LEAST_CHARS or pair.target.strip() == pair.source.strip():
        return
    language, probability = identify(pair.target)
    if probability >= SURE and language not in {pair.target_language, pair.source_language}:
        yield f"the text is {language}, not {pair.target_language}"


STILL_SOURCE = Check(
    id="still-source",
    severity=Severity.ERROR,
    meaning="The translation, or much of it, is still German.",
    function=_still_source,
    good=("Netflix, Disney und Sony", "Netflix, Disney and Sony"),
    bad=("Die Serie ist zurück.", "Die Serie ist back."),
)

WRONG_LANGUAGE = Check(
    id="wrong-language",
    severity=Severity.ERROR,
    meaning="The translation is in a language that nobody asked for.",
    function=_wrong_language,
    good=(
        "Die Dreharbeiten beginnen im Frühjahr.",
        "Le tournage doit commencer au printemps prochain.",
    ),
    bad=(
        "Die Dreharbeiten beginnen im Frühjahr.",
        "Filming is set to begin next spring in Prague.",
    ),
    languages=("de", "fr"),
)
