"""What must be kept of a text is kept through any engine, or the text is not used."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.catalogs.pretranslation.texts import MANNERS, Manner, document_of, kept_spans
from loctool.catalogs.pretranslation.units import Unit, make_unit
from loctool.catalogs.pretranslation.verification import faults
from loctool.placeholders import find_placeholders
from loctool.placeholders.syntaxes import SYNTAXES
from loctool.translation import Translator
from tests.catalogs.pretranslation.engines import backwards, pseudo, scripted, upper

PLACEHOLDERS = {
    "angularjs-interpolation-format": ["{{ name }}"],
    "automattic-components-format": ["{{name}}"],
    "awk-format": ["%s", "%5.2f"],
    "boost-format": ["%1%", "%|2$5.1f|"],
    "c++-format": ["{}", "{:>5}"],
    "c-format": ["%s", "%ld", "%-5.2f", "%<PRId64>"],
    "csharp-format": ["{0}", "{1:N2}"],
    "d-format": ["%s", "%d"],
    "elisp-format": ["%s", "%d"],
    "es-format": ["${ name }"],
    "gcc-internal-format": ["%qs", "%d"],
    "gfc-internal-format": ["%s", "%d"],
    "go-format": ["%v", "%[2]d"],
    "i18next-interpolation": ["{{name}}"],
    "i18next-interpolation-format": ["{{name}}"],
    "java-format": ["{0}", "{1,number,integer}"],
    "java-printf-format": ["%s", "%2$d"],
    "javascript-format": ["%s", "%d"],
    "kde-format": ["%1", "%2"],
    "kde-kuit-format": ["%1", "%2"],
    "laravel-format": [":name"],
    "librep-format": ["%s", "%d"],
    "lua-format": ["%s", "%d"],
    "modula2-format": ["%s", "%d"],
    "objc-format": ["%@", "%ld"],
    "object-pascal-format": ["%s", "%1:d"],
    "ocaml-format": ["%s", "%d"],
    "percent-placeholders": ["%name%"],
    "percent-placeholders-format": ["%name%"],
    "perl-brace-format": ["{name}"],
    "perl-format": ["%s", "%d"],
    "php-format": ["%s", "%2$d"],
    "python-brace-format": ["{}", "{name}", "{0.title!r:>5}"],
    "python-format": ["%s", "%(name)s", "%(count)5.1f"],
    "qt-format": ["%1", "%L2"],
    "qt-plural-format": ["%n", "%Ln"],
    "ruby-format": ["%s", "%<name>d", "%{name}"],
    "rust-format": ["{}", "{name}"],
    "scheme-format": ["~a", "~s"],
    "sh-format": ["$name", "${name}"],
    "sh-printf-format": ["%s", "%d"],
    "smalltalk-format": ["%1", "%2"],
    "tcl-format": ["%s", "%d"],
    "vue-format": ["{name}", "%{name}"],
    "ycp-format": ["%1", "%2"],
}


def through(translator: Translator, unit: Unit, manner: Manner) -> tuple[str, tuple[str, ...]]:
    document = unit.document(manner, "-")
    if not document.slots:
        return unit.finish(unit.text)
    return unit.finish(translator.translate_document(document).text)


def translated(
    translator: Translator, source: str, *flags: str, manner: Manner = MANNERS[0]
) -> tuple[str, tuple[str, ...]]:
    return through(translator, make_unit(source, flags), manner)


def test_every_format_that_gettext_names_has_an_example_here() -> None:
    assert PLACEHOLDERS.keys() == SYNTAXES.keys()


EXAMPLES = [(flag, text) for flag, texts in PLACEHOLDERS.items() for text in texts]


@pytest.mark.parametrize(("flag", "placeholder"), EXAMPLES)
@pytest.mark.parametrize("manner", MANNERS)
def test_a_placeholder_of_every_format_is_kept(flag: str, placeholder: str, manner: Manner) -> None:
    source = f"Der Film {placeholder} läuft.\n"
    assert [each.text for each in find_placeholders(source, frozenset({flag}))] == [placeholder]
    assert translated(scripted(upper), source, flag, manner=manner) == (
        f"DER FILM {placeholder} LÄUFT.\n",
        (),
    )


def test_arguments_are_numbered_where_they_changed_their_order() -> None:
    source = "Kopie %s von %d"
    assert translated(scripted(backwards), source, "c-format") == ("%2$d von %1$s Kopie", ())
    assert translated(scripted(backwards), "Kopie {} von {:d}", "python-brace-format") == (
        "{1:d} von {0} Kopie",
        (),
    )


def test_arguments_that_cannot_be_numbered_must_keep_their_order() -> None:
    text, found = translated(scripted(backwards), "Kopie %s von %s", "python-format")
    assert (text, found) == ("", ("the placeholders changed their order, which they cannot say",))


def test_arguments_in_their_order_stay_as_they_were() -> None:
    assert translated(scripted(upper), "Kopie %s von %d", "python-format")[0] == "KOPIE %s VON %d"


def test_names_may_change_their_order() -> None:
    source = "%(a)s von %(b)s"
    assert translated(scripted(backwards), source, "python-format") == ("%(b)s von %(a)s", ())


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("&Datei öffnen", "&DATEI ÖFFNEN"),
        ("_Speichern unter …", "_SPEICHERN UNTER …"),
        ("Dr_ucken", "DR_UCKEN"),
        ("Ton & Bild", "TON & BILD"),
        ("%(file_name)s &öffnen", "%(file_name)s &ÖFFNEN"),
    ],
)
def test_an_accelerator_goes_before_the_same_letter(source: str, target: str) -> None:
    assert translated(scripted(upper), source) == (target, ())


def test_an_accelerator_whose_letter_is_gone_goes_to_the_first_word() -> None:
    assert translated(scripted(lambda _: "view"), "&Datei") == ("&View", ())


def test_an_accelerator_without_any_letter_to_mark_is_a_fault() -> None:
    assert translated(scripted(lambda _: "…"), "&Datei")[1]


@pytest.mark.parametrize(
    ("source", "engine", "target"),
    [
        ("Schnitt", "montage.", "Montage"),
        ("<b>Schnitt</b>", "montage", "<b>Montage</b>"),
        ("&Schnitt", "montage", "&Montage"),
        ("schneiden", "couper", "couper"),
        ("Handy", "iPhone", "iPhone"),
        ("Der Film läuft.", "the film is on.", "The film is on."),
        ("Weiter …", "continue …", "Continue …"),
        ("%s Schnitt", "", "%s montage"),
    ],
)
def test_a_label_stays_a_label(source: str, engine: str, target: str) -> None:
    unit = make_unit(source, ())
    pieces = scripted(
        lambda text: engine if "XQ" not in text else text.replace("Schnitt", "montage")
    )
    assert through(pieces, unit, MANNERS[0])[0] == target


@pytest.mark.parametrize(
    "source",
    [
        "  Der Film läuft.  ",
        "\n\nDer Film läuft.\n",
        "\tDer Film\tläuft.\n\n  Heute.\n",
        "Eins\r\nZwei\r\n",
        "- Eins\n- Zwei\n\n- Drei",
        "Der Film läuft heute im Kino, und\nmorgen läuft er noch einmal, denn\nalle wollen hin.",
        "Pfad\\nim Text",
        "100&nbsp;%&hellip; der Gäste",
        "Ton &amp; Bild",
        '<b>Der Film</b> läuft <a href="%(url)s">hier</a>.<br/>Heute.',
        "Der <b>neue <i>Film</i></b><img src='a.png'> läuft.",
        "Der <g1>Film</g1> läuft <x2/> heute.",
        "Suche <Datei> im Ordner",
        "Mehr auf https://kino.example/a_b?c=d von @kino",
    ],
)
@pytest.mark.parametrize("manner", MANNERS)
def test_spaces_lines_tags_entities_and_addresses_are_kept(source: str, manner: Manner) -> None:
    text, found = translated(pseudo(), source, manner=manner)
    assert found == ()
    assert text != source


def test_a_sentence_over_several_lines_is_translated_as_one_and_broken_again() -> None:
    source = "Der Film läuft heute Abend im Kino, und\nmorgen läuft er noch einmal."
    asked: list[str] = []

    def listen(text: str) -> str:
        asked.append(text)
        return "The film is on at the cinema tonight, and it is on once more tomorrow."

    text, found = translated(scripted(listen), source)
    assert asked == [source.replace("\n", " ")]
    assert found == ()
    assert text.count("\n") == 1
    assert all(len(line) > 20 for line in text.split("\n"))


def test_too_few_words_for_the_lines_is_a_fault_in_one_manner_and_none_in_the_other() -> None:
    source = "Der Film läuft heute Abend im Kino, und\nmorgen läuft er noch einmal."
    short = scripted(lambda _: "Film")
    assert translated(short, source)[1] == ("the line ends differ",)
    assert translated(short, source, manner=MANNERS[1]) == ("Film\nFilm", ())


def test_letters_written_as_entities_are_translated_with_their_word() -> None:
    assert translated(scripted(lambda text: f"{text}!"), "M&auml;rz")[0] == "März!"


def test_given_words_stay() -> None:
    unit = make_unit("Der Tatort läuft", (), ["Tatort"])
    assert through(scripted(upper), unit, MANNERS[0]) == ("DER Tatort LÄUFT", ())
    unit = make_unit("Die Taste x ist extra", (), ["x"])
    assert through(scripted(upper), unit, MANNERS[0]) == ("DIE TASTE x IST EXTRA", ())


@pytest.mark.parametrize(
    ("source", "target", "flags", "fault"),
    [
        ("%d Filme", "films", "c-format", "%d is missing"),
        ("Filme", "%d films", "c-format", "%d was added"),
        ("%d Filme", "%s films", "c-format", "%d became %s"),
        ("Filme", "films: 100%", "c-format", "% is no placeholder"),
        ("<b>Film</b>", "film", "", "<b> is missing"),
        ("<b>a</b><i>b</i>", "<b>a<i></b>b</i>", "", "the tags are nested wrongly"),
        ("Ton &amp; Bild", "sound & image", "", "&amp; is missing"),
        ("Film\n", "film", "", "the line ends differ"),
        (" Film", "film", "", "the white space at its start differs"),
        ("&Datei", "file", "", "the accelerator & is missing"),
        ("auf https://a.example", "on the web", "", "https://a.example is missing"),
        ("Film", " ", "", "the engine gave nothing"),
    ],
)
def test_what_was_lost_is_said(source: str, target: str, flags: str, fault: str) -> None:
    assert fault in faults(source, target, frozenset(filter(None, [flags])))


PARTS = st.sampled_from(
    [
        *("Der Film", "läuft", "heute Abend", "im Kino", ".", ",", " ", "\n", "\t", "\r\n", "  "),
        *("%s", "%d", "%%", "{name}", "{}", "&nbsp;", "&", "_", "<b>", "</b>", "<br>", "<x1/>"),
        *("\\n", "@kino", "https://a.example", "„Titel“", "🎬", "12", "\x07", "- ", "<Datei>"),
    ]
)
TEXTS = st.lists(PARTS, min_size=1, max_size=12).map("".join)
FLAGS = st.sampled_from([(), ("c-format",), ("python-format",), ("python-brace-format",)])


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(MANNERS))
def test_a_document_of_any_text_gives_the_text_back(text: str, manner: Manner) -> None:
    document = document_of(text, kept_spans(text, frozenset()), manner)
    assert document.render(document.segments) == text


@settings(max_examples=150, deadline=None)
@given(TEXTS, FLAGS, st.sampled_from(MANNERS))
def test_a_text_that_no_engine_changed_is_itself(
    text: str, flags: tuple[str, ...], manner: Manner
) -> None:
    unit = make_unit(text, flags)
    document = unit.document(manner, "-")
    finished, found = unit.finish(document.render(document.segments))
    if unit.accelerator is None:
        assert finished == text
    assert found == () or not text.strip()


@settings(max_examples=100, deadline=None)
@given(TEXTS, FLAGS, st.sampled_from([upper, backwards, lambda _: "", lambda text: text[::-1]]))
def test_no_engine_makes_a_crash_or_a_loss_that_is_not_said(
    text: str, flags: tuple[str, ...], function: object
) -> None:
    finished, found = through(scripted(function), make_unit(text, flags), MANNERS[0])  # type: ignore[arg-type]
    if not found:
        assert faults(text, finished, frozenset(flags)) == ()
