"""The people of a cohort as a file: CSV line by line, or XLSX written through to the disk (both flat in memory)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from records.wording import city, local

from .answers import values_of
from .dossier import lacks_of
from .enrolled import People
from .models import Application, Question
from .totals import words_of

ROWS_AT_ONCE = 500
Meaning = Question.Meaning
MEANINGS = (Meaning.GOWN_SIZE, Meaning.GLOVE_SIZE, Meaning.BOOT_SIZE, Meaning.LAPTOP, Meaning.LANGUAGES)
WIDTHS = (8, 26, 34, 30, 34, 6, 16, 8, 20, 18, 9, 12, 12, 12, 18, 22)


def head(people: People) -> list[str]:
    """Diets and other answers on health are not in this file: for the caterer there are totals (TOTALS)."""
    return [
        _("Number"), _("Name"), _("E-mail"), _("School"), _("Study programme"), _("Year"), _("State"), _("Group"),
        _("Quota"), _("Sent (%(zone)s)") % {"zone": city(people.cohort.time_zone)}, _("Missing in the dossier"),
        *(str(meaning.label) for meaning in MEANINGS),
    ]  # fmt: skip


def rows(people: People) -> Iterator[list]:
    """A row a person, read in portions: a fixed number of queries for each portion, never the whole list in memory."""
    portion: list[Application] = []
    for row in people.rows().iterator(chunk_size=ROWS_AT_ONCE):
        portion.append(row)
        if len(portion) == ROWS_AT_ONCE:
            yield from _told(people, portion)
            portion = []
    yield from _told(people, portion)


def _told(people: People, portion: list[Application]) -> Iterator[list]:
    if not portion:
        return
    words = {state.value: str(state.label) for state in Application.State}
    said = values_of(portion, *MEANINGS)
    enrolled = [row for row in portion if row.state == Application.State.ACCEPTED]
    lacking = lacks_of(enrolled)
    zone = people.cohort.time_zone
    for row in portion:
        sent = local(row.submitted_at, zone).strftime("%Y-%m-%d %H:%M") if row.submitted_at else ""
        answers = [", ".join(words_of(said[row.pk].get(meaning))) for meaning in MEANINGS]
        yield [
            row.queue_number, row.person.full_name, row.person.email, row.school_name, row.study_programme,
            row.study_year, words[row.state], row.group, row.quota.name if row.quota else "", sent,
            len(lacking.get(row.pk, [])), *answers,
        ]  # fmt: skip
