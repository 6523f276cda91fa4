"""Two rows of one organisation: choose the double, see what will happen, close it (ONE ORGANISATION)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.actions import joining as verbs
from accounts.models import Organisation
from courses.lists import searched
from records import joining
from records.errors import refusal_in

from ...forms.organisations import MergeForm
from ...models import billing_of
from ...organisations.people import people_of
from .doors import organisation_to_keep
from .record import page_of


@require_safe
def choose(request: HttpRequest, public_id) -> HttpResponse:
    """Which row of the same address book is the same organisation; likely ones first."""
    kept = organisation_to_keep(request, public_id)
    query = searched(request)
    others = Organisation.objects.kept_by(kept.keeper).exclude(pk=kept.pk).called(query).with_people_counted()
    words = {word.lower() for word in kept.name.split() if len(word) > 3}
    rows = sorted(others, key=lambda row: (not words & {word.lower() for word in row.name.split()}, row.name.lower()))
    context = {"kept": kept, "organiser": kept.keeper, "rows": rows[:50], "total": len(rows), "query": query}
    return render(request, "partners/organisations/merge_choose.html", context)


def preview(request: HttpRequest, public_id, gone_id) -> HttpResponse:
    """Both beside each other, what moves, what stands against it; sent with a reason, it is done."""
    kept = organisation_to_keep(request, public_id)
    gone = organisation_to_keep(request, gone_id)
    if gone.keeper_id != kept.keeper_id:
        raise Http404
    if gone.merged_into_id == kept.pk:
        return redirect(page_of(kept))
    refusals = verbs.reasons_not_to_join(kept, gone)
    form = MergeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not refusals:
        with refusal_in(form):
            verbs.join_organisations(kept, gone, request.user, form.cleaned_data["reason"])
            said = _("%(gone)s is closed; everything of it stands with %(kept)s now.") % {"gone": gone, "kept": kept}
            messages.success(request, said)
            return redirect(page_of(kept))
    context = {
        "organiser": kept.keeper, "kept": kept, "gone": gone, "refusals": refusals, "form": form,
        "sides": [_side(kept), _side(gone)], "rows": _rows(kept, gone),
    }  # fmt: skip
    return render(request, "partners/organisations/merge.html", context, status=422 if form.errors else 200)


def _side(row: Organisation) -> dict:
    return {"organisation": row, "people": people_of(row), "billing": billing_of(row)}


def _rows(kept: Organisation, gone: Organisation) -> list[dict]:
    """What stands with each of the two, by what it is."""
    here, there = joining.counts(kept), joining.counts(gone)
    rows = ({"name": one.label, "kept": here[one.key], "gone": there[one.key]} for one in joining.followers())
    return [row for row in rows if row["kept"] or row["gone"]]
