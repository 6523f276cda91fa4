"""A participant's visits: what each host asks, and what is still to be given."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from ..models import Application, BookedVisit, Cohort, VisitorAnswer
from .visitors import comes, groups_of


def visits_to_fill_in(cohort: Cohort, applications: Iterable[Application]) -> dict[int, list[tuple[BookedVisit, bool]]]:
    """The visits that ask something of each participant, and whether all that is needed was given, by application.

    One query for a cohort without visits, five with them.
    """
    applications = list(applications)
    rows = BookedVisit.objects.filter(session__cohort=cohort, session__cancelled_at=None, cleared_at=None)
    visits = list(rows.select_related("session").prefetch_related("fields", "lists").order_by("closes_at", "pk"))
    visits = [visit for visit in visits if visit.fields.all()]
    told: dict[int, list[tuple[BookedVisit, bool]]] = defaultdict(list)
    if not visits:
        return told
    groups = groups_of(visits)
    given: dict[int, set[int]] = defaultdict(set)
    answers = VisitorAnswer.objects.filter(field__visit__in=visits, application__in=[row.pk for row in applications])
    for application, asked in answers.exclude(sealed="").values_list("application", "field"):
        given[application].add(asked)
    for visit in visits:
        visit.session.cohort = cohort
        needed = {asked.pk for asked in visit.fields.all() if asked.required}
        for row in applications:
            if comes(groups[visit.pk], row):
                told[row.pk].append((visit, needed <= given[row.pk]))
    return told


def is_closed(visit: BookedVisit) -> bool:
    """As `why_closed`, from rows that were fetched with the visit."""
    return timezone.now() >= visit.closes_at or any(one.superseded_at is None for one in visit.lists.all())


def visits_of(application: Application) -> list[tuple[BookedVisit, bool]]:
    return visits_to_fill_in(application.cohort, [application])[application.pk]
