"""The place in a file where its seal goes, made while the file is written (SEALS in docs/rules.md).

A signature that is put on a finished file makes a second revision of it: what it changes is written again at its end,
the metadata too. With the place ready the seal fills it in, and one revision is all there ever was.
"""

import re
from datetime import datetime

import pydyf

from .. import keys
from ..keys.standing import BASELINE, level
from . import cms

FIELD = "Seal"
TIME_STAMP = 10_000  # bytes left for one, which comes with the certificates of its service
NO_TIME = b"D:19700101000000Z"
NO_RANGE = b"[0 0000000000 0000000000 0000000000]"
HEAD = b"<</Type /Sig/Filter /Adobe.PPKLite/SubFilter /ETSI.CAdES.detached/M (%s)/Reason %s"
RULE = b"/Reference [<</Type /SigRef/TransformMethod /DocMDP/TransformParams <</Type /TransformParams/V /1.2/P 1>>>>]"
RANGE, CONTENTS = b"/ByteRange ", b"/Contents <"
EMPTY = RANGE + NO_RANGE + CONTENTS
ZEROS = b"0" * 1000  # the smallest container has more digits
INVISIBLE = {"F": 132, "Rect": pydyf.Array((0, 0, 0, 0))}  # printed and locked, of no size: nothing to draw or to read
PAGE = re.compile(rb"\d+")


class Plain(pydyf.Object):
    """An object that stands in the file as it is: the seal has to find it, so it is never packed."""

    compressible = False

    def __init__(self, data: bytes):
        super().__init__()
        self._data = data

    @property
    def data(self) -> bytes:
        return self._data


def place_for(reason: str) -> bytes:
    """What stands in the place before the seal: one that gives this reason, in Latin letters.

    It belongs into files that will be sealed, never into a preview. Raises `KeyFault` when nothing may seal.
    """
    size = cms.longest(keys.seal_key()) + (0 if level() == BASELINE else TIME_STAMP)
    return HEAD % (NO_TIME, pydyf.String(reason).data) + RULE + EMPTY + b"0" * (2 * size) + b">>>"


def leave_room(pdf: pydyf.PDF) -> int:
    """Make the field of the seal; gives the number of the object for `place_for`."""
    signature = Plain(b"null")
    pdf.add_object(signature)
    page = _first_page(pdf)
    field = pydyf.Dictionary(
        {
            "FT": "/Sig",
            "T": pydyf.String(FIELD),
            "Type": "/Annot",
            "Subtype": "/Widget",
            "P": page.reference,
            "V": signature.reference,
            **INVISIBLE,
        }
    )
    pdf.add_object(field)
    page.setdefault("Annots", pydyf.Array()).append(field.reference)
    page.setdefault("Tabs", "/S")
    pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": pydyf.Array([field.reference]), "SigFlags": 3})
    pdf.catalog["Perms"] = pydyf.Dictionary({"DocMDP": signature.reference})
    level_1 = pydyf.Dictionary({"Type": "/DeveloperExtensions", "BaseVersion": "/1.7", "ExtensionLevel": 1})
    pdf.catalog["Extensions"] = pydyf.Dictionary({"ESIC": level_1})
    return signature.number


def _first_page(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """Its tree has one level: the renderer lists all pages under the root."""
    first = b" ".join(part if isinstance(part, bytes) else str(part).encode() for part in pdf.pages["Kids"][:1])
    found = PAGE.match(first)
    assert found is not None  # a document has a page  # noqa: S101
    return pdf.objects[int(found.group())]


def find(pdf: bytes) -> tuple[int, int] | None:
    """From where to where the place reaches, its angle brackets included.

    The title and the author of the file may hold what looks like it, but no name is as long as its zeros.
    """
    start = pdf.find(EMPTY + ZEROS)
    if start < 0:
        return None
    start += len(EMPTY) - 1
    return start, pdf.index(b">", start) + 1


def fill_in(pdf: bytes, place: tuple[int, int], at: datetime) -> tuple[bytearray, bytes, bytes]:
    """The file with the time and the range written in, and the two pieces that the seal covers."""
    start, end = place
    content = bytearray(pdf)
    ranged = b"[0 %010d %010d %010d]" % (start, end, len(pdf) - end)
    content[start - len(CONTENTS) + 1 - len(NO_RANGE) : start - len(CONTENTS) + 1] = ranged
    time = pdf.rindex(b"/M (" + NO_TIME, 0, start) + len(b"/M (")
    content[time : time + len(NO_TIME)] = at.strftime("D:%Y%m%d%H%M%SZ").encode()
    return content, bytes(content[:start]), bytes(content[end:])
