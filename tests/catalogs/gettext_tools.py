"""gettext's own programs, which our files are held against."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def gettext_tool(name: str, *arguments: str | Path) -> str:
    """Runs a program of gettext and returns what it printed; fails where it is not there."""
    program = shutil.which(name)
    assert program is not None, f"{name} is missing: apt-get install gettext"
    ran = subprocess.run([program, *map(str, arguments)], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode()
