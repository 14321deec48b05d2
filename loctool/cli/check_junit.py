"""Findings as JUnit XML, which GitLab and Jenkins show as failed tests.

The elements and attributes are those that GitLab's manual lists under "Unit test reports".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from loctool.catalogs.inspection.located import Located

if TYPE_CHECKING:
    from loctool.cli.check_views import Checked

UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""


def as_junit(checked: Sequence[Checked]) -> str:
    """A suite for each file, a failed case for each finding; a clean file has one that passed."""
    failures = sum(len(file.findings) for file in checked)
    cases = sum(max(1, len(file.findings)) for file in checked)
    suites = "".join(_suite(file) for file in checked)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="loctool check" tests="{cases}" failures="{failures}">\n'
        f"{suites}</testsuites>\n"
    )


def _suite(file: Checked) -> str:
    cases = "".join(_case(each) for each in file.findings) or _passed(file.path)
    return (
        f'  <testsuite name={_attribute(file.path)} tests="{max(1, len(file.findings))}" '
        f'failures="{len(file.findings)}" errors="0">\n{cases}  </testsuite>\n'
    )


def _case(located: Located) -> str:
    found = located.finding
    name = f"{found.id}, {located.line}: {found.message}"  # GitLab shows one case of a name
    return (
        f"    <testcase name={_attribute(name)} classname={_attribute(located.path)} "
        f"file={_attribute(located.path)}>\n"
        f"      <failure type={_attribute(found.severity.value)} "
        f"message={_attribute(found.message)}>{escape(_fit(str(located)))}</failure>\n"
        "    </testcase>\n"
    )


def _passed(path: str) -> str:
    return (
        f"    <testcase name={_attribute('loctool check')} classname={_attribute(path)} "
        f"file={_attribute(path)}/>\n"
    )


def _attribute(text: str) -> str:
    return quoteattr(_fit(text))


def _fit(text: str) -> str:
    return UNFIT.sub("\ufffd", text)
