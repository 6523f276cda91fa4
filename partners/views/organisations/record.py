"""Everything with one organisation over all editions (ONE RECORD in docs/rules.md)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import Invitation, Organisation, OrganisationMerge
from records.errors import refusal_in

from ...actions import contacts
from ...forms.organisations import NoteForm
from ...models import Note, Partnership, billing_of
from ...organisations import doings
from ...organisations.people import people_of
from ...portal import due, held, sections
from ..answers import act, ask
from ..contact_forms import billing_page
from .doors import organisation_to_keep, organiser_to_run


def page_of(organisation: Organisation) -> str:
    return reverse("partners:organisation", args=[organisation.public_id])


@require_safe
def organisation(request: HttpRequest, public_id) -> HttpResponse:
    row = organisation_to_keep(request, public_id, whole=True)
    if row.merged_into:
        return redirect(page_of(row.merged_into))
    return record_page(request, row, NoteForm())


def record_page(request: HttpRequest, row: Organisation, note_form, status: int = 200) -> HttpResponse:
    """What is due, what it did in each edition, what each part of the platform knows, its people and our notes."""
    found = held.of([row.pk])
    dues = due.of([row.pk], found=found)
    context = {
        "organiser": row.keeper,
        "organisation": row,
        "words": doings.words_of(row),
        "yours": [one for one in dues if one.side == "yours"][:12],
        "ours": [one for one in dues if one.side == "ours"][:12],
        "editions": _editions(row),
        "people": people_of(row),
        "invitations": Invitation.objects.unanswered().filter(organisation=row).select_related("contact"),
        "billing": getattr(row, "billing", None),
        "notes": list(row.notes.select_related("by", "cohort")),
        "merges": OrganisationMerge.objects.filter(kept=row).select_related("gone", "by") if row.has_merged else [],
        "note_form": note_form,
        "sections": sections.of_record(row, request.user, found),
    }
    return render(request, "partners/organisations/record.html", context, status=status)


def _editions(row: Organisation) -> list[dict]:
    """Its parts by cohort, the newest first."""
    parts = Partnership.objects.filter(organisation=row).select_related("cohort", "tier")
    editions: dict[int, dict] = {}
    for part in parts.order_by("-cohort__starts_on", "cohort", "pk"):
        editions.setdefault(part.cohort_id, {"cohort": part.cohort, "parts": []})["parts"].append(part)
    return list(editions.values())


def billing(request: HttpRequest, public_id) -> HttpResponse:
    row = organisation_to_keep(request, public_id)
    context = {"organiser": row.keeper, "template": "partners/organisations/form.html", "back": page_of(row)}
    return billing_page(request, billing_of(row), **context)


def organiser_billing(request: HttpRequest, public_id) -> HttpResponse:
    """The organiser's own details: what its invoices say about the seller, and where to pay."""
    row = organiser_to_run(request, public_id)
    back = reverse("partners:organisations", args=[row.public_id])
    return billing_page(request, billing_of(row), organiser=row, template="partners/organisations/form.html", back=back)


def write_note(request: HttpRequest, public_id) -> HttpResponse:
    row = organisation_to_keep(request, public_id, whole=True)
    if request.method != "POST":
        return redirect(page_of(row) + "#notes")
    form = NoteForm(request.POST)
    if form.is_valid():
        with refusal_in(form):
            contacts.write_note(row, form.cleaned_data["words"], request.user)
            return redirect(page_of(row) + "#notes")
    return record_page(request, row, form, status=422)


def remove_note(request: HttpRequest, public_id, note_id) -> HttpResponse:
    row = organisation_to_keep(request, public_id)
    note = get_object_or_404(Note, organisation=row, public_id=note_id)
    if request.method == "POST":
        return act(request, lambda: contacts.remove_note(note, request.user), _("The note is removed."), page_of(row))
    return ask(
        request,
        title=_("Remove this note?"),
        text=note.words,
        submit=_("Remove the note"),
        cancel=page_of(row),
        danger=True,
    )
