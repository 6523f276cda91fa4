"""What a participant has to read, on their first page."""

from datetime import datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.learning import mine
from cohorts.models import Application
from records.nextthings import NextThing
from records.wording import say_day


def pages_to_read(user: User) -> list[NextThing]:
    """Where to go on reading before a cohort. A fixed number of queries a cohort, and few have two."""
    rows = Application.objects.enrolled().filter(person=user, cohort__cancelled_at=None)
    rows = rows.filter(cohort__opened_modules__isnull=False).distinct()
    found = [_thing(row) for row in rows.select_related("cohort__programme_version") if not row.cohort.is_over]
    return [thing for thing in found if thing]


def _thing(application: Application) -> NextThing | None:
    cohort = application.cohort
    units = [unit for unit in mine.units_of(application) if unit.opened.is_required]
    following = mine.next_of(units)
    if following is None:
        return None
    unit, row = following
    due = unit.opened.due_on
    left = sum(len(one.rows) - one.done for one in units if one.is_open)
    said = {"left": left, "cohort": cohort, "day": say_day(due) if due else ""}
    words = (
        _("%(cohort)s: %(left)d pages left, to be read by %(day)s.") if due else _("%(cohort)s: %(left)d pages left.")
    )
    return NextThing(
        title=_("Read “%(page)s” before you come") % {"page": row.page.title},
        detail=words % said,
        until=datetime.combine(due, time.max, cohort.zone) if due else None,
        url=reverse("cohorts:my_learning", args=[application.public_id]),
        action=_("Go on") if any(one.done for one in units) else _("Begin"),
        icon="book",
    )
