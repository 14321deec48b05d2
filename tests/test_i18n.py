from __future__ import annotations

import pytest

from loctool.cli.help_texts import help_messages
from loctool.cli.localized import messages_of, translate_help
from loctool.i18n import gettext, wanted_languages

HELP = """Translate FILEs,
    or standard input.

    Second paragraph.

    \b
    Examples:
      loctool translate a.md
      loctool translate b.md
    \fNot shown.
    """


def test_help_is_translated_paragraph_by_paragraph_without_its_line_breaks() -> None:
    assert list(messages_of(HELP)) == [
        "Translate FILEs, or standard input.",
        "Second paragraph.",
        "Examples:",
    ]


def test_commands_to_copy_are_kept() -> None:
    shown = translate_help(HELP)
    assert shown is not None
    assert shown.endswith("\b\nExamples:\n  loctool translate a.md\n  loctool translate b.md")


def test_no_help_stays_none() -> None:
    assert translate_help(None) is None
    assert list(messages_of(None)) == []


def test_the_empty_message_is_not_the_catalogs_header() -> None:
    assert gettext("") == ""


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({"LANGUAGE": "fr:de", "LANG": "es_ES.UTF-8"}, ["fr", "de"]),
        ({"LC_ALL": "de_AT.UTF-8", "LANG": "es_ES.UTF-8"}, ["de_AT.UTF-8"]),
        ({"LC_MESSAGES": "es", "LANG": "de"}, ["es"]),
        ({"LANG": "de_DE.UTF-8@euro"}, ["de_DE.UTF-8@euro"]),
        ({"LANGUAGE": "fr:en:de"}, ["fr"]),
        ({"LANG": "en_US.UTF-8"}, []),
        ({"LANG": "C"}, []),
        ({}, []),
    ],
)
def test_languages_are_asked_for_as_gettext_does(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], wanted: list[str]
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, variables.get(name, ""))
    assert wanted_languages() == wanted


def test_every_command_and_option_has_a_message_to_translate() -> None:
    messages = dict(help_messages())
    assert messages["Translate files, or standard input."] == "short help: loctool translate"
    assert "Only what the glossaries do not have." in messages
    assert not any("\n" in message for message in messages)
