"""The same verdict as ``msgfmt --check-format``, on each format's directives in all pairs."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import product

import pytest

from loctool.placeholders import compare, format_errors

DIRECTIVES = {
    "awk-format": "%d %s %1$s % %% %y x %f %x %i %c %u",
    "boost-format": "%1% %2% %d %|1$d| %|d| % %% x %s %u",
    "c-format": "%d %i %u %x %ld %s %1$s %2$s_%1$s %1$s_%s % %y %% %m %*d %<PRId64> %n %c %0$d "
    "%2$d x %'d %S %hhd %lld %zu %5.2f %.*f",
    "csharp-format": "{0} {0,10} {0:N2} {{ } { {a} {1} x {}",
    "elisp-format": "%d %s %S % %% %y x %1$s %f %c",
    "java-format": "{0} {0,number} {0,date,short} {a} '{0}' it's{0} it''s{0} { } "
    "{0,choice,0#a|1#b} x {} {0,foo}",
    "java-printf-format": "%d %s %1$s %n %tY % %% %y x %,d %b %x %2$s %h",
    "javascript-format": "%d %s %j %c %f %o %1$s % %% %y x %x %-5d",
    "kde-format": "%1 %2 %n % x %0 %1_%2",
    "lua-format": "%d %s %1$s % %% %y x %q %f %x %i %c",
    "object-pascal-format": "%d %s %0:s %1:s % %% %y x %D %f %x %u %m %n %*d",
    "objc-format": "%@ %d %s x % %1$@",
    "perl-brace-format": "{a} {a_b} x",
    "perl-format": "%d %s %1$s % %% %y x %vd %ld %f %x %u %hd",
    "php-format": "%d %s %1$s % %% %y x %2$s %f %x %u %'*5d %b",
    "python-brace-format": "{0} {a} {{ }} { } x {0}_{a} {1}",
    "python-format": "%d x_%s %(a)s %(a)d % %y %s_%s %2$s %% %(a)s_%d %i %u %x %f %r %c %*d %l %ld "
    "x %(a)",
    "qt-format": "%1 %2 %99 %n % x %0",
    "qt-plural-format": "%1 %n %Ln x %%",
    "ruby-format": "%d %s %<a>d %1$s % %% %y x %f %p %<a>s %x",
    "scheme-format": "~a ~s ~d ~% ~ ~~ x",
    "sh-format": "$a ${a} $1 $(x) ${a:-b} $ $$ x",
    "tcl-format": "%d %s %1$s % %% %y x %f %x %u %i",
    "ycp-format": "%1 %2 %% % %y x",
}
OURS = {
    "perl-brace-format": "a name without a value stays in the text, so it is added all the same",
    "python-brace-format": "Python refuses a lone }, msgfmt 0.21 does not",
    "qt-plural-format": "msgfmt looks at %n alone, QString.arg also at %1",
}
"""Where the verdicts may differ, and why."""

TEMPLATE = '#, {flag}\nmsgctxt "{number}"\nmsgid "{source}"\nmsgstr "{target}"\n\n'
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

PAIRS = [
    (flag, source, target)
    for flag, directives in DIRECTIVES.items()
    for source, target in product(directives.split(), repeat=2)
]


@pytest.fixture(scope="module")
def refused() -> set[int]:
    """The numbers of the pairs that msgfmt refuses, in one run."""
    if not shutil.which("msgfmt"):
        pytest.skip("gettext's tools are not installed")
    entries = [
        TEMPLATE.format(flag=flag, number=number, source=source, target=target)
        for number, (flag, source, target) in enumerate(PAIRS)
    ]
    ran = subprocess.run(
        ["msgfmt", "--check-format", "-o", "/dev/null", "-"],
        input=(HEADER + "".join(entries)).encode(),
        capture_output=True,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin:/usr/local/bin"},
    )
    lines = {int(line) for line in re.findall(r"<stdin>:(\d+):", ran.stderr.decode())}
    return {(line - 1 - HEADER.count("\n")) // TEMPLATE.count("\n") for line in lines}


def test_msgfmt_and_we_agree_on_what_is_wrong(refused):
    differences = [
        pair for number, pair in enumerate(PAIRS) if _is_wrong(*pair) != (number in refused)
    ]
    assert len(PAIRS) > 2900
    assert len(refused) > 1500
    assert {flag for flag, _, _ in differences} == set(OURS)
    assert len(differences) < 0.01 * len(PAIRS)


def _is_wrong(flag: str, source: str, target: str) -> bool:
    flags = frozenset({flag})
    if format_errors(source, flags):
        return False
    return bool(format_errors(target, flags)) or not compare(source, target, flags).same
