"""Compiles loctool's own catalogs when it is packaged: ``locales/*/LC_MESSAGES/loctool.mo``.

Hatchling runs the hook for wheels, also for those of an editable installation, which leave the
compiled catalogs in the checkout. They are not kept in Git.
"""

from __future__ import annotations

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
    """Writes a ``.mo`` beside each ``.po``; fuzzy messages are left out, as msgfmt does."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parent.parent.name)
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalog)
        written.append(target)
    return written
