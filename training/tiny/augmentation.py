"""Variations of a pair that teach a tiny model to copy what must not be translated.

A model trained on everyday sentences has never seen `@heidi_klum`, a placeholder or an
invented name, and garbles them. So now and then a training pair gets such a token in the same
place on both sides, quotation marks of its language around it, or a second pair behind it.
"""

import random
import re
import string
from collections.abc import Callable, Sequence

from tiny.corpus import Pair

_CAPITALISED_OR_NUMBER = re.compile(r"\b(?:[A-ZÄÖÜÉÈÀ][\w'-]*[a-zäöüßéèà]\w*|\d+)\b")
_END = re.compile(r"[.!?…]*$")
_SYLLABLES = (
    "ba be bi bo da del den do el fa fi ga gor ha hel il ja ka kel la len lo lu ma mar mi mon na"
    " nel no or pa per ra ran ri ros sa sel so ta tel ti to va vel vin wa wen za zel zo"
)
_ENDINGS = "a o n r s l k er en in us ia ert ick son mann ski sen"
_QUOTES = {
    "de": ["„{}“", "„{}“", "»{}«", '"{}"'],
    "en": ['"{}"', "“{}”"],
    "fr": ["« {} »", "«\u00a0{}\u00a0»"],
}


def augment(
    pair: Pair, others: Sequence[Pair], languages: tuple[str, str], chance: random.Random
) -> Pair:
    """Gives the pair as it is, or, more rarely, a variation of it.

    Args:
        pair: The pair to vary.
        others: Where a second sentence is taken from when two are joined.
        languages: Codes of the source and target language, for quotation marks.
        chance: The source of all randomness.
    """
    if chance.random() < 0.25:
        pair = _replace_shared(pair, chance)
    die = chance.random()
    if die < 0.05:
        pair = _insert(pair, chance)
    elif die < 0.08:
        pair = _quote(pair, languages, chance)
    if chance.random() < 0.08:
        pair = _join(pair, [chance.choice(others) for _ in range(chance.choice((1, 1, 2)))])
    return pair


def copied_token(chance: random.Random) -> str:
    """Invents a token that looks the same in every language: a name, mask, handle or number."""
    return chance.choice(_TOKENS)(chance)


def _replace_shared(pair: Pair, chance: random.Random) -> Pair:
    shared = [
        word
        for word in _CAPITALISED_OR_NUMBER.findall(pair.source)
        if pair.source.count(word) == 1 and len(re.findall(rf"\b{word}\b", pair.target)) == 1
    ]
    if not shared:
        return pair
    word = chance.choice(shared)
    new = copied_number(chance) if word.isdigit() else copied_token(chance)
    return Pair(_substitute(word, new, pair.source), _substitute(word, new, pair.target))


def _substitute(word: str, new: str, sentence: str) -> str:
    return re.sub(rf"\b{word}\b", lambda _: new, sentence, count=1)


def _insert(pair: Pair, chance: random.Random) -> Pair:
    token = copied_token(chance)
    pattern = chance.choice((" {}", " {}", " ({})", "{}: ", "{} "))
    text = pattern.format(token)
    if pattern.endswith(" "):
        return Pair(text + pair.source, text + pair.target)
    return Pair(_before_end(pair.source, text), _before_end(pair.target, text))


def _before_end(sentence: str, text: str) -> str:
    end = _END.search(sentence)
    cut = end.start() if end else len(sentence)
    body = sentence[:cut]
    # French sets a space before `?` and `!`: the token goes before that space.
    spaces = body[len(body.rstrip()) :]
    return body.rstrip() + text + spaces + sentence[cut:]


def _quote(pair: Pair, languages: tuple[str, str], chance: random.Random) -> Pair:
    source, target = (chance.choice(_QUOTES[language]) for language in languages)
    return Pair(source.format(pair.source), target.format(pair.target))


def _join(first: Pair, rest: list[Pair]) -> Pair:
    pairs = [first, *rest]
    return Pair(" ".join(p.source for p in pairs), " ".join(p.target for p in pairs))


def copied_number(chance: random.Random) -> str:
    """Invents a whole number of one to five digits."""
    return str(chance.randrange(10 ** chance.randint(1, 5)))


def _decimal(chance: random.Random) -> str:
    return f"{chance.randrange(1000)}{chance.choice('.,:')}{chance.randrange(100):02}"


def _name(chance: random.Random) -> str:
    syllables = chance.choices(_SYLLABLES.split(), k=chance.randint(1, 3))
    return "".join((*syllables, chance.choice(["", *_ENDINGS.split()]))).capitalize()


def full_name(chance: random.Random) -> str:
    """Invents a first and a last name."""
    return f"{_name(chance)} {_name(chance)}"


def _mask(chance: random.Random) -> str:
    letters = "".join(chance.choices(string.ascii_uppercase, k=chance.randint(1, 4)))
    return letters + str(chance.randrange(100))


def _acronym(chance: random.Random) -> str:
    return "".join(chance.choices(string.ascii_uppercase, k=chance.randint(2, 5)))


def handle(chance: random.Random) -> str:
    """Invents an account's name or a hashtag."""
    name = full_name(chance).lower().replace(" ", chance.choice("_.-_"))
    return chance.choice("@@#") + name


def _bracketed(chance: random.Random) -> str:
    pattern = chance.choice(("{{{}}}", "[{}]", "<{}>", "⟦{}⟧", "%{}", "__{}__"))
    return pattern.format(chance.choice((_mask, copied_number, _acronym))(chance))


_TOKENS: list[Callable[[random.Random], str]] = [
    *(_name, _name, _name, full_name, full_name, _mask, _mask),
    *(_acronym, handle, copied_number, _decimal, _bracketed),
]
