from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.catalogs.messages import Catalog, Message, Previous
from loctool.catalogs.reading import parse_catalog
from loctool.catalogs.update import update_catalog
from loctool.catalogs.writing import render_catalog
from tests.catalogs.generated import HEADER, catalogs, messages

MODEST = settings(deadline=None, max_examples=30)


def template(*drawn: Message) -> Catalog:
    return Catalog(drawn, Message("", ("POT-Creation-Date: 2026-11-22 20:00+0100\n",)))


@st.composite
def templates(draw: st.DrawFn, catalog: Catalog) -> Catalog:
    """Some of a catalog's messages, and some new ones."""
    kept = [each for each in catalog.messages if draw(st.booleans())]
    new = draw(st.lists(messages(), max_size=4))
    wanted = {
        each.key: Message(
            each.msgid,
            ("",) if each.msgid_plural is None else ("", ""),
            each.msgctxt,
            each.msgid_plural,
            extracted=each.extracted,
            locations=each.locations,
        )
        for each in (*kept, *new)
    }
    return template(*wanted.values())


@MODEST
@given(st.data(), catalogs(), st.booleans())
def test_a_second_update_changes_no_byte(data: st.DataObject, old: Catalog, previous: bool) -> None:
    wanted = data.draw(templates(old))
    once = update_catalog(old, wanted, previous=previous).catalog
    read = parse_catalog(render_catalog(once))
    assert render_catalog(
        update_catalog(read, wanted, previous=previous).catalog
    ) == render_catalog(once)


@MODEST
@given(st.data(), catalogs())
def test_nothing_a_person_wrote_is_lost(data: st.DataObject, old: Catalog) -> None:
    new = update_catalog(old, data.draw(templates(old))).catalog
    translations = {text for message in new.messages for text in message.msgstr}
    comments = {line for message in new.messages for line in message.comments}
    for message in old.messages:
        assert set(message.comments) <= comments
        kept = message.msgstr[:1] if message.msgstr[0] else message.msgstr
        assert set(kept) <= translations | {""}


@MODEST
@given(st.data(), catalogs())
def test_the_messages_are_the_templates_in_its_order(data: st.DataObject, old: Catalog) -> None:
    wanted = data.draw(templates(old))
    new = update_catalog(old, wanted).catalog
    assert [each.key for each in new] == [each.key for each in wanted.messages]


def old_catalog(entries: str) -> Catalog:
    return parse_catalog(render_catalog(Catalog((), HEADER)) + "\n" + entries)


def test_a_message_that_did_not_change_keeps_its_lines() -> None:
    old = old_catalog('#: a.py:1\nmsgid   "Ton"\nmsgstr "son"\n')
    new = update_catalog(old, template(Message("Ton", locations=("a.py:1",)))).catalog
    assert new.messages[0].raw == old.messages[0].raw


def test_a_changed_text_gets_the_old_translation_as_fuzzy() -> None:
    old = old_catalog('# gut\nmsgid "Der Film läuft heute"\nmsgstr "Le film passe ce jour"\n')
    wanted = template(Message("Der Film läuft morgen"), Message("Ganz etwas anderes"))
    updated = update_catalog(old, wanted, previous=True)
    first, second = updated.catalog.messages
    assert (first.msgstr, first.flags) == (("Le film passe ce jour",), ("fuzzy",))
    assert (first.comments, first.previous) == (("gut",), Previous("Der Film läuft heute"))
    assert (second.msgstr, second.flags) == (("",), ())
    assert (updated.new, updated.fuzzy, updated.obsolete) == (1, 1, 0)


def test_without_fuzzy_matching_it_is_untranslated_and_the_old_one_obsolete() -> None:
    old = old_catalog('msgid "Der Film läuft heute"\nmsgstr "Le film passe ce jour"\n')
    updated = update_catalog(old, template(Message("Der Film läuft morgen")), fuzzy=False)
    first, second = updated.catalog.messages
    assert (first.msgstr, second.obsolete, second.msgstr) == (
        ("",), True, ("Le film passe ce jour",),
    )  # fmt: skip


def test_an_obsolete_message_comes_back() -> None:
    old = old_catalog('#~ msgid "Ton"\n#~ msgstr "son"\n')
    updated = update_catalog(old, template(Message("Ton", locations=("a.py:1",))))
    assert updated.catalog.messages == (Message("Ton", ("son",), locations=("a.py:1",)),)
    assert updated.revived == 1


def test_a_new_plural_makes_the_translation_fuzzy() -> None:
    old = old_catalog('msgid "%d Szene"\nmsgstr "%d scène"\n')
    wanted = template(Message("%d Szene", ("", ""), msgid_plural="%d Szenen"))
    [message] = update_catalog(old, wanted).catalog.messages
    assert (message.msgstr, message.fuzzy) == (("%d scène", "%d scène"), True)


def test_the_header_gets_the_templates_date_and_keeps_all_else() -> None:
    old = replace(old_catalog(""), header=replace(HEADER, comments=("von Hand",)))
    header = update_catalog(old, template()).catalog.header
    assert header is not None
    assert header.comments == ("von Hand",)
    assert header.msgstr[0] == HEADER.msgstr[0] + "POT-Creation-Date: 2026-11-22 20:00+0100\n"


def test_formats_are_the_templates_and_other_flags_the_catalogs() -> None:
    old = old_catalog('#, fuzzy, c-format, no-wrap\nmsgid "Ton"\nmsgstr "son"\n')
    [message] = update_catalog(old, template(Message("Ton", flags=("python-format",)))).catalog
    assert set(message.flags) == {"fuzzy", "python-format", "no-wrap"}
