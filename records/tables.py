"""A list as a file for spreadsheets: CSV or XLSX, in which no cell is taken for a formula.

openpyxl is imported with the first workbook: it loads numpy, and most processes never write one.
"""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence

import tablib
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.utils.text import slugify

KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
BOM = "\ufeff"  # without it Excel takes UTF-8 for the code page of its country
A_PART = 32_000  # characters of CSV that leave at once
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # XLSX cannot hold them


def harmless(value):
    """Numbers as they are, text so that it never begins as a formula does (OWASP: CSV injection)."""
    if value is None or isinstance(value, int | float):
        return "" if value is None else value
    text = UNSEEN.sub("", str(value))
    return f"'{text}" if text.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else text


def answer(kind: str, name: str, head: list[str], rows: Iterable[list]) -> HttpResponse:
    """The file as a download; 404 for a kind that is neither csv nor xlsx."""
    if kind not in KINDS:
        raise Http404
    lines = [[harmless(value) for value in row] for row in rows]
    table = tablib.Dataset(*lines, headers=[harmless(word) for word in head], title=name[:31])
    content = BOM + table.export("csv") if kind == "csv" else table.export("xlsx")
    response = HttpResponse(content, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "list"}.{kind}"'
    return response


def streamed(kind: str, name: str, head: list[str], rows: Iterable[list], widths: Sequence[int] = ()):
    """A long list as a download, never whole in memory; 404 for a kind that is neither csv nor xlsx.

    CSV leaves line by line. XLSX is a zip whose table of contents comes last, so it goes through a file on the disk.
    """
    if kind not in KINDS:
        raise Http404
    filename = f"{slugify(name) or 'list'}.{kind}"
    if kind == "xlsx":
        return FileResponse(_workbook(name, head, rows, widths), as_attachment=True, filename=filename)
    response = StreamingHttpResponse(_lines(head, rows), content_type=KINDS["csv"])
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _lines(head: list[str], rows: Iterable[list]) -> Iterator[str]:
    """In parts of some size: a part for each line would cost the server more than the line."""
    part = io.StringIO()
    part.write(BOM)
    writer = csv.writer(part)
    writer.writerow(map(harmless, head))
    for row in rows:
        writer.writerow([harmless(value) for value in row])
        if part.tell() > A_PART:
            yield part.getvalue()
            part.seek(0)
            part.truncate()
    yield part.getvalue()


def _workbook(name: str, head: list[str], rows: Iterable[list], widths: Sequence[int]):
    """An open file at its beginning."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:31] or "list")
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_bold(sheet, harmless(word)) for word in head])
    for row in rows:
        sheet.append([harmless(value) for value in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115, the response closes it
    book.save(file)
    file.seek(0)
    return file


def _bold(sheet, word: str):
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value=word)
    cell.font = Font(bold=True)
    return cell
