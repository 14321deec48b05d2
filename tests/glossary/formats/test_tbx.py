"""TBX as others write it; the samples are ours, in the shape of LTAC's for TBX-Basic."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from lxml import etree

from loctool.errors import BadInputError
from loctool.glossary.collection import read_glossary, shipped_glossary
from loctool.glossary.formats import Pair, Reading
from loctool.glossary.formats.tbx import DCA, DCT, MARTIF, TbxFormat
from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term


def read(text: str | bytes) -> Reading:
    return DCA.read(text if isinstance(text, bytes) else text.encode(), "g.tbx", Pair())


DCT_SAMPLE = """\
<?xml version="1.0" encoding="utf-8"?>
<?xml-model href="https://example.org/TBX-Basic.nvdl" type="application/xml"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed:3.0"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>From a termbase</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c1">
      <transacGrp><basic:transactionType>origination</basic:transactionType></transacGrp>
      <basic:subjectField>Editing</basic:subjectField>
      <note>Only for picture</note>
      <langSec xml:lang="de">
        <descripGrp>
          <basic:definition>Erste Fassung
            eines Films</basic:definition>
          <basic:source>Handbuch</basic:source>
        </descripGrp>
        <termSec>
          <term>Rohschnitt</term>
          <min:partOfSpeech>noun</min:partOfSpeech>
          <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
        </termSec>
        <termSec>
          <term>Grobschnitt</term>
          <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>
        </termSec>
      </langSec>
      <langSec xml:lang="en_us">
        <termSec><term>rough <hi>cut</hi></term></termSec>
        <termSec><term>first assembly</term></termSec>
      </langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""

V2_SAMPLE = """\
<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
 <martifHeader><fileDesc><sourceDesc><p>old</p></sourceDesc></fileDesc></martifHeader>
 <text><body>
  <termEntry id="e1">
   <descripGrp><descrip type="definition">Name list at the end</descrip></descripGrp>
   <langSet xml:lang="de">
    <ntig><termGrp><term>Abspann</term>
     <termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
    <tig><term>Nachspann</term>
     <termNote type="normativeAuthorization">deprecatedTerm</termNote></tig>
   </langSet>
  </termEntry>
  <termEntry><langSet xml:lang="en"><tig><term>end credits</term></tig></langSet></termEntry>
 </body></text>
</martif>
"""


def test_version_3_with_categories_as_tags_is_read() -> None:
    [concept] = read(DCT_SAMPLE).glossary
    assert concept == Concept(
        "c1",
        {
            "de": (Term("Rohschnitt"), Term("Grobschnitt", Status.DEPRECATED)),
            "en-US": (Term("rough cut"), Term("first assembly", Status.ADMITTED)),
        },
        domain="Editing",
        part_of_speech="noun",
        note="Only for picture",
        extra={"definition de": "Erste Fassung eines Films"},
    )


def test_what_the_model_has_no_place_for_is_said_once_for_each_kind() -> None:
    assert [str(remark) for remark in read(DCT_SAMPLE).remarks] == [
        "g.tbx:8: warning: transacGrp is not kept; it comes 1 time [category-lost]",
        "g.tbx:15: warning: source is not kept; it comes 1 time [category-lost]",
    ]


def test_version_2_is_read_and_its_dtd_left_alone() -> None:
    reading = read(V2_SAMPLE)
    first, second = reading.glossary
    assert first.definition == "Name list at the end"
    assert first.in_language("de") == (Term("Abspann"), Term("Nachspann", Status.FORBIDDEN))
    assert (second.id, second.part_of_speech) == ("end-credits", "")
    assert reading.lines == {"e1": 6, "end-credits": 15}


CONCEPT = Concept(
    "3d film",
    {"de": (Term("3D-Film"), Term("3-D-Film", Status.FORBIDDEN, case_sensitive=True))},
    domain="Kino",
    part_of_speech="proper-noun",
    policy=Policy.KEEP,
    definition="zwei\nZeilen",
    extra={"Quelle": "a & <b>"},
)


@pytest.mark.parametrize("form", [DCA, DCT, MARTIF])
def test_what_has_no_category_goes_into_notes_that_people_can_read(form: TbxFormat) -> None:
    root = etree.fromstring(form.write(Glossary((CONCEPT,)), Pair()).data)
    notes = [each.text for each in root.iter("{*}note")]
    assert notes == [
        "[loctool:policy] keep",
        "[loctool:part-of-speech] proper-noun",
        "[loctool:extra:Quelle] a & <b>",
        "[loctool:case-sensitive] yes",
    ]


@pytest.mark.parametrize("form", [DCA, DCT, MARTIF])
def test_ids_are_names_that_xml_allows(form: TbxFormat) -> None:
    data = form.write(Glossary((CONCEPT,)), Pair()).data
    assert b'id="_x33_d_x20_film"' in data
    assert read(data).glossary.concepts == (CONCEPT,)


def test_values_are_those_of_tbx_basic() -> None:
    root = etree.fromstring(DCA.write(Glossary((CONCEPT,)), Pair()).data)
    found = [(each.get("type"), each.text) for each in root.iter("{*}termNote")]
    assert found == [
        ("partOfSpeech", "noun"),
        ("administrativeStatus", "preferredTerm-admn-sts"),
        ("partOfSpeech", "noun"),
        ("administrativeStatus", "deprecatedTerm-admn-sts"),
    ]


def test_a_control_character_is_lost_and_said() -> None:
    writing = DCA.write(Glossary((Concept("x", {"de": (Term("a\x07b"),)}),)), Pair())
    assert [loss.finding.id for loss in writing.losses] == ["control-character-lost"]
    assert read(writing.data).glossary.concepts[0].preferred("de") == Term("ab")


LAYERS = "".join(
    f'<!ENTITY {name} "{f"&{previous};" * 10}">'
    for previous, name in zip("abcdefghi", "bcdefghij", strict=True)
)
BOMB = f'<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa">{LAYERS}]><tbx>&j;</tbx>'


def test_an_entity_bomb_is_refused_at_once() -> None:
    began = time.perf_counter()
    with pytest.raises(BadInputError, match="declares entities"):
        read(BOMB)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_file_is_read_through_an_entity(encoding: str, tmp_path: object) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n'
        '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>'
    )
    with pytest.raises(BadInputError, match="declares entities"):
        read(text.encode(encoding))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "g.tbx:1: not well-formed XML: "),
        ("<tbx>\n<text>\n</tbx>", "g.tbx:3: not well-formed XML: Opening and ending tag mismatch"),
        ("<tmx/>", "g.tbx:1: not TBX: the root element is <tmx>"),
        (
            "<tbx><conceptEntry>\n<langSec><termSec/></langSec></conceptEntry></tbx>",
            "g.tbx:2: <langSec> without xml:lang",
        ),
        ("\0\1\2", "g.tbx:1: not well-formed XML"),
    ],
)
def test_what_is_no_tbx_is_refused_in_one_line(data: str, message: str) -> None:
    with pytest.raises(BadInputError) as error:
        read(data)
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("entry", "id"),
    [
        ("<termSec><term/></termSec>", "term-empty"),
        (
            "<termSec><term>a</term>"
            "<termNote type='administrativeStatus'>nice</termNote></termSec>",
            "status-unknown",
        ),
        (
            "<termSec><term>a</term><termNote type='partOfSpeech'>noun</termNote></termSec>"
            "<termSec><term>b</term><termNote type='partOfSpeech'>verb</termNote></termSec>",
            "part-of-speech-lost",
        ),
    ],
)
def test_what_is_odd_is_said(entry: str, id: str) -> None:
    text = (
        f"<tbx><conceptEntry id='a'><langSec xml:lang='de'>{entry}</langSec></conceptEntry></tbx>"
    )
    assert [remark.finding.id for remark in read(text).remarks] == [id]


@pytest.mark.parametrize("id", ["_xd800_", "_xffffff_", "_x_y", "a_x41"])
def test_others_ids_that_only_look_like_ours_stay(id: str) -> None:
    assert read(f"<tbx><conceptEntry id='{id}'/></tbx>").glossary.concepts[0].id == id


def test_an_id_that_comes_twice_is_said() -> None:
    entry = "<conceptEntry id='a'/>"
    reading = read(f"<tbx>{entry}{entry}</tbx>")
    assert [concept.id for concept in reading.glossary] == ["a", "a-2"]
    assert [remark.finding.id for remark in reading.remarks] == ["id-duplicate"]


CHILDREN = {
    "tbx": "tbxHeader text ",
    "martif": "martifHeader text ",
    "tbxHeader": "fileDesc ",
    "martifHeader": "fileDesc encodingDesc ",
    "body": "((conceptEntry|termEntry) )+",
    "conceptEntry": "((descrip|subjectField|definition|note) )*(langSec )+",
    "termEntry": "((descrip|note) )*(langSet )+",
    "langSec": "(termSec )+",
    "langSet": "(tig )+",
    "termSec": "term ((termNote|partOfSpeech|administrativeStatus) )*(note )*",
    "tig": "term (termNote )*(note )*",
}
"""What may stand in what, and in which order: the schemas of TBX-Basic, as far as we write it."""


@pytest.mark.parametrize("form", [DCA, DCT, MARTIF])
def test_elements_stand_where_the_schemas_of_tbx_basic_have_them(form: TbxFormat) -> None:
    glossary = read_glossary(shipped_glossary()).glossary
    concepts = (*glossary, replace(CONCEPT, note="am Set"))
    root = etree.fromstring(form.write(Glossary(concepts), Pair()).data)
    for element in root.iter():
        name = etree.QName(element).localname
        children = "".join(f"{etree.QName(child).localname} " for child in element)
        if name in CHILDREN:
            assert re.fullmatch(CHILDREN[name], children), (name, children)
    ids = [each.get("id") for each in root.iter("{*}conceptEntry", "{*}termEntry")]
    assert len(set(ids)) == len(concepts)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", id, re.ASCII) for id in ids)
