"""Plural forms: the expression in a catalog's header, read and evaluated without ``eval``.

The grammar is that of gettext's ``plural.y``: C's, with ``n`` as the one variable, whole numbers,
and no unary minus. Numbers wrap as C's ``unsigned long`` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from loctool.i18n import gettext as _

MAX_FORMS = 100
"""More is taken for a slip of the finger; Arabic has six."""

_MAX_DEPTH = 50
_MAX_SYMBOLS = 400
_MASK = 2**64 - 1

_FIELD = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]*?)\s*;?\s*", re.DOTALL)
_TOKEN = re.compile(r"\s*(\d+|n(?!\w)|\|\||&&|[=!<>]=|[-+*/%<>!?:()])")

_Operation = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class PluralForms:
    """How many forms a language has, and which one a number takes.

    Attributes:
        nplurals: How many.
        expression: In C, from ``n`` to the number of a form.
    """

    nplurals: int
    expression: str
    _evaluate: _Operation = field(repr=False, compare=False)

    def form(self, number: int) -> int:
        """Which form a number takes, from 0.

        Raises:
            ValueError: The expression divides by zero, or leads to no form.
        """
        try:
            form = self._evaluate(number)
        except ZeroDivisionError:
            raise ValueError(_("divides by zero for n = {number}").format(number=number)) from None
        if form >= self.nplurals:
            raise ValueError(
                _("gives form {form} of {nplurals} for n = {number}").format(
                    form=form, nplurals=self.nplurals, number=number
                )
            )
        return form

    def numbers_of(self, form: int, up_to: int = 1000) -> list[int]:
        """The numbers up to a limit that take a form.

        Raises:
            ValueError: See :meth:`form`.
        """
        return [number for number in range(up_to + 1) if self.form(number) == form]

    def __str__(self) -> str:
        """The header's field."""
        return f"nplurals={self.nplurals}; plural={self.expression};"


def parse_plural_forms(text: str) -> PluralForms:
    """Reads the value of a header's ``Plural-Forms``.

    Raises:
        ValueError: It cannot be read; the reason is the message.

    Example:
        >>> parse_plural_forms("nplurals=2; plural=(n > 1);").form(0)
        0
    """
    found = _FIELD.fullmatch(text)
    if found is None:
        raise ValueError(_("is not nplurals=NUMBER; plural=EXPRESSION;"))
    count = int(found[1]) if len(found[1]) < 10 else MAX_FORMS + 1
    if not 1 <= count <= MAX_FORMS:
        raise ValueError(_("nplurals is {count}").format(count=found[1]))
    return PluralForms(count, found[2], _Parser(found[2]).parse())


@cache
def plural_forms(language: str) -> PluralForms:
    """The plural forms that translators of a language expect.

    gettext's own table goes first, as teams have it in their catalogs: French ``n > 1``, where CLDR
    has a third form for millions. Babel keeps the same table with more languages; CLDR's rules come
    last.

    Args:
        language: A gettext or BCP 47 code: ``pt_BR``, ``fr``.

    Example:
        >>> str(plural_forms("pt_BR"))
        'nplurals=2; plural=(n > 1);'
    """
    from babel.messages.plurals import PLURALS

    code = language.replace("-", "_").partition("@")[0]
    for name in (code, code.partition("_")[0]):
        known = _GETTEXT.get(name) or PLURALS.get(name)
        if known is not None:
            return parse_plural_forms(f"nplurals={known[0]}; plural={known[1]};")
    return _from_cldr(code)


_GETTEXT = {
    "ar": (6, "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>10 ? 4 : 5)"),
    "fo": (2, "(n != 1)"),
    "ga": (3, "(n==1 ? 0 : n==2 ? 1 : 2)"),
    "hu": (2, "(n != 1)"),
    "tr": (2, "(n != 1)"),
}
"""Where gettext's ``plural-table.c`` has it otherwise than Babel. Arabic is as in CLDR and Weblate:
Babel has its last two forms the other way round."""


def _from_cldr(code: str) -> PluralForms:
    from babel import Locale, UnknownLocaleError
    from babel.plural import to_gettext

    try:
        return parse_plural_forms(to_gettext(Locale.parse(code).plural_form))
    except (UnknownLocaleError, ValueError):  # also where the rule speaks of compact numbers
        return parse_plural_forms("nplurals=2; plural=(n != 1);")


_LEVELS: tuple[dict[str, Callable[[int, int], int]], ...] = (
    {"||": lambda a, b: int(bool(a) or bool(b))},
    {"&&": lambda a, b: int(bool(a) and bool(b))},
    {"==": lambda a, b: int(a == b), "!=": lambda a, b: int(a != b)},
    {
        "<": lambda a, b: int(a < b),
        ">": lambda a, b: int(a > b),
        "<=": lambda a, b: int(a <= b),
        ">=": lambda a, b: int(a >= b),
    },
    {"+": lambda a, b: (a + b) & _MASK, "-": lambda a, b: (a - b) & _MASK},
    {
        "*": lambda a, b: (a * b) & _MASK,
        "/": lambda a, b: a // b,
        "%": lambda a, b: a % b,
    },
)
"""Operators of two operands, the loosest first."""


class _Parser:
    """Recursive descent over the tokens of one expression."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokenize(text)
        self._place = 0
        self._depth = 0

    def parse(self) -> _Operation:
        """The whole expression, as a function of ``n``."""
        operation = self._conditional()
        if self._place < len(self._tokens):
            raise ValueError(_("not expected: {token}").format(token=self._tokens[self._place]))
        return operation

    def _next(self) -> str:
        if self._place == len(self._tokens):
            raise ValueError(_("the expression ends too early"))
        self._place += 1
        return self._tokens[self._place - 1]

    def _accept(self, *tokens: str) -> str:
        if self._place < len(self._tokens) and self._tokens[self._place] in tokens:
            return self._next()
        return ""

    def _expect(self, expected: str) -> None:
        found = self._next()
        if found != expected:
            raise ValueError(
                _("{expected} is expected, not {found}").format(expected=expected, found=found)
            )

    def _conditional(self) -> _Operation:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise ValueError(_("the expression is nested too deeply"))
        condition = self._binary(0)
        if self._accept("?"):
            yes = self._conditional()
            self._expect(":")
            condition = _choose(condition, yes, self._conditional())
        self._depth -= 1
        return condition

    def _binary(self, level: int) -> _Operation:
        if level == len(_LEVELS):
            return self._unary()
        left = self._binary(level + 1)
        while operator := self._accept(*_LEVELS[level]):
            left = _combine(operator, _LEVELS[level][operator], left, self._binary(level + 1))
        return left

    def _unary(self) -> _Operation:
        negations = 0
        while self._accept("!"):
            negations += 1
        operand = self._operand()
        if not negations:
            return operand
        return lambda n: int(bool(operand(n)) == (negations % 2 == 0))

    def _operand(self) -> _Operation:
        symbol = self._next()
        if symbol == "n":
            return lambda n: n
        if symbol.isdigit():
            number = int(symbol) & _MASK
            return lambda _n: number
        if symbol != "(":
            raise ValueError(_("not expected: {token}").format(token=symbol))
        inner = self._conditional()
        self._expect(")")
        return inner


def _choose(condition: _Operation, yes: _Operation, no: _Operation) -> _Operation:
    return lambda n: yes(n) if condition(n) else no(n)


def _combine(
    operator: str, operation: Callable[[int, int], int], left: _Operation, right: _Operation
) -> _Operation:
    if operator == "&&":  # what stands right may divide by what stands left
        return lambda n: int(bool(left(n)) and bool(right(n)))
    if operator == "||":
        return lambda n: int(bool(left(n)) or bool(right(n)))
    return lambda n: operation(left(n), right(n))


def _tokenize(text: str) -> list[str]:
    tokens, place = [], 0
    text = text.strip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise ValueError(_("not expected: {token}").format(token=text[place:].split()[0]))
        if len(found[1]) > 20:
            raise ValueError(_("not expected: {token}").format(token=found[1]))
        tokens.append(found[1])
        place = found.end()
    if len(tokens) > _MAX_SYMBOLS:
        raise ValueError(_("the expression is too long"))
    return tokens
