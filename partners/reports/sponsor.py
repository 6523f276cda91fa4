"""What a report for a sponsor or another partner says after an edition, as data to be frozen (REPORTS)."""

from collections import defaultdict

from django.db.models import Q

from accounts.models import Organisation
from cohorts.afterwards.consent import shown_pictures
from cohorts.models import Attendance, Cohort, Session
from records.wording import local

from ..models import Deliverable, InKind, Opening, Sponsorship
from . import surveys
from .funder import NOT_OPENED, OPENED, SHAPE, about
from .suppression import Table, publish


def content_of(cohort: Cohort, organisation: Organisation) -> dict:
    """The figures of this moment: a fixed number of queries."""
    enrolled = dict(cohort.applications.enrolled().values_list("pk", "person_id"))
    sessions, reached = _sessions(cohort, organisation, set(enrolled))
    sponsorship = _sponsorship(cohort, organisation)
    parts = cohort.partnerships.current().filter(organisation=organisation)
    return {
        "shape": SHAPE,
        "kind": "sponsor",
        "cohort": about(cohort),
        "organisation": organisation.name,
        "parts": list(parts.order_by("kind").values_list("kind", flat=True)),
        "package": sponsorship.package.name if sponsorship and sponsorship.package else "",
        "amount_cents": sponsorship.amount_cents if sponsorship else None,
        "currency": sponsorship.currency if sponsorship else "EUR",
        "in_kind": _in_kind(sponsorship),
        "promises": _promises(sponsorship),
        "people": len(enrolled),
        "reached": reached,
        "sessions": sessions,
        "opened": _opened(organisation, set(enrolled.values())),
        "surveys": surveys.told(cohort.survey_results.filter(organisation=organisation)),
        "pictures": shown_pictures(cohort).count(),
    }


def sessions_of(cohort: Cohort, organisation: Organisation):
    """Those that it proposed, hosts as a visit, or is named for."""
    mine = Q(proposal__organisation=organisation) | Q(visit__host=organisation)
    named = Q(given_by__iexact=organisation.name)
    return cohort.sessions.filter(mine | named, cancelled_at=None, sittings__during__isnull=False).distinct()


def _sessions(cohort: Cohort, organisation: Organisation, enrolled: set[int]) -> tuple[list[dict], int]:
    """The sessions with the people in the room, and how many different people that were."""
    rows = list(sessions_of(cohort, organisation).prefetch_related("sittings").order_by("code", "pk"))
    marks = Attendance.objects.filter(sitting__session__in=rows, minutes__gt=0, application__in=enrolled)
    there: dict[int, set[int]] = defaultdict(set)
    for session, application in marks.values_list("sitting__session_id", "application_id"):
        there[session].add(application)
    everybody = set().union(*there.values()) if there else set()
    return [_session(cohort, row, len(there[row.pk])) for row in rows], len(everybody)


def _session(cohort: Cohort, session: Session, people: int) -> dict:
    placed = sorted((one for one in session.sittings.all() if one.during), key=lambda one: one.during.lower)
    first = placed[0].during.lower
    minutes = sum(int((one.during.upper - one.during.lower).total_seconds()) // 60 for one in placed)
    return {
        "title": session.title,
        "type": session.type,
        "on": local(first, cohort.time_zone).date().isoformat(),
        "minutes": minutes,
        "times": len(placed),
        "people": people,
    }


def _sponsorship(cohort: Cohort, organisation: Organisation) -> Sponsorship | None:
    rows = cohort.sponsorships.filter(organisation=organisation, state__in=Sponsorship.AGREED)
    return rows.select_related("package").order_by("-pk").first()


def _in_kind(sponsorship: Sponsorship | None) -> list[dict]:
    if sponsorship is None:
        return []
    rows = InKind.objects.filter(sponsorship=sponsorship)
    return [
        {"what": row.what, "quantity": f"{row.quantity.normalize():f}", "unit": row.unit, "cents": row.value_cents}
        for row in rows
    ]


def _promises(sponsorship: Sponsorship | None) -> list[dict]:
    """Both sides', the earliest first; whoever owns one is not named."""
    if sponsorship is None:
        return []
    rows = Deliverable.objects.filter(sponsorship=sponsorship)
    return [
        {
            "side": row.side,
            "name": row.name,
            "quantity": row.quantity,
            "due": row.due_on.isoformat(),
            "state": row.state,
            "done": row.decided_at.date().isoformat() if row.decided_at and row.is_done else None,
            "url": row.url,
        }
        for row in rows
    ]


def _opened(organisation: Organisation, people: set[int]) -> dict:
    """How many participants opened their profile to it, at any time."""
    rows = Opening.objects.filter(organisation=organisation, profile__person__in=people)
    opened = rows.values("profile").distinct().count()
    (shown,) = publish([Table("opened", {OPENED: opened, NOT_OPENED: len(people) - opened})])
    return {"people": shown.total, "number": shown.rows[OPENED]}
