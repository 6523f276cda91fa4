"""A host's pages: its places, who ranked them, the students that it has."""

from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Organisation, Role
from courses.lists import page_of, searched
from records import files, tables

from ...actions.placements import posting, ranking
from ...forms.fields import ReasonForm
from ...forms.placements import PlaceForm
from ...models import Assignment, Placement, PlacementRound
from ...placements import figures, reading
from ..access import demand
from ..answers import act, ask
from .access import own_place
from .places import place_of_host, write

State = Placement.State


@require_safe
def placements(request: HttpRequest) -> HttpResponse:
    """Rounds that are open, our places, our students."""
    demand(request, "partners.enter_portal")
    mine = [key for key, roles in request.user.roles.items() if Role.PARTNER_CONTACT in roles]
    query = searched(request)
    every = Placement.objects.filter(organisation__in=mine, round__opened_at__isnull=False)
    rows = every.select_related("round", "organisation").prefetch_related("requirements__competency")
    sent = Q(wishes__candidacy__sent_at__isnull=False, wishes__candidacy__withdrawn_at=None)
    rows = rows.annotate(
        wished=Count("wishes", filter=sent, distinct=True),
        held=Count("assignments", filter=reading.RUNNING, distinct=True),
    ).order_by("-round__ranking_until", "title", "pk")
    total = every.count()
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(round__title__icontains=query))
    if kind := request.GET.get("export"):
        return tables.answer(kind, _("Our places"), figures.place_head(), figures.place_lines(rows))
    organisations = list(Organisation.objects.filter(pk__in=mine).order_by("name"))
    keepers = [one.keeper_id for one in organisations]
    open_rounds = PlacementRound.objects.open_to_hosts().filter(organisation__in=keepers, released_at=None)
    students = Assignment.objects.running().filter(placement__organisation__in=mine)
    students = students.select_related("candidacy__person", "placement__organisation")
    context = {
        "page": page_of(request, rows), "query": query, "total": total, "organisations": organisations,
        "rounds": [
            (row, row.phase(), [one for one in organisations if one.keeper_id == row.organisation_id])
            for row in open_rounds
        ],
        "students": students.order_by("-created_at")[:100],
    }  # fmt: skip
    return render(request, "partners/placements/host.html", context)


def new_place(request: HttpRequest, round_id: UUID, organisation_id: UUID) -> HttpResponse:
    place = place_of_host(request, organisation_id, round_id)
    context = {"round": place.round, "organisation": place.organisation, "place": None}
    context["refusal"] = place.round.why_not_post()

    def done(saved: Placement) -> HttpResponse:
        return redirect("partners:placement", saved.public_id)

    return write(request, PlaceForm, place, "partners/placements/host_place_form.html", context, done)


def edit_own_place(request: HttpRequest, public_id: UUID) -> HttpResponse:
    place = own_place(request, public_id)
    context = {"round": place.round, "organisation": place.organisation, "place": place}
    context["refusal"] = place.why_not_edit()

    def done(saved: Placement) -> HttpResponse:
        return redirect("partners:placement", saved.public_id)

    return write(request, PlaceForm, place, "partners/placements/host_place_form.html", context, done)


@require_safe
def placement(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One place: what we wrote, what the organiser says, who ranked it, whom we have."""
    place = own_place(request, public_id)
    may_rank = not place.why_not_prefer()
    shown = bool(place.round.released_at) or may_rank
    context = {
        "place": place, "round": place.round, "requirements": place.requirements.select_related("competency"),
        "cannot_edit": place.why_not_edit(), "cannot_offer": place.why_not_offer(),
        "cannot_withdraw": place.why_not_withdraw(), "cannot_rank": place.why_not_prefer(),
        "students": _wishers(place) if shown and not place.is_equivalent else [],
        "held": place.assignments.running().select_related("candidacy__person"), "may_rank": may_rank,
    }  # fmt: skip
    return render(request, "partners/placements/host_place.html", context)


def _wishers(place: Placement) -> list:
    """Who ranked it, in the order of the host's word; each shows what they agreed to show."""
    rows = reading.wishers_of(place)
    words = {one.candidacy_id: one for one in place.preferences.all()}
    levels = reading.levels_of(one.person for one in rows if one.shows_levels)
    asked = list(place.requirements.select_related("competency"))
    for one in rows:
        one.word = words.get(one.pk)
        known = levels.get(one.person_id, {})
        one.levels = [(need.competency, need.level, known.get(need.competency_id, 0)) for need in asked]
    last = len(rows) + 1

    def order(one) -> tuple:
        return (one.word.is_refused, one.word.position or last) if one.word else (False, last)

    return sorted(rows, key=order)


@require_POST
def offer_place(request: HttpRequest, public_id: UUID) -> HttpResponse:
    place = own_place(request, public_id)
    back = reverse("partners:placement", args=[place.public_id])
    return act(request, lambda: posting.offer(place, request.user), _("The organiser was told."), back)


def withdraw_own_place(request: HttpRequest, public_id: UUID) -> HttpResponse:
    place = own_place(request, public_id)
    back = reverse("partners:placement", args=[place.public_id])
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(request, lambda: posting.withdraw(place, reason, request.user), _("The place is withdrawn."), back)
    return ask(
        request, status=422 if form.errors else 200, title=_("Withdraw “%(title)s”?") % {"title": place.title},
        text=_("Students no longer see it, and it leaves their rankings. This can't be undone."), form=form,
        submit=_("Withdraw the place"), cancel=back, danger=True,
    )  # fmt: skip


@require_POST
def rank_students(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The host's whole word: the order of the rows, who is left to the lot, who can't be taken and why."""
    place = own_place(request, public_id)
    known = {str(one.public_id): one for one in reading.wishers_of(place)}
    order = [known[key] for key in request.POST.getlist("student") if key in known]
    words = {one: request.POST.get(f"word-{one.public_id}", "") for one in order}
    refused = {
        one: request.POST.get(f"why-{one.public_id}", "").replace("\x00", "") for one in order if words[one] == "refuse"
    }
    ranked = _moved([one for one in order if words[one] == "rank"], request.POST.get("move", ""))
    back = reverse("partners:placement", args=[place.public_id]) + "#students"
    return act(request, lambda: ranking.prefer(place, ranked, refused, request.user), _("Your order is saved."), back)


def _moved(rows: list, move: str) -> list:
    """One row up or down, where a button of the row was pressed."""
    key, _sep, way = move.rpartition(":")
    at = next((n for n, one in enumerate(rows) if str(one.public_id) == key), None)
    if at is not None and way in ("up", "down"):
        rows.insert(max(at + (-1 if way == "up" else 1), 0), rows.pop(at))
    return rows


@require_safe
def candidate_cv(request: HttpRequest, public_id: UUID, candidacy_id: UUID) -> HttpResponse:
    """The CV of somebody who ranked the place, from the moment at which the host may rank."""
    place = own_place(request, public_id)
    if place.why_not_prefer() and not place.round.released_at:
        raise Http404
    rows = reading.wishers_of(place)
    one = next((row for row in rows if row.public_id == candidacy_id and row.cv_id), None)
    if one is None or (place.round.released_at and not place.assignments.running().filter(candidacy=one).exists()):
        raise Http404
    return files.serve(one.cv, public=False)
