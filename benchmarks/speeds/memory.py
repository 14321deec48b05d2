"""Peak memory of translating 100 articles against that of 10, each a process of its own.

The articles have ten paragraphs each. They are translated with the tiny Argos package, so the
run is short and the model's own memory does not hide what the articles take.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from speeds.argos import PACKAGE
from speeds.comparing import Comparison, run_worker
from speeds.paragraphs import make_paragraphs

PARAGRAPHS = 10


def measure() -> Iterator[Comparison]:
    """Installs the package into a folder of its own and runs both."""
    from loctool.engines.installation import install_from_path

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install_from_path(PACKAGE, folder / "packages")
        variables = {"ARGOS_PACKAGES_DIR": str(folder / "packages")}
        many, few = (
            run_worker("speeds.memory", str(articles), str(folder), **variables)["mebibytes"]
            for articles in (100, 10)
        )
    yield Comparison("peak memory, 100 articles against 10", many, few, "MiB", at_most=1.15)


def _work(articles: int, folder: Path) -> None:
    """Translates files with the command line, as a user would, and prints the peak."""
    from loctool.cli import main

    inputs = folder / f"articles-{articles}"
    inputs.mkdir()
    paths = [inputs / f"artikel-{number:03}.de.txt" for number in range(articles)]
    for number, path in enumerate(paths):
        path.write_text("\n\n".join(make_paragraphs(PARAGRAPHS, seed=number)), "utf-8")
    output = ["--output-dir", str(inputs / "out"), "--quiet", "--force"]
    code = main(["translate", *map(str, paths), "--to", "en", "--engine", "argos", *output])
    if code or len(list((inputs / "out").iterdir())) != articles:
        raise RuntimeError(f"loctool translate ended with {code}")
    kibibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"mebibytes": kibibytes / 1024}))


if __name__ == "__main__":
    _work(int(sys.argv[1]), Path(sys.argv[2]))
