"""What is wrong with a glossary: each check is a small generator of remarks.

A check has an id that says what is wrong. Errors make translations wrong (a term both preferred
and forbidden), warnings are mistakes in all likelihood (a German noun in lower case), notes are
worth a look (a term inside another with another translation).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loctool.glossary.formats import Reading
from loctool.glossary.lint_relations import RELATION_CHECKS, Located
from loctool.glossary.remarks import Place, Remark
from loctool.glossary.terms import Concept, Policy, Status
from loctool.i18n import gettext as _

PARTS_OF_SPEECH = ("noun", "proper-noun", "verb", "adjective", "adverb", "phrase")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a glossary is checked for.

    Attributes:
        source: BCP 47 code of the language terms are looked for in.
        targets: Languages every translated concept must have; empty for none in particular.
    """

    source: str = "de"
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a check of one concept knows beside it.

    Attributes:
        place: Where the concept is.
        wanted: What the glossary is checked for.
        languages: The glossary's.
    """

    place: Place
    wanted: Wanted
    languages: tuple[str, ...]


Check = Callable[[Concept, Setting], Iterator[Remark]]


def lint(reading: Reading, wanted: Wanted | None = None) -> list[Remark]:
    """All that is wrong with a glossary, in the order of its lines; the heaviest first in each.

    Args:
        reading: The glossary, with what its reader had to say.
        wanted: What to check it for.
    """
    wanted = wanted or Wanted()
    glossary = reading.glossary
    said = list(reading.remarks)
    places = {
        concept.id: Place(glossary.name, reading.lines.get(concept.id, 0), concept.id)
        for concept in glossary
    }
    languages = glossary.languages
    for concept in glossary:
        setting = Setting(places[concept.id], wanted, languages)
        for check in CHECKS:
            said += check(concept, setting)
    for relation in RELATION_CHECKS:
        said += relation(Located(glossary, places, wanted.source))
    weights = ["error", "warning", "note"]
    return sorted(dict.fromkeys(said), key=lambda r: (r.line, weights.index(r.finding.severity)))


def _preferred_missing(concept: Concept, setting: Setting) -> Iterator[Remark]:
    """No preferred term where there are others, or none at all in the source language."""
    if (
        not concept.in_language(setting.wanted.source)
        and setting.wanted.source in setting.languages
    ):
        yield setting.place.error(
            "preferred-missing",
            _("{id}: no term in {languages}").format(
                id=concept.id, languages=setting.wanted.source
            ),
        )
    for language, terms in concept.terms.items():
        preferred = sum(term.status is Status.PREFERRED for term in terms)
        if preferred == 0:
            yield setting.place.error(
                "preferred-missing",
                _("{id}: no preferred term in {language}").format(id=concept.id, language=language),
            )
        if preferred > 1:
            yield setting.place.error(
                "preferred-several",
                _("{id}: {count} preferred terms in {language}").format(
                    id=concept.id, count=preferred, language=language
                ),
            )


def _language_missing(concept: Concept, setting: Setting) -> Iterator[Remark]:
    """A language without a term; better empty than guessed, unless somebody asks for it."""
    if concept.policy is Policy.KEEP:
        return
    missing = [code for code in setting.wanted.targets if not concept.in_language(code)]
    if missing:
        yield setting.place.warning(
            "language-missing",
            _("{id}: no term in {languages}").format(id=concept.id, languages=", ".join(missing)),
        )
    others = [
        code
        for code in setting.languages
        if code not in (setting.wanted.source, *setting.wanted.targets)
    ]
    empty = [code for code in others if not concept.in_language(code)]
    if empty and not setting.wanted.targets:
        yield setting.place.note(
            "language-missing",
            _("{id}: no term in {languages}").format(id=concept.id, languages=", ".join(empty)),
        )


def _term_duplicate(concept: Concept, setting: Setting) -> Iterator[Remark]:
    """The same term twice in one cell, with one status or with contradictory ones."""
    for language, terms in concept.terms.items():
        seen: dict[str, bool] = {}
        for term in terms:
            if term.text not in seen:
                seen[term.text] = term.is_usable
            elif seen[term.text] == term.is_usable:
                yield setting.place.error(
                    "term-duplicate",
                    _("{id}: {text!r} twice in {language}").format(
                        id=concept.id, text=term.text, language=language
                    ),
                )
            else:
                yield setting.place.error(
                    "term-contradictory",
                    _("{id}: {text!r} is both allowed and not in {language}").format(
                        id=concept.id, text=term.text, language=language
                    ),
                )


def _control_character(concept: Concept, setting: Setting) -> Iterator[Remark]:
    """Characters nobody sees; line breaks are fine in a definition or a note."""
    for field, text in _texts(concept):
        prose = field in ("definition", "note")
        found = next((c for c in text if _is_control(c) and not (prose and c == "\n")), None)
        if found:
            name = unicodedata.name(found, "control character")
            yield setting.place.error(
                "control-character",
                _("{id}: {field} has U+{code:04X} {name}").format(
                    id=concept.id, field=field, code=ord(found), name=name
                ),
            )


def _edge_space(concept: Concept, setting: Setting) -> Iterator[Remark]:
    """Blanks that keep a term from being found."""
    for language, terms in concept.terms.items():
        for term in terms:
            if term.text != " ".join(term.text.split()):
                yield setting.place.warning(
                    "edge-space",
                    _("{id}: odd blanks in {language} {text!r}").format(
                        id=concept.id, language=language, text=term.text
                    ),
                )
            if not term.text.strip():
                yield setting.place.error(
                    "term-empty",
                    _("{id}: an empty term in {language}").format(id=concept.id, language=language),
                )


def _part_of_speech(concept: Concept, setting: Setting) -> Iterator[Remark]:
    """A part of speech nobody knows, or one that the German terms cannot have."""
    part = concept.part_of_speech
    if part and part not in PARTS_OF_SPEECH:
        yield setting.place.warning(
            "part-of-speech-unknown",
            _("{id}: {found!r} is none of {known}").format(
                id=concept.id, found=part, known=", ".join(PARTS_OF_SPEECH)
            ),
        )
    for term in concept.in_language("de"):
        reason = _impossible(part, term.text)
        if reason and term.is_usable:
            yield setting.place.warning(
                "part-of-speech-impossible",
                _("{id}: {text!r} is no {part}: {reason}").format(
                    id=concept.id, text=term.text, part=part, reason=reason
                ),
            )


def _impossible(part: str, text: str) -> str:
    """Why a German word cannot be what it is said to be; empty where it can."""
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return ""
    has_capital = any(word[0].isupper() for word in words)
    if part in ("noun", "proper-noun") and words[0].islower() and not has_capital:
        return _("nouns begin with a capital")
    if part == "verb" and words[-1][0].isupper():
        return _("verbs begin in lower case")
    if part == "verb" and not words[-1].endswith("n"):
        return _("verbs end in -n")
    if part == "adverb" and words[0][0].isupper():
        return _("adverbs begin in lower case")
    return ""


def _keep_translated(concept: Concept, setting: Setting) -> Iterator[Remark]:
    """The policy says that the source form stays, and a cell says that it does not."""
    source = {term.text for term in concept.in_language(setting.wanted.source)}
    if concept.policy is not Policy.KEEP or not source:
        return
    for language, terms in concept.terms.items():
        usable = [term.text for term in terms if term.is_usable]
        if language != setting.wanted.source and usable and not source & set(usable):
            yield setting.place.warning(
                "keep-translated",
                _("{id}: kept as it is, but {text!r} in {language}").format(
                    id=concept.id, text=usable[0], language=language
                ),
            )


def _definition_circular(concept: Concept, setting: Setting) -> Iterator[Remark]:
    """A definition that is only the term again."""
    words = concept.definition.strip(" .").casefold()
    if words and any(
        words == term.text.casefold() for terms in concept.terms.values() for term in terms
    ):
        yield setting.place.note(
            "definition-circular",
            _("{id}: the definition only repeats a term").format(id=concept.id),
        )


def _texts(concept: Concept) -> Iterator[tuple[str, str]]:
    for field in ("id", "domain", "part_of_speech", "definition", "note"):
        yield field, getattr(concept, field)
    for language, terms in concept.terms.items():
        yield from ((language, term.text) for term in terms)
    yield from concept.extra.items()


def _is_control(char: str) -> bool:
    """Control and format characters: also zero-width spaces and changes of direction."""
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")


CHECKS: tuple[Check, ...] = (
    _preferred_missing,
    _language_missing,
    _term_duplicate,
    _control_character,
    _edge_space,
    _part_of_speech,
    _keep_translated,
    _definition_circular,
)
