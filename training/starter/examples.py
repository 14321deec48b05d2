"""A training example, the prompt it makes, and the file of them (JSON lines)."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from starter.terms import Term

TARGETS = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "pl": "Polish",
}
# As written into the adapter's metadata; `prompt` is the code of it.
PROMPT = "[Glossary: {source_term} = {target_term}; ...\\n]German: {text}\\n{Target}:"


@dataclass(frozen=True, slots=True)
class Example:
    """A text, its translation and the glossary line, if any.

    Attributes:
        target_code: Language code of the translation.
        source: The German text.
        target: The translation.
        terms: What the glossary line says.
        origin: Name of the files it is from.
    """

    target_code: str
    source: str
    target: str
    terms: tuple[Term, ...]
    origin: str

    @property
    def prompt(self) -> str:
        """What the model reads, without `<bos>`."""
        glossary = "; ".join(f"{term.source} = {term.target}" for term in self.terms)
        line = f"Glossary: {glossary}\n" if glossary else ""
        return f"{line}German: {self.source}\n{TARGETS[self.target_code]}:"

    @property
    def answer(self) -> str:
        """What the model writes, without `<eos>`."""
        return f" {self.target}"


def write_examples(examples: Iterable[Example], path: Path) -> None:
    """Writes a line of JSON for each example."""
    lines = (json.dumps(asdict(example), ensure_ascii=False) for example in examples)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_examples(path: Path) -> list[Example]:
    """Reads what `write_examples` wrote."""
    with path.open(encoding="utf-8") as lines:
        fields = [json.loads(line) for line in lines]
    return [Example(**f | {"terms": tuple(Term(**term) for term in f["terms"])}) for f in fields]
