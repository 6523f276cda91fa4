"""How this app's rows follow when two rows of one organisation become one (ONE ORGANISATION in docs/rules.md)."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records import joining

from .models import Application, BookedVisit, Cohort, Invitee, Lecturer, Quota


def register() -> None:
    of_cohort = Cohort.schools.through
    joining.register(of_cohort, "organisation", gettext_lazy("cohorts of its students"), move=_schools, place=60)
    joining.register(Application, "school", gettext_lazy("applications of its students"), place=60)
    joining.register(Invitee, "school", gettext_lazy("people invited to apply"), place=60)
    joining.register(Quota, "organisation", gettext_lazy("quotas"), why_not=_quotas, place=60)
    joining.register(Lecturer, "organisation", gettext_lazy("lecturers"), place=60)
    joining.register(BookedVisit, "host", gettext_lazy("visits"), place=60)


def _schools(kept, gone, by) -> int:
    rows = Cohort.schools.through.objects.filter(organisation=gone)
    there = Cohort.schools.through.objects.filter(organisation=kept, cohort=OuterRef("cohort"))
    rows.filter(Exists(there)).delete()
    return rows.update(organisation=kept)


def _quotas(kept, gone) -> list[str]:
    there = Quota.objects.filter(organisation=kept, cohort=OuterRef("cohort"))
    rows = Quota.objects.filter(Exists(there), organisation=gone).select_related("cohort")
    words = _("Both have a quota in %(cohort)s: its places would be counted twice. Remove one of them first.")
    return [words % {"cohort": row.cohort} for row in rows]
