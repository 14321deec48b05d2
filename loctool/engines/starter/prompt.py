"""What the model reads. A later adapter will read one line more: change it here only."""

from __future__ import annotations

from loctool.segments import Request

TARGETS = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "pl": "Polish",
}
"""The languages the adapter was trained on, by the names it knows them by."""

MAX_GLOSSARY_TERMS = 3
"""The most a training example had. More are left to the other ways of enforcing a term."""


def prompt(request: Request, target: str) -> str:
    r"""The text before the translation, without ``<bos>``.

    Args:
        request: The sentence and its terms.
        target: One of :data:`TARGETS`.

    Example:
        >>> prompt(Request("Nach dem Abspann.", (("Abspann", "end credits"),)), "en")
        'Glossary: Abspann = end credits\nGerman: Nach dem Abspann.\nEnglish:'
    """
    terms = "; ".join(f"{source} = {term}" for source, term in _terms(request))
    glossary = f"Glossary: {terms}\n" if terms else ""
    return f"{glossary}German: {request.text}\n{TARGETS[target]}:"


def _terms(request: Request) -> tuple[tuple[str, str], ...]:
    return request.glossary[:MAX_GLOSSARY_TERMS]
