"""Pre-translation: the open messages of a catalog, from memory, glossary and engine.

Whatever a machine puts into a catalog is fuzzy and signed (:mod:`.notes`) until it is accepted;
whatever a person wrote stays (:mod:`.selection`). A message goes out as one or several units
(:mod:`.forms`, :mod:`.units`), each of them a small document for the translation pipeline
(:mod:`.texts`), many at once; what comes back is verified (:mod:`.verification`), and what lost
something stays untranslated, with a comment that says why.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from loctool.catalogs.messages import Catalog
from loctool.catalogs.plurals import PluralForms
from loctool.catalogs.pretranslation.memory import CatalogMemory
from loctool.catalogs.pretranslation.outcomes import MessageOutcome, Origin, PretranslationResult
from loctool.catalogs.pretranslation.running import Options, Run, recalled
from loctool.catalogs.pretranslation.selection import Standing, is_wanted, standing_of
from loctool.results import Progress

if TYPE_CHECKING:
    from loctool.translation import Translator

__all__ = [
    "CatalogMemory",
    "MessageOutcome",
    "Options",
    "Origin",
    "PretranslationResult",
    "Standing",
    "needs_engine",
    "pretranslate",
    "standing_of",
]


def needs_engine(
    catalog: Catalog, plural: PluralForms, memory: CatalogMemory, options: Options
) -> int:
    """How many messages remain for an engine when the memory has given what it has."""
    return sum(
        is_wanted(message, fuzzy=options.fuzzy)
        and recalled(message, memory, plural, catalog.encoding) is None
        for message in catalog
    )


def pretranslate(
    catalog: Catalog,
    translator: Translator | None,
    plural: PluralForms,
    memory: CatalogMemory | None = None,
    options: Options | None = None,
    *,
    on_batch: Callable[[Catalog], None] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> PretranslationResult:
    """Translates the open messages of a catalog.

    Args:
        catalog: In the target language, or without one.
        translator: The engine; ``None`` uses the memory only.
        plural: The target language's plural forms.
        memory: What people translated; by default what they did in the same catalog.
        options: What is wanted.
        on_batch: Called after each batch with the catalog as it is then. A run over such a
            catalog goes on where this one stopped, to the same result.
        on_progress: Called now and then, with messages for segments.
    """
    known = memory or CatalogMemory.of([catalog])
    run = Run(catalog, translator, plural, known, options or Options())
    run.recall()
    for _ in run.translate(on_progress):
        if on_batch is not None:
            on_batch(run.current)
    return run.result()
