"""Proofs as data, for scripts: the JSON report, and ``--json`` of ``loctool glossary check``.

The keys, frozen by a test::

    format    "loctool-proof"
    version   1; higher when a key goes away or changes its meaning
    proofs    one object for each translation:
      source, target   {name, language}: path or "-", BCP 47 code
      glossary         name of the glossary
      signature        who translated and how; "" where loctool did not
      totals           occurrences, enforced, kept, open, forbidden, inconsistent, terms,
                       consistent: see loctool.glossary.proof.Totals;
                       success_rate, consistency: 0 to 100;
                       verdicts, rungs, match_kinds: how many occurrences have each
      concepts         those that occur: {id, domain, part_of_speech, policy, definition, note,
                       source_terms, target_terms}, a term being {text, status}
      segments         {line, target_line, source, target, uses}; a line is null where unknown;
                       a use is {concept, term, match_kind, span, word, words, rung, verdict,
                       enforced, target_span, target_words, target_term}

A span is ``[start, end)`` in characters (code points) of the segment's source or target. ``span``
is the term's own, ``word`` the whole compound's around it, ``words`` that word as it stands
there. ``rung`` is null for a translation that is not loctool's; the three target keys are null
where nothing was found.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from loctool.glossary.proof import Proof, ProvenSegment, TermUse, Totals
from loctool.glossary.terms import Concept, Term
from loctool.reports.counting import concepts_of, match_kinds_of, rungs_of, verdicts_of
from loctool.segments import Span

FORMAT = "loctool-proof"
VERSION = 1


def render_json(proofs: Sequence[Proof]) -> str:
    """The report for scripts, ending with a line feed."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "proofs": [proof_data(proof) for proof in proofs],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def proof_data(proof: Proof) -> dict[str, Any]:
    """One proof, with the keys that this module's docstring explains."""
    return {
        "source": {"name": proof.source_name, "language": proof.source_language},
        "target": {"name": proof.target_name, "language": proof.target_language},
        "glossary": proof.glossary,
        "signature": proof.signature,
        "totals": _totals_data(proof.totals)
        | {
            "verdicts": {verdict.value: count for verdict, count in verdicts_of(proof).items()},
            "rungs": {rung.value: count for rung, count in rungs_of(proof).items()},
            "match_kinds": {kind.value: count for kind, count in match_kinds_of(proof).items()},
        },
        "concepts": [_concept_data(each, proof) for each in concepts_of(proof)],
        "segments": [_segment_data(segment) for segment in proof.segments],
    }


def _totals_data(totals: Totals) -> dict[str, Any]:
    return {
        "occurrences": totals.occurrences,
        "enforced": totals.enforced,
        "kept": totals.kept,
        "open": totals.open,
        "forbidden": totals.forbidden,
        "inconsistent": totals.inconsistent,
        "terms": totals.terms,
        "consistent": totals.consistent,
        "success_rate": round(totals.success_rate, 2),
        "consistency": round(totals.consistency, 2),
    }


def _concept_data(concept: Concept, proof: Proof) -> dict[str, Any]:
    return {
        "id": concept.id,
        "domain": concept.domain,
        "part_of_speech": concept.part_of_speech,
        "policy": concept.policy.value,
        "definition": concept.definition,
        "note": concept.note,
        "source_terms": _terms_data(concept.in_language(proof.source_language)),
        "target_terms": _terms_data(concept.in_language(proof.target_language)),
    }


def _terms_data(terms: Sequence[Term]) -> list[dict[str, str]]:
    return [{"text": term.text, "status": term.status.value} for term in terms]


def _segment_data(segment: ProvenSegment) -> dict[str, Any]:
    return {
        "line": segment.line or None,
        "target_line": segment.target_line or None,
        "source": segment.source,
        "target": segment.target,
        "uses": [_use_data(use, segment) for use in segment.uses],
    }


def _use_data(use: TermUse, segment: ProvenSegment) -> dict[str, Any]:
    occurrence = use.occurrence
    return {
        "concept": occurrence.concept.id,
        "term": occurrence.term.text,
        "match_kind": occurrence.kind.value,
        "span": _span_data(occurrence.span),
        "word": _span_data(occurrence.word),
        "words": occurrence.word.of(segment.source),
        "rung": use.rung.value if use.rung else None,
        "verdict": use.verdict.value,
        "enforced": use.is_enforced,
        "target_span": _span_data(use.target) if use.target else None,
        "target_words": use.target.of(segment.target) if use.target else None,
        "target_term": use.term.text if use.term else None,
    }


def _span_data(span: Span) -> list[int]:
    return [span.start, span.end]
