"""The forms of a message: one text, or one for each plural form of the target language.

German and English have two forms. Where the target has two as well, they are translated as they
are. Where it has more (Polish: 1 film, 22 filmy, 25 filmów), a sample number of the form's
category stands in place of the count, so that the engine can choose the form, and is taken out
afterwards. Three numbers are tried, and two must give the same text; else the message stays
untranslated. No form is ever a copy of another that nobody checked.

Engines also translate "42 Filme" better than "XQ1 Filme". So the numbers go first wherever there
is a count, and where they do not help, two forms fall back on the masked placeholder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
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

Finished = tuple[str, tuple[str, ...]]
"""A text, and what was not kept in it."""


@dataclass(frozen=True, slots=True)
class Form:
    """How one form is made.

    Attributes:
        samples: The text with numbers in place of the count.
        direct: The text as it is; ``None`` where it would not tell the engine which form it is.
    """

    samples: tuple[Unit, ...] = ()
    direct: Unit | None = None

    @property
    def units(self) -> tuple[Unit, ...]:
        """All that goes to the engine."""
        return self.samples if self.direct is None else (*self.samples, self.direct)

    def choose(self, finish: Callable[[Unit], Finished]) -> tuple[Finished, Unit | None]:
        """The text of the form, and the unit it comes from; the text's faults where there is none.

        Args:
            finish: What became of a unit.
        """
        tried = {unit: finish(unit) for unit in self.samples}
        votes = Counter(text for text, faults in tried.values() if not faults)
        text, count = votes.most_common(1)[0] if votes else ("", 0)
        if count >= min(2, len(self.samples)) > 0:
            return (text, ()), next(unit for unit, made in tried.items() if made == (text, ()))
        if self.direct is not None:
            return finish(self.direct), self.direct
        if votes:
            return ("", ("the plural form differs from number to number",)), None
        return next(iter(tried.values())), None


@dataclass(frozen=True, slots=True)
class Forms:
    """How the forms of a message are made.

    Attributes:
        forms: In order.
        reason: Why they cannot be made; then there are none.
    """

    forms: tuple[Form, ...] = ()
    reason: str = ""

    @property
    def decisive(self) -> tuple[Sample, ...]:
        """The numbers without which the engine would not know the form."""
        units = (unit for form in self.forms if form.direct is None for unit in form.samples)
        return tuple(unit.sample for unit in units if unit.sample)


def forms_of(message: Message, plural: PluralForms, words: Sequence[str] = ()) -> Forms:
    """How to make a message's forms.

    Args:
        message: The message.
        plural: The target language's forms.
        words: Words that must stay as they are.
    """
    if message.msgid_plural is None:
        return Forms((Form(direct=make_unit(message.msgid, message.flags, words)),))
    forms = tuple(
        _form(message, message.msgid_plural, plural, number, words)
        for number in range(plural.nplurals)
    )
    return Forms(forms) if all(form.units for form in forms) else Forms(reason=_no_count(message))


def _form(
    message: Message, several: str, plural: PluralForms, form: int, words: Sequence[str]
) -> Form:
    """How to make one form; without units where no number can be put into the text."""
    numbers = [number for number in NUMBERS if plural.form(number) == form]
    of_one = plural.form(1) == form
    says_number = _arguments(message, message.msgid) == _arguments(message, several)
    if numbers == [1] or (of_one and plural.nplurals == 2 and says_number):
        return Form(*_both(message.msgid, message, [1], words))
    samples, direct = _both(several, message, numbers, words)
    is_clear = plural.nplurals == 1 or (plural.nplurals == 2 and not of_one)
    return Form(samples, direct if is_clear else None)


def _both(
    text: str, message: Message, numbers: Sequence[int], words: Sequence[str]
) -> tuple[tuple[Unit, ...], Unit]:
    """The text with numbers in place of its count, where it has a clear one, and as it is."""
    count = _count_in(text, message)
    samples = () if count is None else tuple(
        make_unit(text, message.flags, words, Sample(count, number))
        for number in _samples(numbers, text)
    )  # fmt: skip
    return samples, make_unit(text, message.flags, words)


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
