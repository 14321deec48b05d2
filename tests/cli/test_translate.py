"""What ``loctool translate`` writes where, and what it says."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from loctool import __version__
from tests.cli.conftest import ARTICLE, Run

PSEUDO = ("--engine", "pseudo")
TRANSLATED = (
    "[Ðîé ñéûé Šéŕîé ļäûƒţ åñ. éîñš žŵéî]\n\n[Ñîéṁåñđ šåĥ đéñ Ƒîļṁ. éîñš] [Éŕ ŵåŕ ĝûţ. éîñš]\n"
)


def test_one_file_goes_to_standard_output(loctool: Run, article: Path) -> None:
    ran = loctool("translate", article, "--to", "en", *PSEUDO)
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, TRANSLATED, "")


def test_or_to_the_named_file(loctool: Run, article: Path, folder: Path) -> None:
    ran = loctool("translate", article, "--to", "en", *PSEUDO, "-o", "new/english.md")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "new/english.md: written\n")
    assert (folder / "new/english.md").read_text() == TRANSLATED


def test_line_endings_and_the_byte_order_mark_come_through(folder: Path, loctool: Run) -> None:
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbf\r\n\r\nEin Film.\r\n\r\n\r\n")
    ran = loctool("translate", "a.txt", "--to", "en", *PSEUDO, "-o", "b.txt")
    assert ran.exit_code == 0
    written = (folder / "b.txt").read_bytes()
    assert written == "\ufeff\r\n\r\n[Éîñ Ƒîļṁ. éîñš]\r\n\r\n\r\n".encode()


def test_standard_input_is_read_when_no_file_is_named(loctool: Run) -> None:
    for files in ((), ("-",)):
        ran = loctool("translate", *files, "--to", "en", *PSEUDO, stdin=ARTICLE.encode())
        assert (ran.exit_code, ran.stdout) == (0, TRANSLATED)


def test_standard_input_has_the_format_it_is_said_to_have(loctool: Run) -> None:
    ran = loctool(
        "translate", "--to", "en", *PSEUDO, "--document", "html", stdin=b"<p>Ein <b>Film</b></p>"
    )
    assert ran.exit_code == 0
    assert ran.stdout.startswith("<p>[")
    assert ran.stdout.count("<b>") == 1


def test_nobody_waits_at_a_terminal_without_a_file(loctool: Run) -> None:
    ran = loctool("translate", "--to", "en")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "error: no file to translate\nhint: loctool translate artikel.de.md --to en\n"
    )


def test_several_languages_go_beside_the_source(loctool: Run, article: Path, folder: Path) -> None:
    ran = loctool("translate", article.name, "--to", "en,fr", "--to", "pt-BR,en", *PSEUDO)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == [
        "artikel.de.md",
        "artikel.en.md",
        "artikel.fr.md",
        "artikel.pt.md",
    ]
    assert (folder / "artikel.en.md").read_text() == TRANSLATED
    assert article.read_text() == ARTICLE


def test_several_files_go_into_the_output_folder(loctool: Run, article: Path, folder: Path) -> None:
    (folder / "b.txt").write_text("Ein Film.\n")
    ran = loctool("translate", article, "b.txt", "--to", "en", *PSEUDO, "--output-dir", "out")
    assert ran.exit_code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["artikel.en.md", "b.en.txt"]
    assert ran.stderr.splitlines() == ["out/artikel.en.md: written", "out/b.en.txt: written"]


def test_one_file_goes_into_the_output_folder_too(loctool: Run, article: Path) -> None:
    ran = loctool("translate", article, "--to", "en", *PSEUDO, "--output-dir", "out")
    assert (ran.stdout, Path("out/artikel.en.md").read_text()) == ("", TRANSLATED)


def test_standard_input_into_several_languages_needs_a_folder(loctool: Run) -> None:
    refused = loctool("translate", "-", "--to", "en,fr", *PSEUDO, stdin=ARTICLE.encode())
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--output-dir" in refused.stderr
    ran = loctool(
        "translate", "-", "--to", "en,fr", *PSEUDO, "--output-dir", "out", stdin=ARTICLE.encode()
    )
    assert ran.exit_code == 0
    assert Path("out/stdin.en.txt").read_text() == TRANSLATED
    assert Path("out/stdin.fr.txt").read_text() == TRANSLATED


def test_one_output_file_for_several_translations_is_refused(loctool: Run, article: Path) -> None:
    ran = loctool("translate", article, "--to", "en,fr", *PSEUDO, "-o", "x.md")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "-o takes one file and one language" in ran.stderr


@pytest.mark.parametrize("output", ["artikel.de.md", "./artikel.de.md", "link.md"])
def test_the_source_is_never_written_over(
    output: str, loctool: Run, article: Path, folder: Path
) -> None:
    (folder / "link.md").symlink_to(article)
    ran = loctool("translate", article, "--to", "en", *PSEUDO, "-o", output, "--force")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "would be written over a source" in ran.stderr
    assert article.read_text() == ARTICLE


def test_an_output_that_is_another_source_is_refused(
    loctool: Run, article: Path, folder: Path
) -> None:
    (folder / "artikel.en.md").write_text("Some English text.\n")
    ran = loctool("translate", article, "artikel.en.md", "--to", "en", *PSEUDO, "--force")
    assert ran.exit_code == 2
    assert (folder / "artikel.en.md").read_text() == "Some English text.\n"


def test_two_sources_with_one_output_are_refused_before_work_begins(
    loctool: Run, folder: Path
) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "artikel.md").write_text("Ein Film.\n")
    ran = loctool(
        "translate", "a/artikel.md", "b/artikel.md", "--to", "en", *PSEUDO, "--output-dir", "out"
    )
    assert ran.exit_code == 2
    assert "would be the output of both a/artikel.md and b/artikel.md" in ran.stderr
    assert not (folder / "out").exists()


def test_one_failing_file_does_not_stop_the_others(
    loctool: Run, article: Path, folder: Path
) -> None:
    (folder / "leer.txt").write_text("")
    ran = loctool("translate", "fehlt.md", "leer.txt", article.name, "--to", "en", *PSEUDO)
    assert (ran.exit_code, ran.stdout) == (6, "")
    assert ran.stderr.splitlines() == [
        "error: fehlt.md: no such file",
        "error: leer.txt: nothing to translate: the file is empty",
        "artikel.en.md: written",
        "error: 2 of 3 translations failed",
    ]


def test_a_failing_file_is_named_in_the_envelope_too(loctool: Run, article: Path) -> None:
    ran = loctool("translate", "fehlt.md", article.name, "--to", "en", *PSEUDO, "--json")
    envelope = json.loads(ran.stdout)
    assert (envelope["ok"], envelope["exit_code"], ran.exit_code) == (False, 6, 6)
    assert [row["status"] for row in envelope["data"]["files"]] == ["failed", "translated"]
    assert envelope["data"]["files"][0]["error"]["message"] == "fehlt.md: no such file"


def test_json_holds_everything_about_each_segment(loctool: Run, article: Path) -> None:
    ran = loctool("translate", article.name, "--to", "en", *PSEUDO, "--json")
    envelope = json.loads(ran.stdout)
    assert (envelope["ok"], ran.stderr) == (True, "")
    [row] = envelope["data"]["files"]
    assert row["text"] == TRANSLATED
    assert row["signature"] == f"pseudo (pseudo 1), beam 4, loctool {__version__}"
    assert (row["source_language"], row["target_language"]) == ("de", "en")
    last = row["segments"][1]
    assert set(last) == {
        *("line", "kind", "source", "target", "score", "sentences", "terms", "findings"),
        *("engine", "model", "route", "seconds"),
    }
    assert (last["line"], last["source"]) == (3, "Niemand sah den Film. Er war gut.")
    assert (last["engine"], last["model"], last["route"]) == ("pseudo", "pseudo 1", "de → en")
    assert last["sentences"][1] == {
        "source": "Er war gut.",
        "target": "[Éŕ ŵåŕ ĝûţ. éîñš]",
        "score": 0.0,
        "alternatives": [{"text": "[Éŕ ŵåŕ ĝûţ. éîñš]", "score": 0.0}],
    }


def test_alternatives_are_listed_with_scores(loctool: Run, article: Path) -> None:
    ran = loctool("translate", article.name, "--to", "en", *PSEUDO, "--alternatives", "3")
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[2:4] == [
        "artikel.de.md:3: Niemand sah den Film.",
        "    0.000  [Ñîéṁåñđ šåĥ đéñ Ƒîļṁ. éîñš]",
    ]


def test_bilingual_puts_the_translation_below_each_paragraph(loctool: Run, article: Path) -> None:
    ran = loctool("translate", article.name, "--to", "en", *PSEUDO, "--bilingual")
    source, translated = ARTICLE.split("\n\n"), TRANSLATED.split("\n\n")
    assert ran.stdout == "\n\n".join(
        [source[0], translated[0], source[1].rstrip("\n"), translated[1]]
    )


def test_a_dry_run_writes_nothing_and_invents_no_speed(
    loctool: Run, article: Path, folder: Path
) -> None:
    ran = loctool("translate", article.name, "--to", "en,fr", *PSEUDO, "--dry-run")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        "artikel.de.md → artikel.en.md: 2 segments, 12 words, new",
        "artikel.de.md → artikel.fr.md: 2 segments, 12 words, new",
        "de → en: engine pseudo (pseudo 1), 12 words, "
        "no speed measured yet (a run of over a second measures it)",
        "de → fr: engine pseudo (pseudo 1), 12 words, "
        "no speed measured yet (a run of over a second measures it)",
    ]
    assert list(folder.iterdir()) == [article]


def test_a_dry_run_estimates_from_the_speed_of_a_run_before(loctool: Run, folder: Path) -> None:
    (folder / "lang.txt").write_text(
        "".join(f"Der {number}. Film läuft heute im Kino an.\n\n" for number in range(15_000))
    )
    assert loctool("translate", "lang.txt", "--to", "en", *PSEUDO).exit_code == 0
    ran = loctool("translate", "lang.txt", "--to", "en", *PSEUDO, "--dry-run", "--json")
    [target] = json.loads(ran.stdout)["data"]["targets"]
    assert target["words"] == 8 * 15_000
    assert target["words_per_second"] > 0
    assert target["seconds"] == pytest.approx(target["words"] / target["words_per_second"], abs=0.1)


def test_a_dry_run_says_what_is_done_already(loctool: Run, article: Path) -> None:
    loctool("translate", article.name, "--to", "en,fr", *PSEUDO)
    Path("artikel.fr.md").write_text("edited")
    Path("artikel.nl.md").write_text("foreign")
    ran = loctool("translate", article.name, "--to", "en,fr,nl", *PSEUDO, "--dry-run")
    states = [line.split(", ", 2)[2] for line in ran.stdout.splitlines()[:3]]
    assert states == [
        "up to date",
        "kept, edited since",
        "refused: exists already and is not loctool's own work",
    ]


def test_quiet_says_nothing_but_errors(loctool: Run, article: Path) -> None:
    ran = loctool("translate", article.name, "fehlt.md", "--to", "en", *PSEUDO, "--quiet")
    assert ran.stderr.splitlines() == [
        "error: fehlt.md: no such file",
        "error: 1 of 2 translations failed",
    ]


def test_text_in_another_language_gets_a_warning(loctool: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(
        "The studio said on Monday that the series will return with new episodes.\n"
    )
    ran = loctool("translate", "a.txt", "--to", "fr", *PSEUDO)
    assert ran.exit_code == 0
    assert ran.stderr == (
        "warning: a.txt: the text looks like English, not German: is --from en meant?\n"
    )
    assert loctool("translate", "a.txt", "--to", "fr", "--from", "en", *PSEUDO).stderr == ""


def test_a_wrong_source_language_gets_a_warning(loctool: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(
        "Das Studio teilte am Montag mit, dass die Serie mit neuen Folgen zurückkehrt.\n"
    )
    ran = loctool("translate", "a.txt", "--to", "fr", "--from", "en", *PSEUDO)
    assert "looks like German, not English: is --from de meant?" in ran.stderr


def test_settings_of_the_folder_count(loctool: Run, article: Path) -> None:
    Path("loctool.toml").write_text('to = ["en"]\nengine = "pseudo"\noutput-dir = "out"\n')
    assert loctool("translate", article).exit_code == 0
    assert Path("out/artikel.en.md").read_text() == TRANSLATED


def test_a_dash_is_standard_output_whatever_the_settings_say(loctool: Run, article: Path) -> None:
    Path("loctool.toml").write_text('to = ["en"]\nengine = "pseudo"\noutput-dir = "out"\n')
    ran = loctool("translate", article, "-o", "-")
    assert (ran.stdout, Path("out").exists()) == (TRANSLATED, False)


def test_another_settings_file_can_be_named(loctool: Run, article: Path) -> None:
    Path("other.toml").write_text('to = "en"\nengine = "pseudo"\n')
    assert loctool("translate", article, "--config", "other.toml").stdout == TRANSLATED


def test_no_language_is_an_error_with_an_example(loctool: Run, article: Path) -> None:
    ran = loctool("translate", article, *PSEUDO)
    assert ran.exit_code == 2
    assert ran.stderr == (
        "error: no language to translate into\nhint: Name one: loctool translate FILE --to en\n"
    )


def test_into_its_own_language_is_an_error(loctool: Run, article: Path) -> None:
    ran = loctool("translate", article, "--to", "de", *PSEUDO)
    assert ran.exit_code == 2
    assert "source and target are the same language: German" in ran.stderr


def _on_a_terminal(*arguments: str) -> str:
    """What the command line writes to standard error when that is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "loctool", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 65_536)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    os.close(ours)
    assert process.wait() == 0
    return re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", seen.decode())


def test_a_terminal_sees_a_progress_bar_when_work_takes_over_a_second(folder: Path) -> None:
    for letter in "ab":
        (folder / f"{letter}.txt").write_text(
            "".join(f"Der {number}. Film läuft im Kino.\n\n" for number in range(15_000))
        )
    seen = _on_a_terminal("translate", "a.txt", "b.txt", "--to", "en", *PSEUDO, "--force")
    assert "/30000 segments" in seen
    assert "words/s" in seen
    assert "left" in seen
    assert "a.en.txt: written" in seen
    assert "segments" not in _on_a_terminal(
        "translate", "a.txt", "--to", "en", *PSEUDO, "--force", "--quiet"
    )


def test_a_terminal_sees_no_bar_for_quick_work(article: Path) -> None:
    assert _on_a_terminal("translate", article.name, "--to", "en", *PSEUDO) == ""


FINDING = "a.md:1: warning: the words of **F** were not found again; the markup is at the edge"


def test_findings_are_printed_with_their_place_and_id(loctool: Run, folder: Path) -> None:
    (folder / "a.md").write_text("Ein **F**ilm.\n")
    ran = loctool("translate", "a.md", "--to", "en", *PSEUDO)
    assert (ran.exit_code, ran.stdout) == (0, "**[Éîñ Ƒîļṁ. éîñš]**\n")
    assert ran.stderr == f"{FINDING} [markup-moved]\n"


def test_strict_exits_3_when_a_finding_remains_and_writes_all_the_same(
    loctool: Run, folder: Path
) -> None:
    (folder / "a.md").write_text("Ein **F**ilm.\n")
    ran = loctool("translate", "a.md", "--to", "en", *PSEUDO, "--strict")
    assert (ran.exit_code, ran.stdout) == (3, "**[Éîñ Ƒîļṁ. éîñš]**\n")
    assert ran.stderr.splitlines() == [
        f"{FINDING} [markup-moved]",
        "error: 1 finding to look at; the translation is written all the same",
        "hint: Mend the places named above, or run without --strict.",
    ]


def test_strict_has_nothing_against_a_clean_translation(loctool: Run, article: Path) -> None:
    assert loctool("translate", article, "--to", "en", *PSEUDO, "--strict").exit_code == 0


def test_findings_are_in_the_json_with_the_data(loctool: Run, folder: Path) -> None:
    (folder / "a.md").write_text("Ein **F**ilm.\n")
    ran = loctool("translate", "a.md", "--to", "en", *PSEUDO, "--strict", "--json")
    envelope = json.loads(ran.stdout)
    assert (envelope["ok"], envelope["exit_code"]) == (False, 3)
    assert envelope["error"]["slug"] == "findings"
    [segment] = envelope["data"]["files"][0]["segments"]
    assert [finding["id"] for finding in segment["findings"]] == ["markup-moved"]


def test_a_language_no_engine_has_does_not_stop_the_others(
    loctool: Run, article: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder / "packages"))
    ran = loctool("translate", article.name, "--to", "ja,ko", "--engine", "argos")
    assert ran.exit_code == 6
    assert ran.stderr.splitlines() == [
        "error: into ja: no installed Argos package leads from de to ja (installed: none)",
        "hint: loctool models install de-ja",
        "error: into ko: no installed Argos package leads from de to ko (installed: none)",
        "hint: loctool models install de-ko",
        "error: 2 of 2 translations failed",
    ]


def test_the_only_language_no_engine_has_is_said_once_for_all_files(
    loctool: Run, article: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder / "packages"))
    (folder / "b.txt").write_text("Ein Film.\n")
    ran = loctool("translate", article.name, "b.txt", "--to", "ja", "--engine", "argos")
    assert (ran.exit_code, ran.stdout) == (5, "")
    assert ran.stderr.splitlines() == [
        "error: no installed Argos package leads from de to ja (installed: none)",
        "hint: loctool models install de-ja",
    ]
