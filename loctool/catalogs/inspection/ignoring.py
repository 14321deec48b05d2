"""What comments say not to report: ``#. loctool-ignore: id, id``, or ``# loctool-ignore: id``.

At a message it is about that message; at the header, about the whole file.
"""

from __future__ import annotations

import re

from loctool.catalogs.messages import Message

IGNORE = re.compile(r"\bloctool-ignore:\s*([\w-]+(?:\s*,\s*[\w-]+)*)")


def ignored_ids(message: Message | None) -> frozenset[str]:
    """The checks that a message's comments switch off.

    Example:
        >>> sorted(ignored_ids(Message("OK", comments=("loctool-ignore: brackets, length",))))
        ['brackets', 'length']
    """
    if message is None or not (message.comments or message.extracted):
        return frozenset()
    text = "\n".join((*message.comments, *message.extracted))
    if "loctool-ignore" not in text:
        return frozenset()
    return frozenset(id for listed in IGNORE.findall(text) for id in re.split(r"\s*,\s*", listed))
