from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loctool.catalogs.articles import Made, make_catalog, rebuild_articles
from loctool.catalogs.articles_building import State, build_article
from loctool.catalogs.articles_files import Places, Plan, plan_catalogs
from loctool.catalogs.articles_messages import (
    Article,
    article_keys,
    article_messages,
    kept_words,
)
from loctool.catalogs.articles_origins import origin_fields, read_origins
from loctool.catalogs.articles_terms import term_comments
from loctool.catalogs.messages import Catalog, Message, Previous
from loctool.catalogs.reading import parse_bytes
from loctool.catalogs.writing import changed, encoded, write_catalog
from loctool.documents import Document
from loctool.errors import BadInputError, OutputExistsError, UsageError
from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term
from loctool.segments import Segment
from tests.documents.html_samples import HTML_LIKE, well_formed_html
from tests.documents.markdown_documents import DOCUMENTS, SOUP

ARTICLE = """\
---
title: Der Turm
---

# Der Turm

Die Serie *„Der Turm“* startet am 3. Oktober. Mehr auf [der Seite](https://turm.example).

- Ton: Kim Sahin
- Ton: Kim Sahin

Die Datei heißt `turm_01`.
"""


def silent(_segment: Segment) -> tuple[str, ...]:
    return ()


def catalog_of(document: Document) -> Catalog:
    return Catalog(article_messages([Article("artikel.de.md", document, "0" * 64)], silent))


def filled(catalog: Catalog, translate: dict[str, str] | None = None) -> Catalog:
    """The catalog with translations; by default each source is its own."""
    messages = tuple(
        each
        if each.obsolete
        else changed(
            each,
            msgstr=((translate or {}).get(each.msgid, each.msgid if translate is None else ""),),
        )
        for each in catalog.messages
    )
    return replace(catalog, messages=messages)


def test_each_segment_is_a_message_with_its_context_and_place() -> None:
    catalog = catalog_of(Document.from_text(ARTICLE, "markdown"))
    assert [(each.msgctxt, each.msgid, each.locations) for each in catalog.messages] == [
        ("front-matter", "Der Turm", ("artikel.de.md:2",)),
        ("heading", "Der Turm", ("artikel.de.md:5",)),
        (
            "paragraph",
            "Die Serie <g1>„Der Turm“</g1> startet am 3. Oktober. Mehr auf <g2>der Seite</g2>.",
            ("artikel.de.md:7",),
        ),
        ("list-item", "Ton: Kim Sahin", ("artikel.de.md:9",)),
        ("list-item 2", "Ton: Kim Sahin", ("artikel.de.md:10",)),
        ("paragraph", "Die Datei heißt <g1>turm_01</g1>.", ("artikel.de.md:12",)),
    ]


def test_comments_say_what_tags_stand_for_and_what_must_stay() -> None:
    catalog = catalog_of(Document.from_text(ARTICLE, "markdown"))
    assert catalog.messages[2].extracted == (
        "<g1>: *…*",
        "<g2>: […](https://turm.example)",
    )
    assert catalog.messages[5].extracted == ("<g1>: `…`", "keep: turm_01")
    assert kept_words(catalog.messages[5]) == ("turm_01",)


def test_a_key_does_not_depend_on_what_stands_around() -> None:
    before = article_keys(Document.from_text(ARTICLE, "markdown"))
    text = ARTICLE.replace("# Der Turm", "# Neu\n\n- Davor.\n\n# Der Turm").replace("title", "slug")
    later = article_keys(Document.from_text(text, "markdown"))
    assert set(before[1:]) < set(later)


def test_segments_alike_in_several_articles_share_a_message() -> None:
    first = Article("a.md", Document.from_text("# Kino\n\nEins.\n", "markdown"), "0" * 64)
    second = Article("b.md", Document.from_text("\n# Kino\n\nZwei.\n", "markdown"), "1" * 64)
    messages = article_messages([first, second], silent)
    assert [(each.msgid, each.locations) for each in messages] == [
        ("Kino", ("a.md:1", "b.md:2")),
        ("Eins.", ("a.md:3",)),
        ("Zwei.", ("b.md:4",)),
    ]


def test_the_glossarys_terms_are_comments() -> None:
    glossary = Glossary(
        (
            Concept("credits", {"de": (Term("Abspann"),), "fr": (Term("générique de fin"),
                    Term("générique", Status.ADMITTED), Term("crédits", Status.FORBIDDEN))}),
            Concept("vfx", {"de": (Term("VFX"),)}, policy=Policy.KEEP),
            Concept("take", {"de": (Term("Klappe"),)}),
        )
    )  # fmt: skip
    comment = term_comments(glossary, "de", "fr")
    text = "Im Abspann und in den Abspännen steht VFX, und die Klappe fällt."
    assert list(comment(Segment(text))) == [
        "term: Abspann = générique de fin | générique (not: crédits)",
        "term: VFX = VFX",
    ]


def test_origins_are_read_from_the_header_as_they_were_written() -> None:
    document = Document.from_text(ARTICLE, "markdown")
    articles = [Article("mit leer.md", document, "a" * 64), Article("../b.md", document, "b" * 64)]
    fields = origin_fields(articles)
    header = Message("", ("".join(f"{name}: {value}\n" for name, value in fields.items()),))
    origins = read_origins(Catalog((), header))
    assert [(each.name, each.format, each.sha256) for each in origins] == [
        ("mit leer.md", "markdown", "a" * 64),
        ("../b.md", "markdown", "b" * 64),
    ]


SRT = st.lists(
    st.sampled_from(["Wir drehen", "<i>heute</i>", "\n", "- Ja.", "{\\an8}", "♪", "<b>", "&"]),
    min_size=1,
    max_size=8,
).map(lambda parts: "1\n00:00:01,000 --> 00:00:02,000\n" + " ".join(parts) + "\n")
VTT = SRT.map(lambda text: "WEBVTT\n\n" + text.replace(",000", ".000"))
PLAIN = st.lists(
    st.sampled_from(
        ["Ein Wort", "eins", "\n", "\n\n", "- Punkt", "Regie: Ich", "\t", "\r\n", "„x“"]
    ),
    min_size=1,
    max_size=15,
).map(" ".join)
FORMATS = st.one_of(
    st.tuples(st.just("text"), PLAIN),
    st.tuples(st.just("markdown"), DOCUMENTS | SOUP),
    st.tuples(st.just("html"), HTML_LIKE | well_formed_html()),
    st.tuples(st.just("srt"), SRT),
    st.tuples(st.just("vtt"), VTT),
)


def read(text: str, format: str) -> Document | None:
    try:
        document = Document.from_text(text, format)
    except BadInputError:
        return None
    return document if document.segments else None


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.filter_too_much])
@given(FORMATS)
def test_with_the_source_as_its_translation_the_article_comes_back(pair: tuple[str, str]) -> None:
    document = read(pair[1], pair[0])
    if document is None:
        return
    written = encoded(filled(catalog_of(document)))
    built = build_article(document, parse_bytes(written))
    assert built.text == document.text
    assert built.is_complete
    assert build_article(document, catalog_of(document)).text == document.text


TRANSLATIONS = st.sampled_from(
    ["Le film.", "# Le film", "- a\n- b", "a <g1>b</g1> c", "<g2>a</g2> <g1>b</g1>", "<x1/> a",
     "*a* [x](y)", "<b>a</b>", "| a | b |", "a\n\nb", "1. a", "> a", "{{ x }}", "```"]
)  # fmt: skip


@settings(deadline=None, max_examples=50)
@given(FORMATS, TRANSLATIONS)
def test_no_translation_breaks_the_article(pair: tuple[str, str], translation: str) -> None:
    document = read(pair[1], pair[0])
    if document is None:
        return
    catalog = catalog_of(document)
    built = build_article(
        document, filled(catalog, dict.fromkeys((m.msgid for m in catalog.messages), translation))
    )
    used = [each for each in built.segments if each.state is State.TRANSLATED]
    assert not any(finding.id == "document-changed" for each in used for finding in each.findings)
    again = read(built.text, pair[0])
    assert again is not None
    assert len(again.segments) == len(document.segments)


def test_what_cannot_be_used_keeps_the_source_and_says_why() -> None:
    document = Document.from_text(ARTICLE, "markdown")
    catalog = catalog_of(document)
    states = [
        changed(catalog.messages[0], msgstr=("La Tour",)),
        changed(catalog.messages[1], msgstr=("La Tour",), flags=("fuzzy",)),
        changed(catalog.messages[2], msgstr=("La série arrive.",), line=30),
        catalog.messages[3],
    ]
    built = build_article(document, replace(catalog, messages=tuple(states)))
    assert [each.state.value for each in built.segments] == [
        "translated", "fuzzy", "broken", "untranslated", "new", "new",
    ]  # fmt: skip
    assert built.text == ARTICLE.replace("title: Der", "title: La").replace("La Turm", "La Tour")
    remarks = [str(each) for each in built.remarks("a.fr.po", "a.de.md")]
    assert remarks[1:4] == [
        "a.fr.po:30: error: <g1> is missing [tag-missing]",
        "a.fr.po:30: error: <g2> is missing [tag-missing]",
        "a.fr.po: warning: untranslated, the source text stays: Ton: Kim Sahin "
        "[segment-untranslated]",
    ]
    assert remarks[-1] == (
        "a.de.md:12: warning: not in the catalog, the source text stays: Die Datei heißt turm_01. "
        "[segment-new]"
    )
    assert not built.is_complete


def test_fuzzy_translations_are_used_when_asked_for() -> None:
    document = Document.from_text("# Kino\n", "markdown")
    catalog = catalog_of(document)
    fuzzy = replace(
        catalog, messages=(changed(catalog.messages[0], msgstr=("Ciné",), flags=("fuzzy",)),)
    )
    assert build_article(document, fuzzy).text == "# Kino\n"
    assert build_article(document, fuzzy, fuzzy=True).text == "# Ciné\n"


def make(path: Path, text: str | None = None) -> Made:
    """Makes or updates the catalog beside an article, after changing it."""
    if text is not None:
        path.write_text(text, encoding="utf-8")
    plan = Plan(path.with_name("artikel.fr.po"), "fr", (path,))
    made = make_catalog(plan, silent)
    plan.catalog.write_bytes(made.data)
    return made


def translate_all(path: Path) -> Catalog:
    """Every message translated by a person, who left a comment."""
    catalog = parse_bytes(path.read_bytes(), str(path))
    messages = tuple(
        changed(each, msgstr=(f"FR {each.msgid}",), comments=(f"Anna {number}",))
        for number, each in enumerate(catalog.messages)
    )
    translated = replace(catalog, messages=messages)
    write_catalog(translated, path)
    return translated


@pytest.fixture
def article(tmp_path: Path) -> Path:
    return tmp_path / "artikel.de.md"


def test_after_a_change_of_one_sentence_only_that_message_is_open(article: Path) -> None:
    make(article, ARTICLE)
    translate_all(article.with_name("artikel.fr.po"))
    made = make(article, ARTICLE.replace("am 3. Oktober", "am 4. November"))
    [open_] = [each for each in made.catalog if each.fuzzy or not each.has_translation]
    old = "Die Serie <g1>„Der Turm“</g1> startet am 3. Oktober. Mehr auf <g2>der Seite</g2>."
    assert open_.msgid == old.replace("3. Oktober", "4. November")
    assert open_.msgstr == (f"FR {old}",)
    assert open_.previous == Previous(old, "paragraph")
    assert open_.comments == ("Anna 2",)
    assert made.counts == {
        "messages": 6, "translated": 5, "fuzzy": 1, "untranslated": 0, "obsolete": 0,
    }  # fmt: skip


def test_what_is_gone_becomes_obsolete_and_what_comes_back_is_translated(article: Path) -> None:
    make(article, ARTICLE)
    translate_all(article.with_name("artikel.fr.po"))
    shorter = make(article, ARTICLE.replace("Die Datei heißt `turm_01`.\n", ""))
    assert [each.msgstr for each in shorter.catalog.messages if each.obsolete] == [
        ("FR Die Datei heißt <g1>turm_01</g1>.",)
    ]
    back = make(article, ARTICLE)
    assert back.counts["translated"] == 6
    assert back.counts["obsolete"] == 0


def test_an_update_without_a_change_changes_no_byte(article: Path) -> None:
    first = make(article, ARTICLE)
    again = make(article)
    assert again.is_current
    assert (again.data, again.before) == (first.data, first.data)


PARAGRAPHS = st.lists(
    st.sampled_from(
        ["Die Serie startet im Herbst.", "Die Serie startet im *Winter*.", "# Der Turm", "Ende.",
         "Die Serie startet nie.", "- Ton", "- Bild", "Der Film ist `fertig`.", "## Zahlen"]
    ),
    min_size=1,
    max_size=7,
)  # fmt: skip


@settings(deadline=None, max_examples=30)
@given(st.lists(PARAGRAPHS, min_size=2, max_size=4))
def test_nothing_a_person_wrote_is_lost_and_updating_twice_is_updating_once(
    tmp_path_factory: pytest.TempPathFactory, versions: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("artikel") / "artikel.de.md"
    make(path, "\n\n".join(versions[0]) + "\n")
    by_hand = translate_all(path.with_name("artikel.fr.po"))
    wanted = {each.key: (each.msgstr, each.comments) for each in by_hand.messages}
    for version in versions[1:]:
        made = make(path, "\n\n".join(version) + "\n")
        assert make(path).is_current
        there = Counter((each.msgstr, each.comments) for each in made.catalog.messages)
        assert all(there[written] for written in wanted.values())
        for each in made.catalog:
            if each.key in wanted and not each.fuzzy:
                assert (each.msgstr, each.comments) == wanted[each.key]
    last = {each.key for each in make(path).catalog if each.has_translation and not each.fuzzy}
    assert last <= set(wanted)


def test_a_catalog_of_something_else_is_not_touched(article: Path) -> None:
    article.write_text(ARTICLE, encoding="utf-8")
    other = article.with_name("artikel.fr.po")
    other.write_text('msgid "Open"\nmsgstr "Ouvrir"\n', encoding="utf-8")
    with pytest.raises(OutputExistsError, match="not made from an article"):
        make(article)
    with pytest.raises(BadInputError, match="was not made from an article"):
        rebuild_articles(parse_bytes(other.read_bytes()), other)


def test_a_catalog_in_another_language_is_not_touched(article: Path) -> None:
    make(article, ARTICLE)
    plan = Plan(article.with_name("artikel.fr.po"), "pl", (article,))
    with pytest.raises(OutputExistsError, match="in another language: fr"):
        make_catalog(plan, silent)


def test_a_catalog_of_several_articles_is_not_made_one_of_fewer(tmp_path: Path) -> None:
    paths = tuple(tmp_path / name for name in ("a.md", "b.md"))
    for path in paths:
        path.write_text(f"# {path.stem}\n")
    plan = Plan(tmp_path / "alle.fr.po", "fr", paths)
    plan.catalog.write_bytes(make_catalog(plan, silent).data)
    with pytest.raises(OutputExistsError, match=r"made of other articles too: b\.md"):
        make_catalog(replace(plan, articles=paths[:1]), silent)
    paths[1].unlink()
    made = make_catalog(replace(plan, articles=paths[:1]), silent)
    assert [each.name for each in read_origins(made.catalog)] == ["a.md"]


def test_an_article_that_changed_is_stale(article: Path) -> None:
    made = make(article, ARTICLE)
    catalog = article.with_name("artikel.fr.po")
    assert [each.is_stale for each in rebuild_articles(made.catalog, catalog)] == [False]
    article.write_text(ARTICLE + "\nNeu.\n", encoding="utf-8")
    [rebuilt] = rebuild_articles(made.catalog, catalog)
    assert rebuilt.is_stale
    assert rebuilt.article.counts["new"] == 1


def test_a_folder_stands_for_its_articles_but_not_for_translations(tmp_path: Path) -> None:
    names = ["a.de.md", "a.fr.md", "b.md", "b.en.md", "c/d.html", "c/.e.md", "c/f.png", "g.to.md"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# x\n")
    plans = plan_catalogs([tmp_path], "de", ["fr"], Places(folder=Path("po")))
    found = {
        plan.articles[0].relative_to(tmp_path).as_posix(): plan.catalog.as_posix() for plan in plans
    }
    assert found == {
        "a.de.md": "po/a.fr.po",
        "b.md": "po/b.fr.po",
        "c/d.html": "po/c/d.fr.po",
        "g.to.md": "po/g.to.fr.po",
    }


def test_catalogs_that_would_be_written_over_each_other_are_refused(tmp_path: Path) -> None:
    for name in ("a.de.md", "a.de.html"):
        (tmp_path / name).write_text("# x\n")
    with pytest.raises(UsageError, match="would be the output of both"):
        plan_catalogs([tmp_path], "de", ["fr"], Places())
    with pytest.raises(UsageError, match="-o takes one catalog: found 2"):
        plan_catalogs([tmp_path], "de", ["fr", "pl"], Places(Path("x.po"), together=True))
