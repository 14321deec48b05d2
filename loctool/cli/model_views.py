"""What the ``models`` commands show of models: as data for ``--json`` and as lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loctool.errors import BrokenModelError
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from loctool.engines.installation import Installation
    from loctool.engines.packages import InstalledPackage

STARTER = "starter"


def verdict(check: dict[str, Any]) -> str:
    """What a check found, on one line."""
    if check["problems"]:
        return "; ".join(check["problems"])
    return _("sound") if check["recorded"] else _("loads (no hashes were recorded)")


def damaged(broken: Sequence[dict[str, Any]]) -> BrokenModelError:
    """The error for models that are not sound, with the commands that mend them."""
    names = [check["name"] for check in broken]
    commands = [
        "loctool models build starter --force"
        if check["name"] == STARTER
        else f"loctool models install {check['source']}-{check['target']} --force"
        for check in broken
    ]
    return BrokenModelError(
        _("damaged: {names}").format(names=", ".join(names)), hint="\n".join(commands)
    )


def starter_data() -> dict[str, Any]:
    """What there is to say of the starter model, built or not."""
    from loctool.engines.starter import model

    path = model.model_directory()
    built = model.is_built(path)
    return {
        "name": STARTER,
        "version": model.VERSION,
        "built": built,
        "size": folder_size(path) if built else 0,
        "path": str(path),
        "sha256": model.fingerprint(),
    }


def package_data(package: InstalledPackage) -> dict[str, Any]:
    """What there is to say of an installed package."""
    return {
        "name": package.name,
        "source": package.source,
        "target": package.target,
        "version": package.version,
        "size": folder_size(package.path),
        "path": str(package.path),
    }


def installation_data(installation: Installation) -> dict[str, Any]:
    """What was installed, and what it replaced."""
    return package_data(installation.package) | {"replaced": list(installation.replaced)}


def installation_line(installation: Installation) -> str:
    """The same for people."""
    package = installation.package
    message = _("installed {name} {version}: {path}")
    if installation.replaced:
        message = _("installed {name} {version} (was {replaced}): {path}")
    return (
        message.format(
            name=package.name,
            version=package.version,
            replaced=", ".join(installation.replaced),
            path=package.path,
        )
        + "\n"
    )


def fields(data: dict[str, Any]) -> str:
    """One ``key: value`` a line; the README, which has several lines, comes last."""
    lines = [f"{key}: {value}\n" for key, value in data.items() if key != "readme"]
    readme = str(data.get("readme", "")).strip()
    return "".join(lines) + (f"\n{readme}\n" if readme else "")


def folder_size(folder: Path) -> int:
    """Bytes in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
