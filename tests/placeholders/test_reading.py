"""What is a placeholder in each format, and what a program would fail at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.placeholders import ErrorKind, find_placeholders, format_errors
from loctool.placeholders.syntaxes import SYNTAXES


def texts(text: str, *flags: str) -> list[str]:
    return [found.text for found in find_placeholders(text, frozenset(flags))]


FOUND = [
    ("python-format", "%(name)s: %d von %.1f %%", ["%(name)s", "%d", "%.1f"]),
    ("python-brace-format", "{name} {0} {a.b[0]!r:>10} {{x}}", ["{name}", "{0}", "{a.b[0]!r:>10}"]),
    ("c-format", "%s %-5d %1$s %<PRId64> %lu %%", ["%s", "%-5d", "%1$s", "%<PRId64>", "%lu"]),
    ("objc-format", "%@ und %1$@", ["%@", "%1$@"]),
    ("javascript-format", "%s %j %d", ["%s", "%j", "%d"]),
    ("qt-format", "%1 von %L2", ["%1", "%L2"]),
    ("qt-plural-format", "%n Filme, %Ln", ["%n", "%Ln"]),
    ("kde-format", "%1 von %12", ["%1", "%12"]),
    ("ruby-format", "%<name>s %{count} %d", ["%<name>s", "%{count}", "%d"]),
    ("php-format", "%1$s %'*10d %05.1f", ["%1$s", "%'*10d", "%05.1f"]),
    ("java-format", "It''s {0,number,integer} '{1}' {2}", ["{0,number,integer}", "{2}"]),
    ("java-printf-format", "%1$s %tY %,d%n", ["%1$s", "%tY", "%,d"]),
    ("csharp-format", "{0} {1:N2} {2,10} {{3}}", ["{0}", "{1:N2}", "{2,10}"]),
    ("perl-brace-format", "{name} {nicht so}", ["{name}"]),
    ("perl-format", "%s %vd %2$s", ["%s", "%vd", "%2$s"]),
    ("sh-format", "$name und ${ort}", ["$name", "${ort}"]),
    ("object-pascal-format", "%s %0:d %-10.2f", ["%s", "%0:d", "%-10.2f"]),
    ("lua-format", "%s %5.2f %q", ["%s", "%5.2f", "%q"]),
    ("tcl-format", "%s %1$d", ["%s", "%1$d"]),
    ("boost-format", "%1% %|2$5| %s", ["%1%", "%|2$5|", "%s"]),
    ("rust-format", "{} {name} {0:?}", ["{}", "{name}", "{0:?}"]),
    ("scheme-format", "~a ~d~%", ["~a", "~d"]),
    ("vue-format", "{name} %{count}", ["{name}", "%{count}"]),
    ("es-format", "${ film.titel }", ["${ film.titel }"]),
    ("laravel-format", "Um 20:15 :name", [":name"]),
    ("i18next-interpolation", "{{ name }}", ["{{ name }}"]),
]


@pytest.mark.parametrize(("flag", "text", "expected"), FOUND, ids=[flag for flag, *_ in FOUND])
def test_a_format_has_its_own_placeholders(flag, text, expected):
    assert texts(text, flag) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{name} dreht", ["{name}"]),
        ("%(name)s dreht in ${ort}", ["%(name)s", "${ort}"]),
        ("{{ titel }} und {0}", ["{{ titel }}", "{0}"]),
        ("%s, %d und %1$s", ["%s", "%d", "%1$s"]),
        ("50 % der Szenen, 100% fertig, 5\u00a0% sicher", []),
        ("Ein {Satz in Klammern} und {}", ["{}"]),
        ("100 %d", []),
        ("Nur Text, nichts weiter.", []),
    ],
)
def test_without_a_format_only_what_is_certain_is_found(text, expected):
    assert texts(text) == expected


def test_a_flag_may_deny_that_there_are_placeholders():
    assert texts("100 %s", "no-c-format") == []
    assert texts("{name}", "no-python-brace-format") == []


def test_a_placeholder_says_which_argument_it_takes():
    (named,) = find_placeholders("%(name)s", frozenset({"python-format"}))
    first, second = find_placeholders("%s %d", frozenset({"c-format"}))
    (numbered,) = find_placeholders("{1}", frozenset({"csharp-format"}))
    assert (named.name, named.position, named.movable) == ("name", None, True)
    assert (first.position, second.position, second.movable) == (1, 2, False)
    assert (numbered.position, numbered.movable) == (1, True)


def test_a_width_that_is_an_argument_counts():
    starred, last = find_placeholders("%*d %s", frozenset({"c-format"}))
    assert (starred.position, last.position) == (1, 3)


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("c-format", "100%"),
        ("c-format", "%y"),
        ("c-format", "%0$d"),
        ("c-format", "%2$d"),
        ("python-format", "%(name)"),
        ("python-format", "%2$s"),
        ("python-brace-format", "{name"),
        ("python-brace-format", "name}"),
        ("python-brace-format", "{ein Wort}"),
        ("csharp-format", "{name}"),
        ("java-format", "{0"),
        ("sh-format", "$1"),
        ("lua-format", "%1$s"),
    ],
)
def test_what_a_program_cannot_read_is_an_error(flag, text):
    first = format_errors(text, frozenset({flag}))[0]
    assert first.kind is ErrorKind.INVALID


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("c-format", "%1$s %s"),
        ("python-format", "%(name)s %d"),
        ("python-brace-format", "{0} {}"),
        ("ruby-format", "%{name} %s"),
    ],
)
def test_numbered_and_unnumbered_do_not_mix(flag, text):
    assert [error.kind for error in format_errors(text, frozenset({flag}))] == [ErrorKind.MIXED]


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("python-brace-format", "{} {name}"),
        ("perl-brace-format", "{ {x y} }"),
        ("qt-format", "100% %n"),
        ("c-format", "%m: %d %%"),
        ("java-printf-format", "%1$s %<s %n"),
    ],
)
def test_what_a_program_can_read_is_no_error(flag, text):
    assert format_errors(text, frozenset({flag})) == ()


def test_a_text_without_format_has_no_errors():
    assert format_errors("100% {", frozenset()) == ()


FLAGS = st.frozensets(st.sampled_from(sorted(SYNTAXES)), max_size=2)
TEXTS = st.text(max_size=40) | st.text("%{}$()12asdx:.,*' <>|~!\n", max_size=30)


@settings(max_examples=300, deadline=None)
@given(TEXTS, FLAGS)
def test_placeholders_are_disjoint_ranges_of_the_text(text, flags):
    end = 0
    for found in find_placeholders(text, flags):
        assert found.span.start >= end
        assert found.span.of(text) == found.text != ""
        end = found.span.end
    for error in format_errors(text, flags):
        assert error.message
        assert "\n" not in error.message


@settings(max_examples=200, deadline=None)
@given(st.text("{}abc0:!.[] d", max_size=20))
def test_what_pythons_own_formatter_refuses_is_found(text):
    from string import Formatter

    flags = frozenset({"python-brace-format"})
    try:
        list(Formatter().parse(text))
    except ValueError:
        assert format_errors(text, flags)
