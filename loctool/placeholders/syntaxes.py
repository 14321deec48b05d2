"""The format strings that gettext's flags name, one pattern each.

Sources: the GNU gettext manual, node "Translators for other Languages" and those below it;
``printf(3)``; the Python Library Reference, "printf-style String Formatting" and "Format String
Syntax"; the manuals of the other languages. What msgfmt accepts was compared with it
(``tests/placeholders``). The last ones are flags of Weblate, "Formatted strings".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Syntax:
    """How one kind of format string is read.

    Attributes:
        pattern: Matches a placeholder, with the groups ``name``, ``position``, ``conversion`` and
            ``star`` (a width that is an argument itself) as far as the format has them; what
            stands for a plain character, as ``escape``; what would fail, as ``broken``.
        marks: Each placeholder has one of these characters; a text without needs no look.
        kinds: From a conversion, or its last letter, to its type; one not listed is its own.
        counted: Whether those without number or name take the arguments in turn.
        first: Number of the first argument.
        one_way: Whether numbered and unnumbered ones must not be mixed, nor named and unnamed.
        gapless: Whether each number up to the highest must be there.
        exact: Whether an argument that nothing takes is an error too, as with Python's ``%``.
        default: The type where there is no conversion; empty takes any value.
    """

    pattern: re.Pattern[str]
    marks: str = "%"
    kinds: Mapping[str, str] = field(default_factory=dict)
    counted: bool = False
    first: int = 1
    one_way: bool = False
    gapless: bool = False
    exact: bool = False
    default: str = ""


def _kinds(**letters: str) -> dict[str, str]:
    return {letter: kind for kind, each in letters.items() for letter in each}


_ANY_PERCENT = r"|(?P<broken>%)"
_NUMBER = r"(?:(?P<position>[1-9]\d*)\$)?"
_WIDTH = r"(?P<star>\*(?:\d+\$)?|\d+)?(?:\.(?P<star2>\*(?:\d+\$)?|\d*))?"
_FIXED = r"\d*(?:\.\d*)?"


def _printf(directive: str, escapes: str = "%%") -> re.Pattern[str]:
    """A pattern for ``%`` and what follows; any other ``%`` is broken."""
    return re.compile(rf"(?P<escape>{escapes})|%(?:{directive}){_ANY_PERCENT}", re.DOTALL)


_C_KINDS = _kinds(integer="di", unsigned="ouxX", float="eEfFgGaA", character="c", string="s")
_C_SIZE = r"(?:hh|h|ll|l|L|q|j|z|t)?"
_C = _NUMBER + r"[-+ #0'I]*" + _WIDTH


def _c(letters: str) -> Syntax:
    conversion = rf"(?P<conversion>{_C_SIZE}[{letters}]|<PRI[diouxX](?:LEAST|FAST|MAX|PTR)?\d*>)"
    pattern = _printf(_C + conversion, "%%|%m")
    return Syntax(pattern, "%", _C_KINDS, counted=True, one_way=True, gapless=True)


_PYTHON = Syntax(
    _printf(
        r"(?:\((?P<name>[^()]*(?:\([^()]*\)[^()]*)*)\))?[-+ #0]*" + _WIDTH + "[hlL]?"
        r"(?P<conversion>[diouxXeEfFgGcrsa]|(?<=\))%)",
        r"%[-+ #0]*\d*%",
    ),
    kinds=_kinds(integer="diouxX", float="eEfFgG", character="c", string="sra"),
    counted=True,
    one_way=True,
    exact=True,
)

_BRACE_KINDS = _kinds(integer="bcdoxXn", float="eEfFgG%", string="s")
_BRACES = r"(?P<escape>\{\{|\}\})|"
_ANY_BRACE = r"|(?P<broken>[{}])"
_SPEC = r"(?::(?P<conversion>(?:[^{}]|\{[^{}]*\})*))?"
_PATH = r"(?P<path>(?:\.\w+|\[[^\]{}]+\])*)"

_PYTHON_BRACE = Syntax(
    re.compile(
        _BRACES
        + r"\{(?:(?P<name>[^\W\d]\w*)|(?P<position>\d+))?"
        + _PATH
        + r"(?:![rsa])?"
        + _SPEC
        + r"\}"
        + _ANY_BRACE
    ),
    "{}",
    _BRACE_KINDS,
    counted=True,
    first=0,
    one_way=True,
)

_CSHARP = Syntax(
    re.compile(_BRACES + r"\{(?P<position>\d+)\s*(?:,\s*-?\d+\s*)?(?::[^{}]*)?\}" + _ANY_BRACE),
    "{}",
    first=0,
)

_JAVA = Syntax(
    re.compile(
        r"(?P<escape>''|'[^']*(?:''[^']*)*(?:'|\Z))"
        r"|\{\s*(?P<position>\d+)\s*(?:,\s*(?P<conversion>number|date|time|choice)\s*"
        r"(?:,(?:[^{}']|'[^']*'|\{[^{}]*\})*)?)?\}" + _ANY_BRACE
    ),
    "{}",
    {"number": "number", "choice": "number", "date": "date", "time": "date"},
    first=0,
    default="object",
)

_JAVA_PRINTF = Syntax(
    _printf(
        _NUMBER + r"(?P<relative><)?[-#+ 0,(]*" + _FIXED + "(?P<conversion>[bBhHsScCdoxXeEfgGaA]"
        r"|[tT][HIklMSLNpzZsQBbhAaCYyjmdeRTrDFc])",
        "%%|%n",
    ),
    kinds=_kinds(any="bBhHsS", character="cC", integer="doxX", float="eEfgGaA"),
    counted=True,
)

_RUBY = Syntax(
    _printf(
        r"(?:\{(?P<name>[^{}]+)\}|(?:<(?P<name2>[^<>]+)>|"
        + _NUMBER
        + r")[-+ #0]*"
        + _WIDTH
        + r"(?P<conversion>[diuoxXbBeEfgGaAcps]))"
    ),
    kinds=_kinds(string="s", integer="diuoxXbB", float="eEfgGaA", character="c", repr="p"),
    counted=True,
    one_way=True,
    default="string",
)

_JAVASCRIPT = Syntax(
    _printf(_NUMBER + r"[-+ 0#]*" + _FIXED + "[hlL]?(?P<conversion>[bcdefgijosuxX])"),
    kinds=_kinds(string="s", integer="bdiouxX", float="efg", character="c", json="j"),
    counted=True,
)

_PHP = Syntax(
    _printf(_NUMBER + r"(?:[-+ 0]|'.)*" + _FIXED + "l?(?P<conversion>[bcdeEfFgGosuxX])"),
    kinds=_kinds(integer="bdouxX", float="eEfFgG", character="c", string="s"),
    counted=True,
)

_PERL = Syntax(
    _printf(
        _NUMBER + r"[-+ #0]*" + _WIDTH + r"(?P<conversion>v?(?:hh?|ll?|q|L|V|z|t|j)?"
        "[csduoxXeEfFgGaAbBpniDUO])"
    ),
    kinds=_kinds(integer="diD", unsigned="uoxXbBUO", float="eEfFgGaA", character="c", string="s"),
    counted=True,
)

_LUA = Syntax(
    _printf(r"[-+ #0]*" + _FIXED + "(?P<conversion>[cdeEfgGiouxXaAqs])"),
    kinds=_kinds(integer="diouxX", float="eEfgGaA", character="c", string="s"),
    counted=True,
)

_PASCAL = Syntax(
    _printf(
        r"(?:(?P<position>\d+):)?-?(?P<star>\*|\d+)?(?:\.(?P<star2>\*|\d*))?"
        "(?P<conversion>[dufegnmpsxDUFEGNMPSX])"
    ),
    kinds=_kinds(integer="duxDUX", float="efgnmEFGNM", string="sS", pointer="pP"),
    counted=True,
    first=0,
)

_AWK = Syntax(
    _printf(_NUMBER + r"[-+ #0]*" + _WIDTH + "(?P<conversion>[diouxXeEfgGcs])"),
    kinds=_C_KINDS,
    counted=True,
    one_way=True,
)

_TCL = Syntax(
    _printf(_NUMBER + r"[-+ #0]*" + _WIDTH + "[hl]?(?P<conversion>[diuoxXeEfgGcs])"),
    kinds=_kinds(integer="di", unsigned="uoxX", float="eEfgG", character="c", string="s"),
    counted=True,
    one_way=True,
)

_SHELL = Syntax(
    re.compile(r"\$(?P<curly>\{)?(?P<name>[A-Za-z_]\w*)(?(curly)\})|(?P<broken>\$)"), "$"
)

_GCC = Syntax(
    re.compile(
        r"(?P<escape>%[%<>'m]|%[RK])|%"
        + _NUMBER
        + r"[q+#]*(?:\.(?P<star>\*|\d+))?(?P<conversion>(?:ll|l|w|z|t|hh?)?[a-zA-Z])"
        + _ANY_PERCENT
    ),
    kinds=_C_KINDS,
    counted=True,
)

_BOOST = Syntax(
    re.compile(
        r"(?P<escape>%%)|%(?:(?P<position>[1-9]\d*)%"
        r"|\|(?:(?P<position2>\d+)\$)?[-+ #0=_']*"
        + _FIXED
        + rf"{_C_SIZE}(?P<conversion>[a-zA-Z]?)\||(?:(?P<position3>\d+)\$)?[-+ #0=_']*"
        + _WIDTH
        + rf"{_C_SIZE}(?P<conversion2>[diouxXeEfFgGaAcspS]))"
        + _ANY_PERCENT
    ),
    kinds=_kinds(any="sS", integer="diouxX", float="eEfFgGaA", character="c"),
    counted=True,
    default="any",
)

_SCHEME = Syntax(
    re.compile(
        r"(?P<escape>~[~%&\n_tT|])|~(?:-?\d+)?(?:,-?\d+)*[:@]*(?P<conversion>[a-zA-Z$?])"
        r"|(?P<broken>~)"
    ),
    "~",
    _kinds(any="aAsS", integer="dDbBoOxX", float="eEfFgG$"),
    counted=True,
)

_EMACS = Syntax(
    _printf(_NUMBER + r"[-+ #0]*" + _WIDTH + "(?P<conversion>[sSdioxXcefg])"),
    kinds=_kinds(integer="dioxX", float="efg", any="s", repr="S"),
    counted=True,
)

_GO = Syntax(
    _printf(
        r"[-+ #0]*\d*(?:\.\d*)?(?:\[(?P<position>\d+)\])?(?P<conversion>[vTtbcdoOqxXUeEfFgGspw])"
    ),
    counted=True,
    exact=True,
)

_POSITIONS = Syntax(re.compile(r"(?P<escape>%%)|%(?P<position>[1-9])" + _ANY_PERCENT), "%")

_STD_FORMAT = Syntax(
    re.compile(
        _BRACES + r"\{(?:(?P<name>[^\W\d]\w*)|(?P<position>\d+))?" + _SPEC + r"\}" + _ANY_BRACE
    ),
    "{}",
    counted=True,
    first=0,
    one_way=True,
)

_MUSTACHE = Syntax(re.compile(r"\{\{-?\s*(?P<name>[^{}]+?)\s*\}\}"), "{")

SYNTAXES: Mapping[str, Syntax] = {
    "awk-format": _AWK,
    "boost-format": _BOOST,
    "c++-format": _STD_FORMAT,
    "c-format": _c("diouxXeEfFgGaAcspnCS"),
    "csharp-format": _CSHARP,
    "d-format": _c("diouxXeEfFgGaAcs"),
    "elisp-format": _EMACS,
    "gcc-internal-format": _GCC,
    "gfc-internal-format": _GCC,
    "go-format": _GO,
    "java-format": _JAVA,
    "java-printf-format": _JAVA_PRINTF,
    "javascript-format": _JAVASCRIPT,
    "kde-format": Syntax(re.compile(r"%(?P<position>[1-9]\d*)")),
    "kde-kuit-format": Syntax(re.compile(r"%(?P<position>[1-9]\d*)")),
    "librep-format": _EMACS,
    "lua-format": _LUA,
    "modula2-format": _c("diouxXeEfFgGaAcs"),
    "objc-format": _c("diouxXeEfFgGaAcspnCS@"),
    "object-pascal-format": _PASCAL,
    "ocaml-format": _c("diouxXeEfFgGaAcsSCbBtnN"),
    "perl-brace-format": Syntax(re.compile(r"\{(?P<name>[A-Za-z_]\w*)\}"), "{"),
    "perl-format": _PERL,
    "php-format": _PHP,
    "python-brace-format": _PYTHON_BRACE,
    "python-format": _PYTHON,
    "qt-format": Syntax(re.compile(r"%(?P<conversion>L?)(?P<position>\d{1,2})"), default="plain"),
    "qt-plural-format": Syntax(re.compile(r"%L?(?:(?P<position>\d{1,2})|(?P<name>n))")),
    "ruby-format": _RUBY,
    "rust-format": _STD_FORMAT,
    "scheme-format": _SCHEME,
    "sh-format": _SHELL,
    "sh-printf-format": _AWK,
    "smalltalk-format": _POSITIONS,
    "tcl-format": _TCL,
    "ycp-format": _POSITIONS,
    # Weblate's own
    "angularjs-interpolation-format": _MUSTACHE,
    "automattic-components-format": Syntax(re.compile(r"\{\{(?P<name>/?\s*[\w-]+\s*/?)\}\}"), "{"),
    "es-format": Syntax(re.compile(r"\$\{\s*(?P<name>[^{}]+?)\s*\}"), "$"),
    "i18next-interpolation": _MUSTACHE,
    "i18next-interpolation-format": _MUSTACHE,
    "laravel-format": Syntax(re.compile(r"(?<![\w:]):(?P<name>[A-Za-z_]\w*)"), ":"),
    "percent-placeholders-format": Syntax(re.compile(r"%(?P<name>[A-Za-z_]\w*)%")),
    "percent-placeholders": Syntax(re.compile(r"%(?P<name>[A-Za-z_]\w*)%")),
    "vue-format": Syntax(re.compile(r"%?\{\s*(?P<name>\w+)\s*\}"), "{"),
}
"""By flag."""

CERTAIN: tuple[Syntax, ...] = (
    Syntax(re.compile(r"\{\{-?\s*(?P<name>[^{}\n]{1,80}?)\s*\}\}"), "{"),
    Syntax(re.compile(r"[$%#]\{\s*(?P<name>[^{}\s]{1,80})\s*\}"), "{"),
    Syntax(
        re.compile(
            r"(?<![{$%#])\{(?:(?P<name>[A-Za-z_]\w{0,80})|(?P<position>\d{1,3}))?"
            + _PATH
            + r"(?:![rsa])?(?::(?P<conversion>[^{}\s]{0,20}))?\}(?!\})"
        ),
        "{",
        _BRACE_KINDS,
        counted=True,
        first=0,
    ),
    Syntax(
        re.compile(
            r"(?<![\d%])%(?:\((?P<name>\w[\w.]{0,80})\)|(?P<position>[1-9]\d?)\$)[-+#0 ]*"
            + _FIXED
            + r"(?:hh?|ll?|[Lqjzt])?(?P<conversion>[diouxXeEfFgGaAcsr@])"
        ),
        kinds=_kinds(integer="diouxX", float="eEfFgGaA", string="s", character="c"),
    ),
    Syntax(
        re.compile(
            r"(?<![\d%])(?<!\d[ \u00a0\u202f])%[-+#0]*"
            + _FIXED
            + r"(?:hh?|ll?|[Lqjzt])?(?P<conversion>[diuxfgs@])(?![^\W\d_])"
        ),
        kinds=_kinds(integer="diux", float="fg", string="s"),
        counted=True,
    ),
)
"""What is a placeholder beyond doubt, in a text of unknown format: ``{name}``, ``%(name)s``,
``${name}``, ``{{ name }}``, ``%1$s``; ``%s`` unless a number stands before it (``50 %``)."""
