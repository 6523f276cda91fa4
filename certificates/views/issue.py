"""Issuing: the page that asks once, the approval, the look at one before."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.again import ask_again_since
from records.errors import Refused

from .. import actions
from ..facts import MEANINGS
from ..issuing.actions import why_cannot_issue
from ..issuing.candidates import Candidate, candidates, of_others, seen_digest
from ..issuing.forms import IssueForm
from ..models import Batch, Signatory
from .common import get_cohort, opened_at, opened_now


def issue(request: HttpRequest, cohort_id) -> HttpResponse:
    """Asks for the signatories and says what will happen; with `person` in the address for that one alone."""
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    with timezone.override(cohort.zone):
        person = request.POST.get("person") or request.GET.get("person", "")
        everybody = of_others(candidates(cohort), request.user)
        ready = _ready(everybody, person)
        refusal = why_cannot_issue(cohort, request.user)
        form = IssueForm(request.POST or None, cohort=cohort, initial=_first_values(cohort, request.user, person))
        if request.method == "POST" and form.is_valid() and not refusal:
            ask_again_since(request, opened_at(request.POST.get("opened", "")))
            try:
                batch = _approve(request, cohort, ready if person else None, form)
            except Refused as refused:
                refusal = str(refused)
                if refused.field in form.fields:
                    form.add_error(refused.field, refusal)
                elif not ready and (latest := cohort.batches.first()):  # a second click: the first one did it
                    messages.info(request, refusal)
                    return redirect("certificates:batch", cohort.public_id, latest.public_id)
            else:
                return redirect("certificates:batch", cohort.public_id, batch.public_id)
        context = _context(cohort, form, ready, everybody, refusal)
        return render(request, "certificates/issue.html", context, status=422 if request.method == "POST" else 200)


def _ready(rows: list[Candidate], person: str) -> list[Candidate]:
    if person:
        return [row for row in rows if row.may_be_issued and str(row.application.public_id) == person]
    return [row for row in rows if row.is_ready]


def _context(cohort, form: IssueForm, ready: list[Candidate], everybody: list[Candidate], refusal: str) -> dict:
    return {
        "cohort": cohort,
        "form": form,
        "ready": ready,
        "completions": sum(row.award == "completion" for row in ready),
        "attendances": sum(row.award == "attendance" for row in ready),
        "refusal": refusal,
        "held": len(everybody) - len(ready),
        "unsigned": sum(row.group == "unsigned" for row in everybody),
        "meaning": MEANINGS["approval-1"],
        "seen": seen_digest(ready),
        "opened": opened_now(),
    }


def _approve(request: HttpRequest, cohort, ready: list[Candidate] | None, form: IssueForm) -> Batch:
    only = {row.application.pk for row in ready} if ready is not None else None
    data = form.cleaned_data
    batch = actions.approve(
        cohort, by=request.user, applications=only, signatories=form.chosen, held_until=data["held_until"],
        seen=request.POST.get("seen") or None,
    )  # fmt: skip
    if data["signatory_name"]:
        _remember(cohort, data["signatory_name"], data["signatory_title"])
    return batch


def _remember(cohort, name: str, title: str) -> None:
    """A signatory typed here joins the list, so that nobody types it again."""
    known = cohort.organisation.signatories.filter(name=name, title=title, retired_at=None)
    if not known.exists():
        actions.save_signatory(Signatory(organisation=cohort.organisation, name=name, title=title))


def _first_values(cohort, user, person: str) -> dict:
    """Those of the last batch in this organisation; without a list of signatories the officer."""
    rows = list(cohort.organisation.signatories.filter(retired_at=None))
    last = Batch.objects.filter(cohort__organisation=cohort.organisation).first()
    printed = [(one["name"], one["title"]) for one in last.signatories] if last else []
    values: dict = {
        "person": person,
        "signatories": [row.public_id for row in rows if (row.name, row.title) in printed],
    }
    if not rows:
        title = _("Certificate officer, %(name)s") % {"name": cohort.organisation}
        values |= {"signatory_name": user.full_name, "signatory_title": title}
    return values
