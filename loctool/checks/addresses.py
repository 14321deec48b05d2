"""Addresses that a translation changed: of pages, people and files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from loctool.checks import Check, Messages, Pair
from loctool.checks.lightweight import LINK
from loctool.checks.tags import TAG
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

URL = re.compile(
    r"(?<![\w+.-])(?:(?:https?|ftps?|sftp|git|ssh|irc|file)://|www\.(?=\w))[^\s<>\"“”„«»‹›|\\^`{}]+",
    re.IGNORECASE,
)
EMAIL = re.compile(r"(?<![\w.+%/-])[\w.+%-]+@(?:[\w-]+\.)+[A-Za-z]{2,24}(?![\w-])")
HANDLE = re.compile(r"(?<![\w@/.&])@[A-Za-z]\w{1,29}(?![\w@])")
PATH = re.compile(
    r"(?<![\w/.:<>~-])(?:~|\.{1,2})?(?:/[A-Za-z0-9_.@+-]{2,}){2,}/?"
    r"|(?<![\w\\])[A-Za-z]:\\(?:[\w .@+-]+\\)*[\w.@+-]+"
)
FILE = re.compile(
    r"(?<![\w/\\.@%-])[A-Za-z][\w-]*\.(?:cfg|conf|csv|docx?|html?|ini|jpe?g|json|log|mkv|mo|mov|mp[34]"
    r"|pdf|png|pot?|py|sh|sqlite|srt|svg|tbx|tmx|toml|txt|vtt|wav|xlsx?|xml|ya?ml|zip)(?![\w-])"
)
MAY_BE_PATH = re.compile(r"[/\\]|[\w-]\.[a-z]")
LOCALE_PART = re.compile(
    r"(?<=[/.=])[a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=[/.&?#]|$)|(?<=//)[a-z]{2}(?=\.)"
)
"""A part of an address that names a language: ``/de/``, ``de.wikipedia.org``, ``?lang=de``."""


def _urls(text: str) -> Iterator[str]:
    bare = LINK.sub(" ", TAG.sub(" ", text)) if "<" in text or "](" in text else text
    for match in URL.finditer(bare):
        yield _trimmed(match[0])


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    address = address.rstrip(".,;:!?…'’*_")
    while address.endswith((")", "]")) and address.count("(") < address.count(")"):
        address = address[:-1].rstrip(".,;:!?…")
    return address


def _lost(source: Iterable[str], target: Iterable[str]) -> Iterator[str]:
    return iter(Counter(source) - Counter(target))


def _url(pair: Pair) -> Messages:
    if "://" not in pair.source and "www." not in pair.source:
        return
    target = list(_urls(pair.target))
    neutral = {LOCALE_PART.sub("", address) for address in target}
    for address in _lost(_urls(pair.source), target):
        if LOCALE_PART.sub("", address) not in neutral:
            yield _("{text} of the source is not in the translation").format(text=address)


def _email(pair: Pair) -> Messages:
    if "@" in pair.source:
        for address in _lost(EMAIL.findall(pair.source), EMAIL.findall(pair.target)):
            yield _("{text} of the source is not in the translation").format(text=address)


def _handle(pair: Pair) -> Messages:
    if "@" in pair.source:
        for handle in _lost(HANDLE.findall(pair.source), HANDLE.findall(pair.target)):
            yield _("{text} of the source is not in the translation").format(text=handle)


def _paths(text: str) -> Iterator[str]:
    bare = EMAIL.sub(" ", URL.sub(" ", LINK.sub(" ", TAG.sub(" ", text))))
    if "/" in bare or "\\" in bare:
        yield from (match[0].rstrip(".") for match in PATH.finditer(bare))
    # FILE.html is no file: the reader puts a name in, in any language.
    yield from (
        match[0] for match in FILE.finditer(bare) if not match[0].partition(".")[0].isupper()
    )


def _path(pair: Pair) -> Messages:
    if not MAY_BE_PATH.search(pair.source):
        return
    if source := list(_paths(pair.source)):
        for path in _lost(source, _paths(pair.target)):
            if path not in pair.target:
                yield _("{text} of the source is not in the translation").format(text=path)


URL_CHANGED = Check(
    id="url-changed",
    severity=Severity.WARNING,
    meaning=N_("The address of a page differs from the source, by more than its language."),
    function=_url,
    good=("Mehr auf https://de.kino.test/neu.", "More at https://en.kino.test/neu."),
    bad=("Mehr auf https://kino.test/neu.", "More at https://kino.test/new."),
    origin="pofilter urls; Weblate url; dennis W303",
    triggers=frozenset("/."),
)

EMAIL_CHANGED = Check(
    id="email-changed",
    severity=Severity.WARNING,
    meaning=N_("An e-mail address of the source is missing or differs."),
    function=_email,
    good=("Schreiben Sie an presse@kino.test.", "Write to presse@kino.test."),
    bad=("Schreiben Sie an presse@kino.test.", "Write to press@kino.test."),
    origin="pofilter emails",
    triggers=frozenset("@"),
)

HANDLE_CHANGED = Check(
    id="handle-changed",
    severity=Severity.WARNING,
    meaning=N_("A handle such as @name is missing or differs."),
    function=_handle,
    good=("Ein Foto von @mia_film", "A photo by @mia_film"),
    bad=("Ein Foto von @mia_film", "A photo by @mia_movie"),
    triggers=frozenset("@"),
)

PATH_CHANGED = Check(
    id="path-changed",
    severity=Severity.WARNING,
    meaning=N_("The path or name of a file differs from the source."),
    function=_path,
    good=("Die Datei ~/filme/neu.txt fehlt.", "The file ~/filme/neu.txt is missing."),
    bad=("Die Datei ~/filme/neu.txt fehlt.", "The file ~/films/new.txt is missing."),
    origin="pofilter filepaths",
    triggers=frozenset("/.\\"),
)
