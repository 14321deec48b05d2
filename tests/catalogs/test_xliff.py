from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage.poxliff import PoXliffFile
from translate.storage.xliff2 import Xliff2File

from loctool.catalogs import xliff12, xliff20
from loctool.catalogs.messages import Catalog, Message, Previous
from loctool.catalogs.xliff import VERSIONS, language_tag, read_xliff, write_xliff
from loctool.catalogs.xliff_inline import NOT_XML
from loctool.catalogs.xliff_merging import merge
from loctool.errors import BadInputError, LoctoolError, UsageError
from tests.catalogs.strategies import CATALOGS, HEADER

VERSION = pytest.mark.parametrize("version", list(VERSIONS))

HEADLINE = Message(
    "Der <g1>Film</g1> läuft.<x2/>",
    ("Le <g1>film</g1> passe.<x2/>",),
    msgctxt="heading",
    comments=("Anna fragt nach.",),
    extracted=("<g1>: **…**", "term: Film = film"),
    locations=("artikel.de.md:3", "plakat.md:1"),
)
OPEN = Message("Er kommt später.", ("",), msgctxt="paragraph", locations=("artikel.de.md:5",))
DRAFT = Message("Sie kam.", ("Elle vient.",), flags=("fuzzy",), previous=Previous("Sie kommt."))
PLURAL = Message("%d Film", ("%d film", "%d films"), msgid_plural="%d Filme", flags=("c-format",))
GONE = Message("Weg damit.", ("Allez.",), obsolete=True)
CATALOG = Catalog((HEADLINE, OPEN, DRAFT, PLURAL, GONE), HEADER, "po/artikel.fr.po")


def exported(catalog: Catalog, version: str) -> etree._Element:
    return etree.fromstring(write_xliff(catalog, version).data)


def imported(root: etree._Element) -> Any:
    return read_xliff(etree.tostring(root), "zurück.xlf")


def find(root: etree._Element, path: str) -> list[Any]:
    return root.xpath(path, namespaces={"a": xliff12.NAMESPACE, "b": xliff20.NAMESPACE})


def segment_of(root: etree._Element, source: str) -> etree._Element:
    names = (f"{{{xliff20.NAMESPACE}}}segment", f"{{{xliff12.NAMESPACE}}}trans-unit")
    plain = re.sub(r"</?[gx]\d/?>", "", source)
    [found] = [each for each in root.iter(*names) if "".join(each[0].itertext()) == plain]
    return found


def translate(root: etree._Element, source: str, target: str, state: str | None) -> None:
    """What a translator does in a CAT tool."""
    unit = segment_of(root, source)
    namespace = unit.tag.partition("}")[0] + "}"
    element = unit.find(f"{namespace}target")
    if element is None:
        element = etree.SubElement(unit, f"{namespace}target")
    for child in list(element):
        element.remove(child)
    element.text = target
    bearer = unit if namespace == f"{{{xliff20.NAMESPACE}}}" else element
    bearer.attrib.pop("subState", None)
    bearer.attrib.pop("state", None)
    if state:
        bearer.set("state", state)


@VERSION
@settings(deadline=None, max_examples=60)
@given(catalog=CATALOGS)
def test_a_catalog_comes_back_as_it_was_or_says_what_was_lost(
    version: str, catalog: Catalog
) -> None:
    export = write_xliff(catalog, version)
    back = read_xliff(export.data, "a.xlf")
    assert tuple(unit.message for unit in back.units) == catalog.messages
    assert (back.header, back.target) == (HEADER, "fr")
    assert export.remarks == ()
    merged = merge(back, catalog)
    assert merged.catalog is catalog
    assert merged.counts["same"] == len(catalog.messages)


@VERSION
@settings(deadline=None, max_examples=30)
@given(catalog=CATALOGS, control=st.sampled_from("\x00\x08\x1f\ufffe"))
def test_a_control_character_in_a_comment_is_lost_and_that_is_said(
    version: str, catalog: Catalog, control: str
) -> None:
    first, *others = catalog.messages
    broken = replace(first, comments=(f"a{control}b",), line=7)
    export = write_xliff(replace(catalog, messages=(broken, *others)), version)
    assert [str(remark) for remark in export.remarks] == [
        "a.fr.po:7: warning: XML has no way to write a control character in a comment or context"
        " [control-character-lost]"
    ]
    [found, *_rest] = read_xliff(export.data, "a.xlf").units
    assert found.message == replace(first, comments=("ab",))


@VERSION
def test_inline_tags_are_elements(version: str) -> None:
    root = exported(CATALOG, version)
    pair, point = ("g", "x") if version == "1.2" else ("pc", "ph")
    for name in ("source", "target"):
        [element] = find(root, f"//*[local-name()='{name}'][*]")
        assert [(etree.QName(child).localname, child.get("id")) for child in element] == [
            (pair, "1"),
            (point, "2"),
        ]


@VERSION
def test_obsolete_messages_stay_at_home_and_that_is_said(version: str) -> None:
    export = write_xliff(CATALOG, version)
    assert b"Weg damit" not in export.data
    assert [remark.finding.id for remark in export.remarks] == ["obsolete-left-out"]
    assert export.units == 4


@VERSION
def test_exporting_twice_gives_the_same_bytes(version: str) -> None:
    assert write_xliff(CATALOG, version) == write_xliff(CATALOG, version)


@pytest.mark.parametrize(
    ("state", "text", "fuzzy", "msgstr"),
    [
        ("needs-translation", "", False, ""),
        ("new", "", False, ""),
        ("needs-translation", "Il vient.", True, "Il vient."),
        ("needs-review-translation", "Il vient.", True, "Il vient."),
        ("needs-review-l10n", "Il vient.", True, "Il vient."),
        ("translated", "Il vient.", False, "Il vient."),
        ("signed-off", "Il vient.", False, "Il vient."),
        ("final", "Il vient.", False, "Il vient."),
    ],
)
def test_states_of_1_2(state: str, text: str, fuzzy: bool, msgstr: str) -> None:
    root = exported(CATALOG, "1.2")
    translate(root, OPEN.msgid, text, state)
    [unit] = [each for each in imported(root).units if each.message.msgid == OPEN.msgid]
    assert (unit.message.fuzzy, unit.message.msgstr) == (fuzzy, (msgstr,))


@pytest.mark.parametrize(("approved", "fuzzy"), [("yes", False), ("no", True), (None, False)])
def test_without_a_state_1_2_goes_by_the_approval(approved: str | None, fuzzy: bool) -> None:
    root = exported(CATALOG, "1.2")
    translate(root, OPEN.msgid, "Il vient.", None)
    unit = segment_of(root, OPEN.msgid)
    del unit.attrib["approved"]
    if approved:
        unit.set("approved", approved)
    assert [each.message.fuzzy for each in imported(root).units][1] is fuzzy


@pytest.mark.parametrize(
    ("state", "fuzzy"),
    [
        ("initial", True),
        ("translated", False),
        ("reviewed", False),
        ("final", False),
        (None, False),
    ],
)
def test_states_of_2_0(state: str | None, fuzzy: bool) -> None:
    root = exported(CATALOG, "2.0")
    translate(root, OPEN.msgid, "Il vient.", state)
    assert [each.message.fuzzy for each in imported(root).units][1] is fuzzy


@VERSION
def test_what_was_translated_elsewhere_comes_into_the_catalog(version: str) -> None:
    root = exported(CATALOG, version)
    translate(root, OPEN.msgid, "Il vient plus tard.", "translated")
    translate(root, DRAFT.msgid, "Elle est venue.", "final")
    merged = merge(imported(root), CATALOG)
    assert [each.msgstr for each in merged.catalog.messages] == [
        HEADLINE.msgstr,
        ("Il vient plus tard.",),
        ("Elle est venue.",),
        PLURAL.msgstr,
        GONE.msgstr,
    ]
    draft = merged.catalog.messages[2]
    assert (draft.flags, draft.previous) == ((), None)
    assert merged.counts == {"taken": 2, "same": 2, "kept": 0, "conflict": 0, "gone": 0}
    again = merge(imported(root), merged.catalog)
    assert again.catalog is merged.catalog


@VERSION
def test_what_was_translated_here_meanwhile_stays(version: str) -> None:
    root = exported(CATALOG, version)
    newer = replace(HEADLINE, msgstr=("Le <g1>long métrage</g1> passe.<x2/>",))
    merged = merge(imported(root), replace(CATALOG, messages=(newer, OPEN)))
    assert merged.catalog.messages[0] is newer
    assert merged.counts["kept"] == 1


@VERSION
def test_where_both_sides_changed_the_catalog_stays_and_it_is_said(version: str) -> None:
    root = exported(CATALOG, version)
    translate(root, HEADLINE.msgid, "Eux", "final")
    ours = replace(HEADLINE, msgstr=("Nous",), line=12)
    catalog = replace(CATALOG, messages=(ours,))
    merged = merge(imported(root), catalog)
    assert merged.catalog.messages[0].msgstr == ("Nous",)
    assert [str(each) for each in merged.remarks][:1] == [
        "po/artikel.fr.po:12: warning: both sides changed the translation, the catalog's stays: "
        "Der <g1>Film</g1> läuft.<x2/> [xliff-conflict]"
    ]
    assert merge(imported(root), catalog, theirs=True).catalog.messages[0].msgstr == ("Eux",)


@VERSION
def test_a_translation_whose_message_is_gone_becomes_obsolete(version: str) -> None:
    root = exported(CATALOG, version)
    merged = merge(imported(root), replace(CATALOG, messages=(OPEN,)))
    kept = merged.catalog.messages[1:]
    assert [(each.msgid, each.msgstr, each.obsolete) for each in kept] == [
        (each.msgid, each.msgstr, True) for each in (HEADLINE, DRAFT, PLURAL)
    ]
    assert merged.counts["gone"] == 3
    assert merge(imported(root), merged.catalog).catalog is merged.catalog


@VERSION
def test_comments_that_came_are_added_and_none_is_taken_away(version: str) -> None:
    root = exported(CATALOG, version)
    [note] = [each for each in root.iter() if each.text == "Anna fragt nach."]
    note.text = "Bitte kürzer."
    merged = merge(imported(root), CATALOG)
    assert merged.catalog.messages[0].comments == ("Anna fragt nach.", "Bitte kürzer.")


def test_a_unit_that_a_tool_cut_into_sentences_is_one_message_again() -> None:
    root = exported(CATALOG, "2.0")
    segment = segment_of(root, OPEN.msgid)
    unit = segment.getparent()
    unit.remove(segment)
    ns = xliff20.NAMESPACE
    for part in (
        f'<segment xmlns="{ns}" state="final"><source>Er kommt</source><target>Il vient</target></segment>',  # noqa: E501
        f'<ignorable xmlns="{ns}"><source> </source></ignorable>',
        f'<segment xmlns="{ns}" state="final"><source>später.</source><target>plus tard.</target></segment>',  # noqa: E501
    ):
        unit.append(etree.fromstring(part))
    message = imported(root).units[1].message
    assert (message.msgid, message.msgstr, message.fuzzy) == (
        OPEN.msgid,
        ("Il vient plus tard.",),
        False,
    )


def test_marks_around_sentences_and_codes_of_other_tools_are_read_as_their_text() -> None:
    data = f"""<xliff version="1.2" xmlns="{xliff12.NAMESPACE}"><file original="a" datatype="x-t"
      source-language="de"><body><group><trans-unit id="7"><source>Ja <ph id="1">%s</ph></source>
      <target><mrk mtype="seg" mid="0">Oui <bpt id="2">[b]</bpt>%s</mrk></target></trans-unit>
      </group></body></file></xliff>"""
    [unit] = read_xliff(data.encode(), "a.xlf").units
    assert (unit.id, unit.message.msgid, unit.message.msgstr) == ("", "Ja %s", ("Oui [b]%s",))


REQUIRED = {
    "1.2": {
        "xliff": {"version"},
        "file": {"original", "source-language", "datatype"},
        "tool": {"tool-id", "tool-name"},
        "trans-unit": {"id"},
        "context": {"context-type"},
        "g": {"id"},
        "x": {"id"},
    },
    "2.0": {
        "xliff": {"version", "srcLang"},
        "file": {"id"},
        "unit": {"id"},
        "group": {"id"},
        "meta": {"type"},
        "pc": {"id"},
        "ph": {"id"},
        "cp": {"hex"},
    },
}
"""From OASIS's schemas xliff-core-1.2-strict.xsd, xliff_core_2.0.xsd and metadata.xsd."""

CHILDREN = {
    "1.2": {
        "xliff": "(file )+",
        "file": "(header )?body ",
        "header": "(tool |note )*",
        "body": "(group |trans-unit )*",
        "group": "(context-group )*(note )*(trans-unit )+",
        "trans-unit": "source (target )?(context-group |note )*",
        "context-group": "(context )+",
        "context": "",
        "note": "",
    },
    "2.0": {
        "xliff": "(file )+",
        "file": "(metadata )*(notes )?(unit |group )+",
        "group": "(metadata )*(notes )?(unit |group )*",
        "unit": "(metadata )*(notes )?(originalData )?(segment |ignorable )+",
        "segment": "source (target )?",
        "metadata": "(metaGroup )+",
        "metaGroup": "(metaGroup |meta )+",
        "notes": "(note )+",
        "meta": "",
        "note": "",
    },
}
"""The content models, from the same schemas, as expressions over the children's names."""


@VERSION
@settings(deadline=None, max_examples=25)
@given(catalog=CATALOGS)
def test_the_structure_is_what_the_schema_asks_for(version: str, catalog: Catalog) -> None:
    root = exported(catalog, version)
    for element in root.iter():
        name = etree.QName(element).localname
        assert REQUIRED[version].get(name, set()) <= set(element.attrib)
        children = "".join(f"{etree.QName(child).localname} " for child in element)
        if name in CHILDREN[version]:
            assert re.fullmatch(CHILDREN[version][name], children), (name, children)
    units = find(root, "//a:trans-unit | //a:group | //b:unit | //b:group")
    ids = [each.get("id") for each in units]
    assert len(ids) == len(set(ids))
    if version == "2.0":
        assert all(re.fullmatch(r"[\w.:-]+", id) for id in ids)
        states = {each.get("state") for each in root.iter(f"{{{xliff20.NAMESPACE}}}segment")}
        assert states <= {"initial", "translated"}


def test_translate_toolkit_reads_1_2_as_we_mean_it() -> None:
    store = PoXliffFile.parsestring(write_xliff(CATALOG, "1.2").data)
    assert (store.sourcelanguage, store.targetlanguage) == ("de", "fr")
    units = {str(unit.source): unit for unit in store.units}
    headline = units["Der Film läuft."]
    assert headline.target == "Le film passe."
    assert (headline.isfuzzy(), headline.istranslated()) == (False, True)
    assert headline.getlocations() == ["artikel.de.md:3", "plakat.md:1"]
    assert headline.getnotes("developer") == "\n".join(HEADLINE.extracted)
    assert headline.getnotes("translator") == "Anna fragt nach."
    assert units["Sie kam."].isfuzzy()
    assert not units["Er kommt später."].istranslated()
    assert units["%d Film"].hasplural()
    assert units["%d Film"].target.strings == list(PLURAL.msgstr)


def test_translate_toolkit_reads_2_0_as_we_mean_it() -> None:
    store = Xliff2File.parsestring(write_xliff(CATALOG, "2.0").data)
    units = {str(unit.source): unit for unit in store.units}
    assert str(units["%d Filme"].target) == "%d films"
    assert units["Sie kam."].isfuzzy()
    assert units["%d Film"].istranslated()
    assert not units["Er kommt später."].istranslated()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not well-formed"),
        (b"<xliff>", "not well-formed"),
        (b"<tmx version='1.4'/>", "is no XLIFF file: found <tmx>"),
        (b"<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", "nothing to translate"),
        (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff/>', "declares entities"),
    ],
)
def test_what_is_no_xliff_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(BadInputError, match=message):
        read_xliff(data, "a.xlf")


PIECES = ["<xliff>", "</xliff>", "<file>", "</file>", "<body>", "</body>", "<trans-unit/>", "Ja"]


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=80) | st.lists(st.sampled_from(PIECES)).map("".join).map(str.encode))
def test_no_bytes_cause_another_error(data: bytes) -> None:
    try:
        read_xliff(data, "a.xlf")
    except LoctoolError:
        return


def test_an_empty_catalog_and_an_unknown_version_are_refused() -> None:
    with pytest.raises(BadInputError, match="no message to export"):
        write_xliff(Catalog((GONE,), HEADER), "1.2")
    with pytest.raises(UsageError, match=r"unknown version of XLIFF: 3\.0"):
        write_xliff(CATALOG, "3.0")


def test_languages_are_written_as_tags() -> None:
    assert language_tag("zh_Hant_TW") == "zh-Hant-TW"
    assert language_tag("de_DE.UTF-8@euro") == "de-DE"
    assert not NOT_XML.search("ä\t\n\r🎬")
