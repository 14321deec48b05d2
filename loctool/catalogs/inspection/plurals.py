"""Plural forms: the header's expression, and how many forms each message has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot, at
from loctool.catalogs.inspection.header import field_spot
from loctool.catalogs.messages import Catalog, Message
from loctool.findings import Severity
from loctool.i18n import N_, ngettext
from loctool.i18n import gettext as _

FIELD = "Plural-Forms"
SYNTAX = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
NUMBERS = (*range(1001), 10_000, 100_000, 1_000_000, 2_000_000, 1_000_001)
"""What an expression is tried with: ``msgfmt`` tries 0 to 1000, CLDR has rules for millions."""
BOILERPLATE = "nplurals=INTEGER; plural=EXPRESSION;"

_TWO, _FRENCH = "nplurals=2; plural=n != 1;", "nplurals=2; plural=n > 1;"
_ONE = "nplurals=1; plural=0;"
_SLAVIC = (
    "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;"
)
_TWO_LANGUAGES = "de en nl sv da no nb nn fo es pt it bg el fi et he eo hu tr ca"
_FRENCH_LANGUAGES = "pt_BR fr"
_ONE_LANGUAGES = "ja vi ko zh th id ms"
_SLAVIC_LANGUAGES = "ru uk be sr hr"
GETTEXT = {
    **dict.fromkeys(_TWO_LANGUAGES.split(), _TWO),
    **dict.fromkeys(_FRENCH_LANGUAGES.split(), _FRENCH),
    **dict.fromkeys(_ONE_LANGUAGES.split(), _ONE),
    **dict.fromkeys(_SLAVIC_LANGUAGES.split(), _SLAVIC),
    "lv": "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2;",
    "ga": "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;",
    "ro": "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;",
    "lt": "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2;",
    "cs": "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "sk": "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "pl": "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;",
    "sl": "nplurals=4; plural=n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3;",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5;",
}
"""Gettext manual, node "Plural forms", and ``plural-table.c``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A header's plural forms.

    Attributes:
        count: How many there are.
        form: The form's number for a number of things; may raise ``ZeroDivisionError``.
    """

    count: int
    form: Callable[[int], int]


def rule_of(catalog: Catalog) -> Rule | None:
    """The header's rule; ``None`` where it has none that can be read."""
    return parse_rule(catalog.headers.get(FIELD, ""))


@lru_cache(maxsize=64)
def parse_rule(value: str) -> Rule | None:
    """The rule that the header's field states.

    Example:
        >>> parse_rule("nplurals=2; plural=n > 1;").form(0)
        0
    """
    from gettext import c2py

    found = SYNTAX.fullmatch(value)
    if found is None or int(found[1]) < 1:
        return None
    try:
        return Rule(int(found[1]), c2py(found[2]))
    except (ValueError, RecursionError, OverflowError):
        return None


def _plurals(file: CatalogFile) -> Iterator[Message]:
    return (message for message in file.catalog if message.msgid_plural is not None)


def _missing(file: CatalogFile) -> Iterator[Spot]:
    if file.is_template or file.catalog.headers.get(FIELD):
        return
    for message in _plurals(file):
        if any(message.msgstr):
            text = _("there are plural forms, but the header has no Plural-Forms")
            yield field_spot(file, FIELD, text)
            return


def _invalid(file: CatalogFile) -> Iterator[Spot]:
    value = file.catalog.headers.get(FIELD, "")
    if value and value != BOILERPLATE and parse_rule(value) is None:
        text = _("Plural-Forms cannot be read: {value}").format(value=value)
        yield field_spot(file, FIELD, text)


def _range(file: CatalogFile) -> Iterator[Spot]:
    rule = rule_of(file.catalog)
    if rule is not None and (fault := _fault(rule)):
        yield field_spot(file, FIELD, fault)


def _fault(rule: Rule) -> str:
    """What is wrong with a rule's values; empty where nothing is."""
    used = set()
    for number in NUMBERS:
        try:
            form = rule.form(number)
        except (ZeroDivisionError, OverflowError):
            return _("Plural-Forms divides by zero for {number}").format(number=number)
        if not 0 <= form < rule.count:
            text = _("Plural-Forms gives form {form} for {number}, but there are {count}")
            return text.format(form=form, number=number, count=rule.count)
        used.add(form)
    unused = sorted(set(range(rule.count)) - used)
    if unused:
        return _("Plural-Forms never gives form {form}").format(form=unused[0])
    return ""


def _unusual(file: CatalogFile) -> Iterator[Spot]:
    rule = rule_of(file.catalog)
    if rule is None or _fault(rule) or file.is_template:
        return
    locale = file.catalog.language.partition("@")[0] or file.target_language
    known = usual_rules(locale)
    if known and not any(_same(rule, other) for other in known):
        text = _("Plural-Forms is not as {language} has it; usual is: {usual}")
        shown = next(iter(usual_texts(locale)), f"nplurals={known[0].count}")
        yield field_spot(file, FIELD, text.format(language=locale, usual=shown))


@lru_cache(maxsize=64)
def usual_texts(locale: str) -> tuple[str, ...]:
    """What ``Plural-Forms`` may be for a language, by gettext and Babel; best first."""
    from babel.messages.plurals import PLURALS

    base = locale.partition("_")[0]
    texts = [GETTEXT[name] for name in (locale, base) if name in GETTEXT][:1]
    for name in [name for name in (locale, base) if name in PLURALS][:1]:
        count, expression = PLURALS[name]
        texts.append(f"nplurals={count}; plural={expression};")
    return tuple(dict.fromkeys(texts))


@lru_cache(maxsize=64)
def usual_rules(locale: str) -> tuple[Rule, ...]:
    """The same, read, and CLDR's."""
    read = [parse_rule(text) for text in usual_texts(locale)]
    return tuple(rule for rule in (*read, _cldr_rule(locale.partition("_")[0])) if rule is not None)


def _cldr_rule(language: str) -> Rule | None:
    """A form for each category that CLDR has for whole numbers."""
    from babel import Locale, UnknownLocaleError

    try:
        category = Locale.parse(language).plural_form
    except (UnknownLocaleError, ValueError):
        return None
    categories = list(dict.fromkeys(category(number) for number in NUMBERS))
    return Rule(len(categories), lambda number: categories.index(category(number)))


def _same(one: Rule, other: Rule) -> bool:
    """Whether two rules give the same forms, in whatever order they number them."""
    pairs = {(one.form(number), other.form(number)) for number in NUMBERS}
    return len(pairs) == len({a for a, _b in pairs}) == len({b for _a, b in pairs})


def _count(file: CatalogFile) -> Iterator[Spot]:
    rule = rule_of(file.catalog)
    wanted = rule.count if rule else 0
    for message in _plurals(file):
        wanted = wanted or len(message.msgstr)
        if len(message.msgstr) != wanted and not (file.is_template and not any(message.msgstr)):
            text = ngettext(
                "{found} plural forms instead of {wanted}",
                "{found} plural forms instead of {wanted}",
                wanted,
            )
            text = text.format(found=len(message.msgstr), wanted=wanted)
            yield at(message, text, "msgstr[0]")


def _form_missing(file: CatalogFile) -> Iterator[Spot]:
    for message in _plurals(file):
        if any(message.msgstr) and not all(message.msgstr):
            number = message.msgstr.index("")
            text = _("plural form {number} is not translated").format(number=number)
            yield at(message, text, f"msgstr[{number}]")


def _same_forms(file: CatalogFile) -> Iterator[Spot]:
    for message in _plurals(file):
        forms = set(message.msgstr)
        same = len(message.msgstr) > 1 and len(forms) == 1 and forms != {""}
        if same and message.msgid != message.msgid_plural:
            yield at(message, _("all plural forms are the same"), "msgstr[0]")


_HEAD = 'msgid "%d Folge"\nmsgid_plural "%d Folgen"\n'
_GOOD = f'{_HEAD}msgstr[0] "%d épisode"\nmsgstr[1] "%d épisodes"\n'
_FRENCH_FIELD = "Plural-Forms: nplurals=2; plural=(n > 1);"

PLURAL_FORMS_MISSING = CatalogCheck(
    id="plural-forms-missing",
    severity=Severity.ERROR,
    meaning=N_(
        "Messages have plural forms, and the header does not say which is for which number."
    ),
    function=_missing,
    good=_FRENCH_FIELD,
    bad=FIELD,
    origin="msgfmt -c; i18nspector no-required-plural-forms-header-field",
    part="fields",
)

PLURAL_FORMS_INVALID = CatalogCheck(
    id="plural-forms-invalid",
    severity=Severity.ERROR,
    meaning=N_("Plural-Forms is not of the form “nplurals=2; plural=(n != 1);”."),
    function=_invalid,
    good=_FRENCH_FIELD,
    bad="Plural-Forms: nplurals=2; plural=(n >> 1;",
    origin="msgfmt -c; i18nspector syntax-error-in-plural-forms",
    part="fields",
)

PLURAL_FORMS_RANGE = CatalogCheck(
    id="plural-forms-range",
    severity=Severity.ERROR,
    meaning=N_("Plural-Forms gives a form that there is not, never gives one, or divides by zero."),
    function=_range,
    good=_FRENCH_FIELD,
    bad="Plural-Forms: nplurals=2; plural=n;",
    origin="msgfmt -c; i18nspector codomain-error-in-plural-forms, "
    "arithmetic-error-in-plural-forms",
    part="fields",
)

PLURAL_FORMS_UNUSUAL = CatalogCheck(
    id="plural-forms-unusual",
    severity=Severity.WARNING,
    meaning=N_("Plural-Forms is not what gettext, Babel or CLDR have for the language."),
    function=_unusual,
    good=_FRENCH_FIELD,
    bad="Plural-Forms: nplurals=2; plural=(n != 1);",
    origin="msgfmt -c; i18nspector incorrect-plural-forms; dennis",
    part="fields",
)

PLURAL_COUNT = CatalogCheck(
    id="plural-count",
    severity=Severity.ERROR,
    meaning=N_("A message has more or fewer plural forms than the header says."),
    function=_count,
    good=_GOOD,
    bad=f'{_HEAD}msgstr[0] "%d épisode"\nmsgstr[1] "%d épisodes"\nmsgstr[2] "%d épisodes"\n',
    origin="msgfmt -c; i18nspector incorrect-number-of-plural-forms; pofilter nplurals",
)

PLURAL_FORM_MISSING = CatalogCheck(
    id="plural-form-missing",
    severity=Severity.ERROR,
    meaning=N_("Some plural forms of a message are translated, others are not."),
    function=_form_missing,
    good=_GOOD,
    bad=f'{_HEAD}msgstr[0] "%d épisode"\nmsgstr[1] ""\n',
    origin="i18nspector partially-translated-message; Weblate plurals",
)

PLURAL_SAME = CatalogCheck(
    id="plural-same",
    severity=Severity.NOTE,
    meaning=N_("All plural forms of a message are the same text."),
    function=_same_forms,
    good=_GOOD,
    bad=f'{_HEAD}msgstr[0] "%d épisodes"\nmsgstr[1] "%d épisodes"\n',
    origin="Weblate same_plurals",
)
