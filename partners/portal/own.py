"""What the base of this app itself tells: proposals, profiles, parts in cohorts (PORTAL in docs/rules.md)."""

from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import arrivals
from accounts.models import Organisation

from ..actions import contacts
from ..models import Partnership, Profile, Proposal, Review
from ..models.proposals import cohorts_to_propose_to
from . import due, pages, sections
from .due import Due


def register() -> None:
    arrivals.register(contacts.arrived)
    arrivals.register_departure(contacts.departed)
    due.register(of_proposals, _has_proposals)
    due.register(of_profiles)
    pages.register("start", gettext_lazy("Start"), "partners:portal", place=0)
    pages.register("sessions", gettext_lazy("Sessions"), "partners:own_sessions", place=10)
    pages.register("organisation", gettext_lazy("Organisation"), "partners:own_organisation", place=90)
    sections.register_record(_proposals_of_record, place=20, shows=_has_proposals)


def _has_proposals(organisations: list[int]):
    return Proposal.objects.filter(organisation__in=organisations)


def of_proposals(organisations: list[int], *, cohort=None) -> list[Due]:
    """Changes asked and acceptances to confirm are the partner's; what was sent is the organiser's."""
    changes = Q(state=Proposal.State.DRAFT, submitted_at__isnull=False)
    confirm = Q(state__in=(Proposal.State.ACCEPTED, Proposal.State.PLACED), confirmed_at=None)
    decide = Q(state__in=Proposal.TO_DECIDE)
    rows = Proposal.objects.filter(changes | confirm | decide, organisation__in=organisations)
    rows = rows.filter(cohort__cancelled_at=None, **({"cohort": cohort} if cohort else {}))
    rows = rows.select_related("cohort", "session", "organisation").order_by("decided_at", "submitted_at")
    ended = (row for row in rows[:60] if not row.cohort.is_over and not (row.session and row.session.cancelled_at))
    return [_of_proposal(row) for row in ended]


def _of_proposal(row: Proposal) -> Due:
    names = {"title": row.title, "cohort": row.cohort.title}
    page = reverse("partners:proposal", args=[row.public_id])
    desk = reverse("partners:decide_proposal", args=[row.cohort.public_id, row.public_id])
    place = {"url": page, "desk_url": desk, "organisation": row.organisation, "cohort": row.cohort}
    if row.state in Proposal.TO_DECIDE:
        title = _("The organiser decides on “%(title)s”.") % names
        return Due(title, side="ours", tone="wait", icon="scale", action=_("Decide"), **place)
    if row.changes_asked:
        detail = row.decision_reason[:300]
        title = _("Change your proposal “%(title)s”.") % names
        return Due(title, detail, action=_("Read and change"), icon="message-2", **place)
    detail = _("It becomes part of %(cohort)s. Say that you will give it.") % names
    title = _("Your proposal “%(title)s” was accepted: confirm it.") % names
    return Due(title, detail, action=_("Confirm"), icon="calendar-check", **place)


def of_profiles(organisations: list[int], *, cohort=None) -> list[Due]:
    """Partners of a cohort to come whose logo is missing, or whose words were declined."""
    coming = Partnership.objects.public().filter(
        cohort__in=cohorts_to_propose_to(organisations), organisation__in=organisations
    )
    coming = coming.filter(cohort=cohort) if cohort else coming
    newest = Profile.objects.filter(organisation=OuterRef("pk")).order_by("-submitted_at", "-pk")
    found = Organisation.objects.filter(pk__in=coming.values("organisation"))
    found = found.annotate(
        said=newest.values("state")[:1], why=newest.values("decision_reason")[:1], has_logo=newest.values("logo")[:1]
    )
    return [row for organisation in found if (row := _of_profile(organisation))]


def _of_profile(organisation) -> Due | None:
    names = {"organisation": organisation}
    place = {"url": reverse("partners:profile", args=[organisation.public_id]), "organisation": organisation}
    if organisation.said == Review.DECLINED:
        title = _("Change the profile of %(organisation)s.") % names
        return Due(title, organisation.why[:300], action=_("Read and change"), icon="message-2", **place)
    if organisation.has_logo is None:
        title = _("Add the logo of %(organisation)s.") % names
        detail = _("Until then the public reads your name, well set.")
        return Due(title, detail, action=_("Add the logo"), icon="photo-up", **place)
    return None


def _proposals_of_record(organisation, viewer) -> sections.Section | None:
    """Sessions that it proposed, the newest edition first."""
    rows = Proposal.objects.sent().filter(organisation=organisation).select_related("cohort", "session")
    rows = list(rows.order_by("-cohort__starts_on", "-pk"))
    if not rows:
        return None
    shown = [
        sections.ShelfRow(
            title=row.sent_words.get("title", row.title),
            detail=f"{row.cohort} · {row.get_type_display()}",
            url=reverse("partners:decide_proposal", args=[row.cohort.public_id, row.public_id]),
            state=str(row.get_state_display()),
        )
        for row in rows
    ]
    return sections.Section(key="sessions", title=_("Sessions"), rows=shown, count=len(rows))
