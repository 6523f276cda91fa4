"""Lists that people send as files: CSV in UTF-8 (with or without a BOM), UTF-16 with one, or Latin-1/Windows-1252, with
commas, semicolons or tabs; or the first sheet of an XLSX file. Pure reading: nothing here writes.
"""

import csv
import io
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .errors import Refused
from .tables import BOM

MOST_LINES = 50_000
MOST_ROWS = 4 * MOST_LINES  # of a sheet, the empty ones with them: a few bytes can stand for millions
MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024  # of an XLSX, which is a zip
MOST_TAGS = 5_000_000  # in its XML: what the reading takes grows with them, and a megabyte can stand for a hundred
LONGEST_CELL = 1000
SIGNS = (";", "\t", ",")


def too_many_lines() -> Refused:
    return Refused(_("The file has more than %(most)d lines. Send it in parts.") % {"most": MOST_LINES})


def read(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The lines with anything in them, with their number in the file as a person counts. Raises Refused."""
    if not content:
        raise Refused(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB. Send it in parts."))
    rows = _sheet(content) if content.startswith(b"PK") else _text(content)
    for number, row in rows:
        cells = [" ".join(cell.split())[:LONGEST_CELL] for cell in row]
        if any(cells):
            yield number, cells


def _sheet(content: bytes) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook  # with numpy, which most processes never need

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if unpacked_size(content) > MOST_UNPACKED or _tags(packed) > MOST_TAGS:
                raise Refused(_("The file is too large. Send it in parts."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its own size is often wrong, and rows would be lost
        for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=40), 1):
            if number > MOST_ROWS:
                raise too_many_lines()
            yield number, ["" if cell is None else str(cell) for cell in row]
    except Refused:
        raise
    except Exception as error:  # a damaged workbook fails in a dozen ways
        raise Refused(_("This cannot be read as an XLSX file. Save it again, or as CSV.")) from error


def unpacked_size(content: bytes) -> int:
    """Bytes that there are to read; of an XLSX what it unpacks to."""
    if not content.startswith(b"PK"):
        return len(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return sum(part.file_size for part in packed.infolist())
    except Exception:  # damaged, as the reading will say
        return len(content)


def _tags(packed: zipfile.ZipFile) -> int:
    found = 0
    for part in packed.infolist():
        with packed.open(part) as unpacked:
            while found <= MOST_TAGS and (bytes_read := unpacked.read(1 << 20)):
                found += bytes_read.count(b"<")
    return found


def _text(content: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(content)
    if "\x00" in text:
        raise Refused(_("This is neither CSV nor XLSX."))
    first, _end, rest = text.partition("\n")
    skipped = 0
    sign = max(SIGNS, key=first.count)
    if first.strip().lower().startswith("sep=") and len(first.strip()) <= 5:  # a hint for Excel, not a line
        sign, text, skipped = first.strip()[4:] or "\t", rest, 1
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        while True:
            start = rows.line_num + 1 + skipped
            try:
                yield start, next(rows)
            except StopIteration:
                return
    except csv.Error as error:
        raise Refused(_("Line %(line)d cannot be read: is a quotation mark open?") % {"line": start}) from error


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            return content.decode("latin-1")
