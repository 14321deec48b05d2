"""Plural forms: all or none, and each of them made by the engine."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.plurals import plural_forms
from loctool.catalogs.pretranslation import MessageOutcome, Options, pretranslate
from loctool.catalogs.pretranslation.forms import Forms, forms_of
from tests.catalogs.pretranslation.engines import scripted

FILMS = Message("%d Film", ("", ""), msgid_plural="%d Filme", flags=("python-format",))


def forms(language: str, message: Message = FILMS) -> Forms:
    return forms_of(message, plural_forms(language))


def asked(language: str, message: Message = FILMS) -> list[list[str]]:
    """What goes to the engine for each form."""
    return [[unit.text for unit in form.units] for form in forms(language, message).forms]


def outcome(
    language: str, function: Callable[[str], str], message: Message = FILMS
) -> MessageOutcome:
    translator = scripted(function, language)
    result = pretranslate(Catalog((message,)), translator, plural_forms(language))
    return result.outcomes[0]


def polish(text: str) -> str:
    """1 film, 22 filmy, 25 filmów: as a Polish engine would."""
    number = re.search(r"\d+", text)
    if number is None or "XQ" in text or number[0] == "1":
        return text.replace("Film", "film")
    n = int(number[0])
    few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
    return f"{n} filmy" if few else f"{n} filmów"


def test_two_forms_are_asked_for_with_numbers_first_and_as_they_are() -> None:
    one, several = asked("fr")
    assert one == ["1 Film", "%d Film"]
    assert several[-1] == "%d Filme"
    assert all(re.fullmatch(r"\d\d Filme", text) for text in several[:-1])
    assert len(several) == 4


def test_without_a_number_two_forms_are_translated_as_they_are() -> None:
    message = Message("Film", ("", ""), msgid_plural="Filme")
    assert asked("fr", message) == [["Film"], ["Filme"]]


def test_a_language_without_plural_takes_the_text_for_several() -> None:
    assert asked("ja")[0][-1] == "%d Filme"


def test_where_numbers_do_not_survive_two_forms_fall_back_on_the_placeholder() -> None:
    filled = outcome("fr", lambda text: text if "XQ" in text else "un film")
    assert filled.message.msgstr == ("%d Film", "%d Filme")
    assert len(filled.message.comments) == 1


def test_more_forms_are_asked_for_with_numbers_of_their_kind() -> None:
    one, few, many = asked("pl")
    assert one == ["1 Film", "%d Film"]
    assert len(few) == len(many) == 3
    assert all(re.fullmatch(r"\d[234] Filme", text) for text in few)
    assert all(re.fullmatch(r"\d[156789] Filme", text) for text in many)


def test_a_form_for_one_and_others_is_asked_for_with_a_number() -> None:
    one, _, _ = asked("ru")  # 1, 21, 31: not what the German singular is for
    assert all(re.fullmatch(r"\d1 Filme", text) for text in one)


def test_french_zero_gets_no_text_that_says_one() -> None:
    message = Message("Ein Film", ("", ""), msgid_plural="%d Filme", flags=("c-format",))
    assert [texts[0] for texts in asked("fr", message)] == ["1 Filme", "41 Filme"]
    assert asked("fr", message)[0] == ["1 Filme"]
    assert asked("en", message)[0] == ["Ein Film"]


def test_polish_forms_are_filled_and_the_comment_says_how() -> None:
    filled = outcome("pl", polish).message
    assert filled.msgstr == ("%d film", "%d filmy", "%d filmów")
    assert filled.fuzzy
    assert re.fullmatch(
        r"loctool: plural forms: made with \d+(, \d+){5} in place of %d", filled.comments[1]
    )


def test_forms_that_the_engine_does_not_tell_apart_are_named() -> None:
    filled = outcome("pl", lambda text: text.replace("Filme", "filmów").replace("Film", "film"))
    assert filled.message.msgstr == ("%d film", "%d filmów", "%d filmów")
    assert filled.message.comments[1].endswith("; the same: msgstr[1] and msgstr[2]")


def test_forms_made_with_numbers_wait_for_a_person_even_with_accept() -> None:
    result = pretranslate(
        Catalog((FILMS,)), scripted(polish, "pl"), plural_forms("pl"), options=Options(accept=True)
    )
    assert result.accepted == ()
    assert result.catalog.messages[0].fuzzy


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        (lambda text: text if "XQ" in text else "filmy", "did not survive"),
        (lambda text: text + text, "did not survive"),
        (lambda text: text if "XQ" in text else f"{text} {hash(text)}", "differs from number"),
    ],
)
def test_where_the_engine_cannot_make_a_form_none_is_filled(
    function: Callable[[str], str], reason: str
) -> None:
    left = outcome("pl", function)
    assert left.message.msgstr == ("", "")
    assert reason in left.reason
    assert left.message.comments[0].startswith("loctool: not translated: ")


@pytest.mark.parametrize(
    ("msgid", "msgid_plural"),
    [("Film", "Filme"), ("%d von %d Film", "%d von %d Filmen"), ("%s Film", "%s Filme")],
)
def test_without_a_clear_number_no_more_than_two_forms_are_made(
    msgid: str, msgid_plural: str
) -> None:
    message = Message(msgid, ("", "", ""), msgid_plural=msgid_plural, flags=("c-format",))
    assert forms("pl", message).forms == ()
    assert "no placeholder in" in outcome("pl", polish, message).reason


def test_a_name_tells_the_number_among_several() -> None:
    message = Message(
        "{n} Film von {name}",
        ("", "", ""),
        msgid_plural="{n} Filme von {name}",
        flags=("python-brace-format",),
    )
    assert all(re.fullmatch(r"\d\d Filme von \{name\}", text) for text in asked("pl", message)[1])
