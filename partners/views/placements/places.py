"""The organiser's look at a place: list it, decline it, give it back, write one for a host."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Membership, Organisation, Role, User
from records.errors import refusal_in
from records.stale import Stale, versions, written_over

from ...actions.placements import posting
from ...forms.fields import ReasonForm
from ...forms.placements import HostForm, OrganisersPlaceForm, PlaceForm
from ...models import Placement, PlacementRound
from ...placements import reading
from ...placements.line import line_for
from ..answers import act, ask
from .access import place_to_run, round_to_run

VERBS = {"decline": posting.decline, "back": posting.give_back, "withdraw": posting.withdraw}


def contacts_of(organisation: Organisation):
    rows = Membership.objects.current().filter(organisation=organisation, role=Role.PARTNER_CONTACT)
    return User.objects.filter(pk__in=rows.values("user")).order_by("full_name", "pk")


def form_for(kind: type[PlaceForm], data, place: Placement) -> PlaceForm:
    competencies, contacts = reading.competencies_of(place.round), contacts_of(place.organisation)
    return kind(data, instance=place, competencies=competencies, contacts=contacts)


def write(
    request: HttpRequest, kind: type[PlaceForm], place: Placement, template: str, context: dict, done
) -> HttpResponse:
    """A place's form, for a host and for an organiser; a page that came too late shows both versions."""
    listed = kind is OrganisersPlaceForm
    form = form_for(kind, request.POST or None, place)
    status, both = 200, []
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                with refusal_in(form):
                    seen = form.cleaned_data["seen"]
                    return done(posting.save_place(form.instance, form.asked, request.user, seen=seen, listed=listed))
            except Stale as stale:
                status, both = 409, versions(form, stale.current, form._meta.fields)
                form = form_for(kind, written_over(request.POST, stale.current), place)
    return render(request, template, context | {"form": form, "both": both}, status=status)


def hosts_of(round: PlacementRound):
    kinds = (Organisation.Kind.COMPANY, Organisation.Kind.PUBLIC, Organisation.Kind.SCHOOL)
    return Organisation.objects.kept_by(round.organisation).filter(kind__in=kinds).order_by("name")


def add_place(request: HttpRequest, cohort_id: UUID, round_id: UUID) -> HttpResponse:
    """First the host, then its place."""
    cohort, row = round_to_run(request, cohort_id, round_id)
    context = {"cohort": cohort, "round": row, "refusal": row.why_not_list()}
    chosen = HostForm(request.GET if "host" in request.GET else None, hosts=hosts_of(row))
    if not chosen.is_bound or not chosen.is_valid():
        return render(request, "partners/placements/choose_host.html", context | {"form": chosen})
    place = Placement(round=row, organisation=chosen.cleaned_data["host"])

    def done(saved: Placement) -> HttpResponse:
        return redirect("partners:desk_place", cohort.public_id, row.public_id, saved.public_id)

    context |= {"place": None, "organisation": place.organisation}
    return write(request, OrganisersPlaceForm, place, "partners/placements/desk_place_form.html", context, done)


def edit_place(request: HttpRequest, cohort_id: UUID, round_id: UUID, public_id: UUID) -> HttpResponse:
    cohort, place = place_to_run(request, cohort_id, round_id, public_id)
    refusal = place.round.why_not_list()
    context = {"cohort": cohort, "round": place.round, "place": place, "organisation": place.organisation}

    def done(saved: Placement) -> HttpResponse:
        return redirect("partners:desk_place", cohort.public_id, place.round.public_id, saved.public_id)

    template = "partners/placements/desk_place_form.html"
    return write(request, OrganisersPlaceForm, place, template, context | {"refusal": refusal}, done)


@require_safe
def desk_place(request: HttpRequest, cohort_id: UUID, round_id: UUID, public_id: UUID) -> HttpResponse:
    cohort, place = place_to_run(request, cohort_id, round_id, public_id)
    held = place.assignments.select_related("candidacy__person").order_by("state", "pk")
    context = {
        "cohort": cohort, "round": place.round, "place": place, "held": held,
        "requirements": place.requirements.select_related("competency"),
        "wished": place.wishes.filter(candidacy__sent_at__isnull=False, candidacy__withdrawn_at=None).count(),
        "line": line_for(place)[:20] if place.round.released_at else [],
        "cannot_decide": place.why_not_decide(), "cannot_give_back": place.why_not_give_back(),
        "cannot_withdraw": place.why_not_withdraw(), "cannot_edit": place.round.why_not_list(),
    }  # fmt: skip
    return render(request, "partners/placements/desk_place.html", context)


@require_POST
def list_place(request: HttpRequest, cohort_id: UUID, round_id: UUID, public_id: UUID) -> HttpResponse:
    cohort, place = place_to_run(request, cohort_id, round_id, public_id)
    back = reverse("partners:desk_place", args=[cohort.public_id, place.round.public_id, place.public_id])
    return act(request, lambda: posting.list_place(place, request.user), _("The place is on the list."), back)


def decide_place(request: HttpRequest, cohort_id: UUID, round_id: UUID, public_id: UUID, verb: str) -> HttpResponse:
    """Decline, give back or withdraw, with the reason that the host reads."""
    cohort, place = place_to_run(request, cohort_id, round_id, public_id)
    back = reverse("partners:desk_place", args=[cohort.public_id, place.round.public_id, place.public_id])
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(request, lambda: VERBS[verb](place, reason, request.user), _("The host was told."), back)
    title, submit = _words(place)[verb]
    return ask(
        request, status=422 if form.errors else 200, layout="desk.html", cohort=cohort, tab="partners", title=title,
        text=_("The host reads your reason."), submit=submit, cancel=back, form=form, danger=verb != "back",
    )  # fmt: skip


def _words(place: Placement) -> dict[str, tuple[str, str]]:
    name = {"title": place.title}
    return {
        "decline": (_("Keep “%(title)s” off the list?") % name, _("Decline the place")),
        "back": (_("Give “%(title)s” back to the host?") % name, _("Ask for changes")),
        "withdraw": (_("Take “%(title)s” off the list?") % name, _("Withdraw the place")),
    }


def place_of_host(request: HttpRequest, organisation_id: UUID, round_id: UUID) -> Placement:
    """A new place of one's own organisation in a round of its keeper."""
    mine = Membership.objects.of(request.user, Role.PARTNER_CONTACT).values("organisation")
    organisation = get_object_or_404(Organisation.objects.filter(pk__in=mine), public_id=organisation_id)
    rounds = PlacementRound.objects.open_to_hosts().filter(organisation=organisation.keeper)
    return Placement(round=get_object_or_404(rounds, public_id=round_id), organisation=organisation)
