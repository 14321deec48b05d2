from __future__ import annotations

import json
from typing import Any

from loctool.reports import data as data_module
from loctool.reports import render_json
from tests.reports.samples import checked_proof, hostile_proof, proof

KEYS: Any = {
    "format": 0,
    "version": 0,
    "proofs": [
        {
            "source": {"name": 0, "language": 0},
            "target": {"name": 0, "language": 0},
            "glossary": 0,
            "signature": 0,
            "totals": {
                "occurrences": 0,
                "enforced": 0,
                "kept": 0,
                "open": 0,
                "forbidden": 0,
                "inconsistent": 0,
                "terms": 0,
                "consistent": 0,
                "success_rate": 0,
                "consistency": 0,
                "verdicts": dict.fromkeys(
                    ("kept", "inconsistent", "forbidden", "open", "unlisted"), 0
                ),
                "rungs": dict.fromkeys(
                    (
                        "hypothesis",
                        "n-best",
                        "glossary-input",
                        "source-replaced",
                        "mask",
                        "span-replaced",
                        "open",
                    ),
                    0,
                ),
                "match_kinds": dict.fromkeys(
                    (
                        "exact",
                        "inflected",
                        "hyphen-compound",
                        "compound-head",
                        "compound-modifier",
                    ),
                    0,
                ),
            },
            "concepts": [
                {
                    "id": 0,
                    "domain": 0,
                    "part_of_speech": 0,
                    "policy": 0,
                    "definition": 0,
                    "note": 0,
                    "source_terms": [{"text": 0, "status": 0}],
                    "target_terms": [{"text": 0, "status": 0}],
                }
            ],
            "segments": [
                {
                    "line": 0,
                    "target_line": 0,
                    "source": 0,
                    "target": 0,
                    "uses": [
                        {
                            "concept": 0,
                            "term": 0,
                            "match_kind": 0,
                            "span": [0],
                            "word": [0],
                            "words": 0,
                            "rung": 0,
                            "verdict": 0,
                            "enforced": 0,
                            "target_span": [0],
                            "target_words": 0,
                            "target_term": 0,
                        }
                    ],
                }
            ],
        }
    ],
}
"""Others' scripts read these: a key that goes or changes its meaning needs a higher version."""


def shape(value: Any) -> Any:
    """The keys of some data; a list is shown by its first item."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else 0


def loaded(*proofs: Any) -> Any:
    return json.loads(render_json(proofs))


def test_the_keys_are_frozen() -> None:
    assert shape(loaded(proof())) == KEYS
    assert (data_module.VERSION, data_module.FORMAT) == (1, "loctool-proof")


def test_every_key_is_explained() -> None:
    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    totals = KEYS["proofs"][0]["totals"]
    values = {name for group in ("verdicts", "rungs", "match_kinds") for name in totals[group]}
    for key in keys(KEYS) - values:
        assert key in (data_module.__doc__ or ""), key


def test_a_use_says_what_became_of_a_term() -> None:
    [first] = loaded(proof())["proofs"]
    assert first["segments"][1]["uses"][0] == {
        "concept": "previs",
        "term": "Previsualisierung",
        "match_kind": "compound-modifier",
        "span": [4, 22],
        "word": [4, 27],
        "words": "Previsualisierungsphase",
        "rung": "glossary-input",
        "verdict": "kept",
        "enforced": False,
        "target_span": [4, 10],
        "target_words": "previs",
        "target_term": "previs",
    }


def test_what_nobody_knows_is_null() -> None:
    [only] = loaded(checked_proof())["proofs"]
    assert only["signature"] == ""
    assert only["segments"][-1]["target_line"] is None
    use = only["segments"][3]["uses"][0]
    assert (use["rung"], use["target_span"], use["target_words"], use["target_term"]) == (None,) * 4
    assert sum(only["totals"]["rungs"].values()) == 0


def test_the_same_proof_gives_the_same_bytes() -> None:
    assert render_json([proof()]) == render_json([proof()])


def test_any_text_survives() -> None:
    [only] = loaded(hostile_proof())["proofs"]
    assert only["source"]["name"] == hostile_proof().source_name
