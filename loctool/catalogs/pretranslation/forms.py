"""The forms of a message: one text, or one for each plural form of the target language.

German and English have two forms. Where the target has two as well, they are translated as they
are. Where it has more (Polish: 1 film, 22 filmy, 25 filmów), a sample number of the form's
category stands in place of the count, so that the engine can choose the form, and is taken out
afterwards. Three numbers are tried, and two must give the same text; else the message stays
untranslated. No form is ever a copy of another that nobody checked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loctool.catalogs.messages import Message
from loctool.catalogs.plurals import PluralForms
from loctool.catalogs.pretranslation.units import Sample, Unit, make_unit
from loctool.placeholders import Placeholder, find_placeholders

COUNT_NAMES = frozenset({"n", "num", "number", "count", "total", "nb", "anzahl", "zahl", "menge"})
"""What programmers call the number that chooses the form, where several are integers."""

NUMBERS = (*range(200), 1000, 10_000, 100_000, 1_000_000, 2_000_000)
"""What tells which numbers a form is for; the large ones for French and Spanish ``many``."""

SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Forms:
    """How the forms of a message are made.

    Attributes:
        units: For each form what is translated for it: one text, or the same with several
            sample numbers.
        reason: Why they cannot be made; then there are no units.
    """

    units: tuple[tuple[Unit, ...], ...] = ()
    reason: str = ""

    @property
    def samples(self) -> tuple[int, ...]:
        """The numbers used in place of the count, in order."""
        return tuple(u.sample.number for form in self.units for u in form if u.sample)

    @property
    def counted(self) -> str:
        """The placeholder that the numbers stood for; empty where none did."""
        found = (u.sample.placeholder.text for form in self.units for u in form if u.sample)
        return next(found, "")


def forms_of(message: Message, plural: PluralForms, words: Sequence[str] = ()) -> Forms:
    """How to make a message's forms.

    Args:
        message: The message.
        plural: The target language's forms.
        words: Words that must stay as they are.
    """
    if message.msgid_plural is None:
        return Forms(((make_unit(message.msgid, message.flags, words),),))
    units = []
    for form in range(plural.nplurals):
        made = tuple(_units(message, message.msgid_plural, plural, form, words))
        if not made:
            return Forms(reason=_no_count(message))
        units.append(made)
    return Forms(tuple(units))


def _units(
    message: Message, several: str, plural: PluralForms, form: int, words: Sequence[str]
) -> Iterator[Unit]:
    """What is translated for one form; nothing where no number can be put into the text."""
    numbers = [number for number in NUMBERS if plural.form(number) == form]
    says_number = len(_arguments(message, message.msgid)) == len(_arguments(message, several))
    if numbers == [1] or (plural.form(1) == form and plural.nplurals == 2 and says_number):
        yield make_unit(message.msgid, message.flags, words)
    elif plural.nplurals == 1 or (plural.nplurals == 2 and plural.form(1) != form):
        yield make_unit(several, message.flags, words)
    elif (count := _count_in(several, message)) is not None:
        for number in _samples(numbers, several):
            yield make_unit(several, message.flags, words, Sample(count, number))


def _arguments(message: Message, text: str) -> frozenset[str | int | None]:
    found = find_placeholders(text, frozenset(message.flags))
    return frozenset(each.position if each.name is None else each.name for each in found)


def _count_in(text: str, message: Message) -> Placeholder | None:
    """The placeholder of the number that chooses the form, where that is clear."""
    found = find_placeholders(text, frozenset(message.flags))
    integers = [each for each in found if each.kind in ("integer", "unsigned", "number")]
    named = [each for each in found if (each.name or "").lower() in COUNT_NAMES]
    open_ = [each for each in found if not each.kind]
    for candidates in (integers, named, open_ if len(found) == 1 else []):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _samples(numbers: Sequence[int], text: str) -> list[int]:
    """Some of the numbers, of two digits if possible: engines write small ones as words."""
    free = [number for number in numbers if str(number) not in text]
    good = [number for number in free if 20 < number < 100 and number % 10]
    chosen = good if len(good) >= SAMPLES else free
    step = max(1, len(chosen) // (SAMPLES + 1))
    return chosen[step : step * SAMPLES + 1 : step][:SAMPLES] or chosen[:SAMPLES]


def _no_count(message: Message) -> str:
    return (
        "the language has more plural forms than the text, and no placeholder in "
        f"“{message.msgid_plural}” is clearly the number"
    )


def agreed(candidates: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, tuple[str, ...]]:
    """The text that the samples of one form agree on, or why there is none.

    Args:
        candidates: For each sample the text and what was not kept in it.
    """
    good = Counter(text for text, faults in candidates if not faults)
    if not good:
        return candidates[0]
    text, votes = good.most_common(1)[0]
    if votes < min(2, len(candidates)):
        return "", ("the plural form differs from number to number",)
    return text, ()
