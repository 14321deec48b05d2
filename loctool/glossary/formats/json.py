"""JSON: the whole model, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from loctool.errors import BadInputError
from loctool.glossary.formats import Pair, Reading, Writing
from loctool.glossary.formats.columns import normalize_language
from loctool.glossary.formats.decoding import decode
from loctool.glossary.identifiers import make_id, unused
from loctool.glossary.remarks import Place, Remark
from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term
from loctool.i18n import gettext as _

FORMAT = "loctool-glossary"
VERSION = 1

_TEXTS = ("id", "domain", "part_of_speech", "definition", "note")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""JSON can escape one; no file in UTF-8 can hold it."""

_KEYS = {*_TEXTS, "policy", "terms", "extra"}


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """One object with a list of concepts; nothing of the model is lost."""

    bilingual: bool = False

    def read(self, data: bytes, name: str, pair: Pair) -> Reading:  # noqa: ARG002  # names its own
        """See :class:`GlossaryFormat`."""
        text = decode(data, name).removeprefix("\ufeff")
        concepts: dict[str, Concept] = {}
        said: list[Remark] = []
        for number, entry in enumerate(_entries(text, name), start=1):
            concept = _Entry(entry, name, number, said).concept()
            id = unused(concept.id, concepts)
            if id != concept.id:
                said.append(
                    Place(name, concept=id).error(
                        "id-duplicate",
                        _("the id {given!r} comes twice; read as {id!r}").format(
                            given=concept.id, id=id
                        ),
                    )
                )
                concept = replace(concept, id=id)
            concepts[id] = concept
        glossary = Glossary(tuple(concepts.values()), name)
        return Reading(glossary, tuple(said), _lines(text, concepts))

    def write(self, glossary: Glossary, pair: Pair) -> Writing:  # noqa: ARG002
        """See :class:`GlossaryFormat`."""
        document = {
            "format": FORMAT,
            "version": VERSION,
            "concepts": [concept_data(concept) for concept in glossary],
        }
        return Writing((json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode())


JSON = JsonFormat()


def concept_data(concept: Concept) -> dict[str, Any]:
    """A concept as JSON has it, also in the command line's envelope."""
    return {
        "id": concept.id,
        "domain": concept.domain,
        "part_of_speech": concept.part_of_speech,
        "policy": concept.policy.value,
        "definition": concept.definition,
        "note": concept.note,
        "terms": {
            language: [
                {
                    "text": term.text,
                    "status": term.status.value,
                    "case_sensitive": term.case_sensitive,
                }
                for term in terms
            ]
            for language, terms in concept.terms.items()
        },
        "extra": dict(concept.extra),
    }


def _entries(text: str, name: str) -> list[Any]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInputError(
            _("not JSON: {reason}").format(reason=error.msg), path=name, line=error.lineno
        ) from error
    except RecursionError as error:
        raise BadInputError(_("not a glossary: nested too deeply"), path=name) from error
    except ValueError as error:  # a number with thousands of digits
        raise BadInputError(_("not a glossary: {error}").format(error=error), path=name) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadInputError(
            _('not a glossary: no "format": "{format}"').format(format=FORMAT), path=name
        )
    if document.get("version") != VERSION:
        raise BadInputError(
            _("version {found!r} of the format; this loctool reads {version}").format(
                found=document.get("version"), version=VERSION
            ),
            path=name,
        )
    concepts = document.get("concepts")
    if not isinstance(concepts, list):
        raise BadInputError(_('"concepts" is not a list'), path=name)
    return concepts


class _Entry:
    """One entry of the list, read with an eye on what is wrong with it."""

    def __init__(self, entry: Any, name: str, number: int, said: list[Remark]) -> None:
        if not isinstance(entry, dict):
            raise BadInputError(
                _("concept {number} is not an object").format(number=number), path=name
            )
        self._entry: dict[str, Any] = entry
        self._name = name
        self._where = f"concept {entry.get('id') or number}"
        self._said = said

    def concept(self) -> Concept:
        entry = self._entry
        for key in sorted(set(entry) - _KEYS):
            self._warn("field-unknown", _("{key!r} is not kept").format(key=key))
        texts = {key: self._text(entry.get(key, ""), key) for key in _TEXTS}
        policy = self._known(Policy, entry.get("policy", Policy.TRANSLATE), Policy.TRANSLATE)
        extra = self._mapping(entry.get("extra", {}), "extra")
        concept = Concept(
            **texts,
            terms=dict(self._terms()),
            policy=policy,
            extra={self._text(key, "key"): self._text(value, key) for key, value in extra.items()},
        )
        return concept if concept.id else replace(concept, id=make_id(concept))

    def _terms(self) -> Iterator[tuple[str, tuple[Term, ...]]]:
        for language, entries in self._mapping(self._entry.get("terms", {}), "terms").items():
            if not isinstance(entries, list):
                raise self._bad(
                    _("the terms in {language!r} are not a list").format(language=language)
                )
            terms = tuple(self._term(each) for each in entries)
            if terms:
                yield normalize_language(language), terms

    def _term(self, entry: Any) -> Term:
        if isinstance(entry, str):
            entry = {"text": entry}
        if not isinstance(entry, dict):
            raise self._bad(_("a term is not an object: {found!r:.40}").format(found=entry))
        return Term(
            self._text(entry.get("text", ""), "text"),
            self._known(Status, entry.get("status", Status.PREFERRED), Status.ADMITTED),
            entry.get("case_sensitive") is True,
        )

    def _known(self, kind: Any, value: Any, otherwise: Any) -> Any:
        try:
            return kind(value)
        except ValueError:
            name = kind.__name__.lower()
            self._warn(
                f"{name}-unknown",
                _("{name} is one of {known}: found {value!r:.40}").format(
                    name=name, known=", ".join(kind), value=value
                ),
            )
            return otherwise

    def _text(self, value: Any, key: str) -> str:
        if not isinstance(value, str):
            raise self._bad(
                _("{key!r} is not a string: {value!r:.40}").format(key=key, value=value)
            )
        if _LONE_SURROGATE.search(value):
            raise self._bad(
                _("{key!r} has half a character: {value!r:.40}").format(key=key, value=value)
            )
        return value

    def _mapping(self, value: Any, key: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self._bad(_("{key!r} is not an object").format(key=key))
        return value

    def _warn(self, id: str, message: str) -> None:
        self._said.append(
            Place(self._name, concept=str(self._entry.get("id", ""))).warning(
                id, f"{self._where}: {message}"
            )
        )

    def _bad(self, message: str) -> BadInputError:
        return BadInputError(f"{self._where}: {message}", path=self._name)


def _lines(text: str, concepts: Mapping[str, Concept]) -> dict[str, int]:
    """Where each id stands, in a file that has them in order."""
    lines = {}
    position = line = 0
    for id in concepts:
        spelling = re.escape(json.dumps(id, ensure_ascii=False))
        found = re.compile(rf'"id"\s*:\s*{spelling}').search(text, position)
        if found:
            line += text.count("\n", position, found.start())
            position = found.start()
            lines[id] = line + 1
    return lines
