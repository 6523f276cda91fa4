"""The list of applications as a file: CSV that Excel reads, row by row, or XLSX."""

import csv
import re
import tempfile
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from records.wording import city, local

from .answers import cells_of, columns_of, prefetch_for
from .models import Application, Question
from .selection import Selection, positions

ROWS_AT_ONCE = 500
WIDTHS = (8, 26, 34, 30, 34, 6, 16, 12, 18, 18, 30, 60, 24, 8)
BOM = "\ufeff"  # without it Excel takes UTF-8 for the code page of its country
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # an XLSX file cannot hold them


def harmless(value) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    text = UNSEEN.sub("", "" if value is None else str(value))
    return f"'{text}" if text.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else text


def head_of(selection: Selection, asked: list[Question]) -> list[str]:
    zone = city(selection.cohort.time_zone)
    return [
        _("Number"),
        _("Name"),
        _("E-mail"),
        _("School"),
        _("Study programme"),
        _("Year"),
        _("State"),
        _("Place on the waiting list"),
        _("Sent (%(zone)s)") % {"zone": zone},
        _("Answer by (%(zone)s)") % {"zone": zone},
        _("Reason"),
        _("Motivation"),
        _("Quota"),
        _("Priority"),
        *(harmless(question) for question in asked),
    ]


def rows_of(selection: Selection, asked: list[Question]) -> Iterator[list]:
    """A row for each application, read in portions: the number of queries does not grow with the rows."""
    words = {state.value: str(state.label) for state in Application.State}
    place, zone = positions(selection.cohort), selection.cohort.time_zone

    def moment(at) -> str:
        return local(at, zone).strftime("%Y-%m-%d %H:%M") if at else ""

    for row in selection.rows().prefetch_related(prefetch_for(asked)).iterator(chunk_size=ROWS_AT_ONCE):
        answer_by = row.offer_expires_at if row.state == Application.State.OFFERED else None
        typed = [row.person.full_name, row.person.email, row.school_name, row.study_programme]
        yield [
            row.queue_number,
            *map(harmless, typed),
            row.study_year,
            words[row.state],
            place.get(row.pk),
            moment(row.submitted_at),
            moment(answer_by),
            harmless(row.decision_reason),
            harmless(row.motivation),
            harmless(row.quota.name if row.quota else ""),
            row.priority,
            *map(harmless, cells_of(row, asked)),
        ]


class _Echo:
    """csv writes to it and gets the line back."""

    def write(self, line: str) -> str:
        return line


def as_csv(selection: Selection) -> Iterable[str]:
    writer = csv.writer(_Echo())
    asked = columns_of(selection.cohort, Question.Stage.APPLICATION)
    yield BOM + writer.writerow(head_of(selection, asked))
    for row in rows_of(selection, asked):
        yield writer.writerow(row)


def as_xlsx(selection: Selection):
    """An open file at its beginning; the workbook is written through to the disk, never held in memory."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Applications")[:31])
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGHIJKLMN", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    asked = columns_of(selection.cohort, Question.Stage.APPLICATION)
    sheet.append([_bold(sheet, word) for word in head_of(selection, asked)])
    for row in rows_of(selection, asked):
        sheet.append(row)
    file = tempfile.TemporaryFile()  # noqa: SIM115, the response closes it
    book.save(file)
    file.seek(0)
    return file


def _bold(sheet, word: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=word)
    cell.font = Font(bold=True)
    return cell
