"""Writes ``docs/checks.md`` from the checks' own declarations.

Run ``python -m loctool.cli.check_reference > docs/checks.md`` after changing a check.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from loctool.catalogs.inspection import CatalogCheck
from loctool.catalogs.inspection.articles import ArticleCheck
from loctool.catalogs.inspection.selection import Declaration, all_ids, declaration_of
from loctool.catalogs.inspection.terms import TermCheck
from loctool.checks import GUARDS, Check

HEAD = """\
# Checks

What `loctool check` looks for: {count} checks. This page is generated; a test holds that it is
current:

    python -m loctool.cli.check_reference > docs/checks.md

An **error** breaks something or says something wrong, a **warning** most likely does, a **note**
is worth a look. By default errors and warnings are reported and lead to exit code 3;
`--min-severity` changes that. `--fix` mends what is marked as *fixable*; `--diff` shows it.
How to choose and ignore checks is in [Check translations](how-to/check-translations.md).

- Texts of untranslated and obsolete messages are not checked, as in every peer. Those of fuzzy
  messages are checked with `--fuzzy` only: programs do not use them, and msgfmt and i18nspector do
  not look at them either (pofilter and Weblate do).
- Of several plural forms, the one for 1 may follow the `msgid` or the `msgid_plural`, the others
  must follow the `msgid_plural`.
- The checks marked as *guard* also look at every sentence that `loctool translate` makes.

The right column says which peers have the rule too, under their names. In the examples ␣ is a
space at an edge.
"""


SPACE = "␣"
"""What shows a space at an edge."""


def reference() -> str:
    """The page."""
    declared = [declaration_of(id) for id in all_ids()]
    kinds = (
        ("Source text and translation", Check),
        ("Terms of the glossary", TermCheck),
        ("Catalogs", CatalogCheck),
        ("Articles beside their translations", ArticleCheck),
    )
    sections = [
        _section(title, [check for check in declared if isinstance(check, kind)])
        for title, kind in kinds
    ]
    return "\n".join([HEAD.format(count=len(declared)), *sections])


def _section(title: str, checks: list[Declaration]) -> str:
    rows = [
        f"| [`{check.id}`](#{check.id}) | {check.severity} | {check.origin or 'loctool'} |\n"
        for check in checks
    ]
    table = f"| check | severity | known from |\n|---|---|---|\n{''.join(rows)}"
    return f"## {title}\n\n{table}\n" + "\n".join(_entry(check) for check in checks)


def _entry(check: Declaration) -> str:
    fixable = isinstance(check, Check | CatalogCheck) and check.fix is not None
    marks = [f"*{check.severity}*"]
    marks += ["*fixable*"] if fixable else []
    marks += ["*guard*"] if check.id in GUARDS else []
    examples = "\n".join(_examples(check))
    return f"### {check.id}\n\n{', '.join(marks)}. {check.meaning}\n\n```text\n{examples}\n```\n"


def _examples(check: Declaration) -> Iterator[str]:
    if isinstance(check, Check):
        flags = f"  ({', '.join(sorted(check.flags))})" if check.flags else ""
        for kind, (source, target) in (("good", check.good), ("bad", check.bad)):
            yield f"{kind}  {check.languages[0]}  {_shown(source)}{flags}"
            yield f"{' ' * len(kind)}  {check.languages[1]}  {_shown(target)}"
    elif isinstance(check, TermCheck):
        for kind, pairs in (("good", check.good), ("bad", check.bad)):
            for source, target in pairs:
                yield f"{kind}  de  {source}"
                yield f"{' ' * len(kind)}  en  {target}"
    else:
        for kind, example in (("good", check.good), ("bad", check.bad)):
            texts = example if isinstance(example, tuple) else (example,)
            yield f"{kind}:"
            for text in texts:
                yield from _lines(text)


def _lines(example: str | bytes) -> Iterator[str]:
    """An example of a catalog or article, indented; what cannot be seen is escaped."""
    text = example.decode("utf-8", "backslashreplace") if isinstance(example, bytes) else example
    for line in text.rstrip("\n").split("\n"):
        yield f"    {_shown(line)}".rstrip()


def _shown(text: str) -> str:
    r"""A text on one line, with what cannot be seen as an escape.

    Example:
        >>> _shown("Ki\u200bno ")
        'Ki\\u200bno␣'
    """
    core = text.strip(" ")
    start = len(text) - len(text.lstrip(" ")) if core else len(text)
    end = len(text) - start - len(core)
    return SPACE * start + "".join(map(_visible, core)) + SPACE * end


def _visible(letter: str) -> str:
    return letter if letter.isprintable() else letter.encode("unicode_escape").decode()


if __name__ == "__main__":
    sys.stdout.buffer.write(reference().encode())
