"""What this app puts on my page (MY PAGE in docs/rules.md)."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Organisation, Role
from cohorts.models import Cohort
from cohorts.waits import Wait
from records.nextthings import NextThing

from .models import Partnership, Profile, Proposal, Review
from .models.proposals import cohorts_to_propose_to


def of_contact(user) -> list[NextThing]:
    """What a partner's contact has to do; four queries at most."""
    mine = [key for key, roles in user.roles.items() if Role.PARTNER_CONTACT in roles]
    if not mine:
        return []
    return [*_proposals(mine), *_profiles(mine)]


def _proposals(mine: list[int]) -> list[NextThing]:
    changes = Q(state=Proposal.State.DRAFT, submitted_at__isnull=False)
    confirm = Q(state__in=(Proposal.State.ACCEPTED, Proposal.State.PLACED), confirmed_at=None)
    rows = Proposal.objects.filter(changes | confirm, organisation__in=mine, cohort__cancelled_at=None)
    things = []
    for row in rows.select_related("cohort", "session").order_by("decided_at")[:20]:
        if row.cohort.is_over or (row.session and row.session.cancelled_at):
            continue
        names = {"title": row.title, "cohort": row.cohort.title}
        if row.changes_asked:
            title, action = _("Change your proposal “%(title)s”.") % names, _("Read and change")
            detail, icon = row.decision_reason, "message-2"
        else:
            title, action = _("Your proposal “%(title)s” was accepted: confirm it.") % names, _("Confirm")
            detail, icon = _("It becomes part of %(cohort)s. Say that you will give it.") % names, "calendar-check"
        url = reverse("partners:proposal", args=[row.public_id])
        things.append(NextThing(title=title, detail=detail[:300], url=url, action=action, icon=icon))
    return things


def _profiles(mine: list[int]) -> list[NextThing]:
    """Partners of a cohort to come whose logo is missing, or whose words were declined."""
    coming = Partnership.objects.public().filter(cohort__in=cohorts_to_propose_to(mine), organisation__in=mine)
    newest = Profile.objects.filter(organisation__in=mine).order_by("organisation_id", "-submitted_at", "-pk")
    said = {row.organisation_id: row for row in newest.distinct("organisation_id")}
    things = []
    for organisation in Organisation.objects.filter(pk__in=coming.values("organisation")):
        row = said.get(organisation.pk)
        url = reverse("partners:profile", args=[organisation.public_id])
        if row and row.state == Review.DECLINED:
            title, detail = (
                _("Change the profile of %(organisation)s.") % {"organisation": organisation},
                row.decision_reason,
            )
            things.append(
                NextThing(title=title, detail=detail[:300], url=url, action=_("Read and change"), icon="message-2")
            )
        elif row is None or row.logo_id is None:
            title = _("Add the logo of %(organisation)s.") % {"organisation": organisation}
            detail = _("Until then the public reads your name, well set.")
            things.append(NextThing(title=title, detail=detail, url=url, action=_("Add the logo"), icon="photo-up"))
    return things


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
