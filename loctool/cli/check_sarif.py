"""Findings as SARIF 2.1.0, which GitHub's code scanning and editors show beside the line.

Static Analysis Results Interchange Format, OASIS Standard, 27 March 2020; what GitHub reads of it
is in its manual under "SARIF support for code scanning".
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from loctool import __version__
from loctool.catalogs.inspection.located import Located
from loctool.catalogs.inspection.selection import declaration_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/loctool/loctool"


def as_sarif(found: Sequence[Located]) -> str:
    """The log, one run with its rules and results."""
    rules = sorted({each.finding.id for each in found})
    run = {
        "tool": {
            "driver": {
                "name": "loctool",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": HOME,
                "rules": [_rule(id) for id in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": _results(found, rules),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(id: str) -> dict[str, Any]:
    check = declaration_of(id)
    return {
        "id": id,
        "shortDescription": {"text": check.meaning},
        "fullDescription": {"text": check.meaning},
        "help": {"text": check.meaning + (f" See: {check.origin}." if check.origin else "")},
        "helpUri": f"{HOME}/blob/main/docs/checks.md#{id}",
        "defaultConfiguration": {"level": check.severity.value},
        "properties": {"tags": ["localization"]},
    }


def _results(found: Sequence[Located], rules: Sequence[str]) -> list[dict[str, Any]]:
    seen: Counter[str] = Counter()
    results = []
    for each in found:
        mark = _fingerprint(each)
        seen[mark] += 1
        results.append(
            {
                "ruleId": each.finding.id,
                "ruleIndex": rules.index(each.finding.id),
                "level": each.finding.severity.value,  # SARIF has the same three words
                "message": {"text": each.finding.message},
                "locations": [_location(each)],
                "partialFingerprints": {"loctool/v1": f"{mark}:{seen[mark]}"},
            }
        )
    return results


def _location(located: Located) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(located.path)},
            "region": {"startLine": max(1, located.line)},
        }
    }


def _uri(path: str) -> str:
    """A relative reference for a relative path; colons and spaces are escaped."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


def _fingerprint(located: Located) -> str:
    """The same wherever in the file the message moves, so that GitHub knows it again."""
    text = "\0".join((located.path, located.finding.id, located.source))
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]
