"""Plural forms: the header's expression, and how many forms each message has."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache

from loctool.catalogs.inspection import CatalogCheck, CatalogFile, Spot, at
from loctool.catalogs.inspection.header import field_spot
from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.plurals import PluralForms, parse_plural_forms, plural_forms
from loctool.findings import Severity
from loctool.i18n import N_, ngettext
from loctool.i18n import gettext as _

FIELD = "Plural-Forms"
NUMBERS = (*range(1001), 10_000, 100_000, 1_000_000, 2_000_000, 1_000_001)
"""What an expression is tried with: ``msgfmt`` tries 0 to 1000, CLDR has rules for millions."""
BOILERPLATE = "nplurals=INTEGER; plural=EXPRESSION;"


def rule_of(catalog: Catalog) -> PluralForms | None:
    """The header's rule; ``None`` where it has none that can be read."""
    try:
        return parse_plural_forms(catalog.headers.get(FIELD, ""))
    except ValueError:
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
    if not value or value == BOILERPLATE:
        return
    try:
        parse_plural_forms(value)
    except ValueError as error:
        text = _("Plural-Forms cannot be read: {reason}").format(reason=error)
        yield field_spot(file, FIELD, text)


def _range(file: CatalogFile) -> Iterator[Spot]:
    rule = rule_of(file.catalog)
    if rule is not None and (fault := _fault(rule)):
        yield field_spot(file, FIELD, fault)


def _fault(rule: PluralForms) -> str:
    """What is wrong with a rule's values; empty where nothing is."""
    try:
        used = {rule.form(number) for number in NUMBERS}
    except ValueError as error:
        return _("Plural-Forms {reason}").format(reason=error)
    unused = sorted(set(range(rule.nplurals)) - used)
    return _("Plural-Forms never gives form {form}").format(form=unused[0]) if unused else ""


def _unusual(file: CatalogFile) -> Iterator[Spot]:
    rule = rule_of(file.catalog)
    if rule is None or _fault(rule) or file.is_template:
        return
    locale = file.catalog.language.partition("@")[0] or file.target_language
    forms = [rule.form(number) for number in NUMBERS]
    known = usual_forms(locale) if locale else ()
    if known and not any(_same(forms, others) for others in known):
        text = _("Plural-Forms is not as {language} has it; usual is: {usual}")
        shown = text.format(language=locale, usual=plural_forms(locale))
        yield field_spot(file, FIELD, shown)


@lru_cache(maxsize=64)
def usual_forms(locale: str) -> tuple[tuple[Hashable, ...], ...]:
    """The forms of ``NUMBERS`` in a language: by gettext, by Babel, by CLDR; none for an unknown.

    Of CLDR's categories those count that whole numbers can have; French has one for millions.
    """
    from babel import Locale, UnknownLocaleError
    from babel.messages.plurals import PLURALS

    base = locale.partition("_")[0]
    try:
        category = Locale.parse(base).plural_form
    except (UnknownLocaleError, ValueError):
        return ()
    rules = [plural_forms(locale)]
    count, expression = PLURALS.get(locale) or PLURALS.get(base) or (0, "")
    if count:
        rules.append(parse_plural_forms(f"nplurals={count}; plural={expression};"))
    found = [tuple(rule.form(number) for number in NUMBERS) for rule in rules]
    return (*found, tuple(category(number) for number in NUMBERS))


def _same(forms: Sequence[Hashable], others: Sequence[Hashable]) -> bool:
    """Whether two rules tell the same numbers apart, in whatever order they number their forms."""
    pairs = set(zip(forms, others, strict=True))
    return len(pairs) == len(set(forms)) == len(set(others))


def _count(file: CatalogFile) -> Iterator[Spot]:
    rule = rule_of(file.catalog)
    wanted = rule.nplurals if rule else 0
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
