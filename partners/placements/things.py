"""What placements put on my page and into the portal (MY PAGE and PORTAL in docs/rules.md)."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from cohorts.models import Cohort
from cohorts.waits import Wait
from records.nextthings import NextThing, Shelf, ShelfRow

from ..models import AgreementSignature, Assignment, Candidacy, LearningAgreement, Phase, Placement, PlacementRound
from ..portal.due import Due

State = Assignment.State


def of_student(user) -> list[NextThing]:
    """Offers to answer, rankings to send, agreements to accept; three queries at most."""
    offers = Assignment.objects.filter(candidacy__person=user, state=State.OFFERED, answer_until__gt=timezone.now())
    things = [_offer(one) for one in offers.select_related("placement__organisation", "placement__round")]
    now = timezone.now()
    sent = Candidacy.objects.filter(round=OuterRef("pk"), person=user, sent_at__isnull=False)
    rounds = PlacementRound.objects.of_student(user).filter(posting_until__lte=now, ranking_until__gt=now)
    for row in rounds.filter(~Exists(sent)):
        detail = _("Rank the places until %(moment)s.") % {"moment": row.moment(row.ranking_until)}
        url = reverse("partners:my_round", args=[row.public_id])
        things.append(NextThing(str(row), detail, row.ranking_until, url, _("Rank the places"), icon="list-numbers"))
    mine = LearningAgreement.objects.filter(assignment__candidacy__person=user)
    return [*things, *_agreements(mine, "student")]


def _offer(one: Assignment) -> NextThing:
    said = {"title": one.placement.title, "host": one.placement.organisation}
    detail = _("Answer until %(moment)s.") % {"moment": one.placement.round.moment(one.answer_until)}
    url = reverse("partners:my_offer", args=[one.public_id])
    title = _("A place is offered to you: “%(title)s” at %(host)s.") % said
    return NextThing(title, detail, one.answer_until, url, _("Answer"), icon="hourglass")


def _agreements(rows, side: str) -> list[NextThing]:
    """The newest versions that wait for this side."""
    newer = LearningAgreement.objects.filter(assignment=OuterRef("assignment"), version__gt=OuterRef("version"))
    said = AgreementSignature.objects.filter(agreement=OuterRef("pk"), side=side)
    waiting = rows.filter(~Exists(newer), ~Exists(said), assignment__state=State.ACCEPTED)
    return [
        NextThing(
            title=_("Accept the learning agreement of %(student)s.") % {"student": one.student_name},
            detail=f"{one.host_name}, {one.assignment.placement.title}",
            url=reverse("partners:agreement", args=[one.assignment.public_id]),
            action=_("Read and accept"),
            icon="signature",
        )
        for one in waiting.select_related("assignment__placement").order_by("written_at")[:20]
    ]


def of_coordinator(user) -> list[NextThing]:
    schools = [key for key, roles in user.roles.items() if Role.COORDINATOR in roles]
    if not schools:
        return []
    return _agreements(
        LearningAgreement.objects.filter(assignment__candidacy__application__school__in=schools), "school"
    )


def shelf_of_placements(user) -> Shelf | None:
    """The places that one has or was offered."""
    rows = Assignment.objects.running().filter(candidacy__person=user).select_related("placement__organisation")
    found = [
        ShelfRow(
            one.placement.title, str(one.placement.organisation), reverse("partners:my_offer", args=[one.public_id])
        )
        for one in rows
    ]
    if not found and not PlacementRound.objects.of_student(user).exists():
        return None
    url = reverse("partners:my_placements")
    return Shelf(_("My placements"), found, _("Rank places for an internship or a thesis."), url, _("Open"))


def due(organisations: list[int], *, cohort: Cohort | None = None) -> list[Due]:
    """Of hosts: places to offer, students to rank, agreements and assessments to write; four queries."""
    places = Placement.objects.filter(organisation__in=organisations).select_related("round", "organisation")
    running = Assignment.objects.filter(placement__organisation__in=organisations, state=State.ACCEPTED).select_related(
        "placement__round", "placement__organisation", "candidacy__person"
    )
    if cohort:
        places = places.filter(round__cohorts=cohort)
        running = running.filter(candidacy__application__cohort=cohort)
    rows = [*_due_places(places, cohort)]
    written = LearningAgreement.objects.filter(assignment=OuterRef("pk"))
    for one in running.filter(~Exists(written)):
        url = reverse("partners:hosted", args=[one.public_id])
        title = _("Write the learning agreement of %(student)s.") % {"student": one.candidacy.person}
        rows.append(_due(title, one, url, _("Write it"), on=one.placement.starts_on, cohort=cohort))
    ended = running.filter(placement__ends_on__lte=timezone.localdate())
    for one in ended.filter(~Q(assessments__kind="final", assessments__state="signed")):
        url = reverse("partners:hosted", args=[one.public_id])
        title = _("Assess %(student)s: the placement is over.") % {"student": one.candidacy.person}
        rows.append(_due(title, one, url, _("Assess"), on=one.placement.ends_on, cohort=cohort))
    return rows


def _due(title: str, one: Assignment, url: str, action: str, *, on, cohort) -> Due:
    host = one.placement.organisation
    return Due(
        title, one.placement.title, on=on, url=url, action=action, icon="school", organisation=host, cohort=cohort
    )


def _due_places(places, cohort: Cohort | None) -> list[Due]:
    now, rows = timezone.now(), []
    draft, ranked = Q(state="draft", round__posting_until__gt=now), Q(state="listed", order="lot", is_equivalent=False)
    ranked &= Q(round__ranking_until__lte=now, round__hosts_until__gt=now)
    for place in places.filter(draft | ranked, round__opened_at__isnull=False, round__cancelled_at=None):
        url, named = reverse("partners:placement", args=[place.public_id]), {"title": place.title}
        if place.state == Placement.State.DRAFT:
            title, until, action = _("Offer the place “%(title)s”.") % named, place.round.posting_until, _("Open")
        else:
            title, until = _("Rank the students for “%(title)s”, if you like.") % named, place.round.hosts_until
            action = _("Rank")
        rows.append(
            Due(title, str(place.round), until=until, url=url, action=action, icon="list-numbers",
                organisation=place.organisation, cohort=cohort)
        )  # fmt: skip
    return rows


def waits_in_cohort(cohort: Cohort) -> list[Wait]:
    """Places to look at, rounds to allocate or to tell; three queries."""
    rows = []
    rounds = PlacementRound.objects.filter(cohorts=cohort, cancelled_at=None, released_at=None, opened_at__isnull=False)
    offered = Placement.objects.filter(round__in=rounds, state=Placement.State.OFFERED).select_related("organisation")
    if names := [place.organisation.name for place in offered]:
        url = reverse("partners:rounds", args=[cohort.public_id])
        detail = ", ".join(dict.fromkeys(names))
        rows.append(Wait(len(names), _("Places for placements"), detail, url, _("Look"), _("at the places")))
    for row in rounds.filter(hosts_until__lte=timezone.now()):
        url = reverse("partners:allocation", args=[cohort.public_id, row.public_id])
        word = _("Allocated, nobody was told.") if row.phase() == Phase.ALLOCATED else _("All rankings are in.")
        rows.append(Wait(1, str(row), word, url, _("Allocate"), str(row)))
    return rows
