"""Glossaries for properties: all that the model can hold, awkward characters first."""

from __future__ import annotations

from hypothesis import strategies as st

from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term

AWKWARD = "|!~^\\'\"=+-@#,;\t\r\n ﻿＝<>&]%_x_Ää ßd.0"

any_text = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters(exclude_categories=["Cs"])))
xml_text = st.text(
    st.one_of(
        st.sampled_from(AWKWARD),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    )
)

LANGUAGES = ("de", "en", "fr", "pt-BR", "zh-Hans", "id", "la")


def glossaries(
    text: st.SearchStrategy[str], *, regular: bool = True
) -> st.SearchStrategy[Glossary]:
    """Glossaries of up to four concepts.

    Args:
        text: What fields hold.
        regular: Whether the first usable term of a language, and no other, is preferred.
    """
    filled = text.filter(bool)
    ids = filled.map(str.strip).filter(bool)
    terms = st.lists(
        st.builds(Term, filled, st.sampled_from(Status), st.booleans()), min_size=1, max_size=4
    )
    concepts = st.builds(
        Concept,
        id=ids,
        terms=st.dictionaries(
            st.sampled_from(LANGUAGES), terms.map(in_order) if regular else terms.map(tuple)
        ),
        domain=text,
        part_of_speech=st.one_of(
            st.sampled_from(["noun", "proper-noun", "verb", "phrase", "adverb", ""]), text
        ),
        policy=st.sampled_from(Policy),
        definition=text,
        note=text,
        extra=st.dictionaries(
            st.one_of(st.sampled_from(["fr", "id", "extra:x", "lang:de", "note"]), ids),
            filled,
            max_size=3,
        ),
    )
    return st.lists(concepts, max_size=4, unique_by=lambda concept: concept.id).map(
        lambda each: Glossary(tuple(each))
    )


def in_order(terms: list[Term]) -> tuple[Term, ...]:
    """The terms with the first usable one, and no other, preferred."""
    usable = iter([Status.PREFERRED, *([Status.ADMITTED] * len(terms))])
    return tuple(
        Term(term.text, next(usable) if term.is_usable else term.status, term.case_sensitive)
        for term in terms
    )
