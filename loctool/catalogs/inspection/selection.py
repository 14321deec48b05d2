"""Which checks run: all, those selected, without those ignored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loctool.catalogs.inspection import (
    CatalogCheck,
    catalog_check_ids,
    load_catalog_check,
)
from loctool.catalogs.inspection.articles import ARTICLE_CHECKS, ArticleCheck
from loctool.catalogs.inspection.terms import TERM_CHECKS, TermCheck
from loctool.checks import Check, check_ids, load_check
from loctool.errors import UsageError
from loctool.i18n import gettext as _

Declaration = Check | CatalogCheck | TermCheck | ArticleCheck
"""What is said of a check: all have an id, a severity, a meaning and an origin."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The checks of a run.

    Attributes:
        ids: All of them.
        texts: Of a source text and its translation.
        catalogs: Of a whole catalog.
    """

    ids: frozenset[str]
    texts: tuple[Check, ...]
    catalogs: tuple[CatalogCheck, ...]


def all_ids() -> list[str]:
    """Ids of all checks there are, sorted."""
    others = (check.id for check in (*TERM_CHECKS, *ARTICLE_CHECKS))
    return sorted({*check_ids(), *catalog_check_ids(), *others})


def declaration_of(id: str) -> Declaration:
    """The declaration of a check, of whatever kind.

    Raises:
        UsageError: There is no check of that id.
    """
    others = {check.id: check for check in (*TERM_CHECKS, *ARTICLE_CHECKS)}
    if id in others:
        return others[id]
    return load_catalog_check(id) if id in catalog_check_ids() else load_check(id)


def select_checks(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Selection:
    """The checks of that choice.

    Args:
        select: Ids to run; empty for all.
        ignore: Ids to leave out.

    Raises:
        UsageError: There is no check of one of these ids; the hint names similar ones.
    """
    known = all_ids()
    for id in (*select, *ignore):
        if id not in known:
            raise _unknown(id, known)
    ids = frozenset(select or known) - frozenset(ignore)
    return Selection(
        ids,
        tuple(load_check(id) for id in check_ids() if id in ids),
        tuple(load_catalog_check(id) for id in catalog_check_ids() if id in ids),
    )


def _unknown(id: str, known: Sequence[str]) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(id, known, n=5, cutoff=0.5)
    hint = _("Did you mean {names}?").format(names=", ".join(near)) if near else ""
    return UsageError(
        _("unknown check: {id}").format(id=id),
        hint=hint or _("They are in docs/checks.md; or list them: loctool check --list"),
    )
