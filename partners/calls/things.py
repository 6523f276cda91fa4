"""What waits because of a call: on my page, in the portal, on the cohort's overview."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Role
from cohorts.models import Cohort
from cohorts.waits import Wait
from partners.portal.due import Due
from partners.portal.sections import Section, ShelfRow
from records.nextthings import NextThing
from records.wording import say_moment

from ..models import Call, CallReviewer, LateSending, Partnership, Proposal
from .scoring import to_score

MOST = 10


def of_reviewer(user) -> list[NextThing]:
    """Proposals that wait for the points of somebody who was asked by name."""
    things = []
    for row in CallReviewer.objects.filter(person=user).select_related("call__cohort")[:MOST]:
        cohort = row.call.cohort
        if cohort.is_over or not (number := to_score(cohort, user).count()):
            continue
        words = ngettext("%(n)d proposal waits for your points.", "%(n)d proposals wait for your points.", number)
        url = reverse("partners:scoring", args=[cohort.public_id]) + "?state=waits"
        things.append(NextThing(words % {"n": number}, cohort.title, None, url, _("Read and score"), "turn", "scale"))
    return things


def of_organiser(user) -> list[NextThing]:
    """Partners who ask to send late."""
    if not any(Role.ORGANISER in roles for roles in user.roles.values()):
        return []
    runs = Membership.objects.of(user, Role.ORGANISER).values("organisation")
    asked = LateSending.objects.filter(state=LateSending.State.ASKED, call__cohort__organisation__in=runs)
    return [
        NextThing(
            title=_("%(organisation)s asks to send a proposal late.") % {"organisation": row.organisation},
            detail=row.call.cohort.title,
            url=reverse("partners:late", args=[row.call.cohort.public_id]),
            action=_("Answer"),
            icon="clock",
        )
        for row in asked.select_related("organisation", "call__cohort")[:MOST]
    ]


def waits_in_cohort(cohort: Cohort) -> list[Wait]:
    rows = []
    asked = LateSending.objects.filter(call__cohort=cohort, state=LateSending.State.ASKED)
    if names := list(asked.values_list("organisation__name", flat=True)):
        url = reverse("partners:late", args=[cohort.public_id])
        rows.append(Wait(len(names), _("Late proposals"), ", ".join(names), url, _("Answer"), _("late proposals")))
    return rows


def has_drafts(organisations: list[int]):
    drafts = Proposal.objects.filter(state=Proposal.State.DRAFT, submitted_at=None, call__isnull=False)
    return drafts.filter(organisation__in=organisations)


def drafts_due(organisations: list[int], *, cohort=None) -> list[Due]:
    """Drafts that were never sent, while their call is open."""
    rows = Proposal.objects.filter(
        organisation__in=organisations, state=Proposal.State.DRAFT, submitted_at=None, call__in=Call.objects.open()
    )
    rows = rows.filter(cohort=cohort) if cohort else rows
    return [
        Due(
            title=_("Send your proposal “%(title)s” before the call closes.") % {"title": row.title or _("untitled")},
            detail=row.cohort.title,
            until=row.call.closes_at,
            url=reverse("partners:proposal", args=[row.public_id]),
            action=_("Open the draft"),
            icon="send",
            organisation=row.organisation,
            cohort=row.cohort,
        )
        for row in rows.select_related("cohort", "organisation", "call")[:MOST]
    ]


def card_of_calls(user, organisations: list[int]) -> Section | None:
    """Published calls of the cohorts to come in which the organisations take part; one query."""
    current = Partnership.objects.current().filter(organisation__in=organisations)
    parts = current.filter(cohort__call__published_at__isnull=False)
    parts = parts.select_related("cohort__call", "organisation").order_by("cohort__call__closes_at", "pk")
    rows, seen = [], set()
    for one in parts[:40]:
        call, key = one.cohort.call, (one.cohort_id, one.organisation_id)
        if key in seen or one.cohort.is_over:
            continue
        seen.add(key)
        rows.append(_row(call, one))
    if not rows:
        return None
    return Section("calls", _("Calls for sessions"), rows=rows, count=len(rows))


def _row(call: Call, part: Partnership) -> ShelfRow:
    zone, cohort = part.cohort.time_zone, part.cohort
    words = {
        Call.Standing.COMING: (_("Opens %(moment)s") % {"moment": say_moment(call.opens_at, zone)}, "wait"),
        Call.Standing.OPEN: (_("Open until %(moment)s") % {"moment": say_moment(call.closes_at, zone)}, "turn"),
    }
    closed = _("Closed %(moment)s") % {"moment": say_moment(call.closes_at, zone)}
    detail, tone = words.get(Call.Standing(call.standing), (closed, "mute"))
    return ShelfRow(
        title=cohort.title,
        detail=f"{part.organisation}: {detail}",
        url=reverse("partners:own_call", args=[cohort.public_id, part.organisation.public_id]),
        tone=tone,
        state=str(Call.Standing(call.standing).label),
        icon="speakerphone",
    )
