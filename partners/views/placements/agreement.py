"""The learning agreement that student, school, host and organiser read, and three of them accept."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Membership, Role
from courses.lists import page_of, searched
from records.errors import refusal_in

from ...actions.placements import agreements
from ...forms.placements import AgreementForm
from ...models import Assignment
from ...placements import agreeing
from ..access import demand
from ..answers import act
from .access import ASSIGNMENT, agreed_assignment


def _back(row: Assignment, user) -> str:
    """The page on which this reader has the placement."""
    candidacy, place = row.candidacy, row.placement
    if candidacy.person_id == user.pk:
        return reverse("partners:my_offer", args=[row.public_id])
    if user.has_role(place.organisation_id, Role.PARTNER_CONTACT):
        return reverse("partners:hosted", args=[row.public_id])
    if candidacy.application.school_id and user.has_role(candidacy.application.school_id, Role.COORDINATOR):
        return reverse("partners:school_agreements")
    keys = [candidacy.application.cohort.public_id, place.round.public_id, candidacy.public_id]
    return reverse("partners:desk_student", args=keys)


@require_safe
def agreement(request: HttpRequest, public_id: UUID) -> HttpResponse:
    row = agreed_assignment(request, public_id)
    found = agreeing.newest(row)
    sides = agreeing.sides_of(row, request.user)
    context = {
        "assignment": row, "place": row.placement, "agreement": found, "missing": agreeing.missing(found),
        "earlier": row.agreements.all()[1:], "cannot_write": agreements.why_not_write(row, request.user),
        "sides": [side for side in sides if not agreeing.why_not_accept(row, side)], "back": _back(row, request.user),
    }  # fmt: skip
    return render(request, "partners/placements/agreement.html", context)


def write_agreement(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The next version; what somebody accepted is accepted anew."""
    row = agreed_assignment(request, public_id)
    refusal = agreements.why_not_write(row, request.user)
    last = agreeing.newest(row)
    first = {name: getattr(last, name) for name in agreeing.WORDS} if last else agreements.first_words(row)
    form = AgreementForm(request.POST or None, initial=first | {"version": last.version if last else 0})
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            agreements.write(row, form.cleaned_data, request.user, seen=form.cleaned_data["version"])
            return redirect("partners:agreement", row.public_id)
    context = {"assignment": row, "place": row.placement, "form": form, "refusal": refusal, "agreement": last}
    return render(request, "partners/placements/agreement_form.html", context, status=422 if form.errors else 200)


@require_POST
def accept_agreement(request: HttpRequest, public_id: UUID, side: str) -> HttpResponse:
    row = agreed_assignment(request, public_id)
    version = request.POST.get("version", "")
    number = int(version) if version.isdecimal() and len(version) < 5 else 0
    back = reverse("partners:agreement", args=[row.public_id])
    done = _("You have accepted the agreement.")
    return act(request, lambda: agreements.accept(row, side, request.user, version=number), done, back)


@require_safe
def school_agreements(request: HttpRequest) -> HttpResponse:
    """A coordinator's: the placements of the own school's students."""
    demand(request, "partners.speak_for_school")
    schools = Membership.objects.of(request.user, Role.COORDINATOR).values("organisation")
    rows = Assignment.objects.accepted().filter(candidacy__application__school__in=schools).select_related(*ASSIGNMENT)
    query, total = searched(request), rows.count()
    if query:
        found = Q(candidacy__person__full_name__icontains=query) | Q(placement__title__icontains=query)
        rows = rows.filter(found | Q(placement__organisation__name__icontains=query))
    page = page_of(request, rows.prefetch_related("agreements__signatures"))
    for row in page:
        row.agreement = next(iter(row.agreements.all()), None)
        row.waits = bool(row.agreement) and "school" in [side.value for side in agreeing.missing(row.agreement)]
    context = {"page": page, "query": query, "total": total}
    return render(request, "partners/placements/school.html", context)
