"""What waits for holders and officers because certificates end (MY PAGE in docs/rules.md)."""

from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Role
from cohorts.models import Cohort
from records.nextthings import NextThing
from records.wording import say_day

from ..models import Certificate
from .expiry import ending, step_of

MOST = 6


def ends_soon(user) -> list[NextThing]:
    """For the holder: from the first reminder on."""
    now = timezone.now()
    rows = ending(now).filter(holder=user).select_related("cohort").defer("facts").order_by("valid_until", "pk")
    return [_thing(row) for row in rows[:MOST] if step_of(row, now.astimezone(row.cohort.zone).date())]


def _thing(certificate: Certificate) -> NextThing:
    last = certificate.valid_until
    assert last is not None  # noqa: S101, those that never end are not ending
    return NextThing(
        _("Your certificate counts until %(day)s.") % {"day": say_day(last)},
        certificate.cohort.title,
        until=datetime.combine(last, time.max, tzinfo=certificate.cohort.zone),
        url=reverse("certificates:mine") + f"#c{certificate.number}",
        action=_("See how to renew it"),
        tone="wait",
        icon="calendar-time",
    )


def things_to_renew(user) -> list[NextThing]:
    """For a certificate officer: cohorts with certificates that end soon and that nothing renews."""
    desks = list(Membership.objects.of(user, Role.OFFICER).values_list("organisation", flat=True))
    if not desks:
        return []
    now = timezone.now()
    numbers: dict[int, list] = {}
    rows = ending(now).filter(organisation__in=desks).select_related("cohort").defer("facts").order_by("valid_until")
    for row in rows:
        if step_of(row, now.astimezone(row.cohort.zone).date()):
            numbers.setdefault(row.cohort_id, []).append(row)
    return [_of_cohort(found[0].cohort, found) for found in list(numbers.values())[:MOST]]


def _of_cohort(cohort: Cohort, rows: list[Certificate]) -> NextThing:
    words = ngettext("%(n)d certificate ends soon.", "%(n)d certificates end soon.", len(rows)) % {"n": len(rows)}
    first = rows[0].valid_until
    return NextThing(
        words,
        _("%(cohort)s, the first on %(day)s") % {"cohort": cohort.title, "day": say_day(first) if first else ""},
        url=reverse("certificates:cohort_register", args=[cohort.public_id]) + "?state=issued",
        action=_("See which"),
        tone="wait",
        icon="calendar-time",
    )
