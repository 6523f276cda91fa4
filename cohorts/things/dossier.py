"""What dossiers and gates put on the pages of a participant and of the team."""

from datetime import datetime, time

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Role, User
from cohorts.dossier import Checklist, checklist_of
from cohorts.models import Accommodation, Application, Cohort, GateRequest
from cohorts.waits import Wait
from records.nextthings import NextThing
from records.wording import say_day


def dossier_to_complete(user: User) -> list[NextThing]:
    """What the person still misses before a cohort. A fixed number of queries a cohort, and few have two."""
    rows = Application.objects.enrolled().filter(person=user, cohort__cancelled_at=None).select_related("cohort")
    lists = [checklist_of(row) for row in rows if not row.cohort.is_over]
    return [_thing(one) for one in lists if one.missing]


def _thing(checklist: Checklist) -> NextThing:
    cohort, first = checklist.application.cohort, checklist.missing[0]
    number = len(checklist.missing)
    title = ngettext("One thing is missing in your dossier", "%(number)d things are missing in your dossier", number)
    due = {"day": say_day(checklist.due_on, cohort.time_zone)} if checklist.due_on else {}
    until = ", " + _("due on %(day)s") % due if due else ""
    return NextThing(
        title=title % {"number": number},
        detail=f"{cohort}: {first.title}{until}.",
        until=datetime.combine(checklist.due_on, time.max, cohort.zone) if checklist.due_on else None,
        url=checklist.application.get_absolute_url() + "#dossier",
        action=_("See what"),
        icon="checklist",
    )


def requests_to_answer(user: User) -> list[NextThing]:
    """For organisers: participants who asked to have a gate looked at again. One query."""
    desks = Membership.objects.of(user, Role.ORGANISER).values("organisation")
    waiting = Count("gates__requests", filter=Q(gates__requests__answered_at=None))
    cohorts = Cohort.objects.filter(organisation__in=desks, cancelled_at=None).annotate(asked=waiting)
    return [
        NextThing(
            title=_asked(cohort.asked),
            detail=str(cohort),
            url=reverse("cohorts:gate_requests", args=[cohort.public_id]),
            action=_("Answer"),
            icon="key",
        )
        for cohort in cohorts.filter(asked__gt=0)
    ]


def _asked(number: int) -> str:
    words = ngettext(
        "%(number)d participant asks you to look at a gate again",
        "%(number)d participants ask you to look at a gate again",
        number,
    )
    return words % {"number": number}


def accommodations_to_read(user: User) -> list[NextThing]:
    """For those who must act on something that was granted and have not read it. One query."""
    unread = Accommodation.objects.current().filter(reader_rows__user=user, reader_rows__seen_at=None)
    numbers = unread.values("application__cohort__public_id", "application__cohort__title").annotate(n=Count("pk"))
    return [
        NextThing(
            title=ngettext(
                "Read what is granted to %(number)d participant", "Read what is granted to %(number)d participants", n
            )
            % {"number": n},
            detail=row["application__cohort__title"],
            url=reverse("cohorts:accommodations", args=[row["application__cohort__public_id"]]),
            action=_("Read"),
            icon="accessible",
        )
        for row in numbers.order_by("application__cohort__public_id")
        for n in [row["n"]]
    ]


def waits_of_gates(cohort: Cohort) -> list[Wait]:
    """For the overview: requests to answer. One query."""
    number = GateRequest.objects.open().filter(gate__cohort=cohort).count()
    if not number:
        return []
    return [
        Wait(
            number,
            ngettext("request to look at a gate again", "requests to look at a gate again", number),
            _("A named person answers, with a reason."),
            reverse("cohorts:gate_requests", args=[cohort.public_id]),
            _("Answer"),
            _("requests"),
        )
    ]
