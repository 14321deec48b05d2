r"""One text of a message on its way through the engine.

Before: the accelerator is taken out, placeholders that take their arguments in turn are numbered,
so that a change of their order is seen, and a sample number may stand for the count. After:
everything is put back, and what came out is verified.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loctool.catalogs.pretranslation.accelerators import accelerator_of, put_accelerator
from loctool.catalogs.pretranslation.mending import mend
from loctool.catalogs.pretranslation.texts import TAG, Manner, document_of, kept_spans
from loctool.catalogs.pretranslation.verification import faults
from loctool.documents import Document
from loctool.documents.protected import find_protected
from loctool.placeholders import NUMBER_OPTIONAL, Accelerator, Placeholder, find_placeholders
from loctool.segments import Span

REORDERABLE = frozenset(
    {"awk-format", "c-format", "elisp-format", "javascript-format", "objc-format", "perl-format"}
    | {"php-format", "python-brace-format", "ruby-format", "sh-printf-format", "tcl-format"}
)
"""Formats in which a translator may number arguments to change their order: the gettext manual,
node "Translators for other Languages"."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A number that stands for a count while a plural form is made.

    Attributes:
        placeholder: What it stands for.
        number: Of the plural category wanted.
    """

    placeholder: Placeholder
    number: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to translate.

    Attributes:
        source: As it stands in the message.
        flags: The message's flags.
        text: What goes to the engine.
        kept: Ranges of ``text`` that must come through as they stand.
        accelerator: What was taken out of it.
        tokens: What stands for placeholders in ``text``, and what they were, in order.
        sample: The number that stands in it.
    """

    source: str
    flags: frozenset[str]
    text: str
    kept: tuple[Span, ...] = ()
    accelerator: Accelerator | None = None
    tokens: tuple[tuple[str, str], ...] = ()
    sample: Sample | None = None

    def document(self, manner: Manner, name: str) -> Document:
        """The text for the pipeline; without slots there is nothing to translate."""
        return document_of(self.text, self.kept, manner, name)

    def finish(self, translated: str) -> tuple[str, tuple[str, ...]]:
        """The translation with everything put back, and what was not kept of the source."""
        text, lost = self._with_placeholders(self._with_count(translated))
        if not lost:
            text, lost = self._with_accelerator(self._mended(text))
        return ("", (lost,)) if lost else (text, faults(self.source, text, self.flags))

    def _with_count(self, text: str) -> str:
        """The text with the placeholder for the sample number; empty where that is lost."""
        if self.sample is None:
            return text
        number = rf"(?<![\d.,]){self.sample.number}(?!\d|[.,]\d)"
        placeholder = self.sample.placeholder.text
        return re.sub(number, lambda _: placeholder, text) if _is_once(number, text) else ""

    def _with_placeholders(self, text: str) -> tuple[str, str]:
        """The text with its placeholders as they were, or why that cannot be."""
        if self.sample is not None and not text:
            return "", f"the number {self.sample.number} did not survive"
        for token, original in self.tokens:
            if text.count(token) != 1:
                return "", f"{original} is missing or doubled"
        places = [text.find(token) for token, _ in self.tokens]
        if places != sorted(places):
            if self.flags & REORDERABLE:
                return text, ""
            return "", "the placeholders changed their order, which they cannot say"
        for token, original in self.tokens:
            text = text.replace(token, original)
        return text, ""

    def _mended(self, text: str) -> str:
        closed = (*_closed(text, self.flags), *find_protected(text))
        return mend(self.source, _closed(self.source, self.flags), text, closed)

    def _with_accelerator(self, text: str) -> tuple[str, str]:
        """The text with the accelerator, or why that cannot be."""
        if self.accelerator is None:
            return text, ""
        put = put_accelerator(text, self.accelerator, _closed(text, self.flags))
        if put is None:
            return "", f"the accelerator {self.accelerator.mark} is missing"
        return put, ""


def _is_once(pattern: str, text: str) -> bool:
    return sum(1 for _ in re.finditer(pattern, text)) == 1


def make_unit(
    source: str,
    flags: Iterable[str],
    words: Sequence[str] = (),
    sample: Sample | None = None,
) -> Unit:
    """Prepares a text for the engine.

    Args:
        source: A form of a message.
        flags: The message's.
        words: Words that must stay as they are.
        sample: A number to put in place of the count.

    Example:
        >>> unit = make_unit("&Kopie von %s nach %s", ["c-format"])
        >>> unit.text
        'Kopie von %1$s nach %2$s'
        >>> unit.finish("To %2$s copy %1$s")
        ('&To %2$s copy %1$s', ())
    """
    all_flags = frozenset(flags)
    kept = kept_spans(source, all_flags, words)
    accelerator = accelerator_of(source, _closed(source, all_flags))
    changes = {} if accelerator is None else {accelerator.span: ""}
    if sample is not None:
        changes[sample.placeholder.span] = str(sample.number)
    tokens = _numbered(source, all_flags - {NUMBER_OPTIONAL}, sample)
    changes |= {span: token for span, (token, _) in tokens.items()}
    text, kept = _rewritten(source, kept, changes, sample)
    return Unit(source, all_flags, text, kept, accelerator, tuple(tokens.values()), sample)


def _closed(text: str, flags: frozenset[str]) -> tuple[Span, ...]:
    """Ranges in which no accelerator is."""
    tags = (Span(*match.span()) for match in TAG.finditer(text))
    return (*kept_spans(text, flags), *tags)


def _numbered(
    source: str, flags: frozenset[str], sample: Sample | None
) -> dict[Span, tuple[str, str]]:
    """Where placeholders take their arguments in turn: a numbered one for each, if several."""
    found = find_placeholders(source, flags)
    unnumbered = [each for each in found if not each.movable and each.position is not None]
    if sample is not None or len(unnumbered) < 2 or len(unnumbered) < len(found):
        return {}
    if any("*" in each.conversion for each in found):
        return {}
    tags = [match.span() for match in TAG.finditer(source)]
    if any(start <= each.span.start < end for each in found for start, end in tags):
        return {}
    return {each.span: (_number(each), each.text) for each in unnumbered}


def _number(placeholder: Placeholder) -> str:
    """``%s`` → ``%1$s``, ``{:.2f}`` → ``{0:.2f}``."""
    text = placeholder.text
    mark = "" if text[0] == "{" else "$"
    return f"{text[0]}{placeholder.position}{mark}{text[1:]}"


def _rewritten(
    source: str, kept: Sequence[Span], changes: dict[Span, str], sample: Sample | None
) -> tuple[str, tuple[Span, ...]]:
    """The source with the changes made, and where in it stands what is kept."""
    parts: list[str] = []
    spans: list[Span] = []
    position = length = 0
    for span in sorted({*kept, *changes}):
        text = changes.get(span, span.of(source))
        parts += [source[position : span.start], text]
        length += span.start - position
        is_sample = sample is not None and span == sample.placeholder.span
        if text and not is_sample:
            spans.append(Span(length, length + len(text)))
        length += len(text)
        position = span.end
    parts.append(source[position:])
    return "".join(parts), tuple(spans)
