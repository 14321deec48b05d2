"""Shells complete commands, options, languages, engines and formats."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_asks_loctool_for_completions(shell: str, loctool: Run) -> None:
    ran = loctool("completion", shell)
    assert ran.exit_code == 0
    assert f"_LOCTOOL_COMPLETE={shell}_complete" in ran.stdout


def test_bash_reads_the_script(loctool: Run, folder: Path) -> None:
    script = folder / "loctool.bash"
    script.write_text(loctool("completion", "bash").stdout)
    bash = shutil.which("bash")
    assert bash is not None
    subprocess.run([bash, "-c", f". {script} && complete -p loctool"], check=True)


def test_another_shell_lists_those_there_are(loctool: Run) -> None:
    ran = loctool("completion", "tcsh")
    assert ran.exit_code == 2
    assert "'bash', 'zsh', 'fish'" in ran.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("loctool tr", {"translate"}),
        ("loctool translate --to f", {"fr"}),
        ("loctool translate --to en,f", {"en,fr"}),
        ("loctool translate --from d", {"de"}),
        ("loctool translate --engine ps", {"pseudo"}),
        ("loctool translate --engine a", {"auto", "argos"}),
        ("loctool translate --document m", {"markdown"}),
        ("loctool translate --bil", {"--bilingual"}),
    ],
)
def test_what_is_completed(words: str, expected: set[str], loctool_process: Run) -> None:
    environment = {
        "_LOCTOOL_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    ran = loctool_process(environment=environment)
    assert {line.partition(",")[2] for line in ran.stdout.splitlines()} == expected
