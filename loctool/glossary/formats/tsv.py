"""Tab-separated lists of one pair of languages: DeepL's two columns, OmegaT's three.

DeepL's rules are those of its API reference, "Create a glossary": UTF-8, no header, no source
term twice, no blanks around and no control characters in a term. OmegaT's are those of its
manual, "Glossaries": source, target and a comment; a line that begins with ``#`` is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loctool.errors import BadInputError
from loctool.glossary.formats import Pair, Reading, Writing
from loctool.glossary.formats.decoding import decode
from loctool.glossary.identifiers import slug, unused
from loctool.glossary.remarks import Place, Remark
from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term
from loctool.i18n import gettext as _

_ODD_BLANKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class TsvFormat:
    """A list of term pairs.

    Attributes:
        name: What it is called in messages.
        columns: Two, or three with a comment.
        alternatives: Whether a source term may have several lines.
    """

    name: str
    columns: int
    alternatives: bool
    bilingual: bool = True

    def read(self, data: bytes, name: str, pair: Pair) -> Reading:
        """See :class:`GlossaryFormat`."""
        text = decode(data, name).removeprefix("\ufeff")
        concepts: dict[str, Concept] = {}
        lines: dict[str, int] = {}
        said: list[Remark] = []
        ids: dict[str, str] = {}  # of each source term
        for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
            if not line.strip() or (self.columns == 3 and line.startswith("#")):
                continue
            source, target, comment = self._cells(line, name, number)
            if not source or not target:
                said.append(Place(name, number).error("term-empty", _("an empty term")))
                continue
            id = ids.get(source)
            if id is None:
                id = ids[source] = unused(slug(source) or "concept", concepts)
                lines[id] = number
                concepts[id] = _new_concept(id, source, target, comment, pair)
            else:
                concepts[id] = _with_alternative(concepts[id], target, comment, pair)
                said += self._repeated(source, name, number)
        return Reading(Glossary(tuple(concepts.values()), name), tuple(said), lines)

    def write(self, glossary: Glossary, pair: Pair) -> Writing:
        """Writes the usable terms of a pair; see :class:`GlossaryFormat`."""
        losses: list[Remark] = []
        lines: list[str] = []
        seen: set[str] = set()
        for concept in glossary:
            losses += _losses(concept, pair, self)
            pairs, comment = list(_pairs(concept, pair, self)), _comment(concept)
            for source, target in pairs:
                if source in seen and (not self.alternatives or f"{source}\t{target}" in seen):
                    losses.append(
                        _loss(
                            concept,
                            "term-duplicate",
                            _("{source!r} again, left out").format(source=source),
                        )
                    )
                    continue
                seen |= {source, f"{source}\t{target}"}
                lines.append("\t".join((source, target, comment)[: self.columns]).rstrip("\t"))
        return Writing("".join(f"{line}\n" for line in lines).encode(), tuple(losses))

    def _cells(self, line: str, name: str, number: int) -> tuple[str, str, str]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or any(cells[self.columns :]):
            raise BadInputError(
                _("not {name}'s {columns} columns: found {count}").format(
                    name=self.name, columns=self.columns, count=len(cells)
                ),
                path=name,
                line=number,
                hint=_("Columns are separated by tabs. Another format: --format NAME."),
            )
        return cells[0], cells[1], cells[2] if self.columns == 3 and len(cells) > 2 else ""

    def _repeated(self, source: str, name: str, number: int) -> Iterator[Remark]:
        if not self.alternatives:
            yield Place(name, number).warning(
                "term-duplicate",
                _("{source!r} comes twice; {name} refuses that. Read as an admitted term").format(
                    source=source, name=self.name
                ),
            )


DEEPL = TsvFormat("DeepL", 2, alternatives=False)
OMEGAT = TsvFormat("OmegaT", 3, alternatives=True)


def _new_concept(id: str, source: str, target: str, comment: str, pair: Pair) -> Concept:
    return Concept(id, {pair.source: (Term(source),), pair.target: (Term(target),)}, note=comment)


def _with_alternative(concept: Concept, target: str, comment: str, pair: Pair) -> Concept:
    targets = concept.in_language(pair.target)
    if target not in (term.text for term in targets):
        targets = (*targets, Term(target, Status.ADMITTED))
    note = concept.note if comment in ("", concept.note) else f"{concept.note}; {comment}"
    return replace(
        concept, terms={**concept.terms, pair.target: targets}, note=note.removeprefix("; ")
    )


def _pairs(concept: Concept, pair: Pair, form: TsvFormat) -> Iterator[tuple[str, str]]:
    """The lines of a concept: each usable source term with the target terms there is room for."""
    sources = [_clean(term.text) for term in concept.in_language(pair.source) if term.is_usable]
    for source in filter(None, sources):
        if form.columns == 3 and source.startswith("#"):
            continue
        for target in _targets(concept, source, pair, form):
            yield source, target


def _targets(concept: Concept, source: str, pair: Pair, form: TsvFormat) -> Sequence[str]:
    if concept.policy is Policy.KEEP:
        return [source]
    terms = [term for term in concept.in_language(pair.target) if term.is_usable]
    terms.sort(key=lambda term: term.status is not Status.PREFERRED)
    texts = [text for text in (_clean(term.text) for term in terms) if text]
    return texts if form.alternatives else texts[:1]


def _comment(concept: Concept) -> str:
    return _clean("; ".join(part for part in (concept.definition, concept.note) if part))


def _clean(text: str) -> str:
    """Without tabs, line ends and control characters, and without blanks at the edges."""
    return _ODD_BLANKS.sub(" ", text).strip()


def _losses(concept: Concept, pair: Pair, form: TsvFormat) -> Iterator[Remark]:
    """What of a concept the lines do not say, one remark for each kind."""
    if not any(_pairs(concept, pair, form)):
        yield _loss(
            concept,
            "concept-lost",
            _("no pair of terms {source} → {target}").format(
                source=pair.source, target=pair.target
            ),
        )
        return
    unusable = [
        term.text
        for language in (pair.source, pair.target)
        for term in concept.in_language(language)
        if not term.is_usable
    ]
    if unusable:
        yield _loss(
            concept,
            "status-lost",
            _("not to be used, left out: {terms}").format(terms=", ".join(unusable)),
        )
    targets = [term.text for term in concept.in_language(pair.target) if term.is_usable]
    kept = concept.policy is Policy.KEEP
    if len(targets) > 1 and not kept and not form.alternatives:
        yield _loss(
            concept,
            "admitted-lost",
            _("only the preferred of {terms}").format(terms=", ".join(targets)),
        )
    others = [code for code in concept.terms if code not in (pair.source, pair.target)]
    if others:
        yield _loss(
            concept,
            "language-lost",
            _("other languages: {languages}").format(languages=", ".join(others)),
        )
    fields = [name for name in ("domain", "part_of_speech") if getattr(concept, name)]
    if form.columns == 2:
        fields += [name for name in ("definition", "note") if getattr(concept, name)]
    if fields or kept or concept.extra:
        fields += [*(["policy"] if kept else []), *concept.extra]
        yield _loss(concept, "field-lost", ", ".join(fields))
    yield from _changes(concept, pair, form)


def _changes(concept: Concept, pair: Pair, form: TsvFormat) -> Iterator[Remark]:
    """Terms that are written otherwise, or cannot be."""
    terms = [
        term
        for language in (pair.source, pair.target)
        for term in concept.in_language(language)
        if term.is_usable
    ]
    changed = [term.text for term in terms if _clean(term.text) != term.text]
    if changed:
        yield _loss(
            concept,
            "blank-changed",
            _("blanks put right in {term!r}").format(term=changed),
        )
    if any(term.case_sensitive for term in terms):
        yield _loss(concept, "case-lost", _("which terms are case-sensitive"))
    sources = concept.in_language(pair.source)
    hidden = [t.text for t in sources if form.columns == 3 and _clean(t.text).startswith("#")]
    if hidden:
        yield _loss(
            concept,
            "term-lost",
            _("would be comments: {terms}").format(terms=", ".join(hidden)),
        )


def _loss(concept: Concept, id: str, message: str) -> Remark:
    return Place(concept=concept.id).warning(id, f"{concept.id}: {message}")
