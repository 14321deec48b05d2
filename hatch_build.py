"""Compiles loctool's own catalogs when it is packaged: ``locales/*/LC_MESSAGES/loctool.mo``.

Hatchling runs the hook for wheels, also for those of an editable installation, which leave the
compiled catalogs in the checkout. They are not kept in Git.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's ``custom`` hook."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compiles before files are collected."""
        compile_catalogs(Path(self.root) / "locales")


def compile_catalogs(folder: Path) -> list[Path]:
    """Writes a ``.mo`` beside each ``.po``, as ``loctool catalog compile`` does.

    Raises:
        RuntimeError: A message is broken; nothing is packaged then.
    """
    sys.path.insert(0, str(Path(__file__).parent))
    try:
        from loctool.catalogs.compilation import compile_catalog, find_crashes
        from loctool.catalogs.reading import read_catalog
    finally:
        sys.path.pop(0)
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        catalog = read_catalog(source)
        if broken := find_crashes(catalog):
            raise RuntimeError(f"{source}:{broken[0].line}: {broken[0].message}")
        target = source.with_suffix(".mo")
        target.write_bytes(compile_catalog(catalog))
        written.append(target)
    return written
