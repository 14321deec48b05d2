"""Pre-translation: what a machine may do in a catalog, and what it may not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.catalogs.messages import Catalog, Message, Previous
from loctool.catalogs.plurals import plural_forms
from loctool.catalogs.pretranslation import (
    CatalogMemory,
    Options,
    Origin,
    PretranslationResult,
    Standing,
    needs_engine,
    pretranslate,
    standing_of,
)
from loctool.catalogs.pretranslation.notes import is_own
from loctool.catalogs.pretranslation.verification import faults
from loctool.catalogs.reading import parse_catalog
from loctool.catalogs.writing import render_catalog
from loctool.placeholders import NUMBER_OPTIONAL
from loctool.translation import Translator
from tests.catalogs.pretranslation.engines import backwards, pseudo, scripted, upper
from tests.catalogs.strategies import CATALOGS

FRENCH = plural_forms("fr")
OPEN = Message("Der Film läuft.")
OLD = Previous("Der Film lief.")


def run(
    catalog: Catalog | Message,
    translator: Translator | None,
    memory: CatalogMemory | None = None,
    **options: bool,
) -> PretranslationResult:
    given = Catalog((catalog,)) if isinstance(catalog, Message) else catalog
    return pretranslate(given, translator, FRENCH, memory, Options(**options))


def only(result: PretranslationResult) -> Message:
    [message] = result.catalog.messages
    return message


def reread(catalog: Catalog) -> Catalog:
    return parse_catalog(render_catalog(catalog), catalog.name)


def test_a_machines_translation_is_fuzzy_and_signed() -> None:
    translator = scripted(upper)
    message = only(run(replace(OPEN, comments=("Von Hand.",), flags=("c-format",)), translator))
    assert message.msgstr == ("DER FILM LÄUFT.",)
    assert message.flags == ("fuzzy", "c-format")
    assert message.comments[0] == "Von Hand."
    assert message.comments[1].startswith(f"loctool: {translator.signature} [")


def test_context_comments_and_locations_are_kept() -> None:
    full = replace(OPEN, msgctxt="menu", extracted=("Titel",), locations=("a.py:1",))
    message = only(run(full, scripted(upper)))
    assert (message.msgctxt, message.extracted, message.locations) == (
        ("menu", ("Titel",), ("a.py:1",))
    )


def test_words_that_a_comment_keeps_stay() -> None:
    message = replace(OPEN, extracted=("keep: Film",))
    assert only(run(message, scripted(upper))).msgstr == ("DER Film LÄUFT.",)


def test_what_has_no_words_is_copied() -> None:
    [outcome] = run(Message("%s: 🎬", flags=("c-format",)), scripted(upper)).outcomes
    assert outcome.origin is Origin.COPIED
    assert outcome.message.msgstr == ("%s: 🎬",)


def test_what_cannot_be_kept_is_left_with_a_comment_that_says_why() -> None:
    [outcome] = run(replace(OPEN, msgid="&Datei"), scripted(lambda _: "…")).outcomes
    assert outcome.origin is Origin.LEFT
    assert outcome.message.msgstr == ("",)
    assert not outcome.message.fuzzy
    assert outcome.message.comments[0].startswith(
        "loctool: not translated: the accelerator & is missing ["
    )


def test_what_was_left_is_not_tried_again_by_the_same_engine_but_by_another() -> None:
    left = run(replace(OPEN, msgid="&Datei"), scripted(lambda _: "…")).catalog
    again = scripted(upper)
    assert run(left, again).catalog == left
    message = only(run(left, pseudo()))
    assert message.msgstr[0].startswith("[&")
    assert len(message.comments) == 1


def test_a_character_that_the_catalogs_encoding_lacks_leaves_the_message() -> None:
    catalog = Catalog((OPEN,), encoding="iso-8859-1")
    [outcome] = run(catalog, scripted(lambda _: "Фильм")).outcomes
    assert outcome.reason == "iso-8859-1 lacks a character of the translation"


@pytest.mark.parametrize(
    ("message", "standing"),
    [
        (replace(OPEN, msgstr=("Le film.",)), Standing.TRANSLATED),
        (replace(OPEN, msgstr=("Le film.",), flags=("fuzzy",)), Standing.DRAFT),
        (replace(OPEN, msgid_plural="x", msgstr=("Le film.", "")), Standing.PARTIAL),
        (replace(OPEN, msgstr=("",), obsolete=True), Standing.OBSOLETE),
    ],
)
def test_a_persons_work_is_never_touched(message: Message, standing: Standing) -> None:
    assert standing_of(message) is standing
    assert only(run(message, scripted(upper), fuzzy=True, accept=True)) is message


def test_an_old_translation_under_a_new_text_is_replaced_only_on_demand_and_kept() -> None:
    outdated = replace(OPEN, msgstr=('Le "film".\n',), flags=("fuzzy",), previous=OLD)
    assert only(run(outdated, scripted(upper))) is outdated
    message = only(run(outdated, scripted(upper), fuzzy=True))
    assert message.msgstr == ("DER FILM LÄUFT.",)
    assert message.previous is None
    assert message.comments[0] == 'loctool: replaced: "Le \\"film\\".\\n"'


def test_a_machines_own_old_translation_need_not_be_kept() -> None:
    own = only(run(replace(OPEN, msgid="Der Film lief."), scripted(upper)))
    outdated = replace(own, msgid=OPEN.msgid, previous=OLD)
    message = only(run(outdated, scripted(upper), fuzzy=True))
    assert message.msgstr == ("DER FILM LÄUFT.",)
    assert len(message.comments) == 1


def test_another_engine_replaces_a_machines_translation_only_on_demand() -> None:
    own = run(OPEN, scripted(upper)).catalog
    assert run(own, pseudo()).catalog == own
    assert only(run(own, pseudo(), fuzzy=True)).msgstr[0].startswith("[")


def test_what_a_person_changed_in_a_machines_translation_is_the_persons() -> None:
    own = only(run(OPEN, scripted(upper)))
    edited = replace(own, msgstr=("Le film est à l'affiche.",))
    assert standing_of(edited) is Standing.DRAFT
    assert only(run(edited, pseudo(), fuzzy=True, accept=True)) is edited


def test_accept_takes_what_is_signed_and_unchanged() -> None:
    own = run(OPEN, scripted(upper)).catalog
    result = run(own, None, accept=True)
    assert not only(result).fuzzy
    assert len(result.accepted) == 1
    assert only(result).comments == own.messages[0].comments


def test_accept_leaves_what_a_check_has_a_remark_about() -> None:
    translator = Translator("fr", engine="pseudo")
    own = only(run(OPEN, translator))
    doubted = replace(own, comments=(*own.comments, "loctool: look at: 3 is missing (number)"))
    assert only(run(doubted, None, accept=True)).fuzzy


def test_the_memory_goes_before_the_engine_and_is_named() -> None:
    there = Catalog((replace(OPEN, msgstr=("Le film passe.",), line=7),), name="alt/film.fr.po")
    result = run(OPEN, scripted(upper), CatalogMemory.of([there]))
    message = only(result)
    assert (message.msgstr, message.fuzzy) == (("Le film passe.",), True)
    assert message.comments[0].startswith("loctool: memory film.fr.po:7 [")
    assert result.count(Origin.MEMORY) == 1
    assert needs_engine(Catalog((OPEN,)), FRENCH, CatalogMemory.of([there]), Options()) == 0


def test_no_engine_replaces_what_came_from_the_memory() -> None:
    there = Catalog((replace(OPEN, msgstr=("Le film passe.",)),), name="film.fr.po")
    recalled = run(OPEN, None, CatalogMemory.of([there])).catalog
    assert run(recalled, scripted(upper), fuzzy=True).catalog == recalled


def test_the_same_context_goes_before_any_other() -> None:
    menu = replace(OPEN, msgctxt="menu", msgstr=("Menu",))
    title = replace(OPEN, msgctxt="title", msgstr=("Titre",))
    memory = CatalogMemory.of([Catalog((menu, title))])
    assert only(run(replace(OPEN, msgctxt="title"), None, memory)).msgstr == ("Titre",)
    assert only(run(OPEN, None, memory)).msgstr == ("Menu",)


def test_where_people_differ_a_person_decides() -> None:
    catalogs = [Catalog((replace(OPEN, msgstr=(text,)),)) for text in ("A.", "B.", "B.")]
    result = run(OPEN, None, CatalogMemory.of(catalogs), accept=True)
    assert only(result).msgstr == ("B.",)
    assert only(result).comments[1].startswith("loctool: look at: ")
    assert only(result).fuzzy


@pytest.mark.parametrize("flags", [("fuzzy",), ()])
def test_the_memory_knows_only_what_people_finished(flags: tuple[str, ...]) -> None:
    machine = only(run(OPEN, scripted(upper)))
    assert CatalogMemory.of([Catalog((replace(machine, flags=flags),))]).entries == {}
    draft = replace(OPEN, msgstr=("Le film.",), flags=("fuzzy",))
    assert CatalogMemory.of([Catalog((draft,))]).entries == {}


def test_a_broken_memory_entry_is_not_used() -> None:
    message = Message("%d Filme", flags=("c-format",))
    memory = CatalogMemory.of([Catalog((replace(message, msgstr=("films",)),))])
    assert only(run(message, None, memory)) is message


def test_without_an_engine_the_rest_is_left_as_it_is() -> None:
    [outcome] = run(OPEN, None).outcomes
    assert (outcome.origin, outcome.message) == (Origin.LEFT, OPEN)


def test_batches_are_handed_out_as_they_are_done() -> None:
    messages = tuple(Message(f"Film {chr(65 + n)}") for n in range(5))
    seen: list[int] = []
    pretranslate(
        Catalog(messages),
        scripted(upper),
        FRENCH,
        options=Options(batch=2),
        on_batch=lambda catalog: seen.append(sum(any(m.msgstr) for m in catalog)),
    )
    assert seen == [2, 4, 5]


def test_progress_counts_messages() -> None:
    seen = []
    messages = tuple(Message(f"Film {chr(65 + n)}") for n in range(5))
    pretranslate(
        Catalog(messages),
        scripted(upper),
        FRENCH,
        options=Options(batch=2),
        on_progress=seen.append,
    )
    assert (seen[-1].segments_done, seen[-1].segments) == (5, 5)
    assert [each.segments_done for each in seen] == sorted(each.segments_done for each in seen)


ENGINES = st.sampled_from([upper, backwards, lambda _: "", lambda text: text[::-1], str])
OPTIONS = st.builds(Options, fuzzy=st.booleans(), accept=st.booleans(), batch=st.integers(1, 3))


@settings(max_examples=150, deadline=None)
@given(CATALOGS, ENGINES, OPTIONS)
def test_nothing_a_person_wrote_is_ever_lost_or_changed(
    catalog: Catalog, function: object, options: Options
) -> None:
    result = pretranslate(catalog, scripted(function), FRENCH, options=options)  # type: ignore[arg-type]
    assert len(result.catalog.messages) == len(catalog.messages)
    for before, behind in zip(catalog.messages, result.catalog.messages, strict=True):
        assert (before.key, before.msgid_plural) == (behind.key, behind.msgid_plural)
        assert (before.extracted, before.locations) == (behind.extracted, behind.locations)
        assert [c for c in behind.comments if not is_own(c)][: len(before.comments)] == list(
            before.comments
        )
        if any(before.msgstr) and behind is not before:
            assert standing_of(before) is Standing.OUTDATED
            assert options.fuzzy
            if before.msgstr != behind.msgstr:
                kept = [c for c in behind.comments if c.startswith("loctool: replaced: ")]
                assert len(kept) == sum(map(bool, before.msgstr))


@settings(max_examples=100, deadline=None)
@given(CATALOGS, ENGINES, OPTIONS)
def test_whatever_a_machine_fills_in_keeps_what_must_be_kept(
    catalog: Catalog, function: object, options: Options
) -> None:
    result = pretranslate(catalog, scripted(function), FRENCH, options=options)  # type: ignore[arg-type]
    for before, behind in zip(catalog.messages, result.catalog.messages, strict=True):
        if before.msgstr == behind.msgstr:
            continue
        assert all(behind.msgstr)
        flags = frozenset(before.flags) - {"fuzzy"}
        sources = [behind.msgid, behind.msgid_plural or behind.msgid]
        for text in behind.msgstr:
            assert any(not faults(source, text, flags | {NUMBER_OPTIONAL}) for source in sources)


@settings(max_examples=100, deadline=None)
@given(CATALOGS, ENGINES, OPTIONS)
def test_twice_is_once(catalog: Catalog, function: object, options: Options) -> None:
    translator = scripted(function)  # type: ignore[arg-type]
    once = render_catalog(pretranslate(catalog, translator, FRENCH, options=options).catalog)
    again = pretranslate(parse_catalog(once), translator, FRENCH, options=options).catalog
    assert render_catalog(again) == once


@settings(max_examples=60, deadline=None)
@given(CATALOGS, ENGINES, OPTIONS)
def test_a_run_over_any_batch_that_was_saved_comes_to_the_same_end(
    catalog: Catalog, function: object, options: Options
) -> None:
    translator = scripted(function)  # type: ignore[arg-type]
    read = reread(catalog)
    saved: list[str] = []
    end = pretranslate(
        read, translator, FRENCH, options=options,
        on_batch=lambda found: saved.append(render_catalog(found)),
    ).catalog  # fmt: skip
    for text in saved:
        resumed = pretranslate(parse_catalog(text), translator, FRENCH, options=options).catalog
        assert render_catalog(resumed) == render_catalog(end)
