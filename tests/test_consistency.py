"""One source term, one target term through a document."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from loctool import Document, Translator
from loctool.attempts import Sentence
from loctool.consistency import make_consistent
from loctool.glossary.proof import Rung, Verdict
from loctool.judgement import Outcome
from loctool.planning import windows
from loctool.results import DocumentTranslation
from loctool.rounds import translate_sentences
from tests.phrasebook import Only, Phrasebook
from tests.terms import glossary, terms, unpolished, wants_numbers

PHRASES = {
    "Der Abspann läuft.": ["The end credits are rolling."],
    "Der Abspann war kurz.": ["The credits were short."],
    "Der end credits war kurz.": ["The end credits were short."],
    "Sein Abspann hat 9 Lieder.": ["Its credits have 9 songs."],
    "Sein end credits hat 9 Lieder.": ["Its end credits have many songs."],
    "Niemand sah den Rohschnitt.": ["Nobody saw the assembly."],
    "Der Rohschnitt war lang.": ["The assembly was long."],
    "Der Film war gut.": ["The film was good."],
}
FIRST, SECOND, DEAR, UNSEEN, LONG, FILM = (text for text in PHRASES if "credits" not in text)


UNLIKELY = {"Its end credits have 9 songs.": -2.0}


def engine() -> Phrasebook:
    return Phrasebook(PHRASES, unknown="?", scores=UNLIKELY)


def translator() -> Translator:
    return Translator("en", engines=Only(engine()), glossary=glossary())


def document(*sentences: str) -> Document:
    return Document.from_text("\n\n".join(sentences), "text")


def translated(*sentences: str) -> DocumentTranslation:
    return translator().translate_document(document(*sentences))


def verdicts(translation: DocumentTranslation) -> list[Verdict]:
    return [use.verdict for segment in translation.segments for use in segment.terms]


def test_an_admitted_term_gives_way_to_the_preferred_one_the_document_has() -> None:
    translation = translated(FIRST, SECOND)
    assert translation.text == "The end credits are rolling.\n\nThe end credits were short."
    assert verdicts(translation) == [Verdict.KEPT] * 2
    [use] = translation.segments[1].terms
    assert use.rung is Rung.SOURCE_REPLACED


def test_wherever_the_preferred_one_stands() -> None:
    translation = translated(SECOND, FIRST)
    assert translation.text == "The end credits were short.\n\nThe end credits are rolling."


def test_alone_an_admitted_term_is_as_good() -> None:
    translation = translated(SECOND, FILM, SECOND)
    assert translation.segments[0].target.text == "The credits were short."
    assert verdicts(translation) == [Verdict.KEPT] * 2


def test_an_admitted_term_throughout_stays() -> None:
    translation = translated(UNSEEN, LONG)
    assert translation.text == "Nobody saw the assembly.\n\nThe assembly was long."
    assert verdicts(translation) == [Verdict.KEPT] * 2


def test_where_it_would_cost_the_sentence_the_other_term_stays_and_is_told() -> None:
    translation = translated(FIRST, DEAR)
    assert translation.segments[1].target.text == "Its credits have 9 songs."
    assert verdicts(translation) == [Verdict.KEPT, Verdict.INCONSISTENT]
    assert [finding.id for finding in translation.findings] == ["term-inconsistent"]


def test_documents_do_not_depend_on_what_they_are_batched_with() -> None:
    documents = [document(FIRST, SECOND), document(SECOND, FILM), document(DEAR)]
    together = [each.text for each in translator().translate_documents(documents)]
    assert together == [translator().translate_document(each).text for each in documents]
    assert together[1].startswith("The credits were short.")


TEXTS = st.lists(st.sampled_from([FIRST, SECOND, DEAR, UNSEEN, LONG, FILM]), min_size=1, max_size=6)


@given(TEXTS)
@settings(deadline=None, max_examples=50)
def test_no_sentence_gets_worse_in_the_eyes_of_the_guards(texts: list[str]) -> None:
    known = terms()
    [[plan]] = windows([document(*texts)], "de")

    def translate(sentences: Iterable[Sentence]) -> dict[Sentence, Outcome]:
        return translate_sentences(
            sentences, engine().bound(), wants_numbers, unpolished, terms=known
        )

    before = translate(plan.sentences)
    [after] = make_consistent([plan], before, translate)
    assert after.keys() == before.keys()
    assert all(after[each].weight <= before[each].weight for each in before)


@given(TEXTS)
@settings(deadline=None, max_examples=50)
def test_translating_twice_gives_the_same(texts: list[str]) -> None:
    ours = translator()
    one, two = (ours.translate_document(document(*texts)) for _ in range(2))
    assert one.segments == two.segments
    assert [each.terms for each in one.segments] == [
        each.terms for each in translator().translate_document(document(*texts)).segments
    ]
