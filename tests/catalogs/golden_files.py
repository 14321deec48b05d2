"""The golden catalogs: small files that say in their first line what is wrong with them.

``# expect: number-missing@17, name-missing@17`` means exactly these findings on these lines;
``# expect: clean`` means none. The source texts are German where the header does not name another
language. Files whose names begin with ``term-`` are checked with the shipped glossary, the others
without one.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from loctool.catalogs.inspection.located import Located
from loctool.catalogs.inspection.runner import Inspector, Rules
from loctool.catalogs.inspection.selection import select_checks
from loctool.glossary.collection import read_glossaries

GOLDEN = Path(__file__).with_name("golden")
FILES = sorted(path for path in GOLDEN.iterdir() if path.suffix in (".po", ".pot"))
EXPECT = re.compile(rb"# expect: ([^\r\n]+)")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def expected(path: Path) -> list[tuple[str, int]]:
    """Ids and lines, in the order of the lines."""
    written = EXPECT.search(path.read_bytes().split(b"\n", 1)[0])
    assert written is not None, f"{path.name} does not begin with “# expect: ”"
    text = written[1].decode().strip()
    if text == "clean":
        return []
    pairs = (each.strip().split("@") for each in text.split(","))
    return sorted(((id, int(line)) for id, line in pairs), key=lambda each: (each[1], each[0]))


@cache
def inspector(source_language: str, *, with_terms: bool) -> Inspector:
    glossary = read_glossaries([]).glossary if with_terms else None
    return Inspector(Rules(select_checks(), source_language, "", glossary, now=NOW))


@cache
def findings(path: Path) -> tuple[Located, ...]:
    """What loctool finds in a golden file."""
    data = path.read_bytes()
    source_language = "" if b"X-Source-Language" in data else "de"
    with_terms = path.name.startswith("term-")
    return inspector(source_language, with_terms=with_terms).inspect(data, path.name)
