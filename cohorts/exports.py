"""The list of applications as the rows of a file (`records/tables.py`)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from records.wording import city, local

from .answers import cells_of, prefetch_for
from .models import Application, Question
from .selection import Selection, positions

ROWS_AT_ONCE = 500
WIDTHS = (8, 26, 34, 30, 34, 6, 16, 12, 18, 18, 30, 60, 24, 8)


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
        *(str(question) for question in asked),
    ]


def rows_of(selection: Selection, asked: list[Question]) -> Iterator[list]:
    """A row for each application, read in portions: the number of queries does not grow with the rows."""
    words = {state.value: str(state.label) for state in Application.State}
    place, zone = positions(selection.cohort), selection.cohort.time_zone

    def moment(at) -> str:
        return local(at, zone).strftime("%Y-%m-%d %H:%M") if at else ""

    for row in selection.rows().prefetch_related(prefetch_for(asked)).iterator(chunk_size=ROWS_AT_ONCE):
        answer_by = row.offer_expires_at if row.state == Application.State.OFFERED else None
        yield [
            row.queue_number,
            row.person.full_name,
            row.person.email,
            row.school_name,
            row.study_programme,
            row.study_year,
            words[row.state],
            place.get(row.pk),
            moment(row.submitted_at),
            moment(answer_by),
            row.decision_reason,
            row.motivation,
            row.quota.name if row.quota else "",
            row.priority,
            *cells_of(row, asked),
        ]
