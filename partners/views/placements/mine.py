"""A student's pages: the places, the ranking, the offer, how it was decided."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.lists import page_of, searched
from records import files
from records.errors import refusal_in

from ...actions.placements import assignments, ranking
from ...forms.placements import OptionalReasonForm, TellForm
from ...models import Assignment, Candidacy, Placement, PlacementAssessment, PlacementRound
from ...placements import agreeing, explaining, reading
from ..answers import act, ask
from .access import own_assignment, round_to_rank

KINDS = ("on_site", "hybrid", "virtual")


@require_safe
def my_placements(request: HttpRequest) -> HttpResponse:
    """The rounds in which one may rank, and the places that one was offered."""
    rounds = PlacementRound.objects.of_student(request.user).order_by("-ranking_until")
    mine = {one.round_id: one for one in Candidacy.objects.filter(person=request.user)}
    held = Assignment.objects.filter(candidacy__person=request.user)
    context = {
        "rounds": [(row, row.phase(), mine.get(row.pk)) for row in rounds],
        "held": held.select_related("placement__organisation", "placement__round"),
    }
    return render(request, "partners/placements/my_placements.html", context)


@require_safe
def my_round(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """All places with what one lacks for each, and the own ranking beside them."""
    row = round_to_rank(request, round_id)
    mine = row.candidacies.filter(person=request.user).select_related("cv").first()
    if mine:
        mine.round = row
    form = TellForm(instance=mine)
    return _round_page(request, row, mine, form)


def _round_page(request: HttpRequest, row: PlacementRound, mine, form: TellForm, status: int = 200) -> HttpResponse:
    query, mode = searched(request), request.GET.get("mode", "")
    wishes = list(mine.wishes.select_related("placement__organisation")) if mine else []
    levels = reading.levels_of([request.user]).get(request.user.pk, {})
    rows = reading.places_of(row).filter(state=Placement.State.LISTED, is_equivalent=False)
    total = rows.count()
    rows = reading.matching(rows, query)
    rows = rows.filter(mode=mode) if mode in KINDS else rows
    page = page_of(request, rows)
    chosen = {wish.placement_id for wish in wishes}
    for place in page:
        place.lacking, place.is_chosen = reading.unmet(place, levels), place.pk in chosen
    modes = [("", _("All")), *((key, Placement.Mode(key).label) for key in KINDS)]
    filters = [{"name": name, "url": f"?mode={key}", "is_current": key == mode} for key, name in modes]
    phase = row.phase()
    held = list(mine.assignments.select_related("placement__organisation")) if mine else []
    context = {
        "round": row, "phase": phase, "mine": mine, "wishes": wishes, "page": page, "query": query,
        "total": total, "hidden": {"mode": mode} if mode else {}, "form": form, "cannot_rank": row.why_not_rank(),
        "filters": filters, "cannot_withdraw": mine.why_not_withdraw() if mine else "-", "is_open": phase != "posting",
        "held": held, "has_host": any(one.state in one.RUNNING and not one.placement.is_equivalent for one in held),
    }  # fmt: skip
    return render(request, "partners/placements/my_round.html", context, status=status)


@require_POST
def rank(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The order of the rows as sent, after the one button that was pressed: add, take out, up, down, send."""
    row = round_to_rank(request, round_id)
    wanted = _changed(request.POST.getlist("place"), request.POST)
    rows = {str(one.public_id): one for one in row.placements.to_rank()}
    places = [rows[key] for key in wanted if key in rows]
    sending = request.POST.get("do") == "send"
    done = _("Your ranking is sent. You can change it until %(moment)s.") % {"moment": row.moment(row.ranking_until)}
    back = reverse("partners:my_round", args=[row.public_id]) + "#ranking"
    said = done if sending else _("Saved.")
    return act(request, lambda: ranking.rank(row, request.user, places, send=sending), said, back)


def _changed(order: list[str], pressed) -> list[str]:
    order = list(dict.fromkeys(order))
    if added := pressed.get("add"):
        return [*(key for key in order if key != added), added]
    key, _sep, way = pressed.get("move", "").rpartition(":")
    if key not in order:
        return order
    at = order.index(key)
    order.remove(key)
    if way in ("up", "down"):
        order.insert(max(at + (-1 if way == "up" else 1), 0), key)
    return order


@require_POST
def tell(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """What the hosts that one ranks may read."""
    row = round_to_rank(request, round_id)
    mine = row.candidacies.filter(person=request.user).select_related("cv").first()
    form = TellForm(request.POST, request.FILES, instance=mine)
    if form.is_valid():
        with refusal_in(form):
            data = form.cleaned_data
            ranking.tell_hosts(row, request.user, data, data["cv"], drop_cv=data.get("drop_cv", False))
            return redirect(reverse("partners:my_round", args=[row.public_id]) + "#hosts")
    return _round_page(request, row, row.candidacies.filter(person=request.user).first(), form, status=422)


@require_safe
def my_cv(request: HttpRequest, round_id: UUID) -> HttpResponse:
    mine = get_object_or_404(Candidacy.objects.exclude(cv=None), round__public_id=round_id, person=request.user)
    return files.serve(mine.cv, public=False)


def withdraw(request: HttpRequest, round_id: UUID) -> HttpResponse:
    row = round_to_rank(request, round_id)
    mine = get_object_or_404(row.candidacies, person=request.user)
    back = reverse("partners:my_round", args=[row.public_id])
    if request.method == "POST":
        return act(request, lambda: ranking.withdraw(mine, request.user), _("You are out of this round."), back)
    return ask(
        request, title=_("Withdraw from “%(round)s”?") % {"round": row}, submit=_("Withdraw my ranking"), cancel=back,
        text=_("You get no place in this round. While students rank you can send your ranking again."), danger=True,
    )  # fmt: skip


@require_safe
def my_place(request: HttpRequest, round_id: UUID, public_id: UUID) -> HttpResponse:
    row = round_to_rank(request, round_id)
    place = get_object_or_404(reading.places_of(row).filter(state=Placement.State.LISTED), public_id=public_id)
    if row.phase() == "posting":
        raise Http404
    levels = reading.levels_of([request.user]).get(request.user.pk, {})
    asked = [(one, levels.get(one.competency_id, 0)) for one in place.requirements.all()]
    return render(request, "partners/placements/my_place.html", {"round": row, "place": place, "asked": asked})


@require_safe
def my_lot(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """How it was decided, wish by wish, with the seed by which the lots can be checked."""
    row = round_to_rank(request, round_id)
    mine = get_object_or_404(row.candidacies.sent(), person=request.user)
    if row.released_at is None:
        raise Http404
    context = {"round": row, "mine": mine, **explaining.decided(row, mine)}
    return render(request, "partners/placements/my_lot.html", context)


@require_safe
def my_offer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A place that one was offered, its agreement, and what the host assessed."""
    row = own_assignment(request, public_id)
    signed = row.assessments.filter(state=PlacementAssessment.State.SIGNED).prefetch_related("levels__competency")
    found = agreeing.newest(row)
    context = {
        "assignment": row, "place": row.placement, "round": row.round, "cannot_answer": row.why_not_answer(),
        "agreement": found, "missing": agreeing.missing(found), "assessments": signed,
        "cannot_end": row.why_not_end(),
    }  # fmt: skip
    return render(request, "partners/placements/my_offer.html", context)


@require_POST
def accept(request: HttpRequest, public_id: UUID) -> HttpResponse:
    row = own_assignment(request, public_id)
    back = reverse("partners:my_offer", args=[row.public_id])
    return act(request, lambda: assignments.accept(row, request.user), _("The place is yours."), back)


def decline(request: HttpRequest, public_id: UUID) -> HttpResponse:
    row = own_assignment(request, public_id)
    back, form = reverse("partners:my_offer", args=[row.public_id]), OptionalReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(request, lambda: assignments.decline(row, request.user, reason), _("Declined."), back)
    virtual = row.origin == Assignment.Origin.EQUIVALENT
    return ask(
        request, status=422 if form.errors else 200, form=form, cancel=back, danger=True,
        title=_("Decline “%(title)s”?") % {"title": row.placement.title},
        text=_("You stay on the waiting list for a place with a host.") if virtual
        else _("It goes to the next in line at once, and you are offered no other place in this round."),
        submit=_("Decline the place"),
    )  # fmt: skip


@require_POST
def leave_line(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """No longer wait for what others give back."""
    row = round_to_rank(request, round_id)
    mine = get_object_or_404(row.candidacies.sent().select_related("round"), person=request.user)
    back = reverse("partners:my_round", args=[row.public_id])
    return act(request, lambda: assignments.leave_line(mine, request.user), _("You no longer wait."), back)
