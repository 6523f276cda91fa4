"""What this app puts on my page (MY PAGE in docs/rules.md)."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Role
from cohorts.models import Cohort
from cohorts.waits import Wait
from records.nextthings import NextThing

from .models import Partnership, Profile, Proposal, Review
from .portal import due

MOST = 20


def of_contact(user) -> list[NextThing]:
    """What a partner's contact has to do, whichever part of the app it belongs to (PORTAL)."""
    mine = [key for key, roles in user.roles.items() if Role.PARTNER_CONTACT in roles]
    return [row.thing for row in due.of(mine, side="yours")][:MOST]


def of_organiser(user) -> list[NextThing]:
    """What waits for an organiser's decision; two queries."""
    if not any(Role.ORGANISER in roles for roles in user.roles.values()):
        return []
    runs = Membership.objects.of(user, Role.ORGANISER).values("organisation")
    return [*_waiting_proposals(runs), *_waiting_profiles(runs)]


def _waiting_proposals(runs) -> list[NextThing]:
    waiting = Proposal.objects.to_decide().filter(cohort__organisation__in=runs)
    rows = waiting.order_by().values("cohort__public_id", "cohort__title").annotate(n=Count("pk"))
    return [
        NextThing(
            title=ngettext("%(n)d proposal waits for you.", "%(n)d proposals wait for you.", row["n"])
            % {"n": row["n"]},
            detail=row["cohort__title"],
            url=reverse("partners:proposals", args=[row["cohort__public_id"]]) + "?state=to_decide",
            action=_("Decide"),
            icon="message-2",
        )
        for row in rows
    ]


def _waiting_profiles(runs) -> list[NextThing]:
    """Counted under the newest cohort in which each of the organisations takes part."""
    parts = Partnership.objects.current().filter(
        cohort__organisation__in=runs, organisation__profiles__state=Review.SUBMITTED
    )
    newest = (
        parts.order_by("organisation_id", "-cohort__starts_on").distinct("organisation_id").select_related("cohort")
    )
    by_cohort: dict = {}
    for part in newest:
        by_cohort.setdefault(part.cohort, []).append(part)
    return [
        NextThing(
            title=ngettext("%(n)d profile waits for you.", "%(n)d profiles wait for you.", len(found))
            % {"n": len(found)},
            detail=cohort.title,
            url=reverse("partners:cohort", args=[cohort.public_id]),
            action=_("Read and decide"),
            icon="id-badge-2",
        )
        for cohort, found in by_cohort.items()
    ]


def waits_in_cohort(cohort: Cohort) -> list[Wait]:
    """The rows of the cohort's overview; three queries."""
    rows = []
    proposals = reverse("partners:proposals", args=[cohort.public_id])
    waiting = cohort.proposals.to_decide().select_related("organisation").order_by("submitted_at")
    if names := [proposal.organisation.name for proposal in waiting]:
        detail, url = ", ".join(dict.fromkeys(names)), f"{proposals}?state=to_decide"
        rows.append(Wait(len(names), _("Session proposals"), detail, url, _("Review"), _("proposals")))
    current = cohort.partnerships.current().values("organisation")
    if number := Profile.objects.waiting().filter(organisation__in=current).count():
        url, detail = (
            reverse("partners:cohort", args=[cohort.public_id]),
            _("Texts and logos, not public before your word."),
        )
        rows.append(Wait(number, _("Profiles of partners"), detail, url, _("Read"), _("the profiles")))
    if number := cohort.proposals.filter(state=Proposal.State.ACCEPTED, confirmed_at=None).count():
        url, detail = f"{proposals}?state=accepted", _("Accepted; the partner has still to say yes.")
        rows.append(Wait(number, _("Sessions to be confirmed"), detail, url, _("Look"), _("at them"), tone=""))
    return rows
