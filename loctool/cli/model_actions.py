"""What the ``models`` commands do with each of their arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from loctool.cli.model_views import STARTER, package_data, starter_data
from loctool.cli.output import Output, Result
from loctool.errors import BrokenModelError, LoctoolError, PartialError, UsageError
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from loctool.engines.installation import Installation
    from loctool.engines.package_index import PackageIndex
    from loctool.engines.packages import InstalledPackage

_Outcome = TypeVar("_Outcome")


class LazyIndex:
    """The index, fetched once and only when a pair is asked for."""

    def __init__(self, fetch: Callable[[], PackageIndex]) -> None:
        self._fetch = fetch
        self._index: PackageIndex | None = None

    def get(self) -> PackageIndex:
        """The index; the first call fetches it."""
        if self._index is None:
            self._index = self._fetch()
        return self._index


def each(
    output: Output,
    wanted: Sequence[str],
    do: Callable[[str], list[_Outcome]],
    show: Callable[[list[_Outcome]], tuple[str, dict[str, Any]]],
) -> Result:
    """Does something with each argument; one failing does not stop the others."""
    done: list[_Outcome] = []
    failed: list[str] = []
    for one in wanted:
        try:
            done += do(one)
        except LoctoolError as error:
            if len(wanted) == 1:
                raise
            output.error(error)
            failed.append(one)
    problem = (
        PartialError(_("failed: {failed}").format(failed=", ".join(failed))) if failed else None
    )
    text, data = show(done)
    return Result(text=text, data=data | {"failed": failed}, problem=problem)


def find_index(output: Output) -> PackageIndex:
    """The index of packages; warns where it is not today's."""
    from loctool.engines.package_index import load_index

    index = load_index()
    if index.offline:
        output.warn(
            _("the index of {fetched} is used, for {offline}").format(
                fetched=index.fetched, offline=index.offline
            )
        )
    return index


def install_one(
    output: Output, index: LazyIndex, wanted: str, *, force: bool
) -> list[Installation]:
    """Installs what one argument names: a pair of languages, a file or a folder.

    Raises:
        UsageError: It names neither.
        NoModelError: There is no such package, or it cannot be had.
        BadInputError: The file is not a sound package.
    """
    from loctool.engines.installation import install_from_path
    from loctool.engines.packages import parse_pair

    pair = parse_pair(wanted)
    if pair is not None:
        return _install_pair(output, index.get(), pair, force=force)
    if _is_path(wanted):
        return [install_from_path(Path(wanted))]
    raise _neither(wanted)


def _is_path(wanted: str) -> bool:
    """Whether a person means a file or folder; one that is missing shall be called missing."""
    if any(sign in wanted for sign in "/\\."):
        return True
    try:
        return Path(wanted).exists()
    except (OSError, ValueError):
        return False


def _install_pair(
    output: Output, index: PackageIndex, pair: tuple[str, str], *, force: bool
) -> list[Installation]:
    from loctool.cli.transfers import TransferBar
    from loctool.engines.installation import install_from_index, plan
    from loctool.engines.packages import installed_packages

    installed = installed_packages()
    versions = {package.pair: package.version for package in installed}
    packages = plan(index, installed, *pair)
    if [(package.source, package.target) for package in packages] != [pair]:
        route = ", ".join(f"{package.source}-{package.target}" for package in packages)
        output.note(
            _("{pair}: no direct package; over a pivot with {route}").format(
                pair="-".join(pair), route=route or _("what is there")
            )
        )
    done = []
    for package in packages:
        if versions.get((package.source, package.target)) == package.version and not force:
            output.note(
                _("{name} {version} is already installed").format(
                    name=package.name, version=package.version
                )
            )
            continue
        with TransferBar(output, package.name) as bar:
            done.append(install_from_index(package, on_progress=bar.update))
    return done


def _neither(wanted: str) -> UsageError:
    hint = _("Give a pair such as de-en, or the path of a .argosmodel file.")
    if wanted == STARTER:
        hint = "loctool models build starter"
    return UsageError(
        _("neither a pair of languages nor a file: {wanted!r}").format(wanted=wanted), hint=hint
    )


def find_installed(wanted: str) -> list[InstalledPackage]:
    """The installed packages a person means.

    Raises:
        UsageError: There are none; the hint names those there are.
    """
    from loctool.engines.packages import find_packages, installed_packages

    packages = installed_packages()
    found = find_packages(packages, wanted)
    if not found:
        names = ", ".join(sorted({"-".join(package.pair) for package in packages}))
        raise UsageError(
            _("not installed: {wanted!r}").format(wanted=wanted),
            hint=_("Installed: {names}.").format(names=names or _("no Argos package")),
        )
    return found


def remove_one(wanted: str) -> list[str]:
    """Deletes what one argument names, and says which folders those were."""
    import shutil

    from loctool.engines.installation import remove as remove_package

    if wanted == STARTER:
        path = Path(starter_data()["path"])
        if not path.exists():
            raise UsageError(_("the starter model is not built"))
        shutil.rmtree(path)
        return [str(path)]
    packages = find_installed(wanted)
    for package in packages:
        remove_package(package)
    return [str(package.path) for package in packages]


def all_models() -> list[str]:
    """The names of everything that is installed or built."""
    from loctool.engines.packages import installed_packages

    names = list(dict.fromkeys(package.name for package in installed_packages()))
    return [*names, *([STARTER] if starter_data()["built"] else [])]


def verify_one(wanted: str) -> list[dict[str, Any]]:
    """Checks what one argument names."""
    if wanted == STARTER:
        return [_verify_starter()]
    from loctool.engines.installation import verify as verify_package

    checks = []
    for package in find_installed(wanted):
        found = verify_package(package)
        checks.append(
            package_data(package)
            | {
                "sha256": found.sha256,
                "recorded": found.recorded,
                "problems": list(found.problems),
            }
        )
    return checks


def _verify_starter() -> dict[str, Any]:
    from loctool.engines.starter.model import model_directory
    from loctool.engines.starter.model import verify as verify_starter

    problems = []
    try:
        verify_starter(model_directory())
    except BrokenModelError as error:
        problems.append(error.message)
    return starter_data() | {"recorded": True, "problems": problems}
