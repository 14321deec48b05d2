"""TBX, the standard exchange format: version 3 (ISO 30042:2019) in both styles, and version 2.

One reader takes all of them, by the names of elements and data categories: tools are free with
namespaces and headers. Three writers: version 3 with data categories as attributes (``DCA``) or
as tags (``DCT``), and version 2 (``MARTIF``), all in the TBX-Basic dialect.
"""

from __future__ import annotations

from dataclasses import dataclass

from loctool.glossary.formats import Pair, Reading, Writing
from loctool.glossary.terms import Glossary


@dataclass(frozen=True, slots=True)
class TbxFormat:
    """One way to write TBX.

    Attributes:
        style: ``dca`` or ``dct`` of version 3, or ``v2``.
    """

    style: str
    bilingual: bool = False

    def read(self, data: bytes, name: str, pair: Pair) -> Reading:  # noqa: ARG002  # names its own
        """Reads TBX of either version and style; see :class:`GlossaryFormat`."""
        from loctool.glossary.formats.tbx_reading import read_tbx

        return read_tbx(data, name)

    def write(self, glossary: Glossary, pair: Pair) -> Writing:
        """See :class:`GlossaryFormat`."""
        from loctool.glossary.formats.tbx_writing import write_tbx

        return write_tbx(glossary, self.style, pair.source)


DCA = TbxFormat("dca")
DCT = TbxFormat("dct")
MARTIF = TbxFormat("v2")
