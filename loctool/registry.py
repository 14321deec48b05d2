"""What is pluggable: a table of names to lazily imported objects, and an entry-point group."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any


def registered_names(built_in: Mapping[str, str], group: str) -> list[str]:
    """Names in the table and those that other distributions add, sorted."""
    return sorted({*built_in, *(point.name for point in entry_points(group=group))})


def load_registered(
    name: str, built_in: Mapping[str, str], group: str, *, default: str = ""
) -> Any | None:
    """Imports what is registered as ``name``; None where nothing is.

    Args:
        name: As a person wrote it.
        built_in: Name → ``module:attribute``; these come before an entry point of that name.
        group: The entry-point group of other distributions.
        default: The attribute where the table names only a module.
    """
    if name in built_in:
        module, _, attribute = built_in[name].partition(":")
        return getattr(import_module(module), attribute or default)
    for point in entry_points(group=group, name=name):
        return point.load()
    return None
