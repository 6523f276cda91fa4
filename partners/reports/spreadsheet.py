"""A report as XLSX: a sheet of figures, and one for each table."""

import io
import re

from django.utils.translation import gettext as _

from records.tables import harmless

from .reading import Read

UNFIT = re.compile(r"[\[\]:*?/\\]")


def workbook(read: Read) -> bytes:
    from openpyxl import Workbook  # with numpy, which most processes never need

    book = Workbook()
    sheet = book.active
    sheet.title = _fit(_("Figures"), set())
    sheet.append([harmless(read.title)])
    sheet.append([harmless(read.edition)])
    sheet.append([])
    _head(sheet, [_("Figure"), _("Value"), _("Of")])
    for figure in read.figures:
        sheet.append([harmless(figure.name), harmless(figure.value), harmless(figure.of)])
    _widths(sheet)
    taken = {sheet.title}
    for block in read.blocks:
        page = book.create_sheet(_fit(block.title, taken))
        taken.add(page.title)
        _head(page, block.head)
        for row in block.rows:
            page.append([harmless(row.label), *(harmless(cell.for_sheet) for cell in row.cells)])
        _widths(page)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _head(sheet, words: list[str]) -> None:
    from openpyxl.styles import Font

    sheet.append([harmless(word) for word in words])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)


def _widths(sheet) -> None:
    for column in sheet.columns:
        longest = max((len(str(cell.value or "")) for cell in column), default=10)
        sheet.column_dimensions[column[0].column_letter].width = min(60, max(12, longest + 2))


def _fit(title: str, taken: set[str]) -> str:
    """At most 31 characters, none that Excel forbids, none twice."""
    name = UNFIT.sub(" ", title).strip()[:31] or "table"
    number = 2
    while name in taken:
        name, number = f"{name[:28]} {number}", number + 1
    return name
