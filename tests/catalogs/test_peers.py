"""loctool beside msgfmt, pofilter, i18nspector and dennis, on the golden catalogs.

Each check that loctool shares with a peer says of each file whether it finds something; the two
agree or not. Every disagreement stands with its reason in ``docs/peers.md``, and no other does.
Of files that a peer cannot read, only what it says about that is compared.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from loctool.catalogs.inspection.selection import all_ids
from tests.catalogs.golden_files import FILES, GOLDEN, findings

PAGE = Path(__file__).parents[2] / "docs" / "peers.md"
LEAST_AGREEMENT = 95.0
"""Percent; of the files for each check, and of all decisions for each peer."""

UNREADABLE = "unreadable"
"""What a peer says of a file it gives up on."""

Said = Mapping[Path, frozenset[str]]
"""The names of a peer's checks that found something in a file."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A check that both have.

    Attributes:
        theirs: The peer's names for it.
        ours: Ids of loctool's.
    """

    theirs: frozenset[str]
    ours: frozenset[str]


def _shared(theirs: str, ours: str) -> Shared:
    return Shared(frozenset(theirs.split()), frozenset(ours.split()))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A file of which loctool and a peer say different things."""

    peer: str
    check: str
    found_by: str
    file: str


@cache
def ask_msgfmt() -> Said:
    """``msgfmt --check``; what it says has no names, so its sentences are told apart."""
    return {path: frozenset(_msgfmt(path)) for path in FILES}


MSGFMT = {
    "syntax": r"syntax error|keyword .+ unknown|end-of-line within string|missing 'msg\w+' section"
    r"|invalid multibyte sequence|invalid control sequence",
    "control-sequence": r"invalid control sequence",
    "multibyte": r"invalid multibyte sequence",
    "duplicate": r"duplicate message definition",
    "header-missing": r"header missing or invalid",
    "field-missing": r"header field '.+' missing",
    "field-default": r"still has the initial default value",
    "charset": r"not a portable encoding name",
    "plural-count": r"but some messages have",
    "plural-forms-lacking": r"header entry lacks",
    "plural-forms-invalid": r"invalid plural expression|invalid nplurals value",
    "plural-forms-range": r"plural expression can produce",
    "newline": r"do not both (?:begin|end) with '\\n'",
    "format": r"format specifications? .+(?:not match|doesn't exist|are not the same)",
    "format-invalid": r"is not a valid .+ format string",
}
"""What ``msgfmt`` 0.21 says, as expressions."""


def _msgfmt(path: Path) -> Iterator[str]:
    run = subprocess.run(
        ["msgfmt", "--check", "-o", os.devnull, path.name],
        cwd=GOLDEN,
        env=os.environ | {"LC_ALL": "C", "LANGUAGE": "C"},
        capture_output=True,
        text=True,
    )
    said = re.sub(r"\n +", " ", run.stderr)
    names = {name for name, expression in MSGFMT.items() if re.search(expression, said)}
    if names & {"syntax", "multibyte", "control-sequence"}:
        yield UNREADABLE
    yield from names


@cache
def ask_pofilter(folder: Path) -> Said:
    """``pofilter``: its notes in the catalogs it writes; it is told one language a run."""
    said: dict[Path, frozenset[str]] = {}
    for language in sorted({_language(path) for path in FILES}):
        source, target = folder / language, folder / f"{language}-checked"
        source.mkdir()
        files = [path for path in FILES if _language(path) == language]
        for path in files:
            shutil.copy(path, source)
        said |= dict(_pofilter(files, source, target, language))
    return said


def _language(path: Path) -> str:
    """``fr`` for ``fuzzy.fr.po``; templates go with French."""
    return path.stem.rpartition(".")[2] if path.suffix == ".po" else "fr"


def _pofilter(
    files: Sequence[Path], source: Path, target: Path, language: str
) -> Iterator[tuple[Path, frozenset[str]]]:
    tool = Path(sys.executable).with_name("pofilter")
    command = [tool, "--progress=none", f"--language={language}", "-i", source, "-o", target]
    run = subprocess.run(command, capture_output=True, text=True)
    for path in files:
        written = target / path.name
        text = written.read_text("utf-8", "replace") if written.exists() else ""
        names = set(re.findall(r"^# \(pofilter\) (\w+):", text, re.MULTILINE))
        if f"{path.name}, output" in run.stderr:  # Error processing: input …, output …
            names.add(UNREADABLE)
        yield path, frozenset(names)


@cache
def ask_i18nspector() -> Said:
    """``i18nspector``: its tags."""
    run = subprocess.run(
        ["i18nspector", *(path.name for path in FILES)],
        cwd=GOLDEN,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
    )
    said: dict[Path, set[str]] = {path: set() for path in FILES}
    for name, tag in re.findall(r"(?m)^[EWIP]: ([^:]+): ([a-z0-9-]+)", run.stdout):
        said[GOLDEN / name].add(tag)
        if tag in ("syntax-error-in-po-file", "broken-encoding"):
            said[GOLDEN / name].add(UNREADABLE)
    return {path: frozenset(tags) for path, tags in said.items()}


@cache
def ask_dennis() -> Said:
    """``dennis``: the numbers of its rules."""
    from dennis.linter import Linter, get_lint_rules

    linter = Linter(["python-format", "python-brace-format"], list(get_lint_rules()))
    said = {}
    for path in FILES:
        try:
            said[path] = frozenset(each.code for each in linter.verify_file(str(path)))
        except (OSError, UnicodeDecodeError):
            said[path] = frozenset((UNREADABLE,))
    return said


FORMATS = "placeholder-missing placeholder-added placeholder-type placeholder-order"
BROKEN_FORMATS = "format-invalid percent-unescaped placeholder-mixed"

SHARED: dict[str, dict[str, Shared]] = {
    "msgfmt": {
        "syntax": _shared("syntax", "syntax-error invalid-escape encoding-error byte-order-mark"),
        "escape": _shared("control-sequence", "invalid-escape"),
        "encoding": _shared("multibyte", "encoding-error"),
        "duplicate message": _shared(
            "duplicate", "duplicate-message header-duplicate obsolete-duplicate"
        ),
        "header": _shared("header-missing", "header-missing"),
        "header field": _shared("field-missing", "header-field-missing language-missing"),
        "header default": _shared(
            "field-default",
            "header-field-default charset-missing content-transfer-encoding language-missing",
        ),
        "charset": _shared("charset", "charset-unknown charset-unportable charset-missing"),
        "plural count": _shared("plural-count", "plural-count"),
        "plural forms": _shared(
            "plural-forms-lacking plural-forms-invalid",
            "plural-forms-missing plural-forms-invalid",
        ),
        "plural range": _shared("plural-forms-range", "plural-forms-range"),
        "newline": _shared("newline", "newline-start newline-end"),
        "format": _shared("format format-invalid", f"{FORMATS} {BROKEN_FORMATS}"),
    },
    "pofilter": {
        "acronyms": _shared("acronyms", "name-missing acronym-changed"),
        "blank": _shared("blank", "output-empty"),
        "brackets": _shared("brackets", "brackets-missing brackets-unbalanced"),
        "compendiumconflicts": _shared("compendiumconflicts", "conflict-marker"),
        "doublequoting": _shared(
            "doublequoting", "quotes-missing quotes-unbalanced quotes-foreign"
        ),
        "doublespacing": _shared("doublespacing", "double-space"),
        "doublewords": _shared("doublewords", "doubled-word"),
        "emails": _shared("emails", "email-changed"),
        "endpunc": _shared("endpunc", "end-punctuation ellipsis punctuation-foreign"),
        "endwhitespace": _shared("endwhitespace", "edge-space-end newline-end"),
        "escapes": _shared("escapes", "escape-changed"),
        "filepaths": _shared("filepaths", "path-changed"),
        "functions": _shared("functions", "function-changed"),
        "isfuzzy": _shared("isfuzzy", "message-fuzzy fuzzy-untranslated"),
        "kdecomments": _shared("kdecomments", "context-translated"),
        "long": _shared("long", "output-too-long"),
        "newlines": _shared("newlines", "newline-start newline-end newline-count"),
        "nplurals": _shared("nplurals", "plural-count"),
        "numbers": _shared("numbers", "number-missing number-added"),
        "options": _shared("options", "option-changed"),
        "printf, pythonbraceformat": _shared(
            "printf pythonbraceformat", f"{FORMATS} {BROKEN_FORMATS}"
        ),
        "puncspacing": _shared(
            "puncspacing", "space-after-punctuation space-before-punctuation doubled-punctuation"
        ),
        "purepunc": _shared("purepunc", "punctuation-only"),
        "sentencecount": _shared("sentencecount", "sentence-count"),
        "short": _shared("short", "output-too-short"),
        "startcaps": _shared("startcaps", "start-capital"),
        "startpunc": _shared("startpunc", "start-punctuation inverted-mark-missing"),
        "startwhitespace": _shared("startwhitespace", "edge-space-start newline-start"),
        "tabs": _shared("tabs", "tab-changed"),
        "unchanged": _shared("unchanged", "unchanged still-source"),
        "unreadable": _shared(UNREADABLE, "syntax-error encoding-error"),
        "untranslated": _shared("untranslated", "message-untranslated"),
        "urls": _shared("urls", "url-changed"),
        "xmltags": _shared("xmltags", "tag-missing tag-added tag-attribute tag-mismatched"),
    },
    "i18nspector": {
        "addresses": _shared(
            "invalid-last-translator invalid-language-team invalid-report-msgid-bugs-to",
            "email-invalid email-reserved",
        ),
        "boilerplate": _shared(
            "boilerplate-in-date boilerplate-in-language-team boilerplate-in-last-translator "
            "boilerplate-in-project-id-version boilerplate-in-report-msgid-bugs-to",
            "header-field-default",
        ),
        "charset": _shared(
            "boilerplate-in-content-type non-portable-encoding unknown-encoding "
            "non-ascii-compatible-encoding",
            "charset-missing charset-unknown charset-unportable",
        ),
        "conflict": _shared(
            "conflict-marker-in-header-entry conflict-marker-in-translation", "conflict-marker"
        ),
        "content type": _shared("invalid-content-type", "content-type-invalid"),
        "dates": _shared("ancient-date date-from-future", "date-ancient date-future"),
        "date form": _shared("invalid-date", "date-invalid"),
        "duplicate field": _shared(
            "duplicate-header-field-language duplicate-header-field-project-id-version",
            "header-field-duplicate",
        ),
        "duplicate message": _shared("duplicate-message-definition", "duplicate-message"),
        "empty": _shared("empty-file", "catalog-empty"),
        "encoding": _shared("broken-encoding", "encoding-error"),
        "flags": _shared(
            "conflicting-message-flags duplicate-message-flag unknown-message-flag "
            "redundant-message-flag",
            "flags-conflicting flag-duplicate flag-unknown flag-redundant",
        ),
        "header": _shared(
            "distant-header-entry duplicate-header-entry", "header-not-first header-duplicate"
        ),
        "header characters": _shared(
            "unusual-character-in-header-entry", "header-character-unusual"
        ),
        "header field": _shared(
            "no-content-transfer-encoding-header-field no-date-header-field "
            "no-language-header-field no-language-team-header-field "
            "no-last-translator-header-field no-mime-version-header-field "
            "no-project-id-version-header-field no-report-msgid-bugs-to-header-field "
            "no-content-type-header-field",
            "header-field-missing header-missing language-missing charset-missing",
        ),
        "header flags": _shared(
            "fuzzy-header-entry unexpected-flag-for-header-entry",
            "header-fuzzy header-flag-unexpected",
        ),
        "header lines": _shared(
            "stray-header-line unknown-header-field", "header-line-stray header-field-unknown"
        ),
        "header plural": _shared(
            "empty-msgid-message-with-plural-forms empty-msgid-message-with-source-code-references",
            "header-with-plural",
        ),
        "language": _shared(
            "invalid-language encoding-in-language-header-field language-disparity",
            "language-invalid language-mismatch",
        ),
        "letters": _shared("unrepresentable-characters", "charset-unsuitable"),
        "MIME version": _shared("invalid-mime-version", "mime-version"),
        "newlines": _shared(
            "inconsistent-leading-newlines inconsistent-trailing-newlines",
            "newline-start newline-end",
        ),
        "partial": _shared("partially-translated-message", "plural-form-missing"),
        "plural count": _shared(
            "inconsistent-number-of-plural-forms incorrect-number-of-plural-forms", "plural-count"
        ),
        "plural forms": _shared(
            "syntax-error-in-plural-forms no-required-plural-forms-header-field "
            "leading-junk-in-plural-forms trailing-junk-in-plural-forms",
            "plural-forms-invalid plural-forms-missing",
        ),
        "plural range": _shared(
            "codomain-error-in-plural-forms arithmetic-error-in-plural-forms", "plural-forms-range"
        ),
        "plural rule": _shared("unusual-plural-forms", "plural-forms-unusual"),
        "previous": _shared("stray-previous-msgid", "previous-without-fuzzy"),
        "project": _shared(
            "no-package-name-in-project-id-version no-version-in-project-id-version",
            "project-version-missing",
        ),
        "formats": _shared(
            "c-format-string-argument-type-mismatch c-format-string-error "
            "c-format-string-excess-arguments c-format-string-missing-arguments "
            "python-brace-format-string-argument-type-mismatch python-brace-format-string-error "
            "python-brace-format-string-missing-argument "
            "python-brace-format-string-unknown-argument "
            "python-format-string-argument-number-mismatch "
            "python-format-string-argument-type-mismatch python-format-string-error "
            "python-format-string-missing-argument python-format-string-unknown-argument",
            f"{FORMATS} {BROKEN_FORMATS}",
        ),
        "range": _shared(
            "invalid-range-flag range-flag-without-plural-string",
            "range-flag-invalid range-flag-stray",
        ),
        "syntax": _shared("syntax-error-in-po-file", "syntax-error invalid-escape"),
        "team": _shared("language-team-equal-to-last-translator", "language-team-same"),
        "template": _shared("translation-in-template", "template-translated"),
        "transfer encoding": _shared(
            "invalid-content-transfer-encoding", "content-transfer-encoding"
        ),
        "unusual characters": _shared(
            "unusual-character-in-translation",
            "zero-width control-character replacement-character mojibake bidi-unbalanced",
        ),
    },
    "dennis": {
        "E101–E104 malformed": _shared(
            "E101 E102 E103 E104", "format-invalid percent-unescaped placeholder-mixed"
        ),
        "E201 invalidvars": _shared("E201", "placeholder-added placeholder-type"),
        "W202 missingvars": _shared("W202 E202", "placeholder-missing placeholder-mixed"),
        "W301 blank": _shared("W301", "output-empty"),
        "W302 unchanged": _shared("W302", "unchanged still-source"),
        "W303 html": _shared(
            "W303 W304", "tag-missing tag-added tag-attribute tag-mismatched entity-invalid"
        ),
    },
}


def disagreements(
    peer: str, said: Said
) -> tuple[list[Disagreement], dict[str, tuple[int, int, int]]]:
    """Where both differ, and for each check: files compared, agreeing, found by both."""
    found: list[Disagreement] = []
    counts: dict[str, tuple[int, int, int]] = {}
    for check, shared in SHARED[peer].items():
        compared = agreeing = both = 0
        for path in FILES:
            if UNREADABLE in said[path] and not said[path] & shared.theirs:
                continue
            theirs = bool(said[path] & shared.theirs)
            ours = any(each.finding.id in shared.ours for each in findings(path))
            compared += 1
            agreeing += ours == theirs
            both += ours and theirs
            if ours != theirs:
                found.append(Disagreement(peer, check, "loctool" if ours else peer, path.name))
        counts[check] = compared, agreeing, both
    return found, counts


ROW = re.compile(r"\| ([^|]+) \| (\w+) only \| ([^|]+) \| ([^|]+) \|")


def listed() -> Iterator[Disagreement]:
    """The disagreements that ``docs/peers.md`` explains."""
    peer = ""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            peer = line.removeprefix("## ")
        elif row := ROW.fullmatch(line):
            check, found_by, files, _reason = row.groups()
            for file in re.findall(r"`([^`]+)`", files):
                yield Disagreement(peer, check, found_by, file)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Said]:
    """What each peer says; each is asked once."""
    missing = [tool for tool in ("msgfmt", "i18nspector") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}; try apt-get install gettext i18nspector")
    return {
        "msgfmt": ask_msgfmt(),
        "pofilter": ask_pofilter(tmp_path_factory.mktemp("pofilter")),
        "i18nspector": ask_i18nspector(),
        "dennis": ask_dennis(),
    }


@pytest.mark.parametrize("peer", SHARED)
def test_loctool_agrees_with_a_peer_on_each_check_that_both_have(
    peer: str, answers: Mapping[str, Said]
) -> None:
    _found, counts = disagreements(peer, answers[peer])
    low = {
        check: f"{agreeing} of {compared}"
        for check, (compared, agreeing, _both) in counts.items()
        if 100 * agreeing < LEAST_AGREEMENT * compared
    }
    assert low == {}


@pytest.mark.parametrize("peer", SHARED)
def test_each_shared_check_is_found_by_both_at_least_once(
    peer: str, answers: Mapping[str, Said]
) -> None:
    _found, counts = disagreements(peer, answers[peer])
    assert [check for check, (_compared, _agreeing, both) in counts.items() if not both] == []


@pytest.mark.parametrize("peer", SHARED)
def test_each_disagreement_is_explained_and_nothing_else(
    peer: str, answers: Mapping[str, Said]
) -> None:
    found, _counts = disagreements(peer, answers[peer])
    explained = [each for each in listed() if each.peer == peer]
    assert sorted(map(repr, explained)) == sorted(map(repr, found))


def test_the_page_names_each_shared_check_with_its_ids() -> None:
    text = PAGE.read_text("utf-8")
    rows = re.findall(r"(?m)^\| ([^|]+) \| (`[^|]+) \| (`[^|]+) \|$", text)
    page = [(check, *map(str.split, (theirs, ours))) for check, theirs, ours in rows]
    assert page == [
        (check, *([f"`{id}`" for id in sorted(ids)] for ids in (shared.theirs, shared.ours)))
        for checks in SHARED.values()
        for check, shared in checks.items()
    ]


def test_the_ids_of_shared_checks_exist() -> None:
    ours = {id for checks in SHARED.values() for shared in checks.values() for id in shared.ours}
    assert sorted(ours - set(all_ids())) == []
