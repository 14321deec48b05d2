"""Bad input: an exit code, one clear line, nothing on standard output, nothing half-written."""

from __future__ import annotations

import ctypes
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import ARTICLE, Ran, Run

PSEUDO = ("--to", "en", "--engine", "pseudo")

ICONV = "Convert it first: iconv -f {} -t UTF-8 a.txt > converted.txt"

CASES: dict[str, tuple[str, bytes, str, str]] = {
    "empty": ("a.txt", b"", "a.txt: nothing to translate: the file is empty", ""),
    "blank": ("a.txt", b" \n\n\t\n", "a.txt: nothing to translate: the file is empty", ""),
    "latin-1": (
        "a.txt",
        "Ein Film.\nDie Straße.\n".encode("latin-1"),
        "a.txt:2: not UTF-8: found byte 0xdf",
        ICONV.format("ISO-8859-1"),
    ),
    "utf-16": (
        "a.txt",
        "Die Straße.\n".encode("utf-16"),
        "a.txt: not UTF-8: the file is UTF-16",
        ICONV.format("UTF-16"),
    ),
    "binary": (
        "a.png",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00",
        "a.png:3: not a text: found a NUL byte",
        "Is it a binary file?",
    ),
    "nul byte": (
        "a.md",
        b"Ein Film.\n\nEin \x00 Film.\n",
        "a.md:3: not a text: found a NUL byte",
        "Is it a binary file?",
    ),
    "50 MB line": (
        "a.txt",
        b"wort " * 10_000_000,
        "a.txt:1: line too long: 50,000,000 characters, at most 1,000,000",
        "",
    ),
    "html cut off in a tag": (
        "a.html",
        b"<p>Ein Film</p>\n<p>Noch <a href='x",
        "a.html:2: the file ends within a tag: <a href='x",
        "Is the file cut off, or a quotation mark or '>' missing?",
    ),
    "html cut off in a comment": (
        "a.html",
        b"<p>Ein Film</p><!-- offen",
        "a.html:1: the file ends within a comment: <!-- offen",
        "Is the file cut off, or a quotation mark or '>' missing?",
    ),
    "srt without times": (
        "a.srt",
        b"1\n00:00:01,000 --> 00:00:02,000\nHallo.\n\n2\ngleich --> dann\nWelt.\n",
        "a.srt:6: expected times, found: gleich --> dann",
        "A cue is a number, then 00:00:01,000 --> 00:00:02,500, then its text.",
    ),
    "vtt without header": (
        "a.vtt",
        b"00:01.000 --> 00:02.000\nHallo.\n",
        "a.vtt:1: not WebVTT: the first line is not WEBVTT: 00:01.000 --> 00:02.000",
        "For SubRip subtitles use --document srt.",
    ),
}


def refused(ran: Ran, exit_code: int, message: str, hint: str = "") -> bool:
    """Whether a run ended so, with these lines on standard error and none on standard output."""
    lines = [f"error: {message}", *([f"hint: {hint}"] if hint else [])]
    assert (ran.exit_code, ran.stdout, ran.stderr.splitlines()) == (exit_code, "", lines)
    return True


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_cannot_be_read_as_what_it_is_said_to_be(
    case: str, loctool: Run, folder: Path
) -> None:
    name, data, message, hint = CASES[case]
    (folder / name).write_bytes(data)
    ran = loctool("translate", name, *PSEUDO, "-o", "out.txt")
    assert refused(ran, 4, message, hint)
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_missing_file(loctool: Run) -> None:
    assert refused(loctool("translate", "fehlt.md", *PSEUDO), 4, "fehlt.md: no such file")


def test_a_folder_given_as_file(loctool: Run, folder: Path) -> None:
    (folder / "artikel").mkdir()
    ran = loctool("translate", "artikel", *PSEUDO)
    assert refused(ran, 4, "artikel: is a folder, not a file")


def test_a_path_through_a_file(loctool: Run, article: Path) -> None:
    ran = loctool("translate", f"{article.name}/a.md", *PSEUDO)
    assert refused(ran, 4, f"{article.name}/a.md: cannot be read: Not a directory")


def _give_up_roots_privilege() -> None:
    """Makes file permissions count for root too: drops the two capabilities that override them.

    PR_CAPBSET_DROP is 24, CAP_DAC_OVERRIDE 1, CAP_DAC_READ_SEARCH 2 (linux/prctl.h,
    linux/capability.h). Others than root may not drop them and do not have them.
    """
    libc = ctypes.CDLL(None)
    for capability in (1, 2):
        libc.prctl(24, capability, 0, 0, 0)


def test_an_unreadable_file(loctool_process: Run, article: Path) -> None:
    article.chmod(0)
    ran = loctool_process("translate", article.name, *PSEUDO, preexec_fn=_give_up_roots_privilege)
    assert refused(ran, 4, "artikel.de.md: cannot be read: Permission denied")


def test_a_folder_that_may_not_be_written_to(
    loctool_process: Run, article: Path, folder: Path
) -> None:
    (folder / "out").mkdir(mode=0o555)
    options = ("-o", "out/a.md", "--quiet")
    ran = loctool_process(
        "translate", article.name, *PSEUDO, *options, preexec_fn=_give_up_roots_privilege
    )
    assert refused(ran, 1, "out/a.md: cannot be written: Permission denied")


def _wrapper_with_mounts() -> list[str] | None:
    """What gives a command mounts of its own, where the system lets us."""
    for wrapper in (["unshare", "-m"], ["unshare", "-r", "-m"]):
        if shutil.which("unshare") is None:
            return None
        trial = [*wrapper, "sh", "-c", "mount -t tmpfs -o size=64k none /mnt"]
        if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
            return wrapper
    return None


def test_a_full_disk_leaves_what_was_there(folder: Path) -> None:
    text = "".join(f"Der {number}. Film läuft heute an.\n\n" for number in range(3000))
    (folder / "lang.txt").write_text(text)
    (folder / "disk").mkdir()
    options = f"{' '.join(PSEUDO)} --quiet --force -o disk/a.txt"
    run = f'"{sys.executable}" -m loctool translate lang.txt {options}'
    script = f"echo alt > disk/a.txt; {run}; echo $?; ls -A disk; cat disk/a.txt"
    wrapper = _wrapper_with_mounts()
    if wrapper is None:  # then a limit on the size of files stands for the full disk
        ran = subprocess.run(
            ["sh", "-c", script],
            capture_output=True,
            text=True,
            check=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, 65_536)),
        )
        reason = "File too large"
    else:
        mount = "mount -t tmpfs -o size=64k none disk"
        ran = subprocess.run(
            [*wrapper, "sh", "-c", f"{mount} && {script}"],
            capture_output=True,
            text=True,
            check=True,
        )
        reason = "No space left on device"
    assert ran.stderr == f"error: disk/a.txt: cannot be written: {reason}\n"
    assert ran.stdout.split() == ["1", "a.txt", "alt"]


def test_a_full_disk_under_one_output_does_not_stop_the_others(
    loctool: Run, article: Path, folder: Path
) -> None:
    (folder / "artikel.en.md").symlink_to("/dev/full")
    ran = loctool("translate", article.name, "--to", "en,fr", "--engine", "pseudo")
    assert ran.exit_code == 6
    assert ran.stderr.splitlines() == [
        "error: artikel.en.md: cannot be written: No space left on device",
        "artikel.fr.md: written",
        "error: 1 of 2 translations failed",
    ]


def test_a_broken_argos_package(
    loctool: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder / "packages"))
    (folder / "kaputt.argosmodel").write_bytes(b"PK\x03\x04 cut short")
    ran = loctool("models", "install", "kaputt.argosmodel")
    assert (ran.exit_code, ran.stdout) == (4, "")
    assert ran.stderr.startswith("error: kaputt.argosmodel: not a usable .argosmodel file")
    assert "\nhint: " in ran.stderr


def test_an_unknown_language(loctool: Run, article: Path) -> None:
    ran = loctool("translate", article, "--to", "englsh")
    hint = "Did you mean en (english)?"
    assert refused(ran, 2, "unknown language: 'englsh'", hint)


def test_a_target_no_engine_has(
    loctool: Run, article: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder / "packages"))
    ran = loctool("translate", article, "--to", "ja", "--engine", "argos")
    message = "no installed Argos package leads from de to ja (installed: none)"
    assert refused(ran, 5, message, "loctool models install de-ja")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--engine", "gogle"], "unknown engine: gogle"),
        (["--document", "docx"], "unknown document format: docx"),
        (["--beam", "0"], "invalid value for '--beam': 0 is not in the range 1<=x<=64"),
        (["--from", "xx"], "unknown language: 'xx'"),
        (["--config", "none.toml"], "none.toml: cannot be read: No such file or directory"),
        (["-o", "."], ".: is a folder, not a file"),
    ],
)
def test_an_option_that_cannot_be_obeyed(
    options: list[str], message: str, loctool: Run, article: Path
) -> None:
    ran = loctool("translate", article, *PSEUDO, *options)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[0] == f"error: {message}"


@given(
    data=st.binary(max_size=300)
    | st.text(
        alphabet="ab <>&!-[]{}()*_`~#|:\n\r\t\"'\\/.,;0123456789äß\ufeff%@", max_size=300
    ).map(str.encode),
    format=st.sampled_from(["text", "markdown", "html", "srt", "vtt"]),
)
@example(data=b"\xef\xbb\xbf", format="markdown")
@example(data=ARTICLE.encode(), format="html")
@settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_arbitrary_bytes_never_show_a_bug(data: bytes, format: str, loctool: Run) -> None:
    ran = loctool("translate", *PSEUDO, "--document", format, stdin=data)
    assert ran.exit_code in (0, 4), ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stderr.startswith("error: -") == (ran.exit_code == 4)
