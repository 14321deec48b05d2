r"""Where sentences end: one decision for each place where one could.

A candidate is a run of terminal punctuation, the quotes and brackets that close behind it, and
white space. One pass finds the candidates and the quotations around them; a few questions about
the words on both sides decide. Every pattern is possessive or bounded, so the time grows with the
text's length and with nothing else.

Why not pysbd 0.3.4, which did best of the splitters tried: of the cases in
``tests/documents/sentences_de.txt`` it gets 79 % right, these rules all of them; on five lines
of FLORES German joined, it misses 43 of 995 sentence ends, these rules 18; it takes over twelve
times as long; and it does not come back from some inputs, such as full stops before a bracket
of long numbers (pySBD issues 58, 76, 79), or gives back nothing (issue 126).
``benchmarks/sentences.py``
measures both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from loctool.documents.abbreviations import Rules, rules_for
from loctool.segments import Span

MAX_WHOLE_CHARS = 160
"""A quotation or bracket up to this long is not divided, though it may hold sentences: speech and
its attribution are translated better together, and engines were trained on short paragraphs."""

_TERMINALS = ".!?…‥。！？｡؟۔।॥"
_CLOSERS = "\"“”»«’‘›‹')\\]*_」』）"
_EMOJI = "(?![👉➡▶►])[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]"
_NOTE = r"[ \u00a0]\((?:[^()\s.!?…]|[ \u00a0.](?=[^()\s])){1,60}+\)(?=\s)"

_CANDIDATE = re.compile(
    rf"(?<![{_TERMINALS}])(?P<terminal>[{_TERMINALS}]++)(?P<closers>[{_CLOSERS}]*+)"
    rf"(?P<note>{_NOTE})?(?P<emoji>(?:\s?(?:{_EMOJI})++)*+)(?:\s++|(?<=[。！？｡」』）])(?=\S))"
)
_BREAK = re.compile(
    r"(?<=\S)[^\S\n]*+\n[^\S\n]*+(?:\n\s*+|(?=[-–•*·▪‣][^\S\n]|\d{1,3}[.)][^\S\n]))"
)
_OPENERS = re.compile(r"[\s\"„“”»«‚‘›‹'’(\[¿¡*_「『（]*+")
_BULLET = re.compile(r"[-–—•*·▪‣►→][^\S\n]")
_LIST_MARK = re.compile(r"(?:\d{1,3}|[a-zA-Z])[.)]\s")
_WORD = re.compile(r"[^\W_](?:[\w’'‑-]*[\w])?")
_TOKEN_EDGE = re.compile('[(\\[„“”»«"‚‘/|]')
_SEVERAL = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]{1,4}\.\s?){1,4}[^\W\d_]{1,4}\Z")
_NUMBER = re.compile(r"(?:.*[-–/])?\d[\d.]*\Z")
_ROMAN = re.compile(r"(?=[IVXLC]{2}|[VX]\Z)[XLC]{0,4}(?:IX|IV|V?I{0,3})\Z")
_LOOK_BACK = 60

_PAIRS = {"„": "“”", "»": "«", "«": "»", "“": "”", "‚": "‘", "(": ")", "[": "]", "「": "」"}


def boundaries(text: str, language: str, *, within_quotes: bool = False) -> Iterator[Span]:
    """The white space, possibly none, between each two sentences, ascending.

    Args:
        text: Any text.
        language: BCP 47 code.
        within_quotes: Whether short quotations and brackets are divided too.
    """
    rules = rules_for(language)
    closed = _enclosures(text)
    whole = _Whole([]) if within_quotes else _Whole(closed)
    openings = {span.end: span.start for span in closed}
    begin = 0
    for match, is_break in _candidates(text):
        if match.start() < begin:
            continue
        place = _Place(text, begin, match, openings, rules)
        if is_break or (not whole.holds(match.end()) and place.ends_sentence()):
            gap = len(match[0]) - len(match[0].rstrip())
            yield Span(match.end() - gap, match.end())
            begin = match.end()


def _candidates(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Candidates and sure breaks (empty lines, new list items) in the order of the text."""
    found = [(match, False) for match in _CANDIDATE.finditer(text)]
    if "\n" in text:
        found += [(match, True) for match in _BREAK.finditer(text)]
        found.sort(key=lambda pair: (pair[0].end(), not pair[1]))
    return iter(found)


def _enclosures(text: str) -> list[Span]:
    """Quotations and brackets that are closed again, in the order of their ends."""
    found: list[Span] = []
    stack: list[tuple[str, int]] = []
    for match in re.finditer(r'[„“”»«‚‘()\[\]「」"]', text):
        mark, place = match[0], match.start()
        depth = next((d for d in range(1, 5) if _closes(stack[-d:], mark, text, place)), 0)
        if depth:
            found.append(Span(stack[-depth][1], place + 1))
            del stack[-depth:]
        elif mark in _PAIRS or (mark == '"' and _may_open(text, place)):
            stack.append((mark, place))
    return found


def _closes(top: list[tuple[str, int]], mark: str, text: str, place: int) -> bool:
    """Whether the mark closes what was opened first in ``top``."""
    if not top:
        return False
    opener = top[0][0]
    if opener == '"':
        return mark == '"' and not (text[place - 1].isspace() and _may_open(text, place))
    return mark in _PAIRS[opener]


def _may_open(text: str, place: int) -> bool:
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return (not before or not before.isalnum()) and bool(after) and not after.isspace()


class _Whole:
    """The ranges that are not divided, merged, for a quick look-up."""

    def __init__(self, spans: list[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(span for span in spans if span.end - span.start <= MAX_WHOLE_CHARS):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(span.end, self._ends[-1])
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def holds(self, place: int) -> bool:
        """Whether the place is strictly inside one of them."""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and self._starts[index] < place < self._ends[index]


@dataclass(frozen=True, slots=True)
class _Place:
    """A candidate and what stands around it.

    Attributes:
        text: The whole text.
        begin: Where the sentence began that may end here.
        match: The candidate.
        openings: Where the quotation or bracket that ends at a place was opened.
        rules: Those of the language.
    """

    text: str
    begin: int
    match: re.Match[str]
    openings: dict[int, int]
    rules: Rules

    def ends_sentence(self) -> bool:
        if self.match.end() >= len(self.text):
            return False
        if not self._next_may_begin() or self._is_aside():
            return False
        terminal = self.match["terminal"]
        if terminal == ".":
            return self._full_stop_ends()
        if "…" in terminal or "‥" in terminal or terminal.endswith(".."):
            return self._ellipsis_ends()
        return self._last_token() not in self.rules.shouting or self._next_is_starter()

    def _next_may_begin(self) -> bool:
        """A sentence begins with a capital, a digit, an address, or a letter without case."""
        start = self.match.end()
        if _LIST_MARK.match(self.text, start) or _BULLET.match(self.text, start):
            after = _OPENERS.match(self.text, start + 2)
        else:
            after = _OPENERS.match(self.text, start)
        at = after.end() if after else start
        word = self.text[at : at + 8]
        if not word:
            return False
        if word.startswith(("http", "www.", "@", "#")) or self.match["emoji"]:
            return True
        if word[0].islower():
            return word[1:2].isupper()  # iPhone, eBay
        return word[0] not in ",;:.…!?–—-&/%"

    def _is_aside(self) -> bool:
        """A title or aside inside a sentence: „Wer ist Hanna?“ oder (wirklich!)."""
        closers = self.match["closers"]
        if not closers or "." in self.match["terminal"]:
            return False
        opened = self.openings.get(self.match.end("closers"))
        if opened is None:
            return False
        before = self.text[max(self.begin, opened - _LOOK_BACK) : opened].rstrip()
        return bool(before) and before[-1] not in ":,–—-" + _TERMINALS

    def _full_stop_ends(self) -> bool:
        token = self._last_token()
        starter = self._next_is_starter()
        if _NUMBER.match(token):
            return self._number_ends(token, starter)
        several = self._several()
        if several & self.rules.several:
            return False
        if several & self.rules.closed_several:
            return starter
        if not token:
            return True
        return self._word_ends(token, starter)

    def _word_ends(self, token: str, starter: bool) -> bool:
        rules = self.rules
        last = token.rpartition("-")[2]
        if token in rules.open_abbreviations or last in rules.open_abbreviations:
            return False
        if token in rules.numeric:
            return not self._next_is_number()
        if token in rules.closed_abbreviations or _is_clipped(last) or _ROMAN.match(token):
            return starter
        if len(last) == 1 and last.isalpha():
            return starter and last.isupper() and not self._next_is_number()
        if "." in token and all(len(part) <= 2 for part in token.split(".")):
            return starter
        return True

    def _number_ends(self, token: str, starter: bool) -> bool:
        """Whether a number with a full stop is a cardinal at the end, not an ordinal."""
        before = self._before(token)
        if not before and len(token) < 4:
            return False  # the number of a list item
        if not self.rules.has_ordinals:
            return True
        follower = self._next_word()
        if self._next_is_number():
            # A date such as 3. 10. 2024, or: … seit 1999. 2024 folgte …
            return len(token) > 2
        if starter:
            return True
        if len(token) == 4 and token.isdigit():
            return before.lower() not in ("der", "die", "das", "den", "dem", "des", "zum", "zur")
        if follower in self.rules.ordinal_nouns:
            return before in self.rules.ordinal_nouns
        if before.endswith("."):
            return not before.rstrip(".").isdigit()
        return before not in self.rules.determiners

    def _ellipsis_ends(self) -> bool:
        if self.match["closers"].strip("*_") or "?" in self.match[0] or "!" in self.match[0]:
            return True
        follows = self.text[self.match.end() : self.match.end() + 1]
        return self._next_is_starter() or follows in '„»“"-–•' or not self.rules.has_ordinals

    def _head(self) -> str:
        """The sentence so far, at most its last characters, without the terminal."""
        start = self.match.start()
        return self.text[max(self.begin, start - _LOOK_BACK) : start]

    def _last_token(self) -> str:
        head = self._head().rstrip(_CLOSERS.replace("\\", ""))
        words = head.split()
        return _TOKEN_EDGE.split(words[-1])[-1] if words and not head[-1].isspace() else ""

    def _before(self, token: str) -> str:
        words = self._head()[: len(self._head()) - len(token)].split()
        return words[-1].lstrip('„“"»«([') if words else ""

    def _several(self) -> set[str]:
        """``z. B. u. a`` as all its ends: ``z.B.u.a``, ``B.u.a``, ``u.a``."""
        found = _SEVERAL.search(self._head()[-16:])
        parts = re.sub(r"\s", "", found[0]).split(".") if found else []
        return {".".join(parts[number:]) for number in range(len(parts) - 1)}

    def _next_word(self) -> str:
        start = self.match.end()
        opened = _OPENERS.match(self.text, start)
        found = _WORD.match(self.text, opened.end() if opened else start)
        return found[0] if found else ""

    def _next_is_starter(self) -> bool:
        return self._next_word() in self.rules.starters

    def _next_is_number(self) -> bool:
        return self._next_word()[:1].isdigit()


def _is_clipped(token: str) -> bool:
    """Whether it is an abbreviation that no list holds: no vowel (``Btl``), or a street."""
    return token.endswith("str") or (
        1 < len(token) <= 5
        and token[1:].islower()
        and token.isalpha()
        and not re.search("[aeiouyäöüáéíóúàèìòùâêîôûãõąęó]", token.lower())
    )
