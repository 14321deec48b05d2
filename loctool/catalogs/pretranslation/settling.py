"""A batch of messages through the engine: sent out as documents, put together, verified."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from loctool.catalogs.messages import Message
from loctool.catalogs.plurals import PluralForms
from loctool.catalogs.pretranslation import notes
from loctool.catalogs.pretranslation.forms import Form, Forms, forms_of
from loctool.catalogs.pretranslation.memory import Remembered
from loctool.catalogs.pretranslation.outcomes import MessageOutcome, Origin
from loctool.catalogs.pretranslation.selection import Standing, standing_of
from loctool.catalogs.pretranslation.texts import MANNERS, Manner
from loctool.catalogs.pretranslation.units import Unit
from loctool.catalogs.pretranslation.verification import form_faults
from loctool.documents import Document
from loctool.findings import Finding
from loctool.results import DocumentTranslation, Progress
from loctool.translation import Translator

UNUSABLE = frozenset({"output-empty", "output-repeats", "still-source", "wrong-language"})
"""Findings that leave a translator nothing to work with: the message stays untranslated. All
others are noted beside the translation."""

OnProgress = Callable[[Progress], None] | None


@dataclass(frozen=True, slots=True)
class _Form:
    """What came out for one form of a message."""

    text: str
    faults: tuple[str, ...]
    findings: tuple[Finding, ...]
    copied: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """Translates messages of one catalog.

    Attributes:
        translator: The engine.
        plural: The target language's forms.
        encoding: What the translation must be writable in.
        words: Words of a message that must stay as they are.
    """

    translator: Translator
    plural: PluralForms
    encoding: str
    words: Callable[[Message], Sequence[str]]

    def settle(
        self, messages: Sequence[Message], on_progress: OnProgress = None
    ) -> list[MessageOutcome]:
        """The outcome of each message, in order."""
        plans = [forms_of(message, self.plural, self.words(message)) for message in messages]
        found = self._translate(messages, plans, MANNERS[0], on_progress)
        for manner in MANNERS[1:]:
            faulty = [index for index, forms in enumerate(found) if any(f.faults for f in forms)]
            again = self._translate(
                [messages[index] for index in faulty], [plans[index] for index in faulty], manner
            )
            for index, forms in zip(faulty, again, strict=True):
                if not any(form.faults for form in forms):
                    found[index] = forms
        return [self._outcome(*each) for each in zip(messages, plans, found, strict=True)]

    def _translate(
        self,
        messages: Sequence[Message],
        plans: Sequence[Forms],
        manner: Manner,
        on_progress: OnProgress = None,
    ) -> list[list[_Form]]:
        """For each message its forms; none where they cannot be made."""
        units = {
            unit: unit.document(manner, f"line {message.line}")
            for message, plan in zip(messages, plans, strict=True)
            for form in plan.forms
            for unit in form.units
        }
        translated = self._through_engine(units, on_progress)
        return [[_made(form, translated) for form in plan.forms] for plan in plans]

    def _through_engine(
        self, units: dict[Unit, Document], on_progress: OnProgress
    ) -> dict[Unit, DocumentTranslation | None]:
        """The translations; none for a unit that has nothing to translate."""
        worded = [unit for unit, document in units.items() if document.slots]
        documents = (units[unit] for unit in worded)
        translations = self.translator.translate_documents(documents, on_progress)
        return dict.fromkeys(units) | dict(zip(worded, translations, strict=True))

    def _outcome(self, message: Message, plan: Forms, forms: Sequence[_Form]) -> MessageOutcome:
        findings = tuple(dict.fromkeys(finding for form in forms for finding in form.findings))
        reasons = [plan.reason] if plan.reason else [text for f in forms for text in f.faults]
        reasons += [each.message for each in findings if each.id in UNUSABLE]
        texts = tuple(form.text for form in forms)
        if not reasons and not is_encodable("".join(texts), self.encoding):
            reasons = [f"{self.encoding} lacks a character of the translation"]
        if reasons:
            return leave(message, "; ".join(dict.fromkeys(reasons)), self)
        copied = all(form.copied for form in forms)
        remarks = [notes.look_at(finding) for finding in findings]
        if plan.decisive:
            remarks.append(_made_with(plan, texts))
        signature = notes.COPIED if copied else self.translator.signature
        filled = fill(message, texts, signature, remarks, self.encoding)
        return MessageOutcome(filled, Origin.COPIED if copied else Origin.ENGINE, "", findings)


def _made_with(plan: Forms, texts: Sequence[str]) -> str:
    """The remark on forms made with sample numbers, and whether the engine told them apart."""
    numbers = ", ".join(str(sample.number) for sample in plan.decisive)
    counted = plan.decisive[0].placeholder.text
    same = [
        f"msgstr[{one}] and msgstr[{other}]"
        for one, other in combinations(range(len(texts)), 2)
        if texts[one] == texts[other]
    ]
    doubt = f"; the same: {', '.join(same)}" if same else ""
    return f"{notes.PLURALS}made with {numbers} in place of {counted}{doubt}"


def _made(form: Form, translated: Mapping[Unit, DocumentTranslation | None]) -> _Form:
    """What came out for one form."""

    def finish(unit: Unit) -> tuple[str, tuple[str, ...]]:
        translation = translated[unit]
        return unit.finish(unit.text if translation is None else translation.text)

    (text, wrong), unit = form.choose(finish)
    translation = None if unit is None else translated[unit]
    findings = () if translation is None else translation.findings
    return _Form(text, wrong, findings, all(translated[each] is None for each in form.units))


def recall(message: Message, remembered: Remembered, encoding: str) -> MessageOutcome | None:
    """The message with a person's translation of the same text; ``None`` where it does not fit."""
    recalled = replace(message, msgstr=remembered.msgstr)
    if any(form_faults(recalled)) or not is_encodable("".join(remembered.msgstr), encoding):
        return None
    remarks = []
    if remembered.rivals:
        remarks.append(f"{notes.LOOK_AT}people also translated it otherwise (inconsistent)")
    filled = fill(
        message, remembered.msgstr, f"{notes.MEMORY}{remembered.place}", remarks, encoding
    )
    return MessageOutcome(filled, Origin.MEMORY)


def fill(
    message: Message,
    texts: tuple[str, ...],
    signature: str,
    remarks: Iterable[str],
    encoding: str,
) -> Message:
    """The message with a machine's translation; what a person may have written stays in a comment.

    A message that already says all that is the message itself, so that no byte of it changes.
    """
    before: tuple[str, ...] = ()
    outdated = standing_of(message) is Standing.OUTDATED and texts != message.msgstr
    if outdated and not notes.signature_of(message):
        before = notes.replaced(message)
    filled = replace(message, msgstr=texts, previous=None, comments=(*message.comments, *before))
    signed = notes.signed(filled, signature, (_encodable(each, encoding) for each in remarks))
    return message if signed == message else signed


def leave(message: Message, reason: str, desk: Desk) -> MessageOutcome:
    """The message, untranslated; one that has a translation already is left as it is."""
    if any(message.msgstr):
        return MessageOutcome(message, Origin.LEFT, reason)
    noted = notes.left(message, _encodable(reason, desk.encoding), desk.translator.signature)
    return MessageOutcome(message if noted == message else noted, Origin.LEFT, reason)


def is_encodable(text: str, encoding: str) -> bool:
    """Whether a catalog in that encoding can hold a text."""
    return _encodable(text, encoding) == text


def _encodable(text: str, encoding: str) -> str:
    try:
        return text.encode(encoding, "replace").decode(encoding)
    except (LookupError, UnicodeError):
        return text
