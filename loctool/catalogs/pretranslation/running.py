"""One catalog's way through memory and engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from loctool.catalogs.articles_messages import kept_words
from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.plurals import PluralForms
from loctool.catalogs.pretranslation import notes
from loctool.catalogs.pretranslation.acceptance import accept_messages
from loctool.catalogs.pretranslation.memory import CatalogMemory
from loctool.catalogs.pretranslation.outcomes import MessageOutcome, Origin, PretranslationResult
from loctool.catalogs.pretranslation.selection import Standing, is_wanted, standing_of
from loctool.catalogs.pretranslation.settling import Desk, recall
from loctool.catalogs.writing import render_message
from loctool.results import Progress

if TYPE_CHECKING:
    from loctool.translation import Translator

BATCH = 256
"""Messages that go to the engine at once, and so what a killed run loses at most."""

NOT_IN_MEMORY = "not in the memory"

OnProgress = Callable[[Progress], None] | None


@dataclass(frozen=True, slots=True)
class Options:
    """What is wanted of a pre-translation.

    Attributes:
        fuzzy: Whether fuzzy messages that are safe to write over are translated too.
        accept: Whether translations that loctool signed, nobody changed and no check has a
            remark about are accepted: they are no longer fuzzy.
        words: Words of a message that must stay as they are; by default those its comments name.
        batch: Messages that go to the engine at once.
    """

    fuzzy: bool = False
    accept: bool = False
    words: Callable[[Message], Sequence[str]] = kept_words
    batch: int = BATCH


def recalled(
    message: Message, memory: CatalogMemory, plural: PluralForms, encoding: str
) -> MessageOutcome | None:
    """The message with what the memory has for it, where that fits."""
    forms = 1 if message.msgid_plural is None else plural.nplurals
    remembered = memory.find(message, forms)
    return None if remembered is None else recall(message, remembered, encoding)


def _ended(message: Message) -> Message:
    return message if message.raw.endswith("\n") else replace(message, raw=message.raw + "\n")


@dataclass(slots=True)
class Run:
    """The state of one pre-translation.

    Attributes:
        catalog: As it was.
        translator: The engine, or ``None``.
        plural: The target language's forms.
        memory: What people translated.
        options: What is wanted.
        messages: As they are now.
        outcomes: By index of the message.
    """

    catalog: Catalog
    translator: Translator | None
    plural: PluralForms
    memory: CatalogMemory
    options: Options
    messages: list[Message] = field(init=False)
    outcomes: dict[int, MessageOutcome] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.messages = list(self.catalog.messages)

    @property
    def current(self) -> Catalog:
        """The catalog as it is now."""
        return replace(self.catalog, messages=tuple(self.messages))

    def recall(self) -> None:
        """Takes from the memory what it has; without an engine all else is left."""
        for index, message in enumerate(self.catalog.messages):
            if not is_wanted(message, fuzzy=self.options.fuzzy):
                continue
            found = recalled(message, self.memory, self.plural, self.catalog.encoding)
            found = found or self._known(message)
            if found is not None:
                self._settle(index, found)

    def _known(self, message: Message) -> MessageOutcome | None:
        """What needs no engine: without one all is left; a failure or success is not repeated."""
        if self.translator is None:
            return MessageOutcome(message, Origin.LEFT, NOT_IN_MEMORY)
        signature = self.translator.signature
        if reason := notes.reason_left(message, signature):
            return MessageOutcome(message, Origin.LEFT, reason)
        made = notes.signature_of(message) if standing_of(message) is Standing.MACHINE else ""
        if made.startswith(notes.MEMORY):  # a person's words, though that memory is not at hand
            return MessageOutcome(message, Origin.MEMORY)
        return (
            MessageOutcome(message, Origin.COPIED if made == notes.COPIED else Origin.ENGINE)
            if made in (signature, notes.COPIED)
            else None
        )

    def _settle(self, index: int, outcome: MessageOutcome) -> None:
        """Takes in an outcome, and formats the message once for all the times it is saved."""
        message = outcome.message
        if message is not self.messages[index]:
            message = replace(message, raw=render_message(message))
            self._divide(index)
        self.outcomes[index] = replace(outcome, message=message)
        self.messages[index] = message

    def _divide(self, index: int) -> None:
        """Makes sure that a blank line stands before a message that is written anew."""
        if index and self.messages[index - 1].raw:
            self.messages[index - 1] = _ended(self.messages[index - 1])
        elif not index and self.catalog.header is not None and self.catalog.header.raw:
            self.catalog = replace(self.catalog, header=_ended(self.catalog.header))

    def translate(self, on_progress: OnProgress) -> Iterator[None]:
        """Translates the rest in batches; gives way after each."""
        waiting = [
            index
            for index, message in enumerate(self.catalog.messages)
            if index not in self.outcomes and is_wanted(message, fuzzy=self.options.fuzzy)
        ]
        if self.translator is None or not waiting:
            return
        desk = Desk(self.translator, self.plural, self.catalog.encoding, self.options.words)
        meter = _Meter([self.messages[index] for index in waiting], on_progress)
        for start in range(0, len(waiting), self.options.batch):
            batch = waiting[start : start + self.options.batch]
            messages = [self.messages[index] for index in batch]
            meter.begin(messages)
            for index, outcome in zip(batch, desk.settle(messages, meter.update), strict=True):
                self._settle(index, outcome)
            meter.end(messages)
            yield

    def result(self) -> PretranslationResult:
        """What came of it, with ``--accept`` obeyed."""
        outcomes = dict(sorted(self.outcomes.items()))
        if not self.options.accept:
            return PretranslationResult(self.current, tuple(outcomes.values()))
        pairs = list(accept_messages(self.messages))
        self.messages = [message for message, _ in pairs]
        for index, outcome in outcomes.items():
            outcomes[index] = replace(outcome, message=self.messages[index])
        accepted = tuple(message for message, is_new in pairs if is_new)
        return PretranslationResult(self.current, tuple(outcomes.values()), accepted)


class _Meter:
    """Adds up progress over batches, with messages for segments."""

    def __init__(self, messages: Sequence[Message], on_progress: OnProgress) -> None:
        self._on_progress = on_progress
        self._messages, self._words = len(messages), _words(messages)
        self._done = self._words_done = self._batch = 0
        self._seconds = self._latest = 0.0

    def begin(self, batch: Sequence[Message]) -> None:
        self._batch = len(batch)

    def update(self, progress: Progress) -> None:
        """A batch's own progress; its documents are read as they are needed."""
        self._latest = progress.seconds
        share = progress.segments_done / max(1, progress.segments)
        self._tell(int(share * self._batch), progress.words_done)

    def end(self, batch: Sequence[Message]) -> None:
        self._done += len(batch)
        self._words_done += _words(batch)
        self._seconds += self._latest
        self._latest = 0.0
        self._tell(0, 0)

    def _tell(self, messages: int, words: int) -> None:
        if self._on_progress is not None:
            done, words_done = self._done + messages, self._words_done + words
            seconds = self._seconds + self._latest
            self._on_progress(Progress(done, self._messages, words_done, self._words, seconds))


def _words(messages: Sequence[Message]) -> int:
    return sum(len(message.msgid.split()) for message in messages)
