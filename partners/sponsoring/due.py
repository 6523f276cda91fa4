"""What sponsoring tells the portal, an organisation's page, my page and the cohort's overview (PORTAL)."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.models import Cohort
from cohorts.waits import Wait
from records import money
from records.nextthings import ShelfRow

from ..models import Deliverable, Enquiry, Sponsorship
from ..portal.due import Due
from ..portal.sections import Section

TONES = {"offered": "turn", "interested": "wait", "declined": "stop", "withdrawn": "mute"}
MOST = 60


def promises_due(organisations: list[int], *, cohort: Cohort | None = None) -> list[Due]:
    """Open promises of both sides; one query."""
    rows = (
        Deliverable.objects.missing()
        .in_force()
        .filter(sponsorship__organisation__in=organisations, sponsorship__cohort__cancelled_at=None)
    )
    if cohort:
        rows = rows.filter(sponsorship__cohort=cohort)
    rows = rows.select_related("sponsorship__cohort__organisation", "sponsorship__organisation")
    return [_due(row) for row in rows.order_by("due_on", "pk")[:MOST]]


def _due(row: Deliverable) -> Due:
    cohort, theirs = row.sponsorship.cohort, row.side == Deliverable.Side.THEIRS
    returned = row.state == Deliverable.State.RETURNED
    return Due(
        title=_("Hand in: %(promise)s") % {"promise": row.name} if theirs else row.name,
        detail=_("Given back: read why.") if returned else str(cohort),
        on=row.due_on,
        side="yours" if theirs else "ours",
        url=reverse("partners:promise", args=[row.public_id]),
        desk_url=reverse("partners:desk_promise", args=[cohort.public_id, row.public_id]),
        action=_("Hand it in") if theirs else _("Look at it"),
        icon="checklist",
        tone="turn" if theirs else "wait",
        organisation=row.sponsorship.organisation,
        cohort=cohort,
    )


def has_offers(organisations: list[int]):
    """Sponsorships of which an offer or a new version waits for the sponsor."""
    return Sponsorship.objects.open().filter(
        organisation__in=organisations, agreements__accepted_at=None, agreements__withdrawn_at=None,
        agreements__isnull=False, cohort__cancelled_at=None,
    )  # fmt: skip


def offers_due(organisations: list[int], *, cohort: Cohort | None = None) -> list[Due]:
    """Offers and new versions that wait for the sponsor's word; one query."""
    rows = has_offers(organisations)
    if cohort:
        rows = rows.filter(cohort=cohort)
    return [
        Due(
            title=_("Answer the offer: sponsor %(cohort)s.") % {"cohort": row.cohort}
            if not row.is_agreed
            else _("Read the new version of the agreement for %(cohort)s.") % {"cohort": row.cohort},
            detail=_("The offer is kept for you until that day.") if row.held_until else "",
            on=row.held_until,
            url=reverse("partners:sponsorship", args=[row.public_id]),
            desk_url=reverse("partners:sponsor", args=[row.cohort.public_id, row.public_id]),
            action=_("Read and answer"),
            icon="signature",
            organisation=row.organisation,
            cohort=row.cohort,
        )
        for row in rows.select_related("cohort", "organisation").order_by("held_until", "pk")[:MOST]
    ]


def _row(row: Sponsorship, url: str) -> ShelfRow:
    amount = money.words(row.amount_cents, row.currency) if row.amount_cents else _("no money")
    detail = f"{row.package.name} · {amount}" if row.package else amount
    tone = TONES.get(row.state, "done")
    return ShelfRow(title=str(row.cohort), detail=detail, url=url, tone=tone, state=row.get_state_display())


def card(user, organisations: list[int]) -> Section | None:
    """On the portal's first page; one query."""
    rows = Sponsorship.objects.told().filter(organisation__in=organisations).select_related("cohort", "package")
    shown = [_row(row, reverse("partners:sponsorship", args=[row.public_id])) for row in rows[:8]]
    if not shown:
        return None
    return Section("sponsoring", _("Sponsoring"), shown, url=reverse("partners:promises"), action=_("All promises"))


def record(organisation, viewer) -> Section | None:
    """On an organisation's page over all editions; two queries."""
    rows = organisation.sponsorships.select_related("cohort", "package").order_by("-cohort__starts_on", "-pk")
    shown = [_row(row, reverse("partners:sponsor", args=[row.cohort.public_id, row.public_id])) for row in rows]
    if not shown:
        return None
    missing = Deliverable.objects.missing().in_force().filter(sponsorship__organisation=organisation).count()
    empty = ngettext("%(n)d promise is open.", "%(n)d promises are open.", missing) % {"n": missing} if missing else ""
    return Section("sponsoring", _("Sponsoring"), shown, count=len(shown), empty=empty)


def shows_sponsorships(organisations: list[int]):
    return Sponsorship.objects.filter(organisation__in=organisations)


def shows_promises(organisations: list[int]):
    return Sponsorship.objects.told().filter(organisation__in=organisations)


def waits_in_cohort(cohort: Cohort) -> list[Wait]:
    """The rows of the cohort's overview; three queries."""
    rows = []
    today = timezone.now().astimezone(cohort.zone).date()
    sponsors, promises = (
        reverse("partners:sponsors", args=[cohort.public_id]),
        reverse("partners:desk_promises", args=[cohort.public_id]),
    )
    names = list(
        Enquiry.objects.filter(cohort=cohort, state=Enquiry.State.WAITING).values_list("organisation_name", flat=True)
    )
    asked = cohort.sponsorships.filter(state=Sponsorship.State.INTERESTED, contact__isnull=False)
    names += list(asked.values_list("organisation__name", flat=True))
    if names:
        detail = ", ".join(dict.fromkeys(names))[:200]
        rows.append(Wait(len(names), _("Interested in sponsoring"), detail, sponsors, _("Answer"), _("them")))
    states = Deliverable.objects.in_force().filter(sponsorship__cohort=cohort)
    handed = states.filter(state=Deliverable.State.DELIVERED).count()
    if handed:
        detail, url = _("Handed in by sponsors."), f"{promises}?kind=to_judge"
        rows.append(Wait(handed, _("Promises to look at"), detail, url, _("Look"), _("at what was handed in")))
    late = list(states.missing().filter(due_on__lt=today).values_list("side", flat=True))
    if late:
        ours = sum(1 for side in late if side == Deliverable.Side.OURS)
        detail = ngettext("%(n)d of them is ours.", "%(n)d of them are ours.", ours) % {"n": ours}
        url = f"{promises}?kind=late"
        rows.append(Wait(len(late), _("Promises that are late"), detail, url, _("Look"), _("at them"), "stop"))
    return rows
