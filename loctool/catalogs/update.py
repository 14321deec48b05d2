"""Bringing a catalog up to a newer template, as ``msgmerge`` does.

Nothing a person wrote is lost: a translation that is no longer used stays as an obsolete message,
and so does a comment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loctool.catalogs.collecting import no_garbage_collection
from loctool.catalogs.headers import CREATED, with_fields
from loctool.catalogs.messages import FUZZY, Catalog, Message, Previous
from loctool.catalogs.plurals import parse_plural_forms, plural_forms
from loctool.catalogs.similarity import SimilarMessages
from loctool.catalogs.writing import changed

_Pair = tuple[str, str | None]
"""A message's key, as what is quickest to look up."""


@dataclass(frozen=True, slots=True)
class Update:
    """A catalog that was brought up to its template, and what that meant.

    Attributes:
        catalog: As it is now.
        new: How many messages came without a translation.
        fuzzy: How many got a similar message's translation, or one that may not fit any more.
        revived: How many obsolete messages are in use again.
        obsolete: How many are no longer in use.
        dropped: How many of those had nothing that a person wrote.
    """

    catalog: Catalog
    new: int = 0
    fuzzy: int = 0
    revived: int = 0
    obsolete: int = 0
    dropped: int = 0


def update_catalog(
    catalog: Catalog, template: Catalog, *, fuzzy: bool = True, previous: bool = False
) -> Update:
    """Gives a catalog the template's messages, in the template's order.

    Args:
        catalog: A language's.
        template: What was extracted.
        fuzzy: Whether a new message gets the translation of a similar one, marked fuzzy.
        previous: Whether a fuzzy message says what it was translated from (``#|``).
    """
    with no_garbage_collection():
        return _Updater(catalog, template, fuzzy, previous).update()


class _Updater:
    """One update."""

    def __init__(self, catalog: Catalog, template: Catalog, fuzzy: bool, previous: bool) -> None:
        self._catalog = catalog
        self._template = template
        self._fuzzy = fuzzy
        self._previous = previous
        self._forms = count_of_forms(catalog)
        self._active: dict[_Pair, Message] = {}
        self._obsolete: dict[_Pair, Message] = {}
        for message in catalog.messages:
            known = self._obsolete if message.obsolete else self._active
            known.setdefault((message.msgid, message.msgctxt), message)
        self._used: set[int] = set()
        self._counts = {"new": 0, "fuzzy": 0, "revived": 0}

    def update(self) -> Update:
        """The catalog, and what changed."""
        wanted = [message for message in self._template.messages if not message.obsolete]
        merged = [self._exact(message) for message in wanted]
        missing = [place for place, message in enumerate(merged) if message is None]
        inexact = self._inexact([wanted[place] for place in missing])
        for place, message in zip(missing, inexact, strict=True):
            merged[place] = message
        active = [message for message in merged if message is not None]
        kept, obsolete, dropped = self._unused()
        messages = (*active, *kept)
        catalog = replace(self._catalog, messages=messages, header=self._header())
        return Update(catalog, obsolete=obsolete, dropped=dropped, **self._counts)

    def _header(self) -> Message | None:
        header, created = self._catalog.header, self._template.headers.get(CREATED)
        return with_fields(header, {CREATED: created}) if header and created else header

    def _exact(self, wanted: Message) -> Message | None:
        """The message of the same key, with what the template says of it."""
        key = (wanted.msgid, wanted.msgctxt)
        old = self._active.get(key)
        if old is None:
            old = self._obsolete.get(key)
            if old is None:
                return None
            self._counts["revived"] += 1
        self._used.add(id(old))
        if old.msgid_plural == wanted.msgid_plural:
            return _with_remarks(old, wanted)
        self._counts["fuzzy"] += 1
        return self._taken_over(old, wanted)

    def _inexact(self, wanted: Sequence[Message]) -> list[Message]:
        """For messages that are new: the translations of similar ones, or none."""
        similar = self._similar(wanted) if self._fuzzy and wanted else None
        merged = []
        for message in wanted:
            old = similar.best(message) if similar else None
            if old is None:
                self._counts["new"] += 1
                merged.append(_untranslated(message, self._forms))
            else:
                self._counts["fuzzy"] += 1
                self._used.add(id(old))
                merged.append(self._taken_over(old, message))
        return merged

    def _similar(self, wanted: Sequence[Message]) -> SimilarMessages:
        """What has a translation, first what is no longer in use."""
        translated = [each for each in self._catalog.messages if each.has_translation]
        gone = [each for each in translated if id(each) not in self._used]
        return SimilarMessages(
            [*gone, *(each for each in translated if id(each) in self._used)], wanted
        )

    def _taken_over(self, old: Message, wanted: Message) -> Message:
        """The template's message with another one's translation, to be looked at."""
        before = old.previous if old.fuzzy and old.previous else _as_previous(old)
        return Message(
            wanted.msgid,
            _fitting_forms(old.msgstr, wanted, self._forms),
            wanted.msgctxt,
            wanted.msgid_plural,
            old.comments,
            wanted.extracted,
            wanted.locations,
            (FUZZY, *(flag for flag in wanted.flags if flag != FUZZY)),
            before if self._previous else None,
        )

    def _unused(self) -> tuple[list[Message], int, int]:
        """What stays behind the messages in use; how many are newly so, how many are gone."""
        kept, obsolete, dropped = [], 0, 0
        for message in self._catalog.messages:
            if id(message) in self._used:
                continue
            if message.obsolete:
                kept.append(message)
            elif any(message.msgstr) or message.comments:
                obsolete += 1
                kept.append(_retired(message))
            else:
                dropped += 1
        return kept, obsolete, dropped


def count_of_forms(catalog: Catalog) -> int:
    """How many plural forms a catalog's messages have: by its header, else by its language."""
    try:
        return parse_plural_forms(catalog.headers.get("Plural-Forms", "")).nplurals
    except ValueError:
        return plural_forms(catalog.language).nplurals if catalog.language else 2


def _with_remarks(old: Message, wanted: Message) -> Message:
    """The message with the template's comments, locations and formats; itself if they agree."""
    if (
        not old.obsolete
        and old.locations == wanted.locations
        and old.extracted == wanted.extracted
        and (old.flags == wanted.flags or _merged_flags(old, wanted) == old.flags)
    ):
        return old
    return changed(
        old,
        locations=wanted.locations,
        extracted=wanted.extracted,
        flags=_merged_flags(old, wanted),
        obsolete=False,
    )


def _merged_flags(old: Message, wanted: Message) -> tuple[str, ...]:
    """The catalog's flags, but for the formats: those are the template's."""
    if not old.flags and not wanted.flags:
        return ()
    own = [flag for flag in old.flags if flag in wanted.flags or not _is_extracted(flag)]
    added = [flag for flag in wanted.flags if flag not in own and flag != FUZZY]
    return (*own, *added)


def _is_extracted(flag: str) -> bool:
    return flag.endswith("-format") or flag.startswith("range:")


def _untranslated(wanted: Message, forms: int) -> Message:
    flags = tuple(flag for flag in wanted.flags if flag != FUZZY)
    count = 1 if wanted.msgid_plural is None else forms
    return changed(wanted, msgstr=("",) * count, flags=flags, previous=None, comments=())


def _fitting_forms(forms: tuple[str, ...], wanted: Message, count: int) -> tuple[str, ...]:
    """A translation with as many forms as the message needs."""
    if wanted.msgid_plural is None:
        return forms[:1]
    if len(forms) == count:
        return forms
    return (forms * count)[:count] if len(forms) == 1 else (*forms, *[""] * count)[:count]


def _as_previous(message: Message) -> Previous:
    return Previous(message.msgid, message.msgctxt, message.msgid_plural)


def _retired(message: Message) -> Message:
    """The message as obsolete; where it stood in the source says nothing any more."""
    return changed(message, obsolete=True, locations=(), extracted=())
