"""Issuing: the page that asks once, the progress that moves, and trying a failed one again."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.again import after_proof
from records.errors import Refused

from .. import actions
from ..criteria.eligibility import standings
from ..facts import SignatoryFacts
from ..issuing.actions import why_cannot_issue
from ..issuing.forms import IssueForm
from ..models import Batch, Certificate
from .common import get_cohort


def issue(request: HttpRequest, cohort_id) -> HttpResponse:
    """Asks for the signatory and says what will happen; with `person` in the address for that one alone."""
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    rows = [row for row in standings(cohort) if row.application.person_id != request.user.pk]
    chosen = request.POST.get("person") or request.GET.get("person", "")
    ready = [
        row
        for row in rows
        if (row.may_be_issued and str(row.application.public_id) == chosen) or (not chosen and row.is_ready)
    ]
    refusal = why_cannot_issue(cohort, request.user)
    form = IssueForm(request.POST or None, initial=_last_signatory(cohort, request.user) | {"person": chosen})
    if request.method == "POST" and form.is_valid():
        only = {row.application.pk for row in ready} if chosen else None
        try:
            batch = _approve(request, cohort, only, form.signatories)
        except Refused as refused:
            refusal = str(refused)
            if latest := cohort.batches.first():  # a second click: the first one did it
                messages.info(request, refusal)
                return redirect("certificates:batch", cohort.public_id, latest.public_id)
        else:
            return redirect("certificates:batch", cohort.public_id, batch.public_id)
    context = {"cohort": cohort, "form": form, "ready": ready, "refusal": refusal, "held": len(rows) - len(ready)}
    return render(
        request, "certificates/issue.html", context, status=422 if form.errors or request.method == "POST" else 200
    )


@after_proof
def _approve(request: HttpRequest, cohort, only: set[int] | None, signatories: list[SignatoryFacts]) -> Batch:
    return actions.approve(cohort, by=request.user, applications=only, signatories=signatories)


def _last_signatory(cohort, user) -> dict[str, str]:
    """What stood there last time in this organisation, so that nobody types it again."""
    last = Batch.objects.filter(cohort__organisation=cohort.organisation).first()
    if last and last.signatories:
        first = last.signatories[0]
        return {"signatory_name": first["name"], "signatory_title": first["title"]}
    return {
        "signatory_name": user.full_name,
        "signatory_title": _("Certificate officer, %(name)s") % {"name": cohort.organisation},
    }


@dataclass
class Progress:
    """How far a batch is."""

    rows: list[Certificate]
    issued: int = 0
    failed: list[Certificate] = field(default_factory=list)
    revoked: int = 0

    @classmethod
    def of(cls, batch: Batch) -> "Progress":
        rows = list(batch.certificates.select_related("holder").defer("facts").order_by("holder__full_name", "pk"))
        state = Certificate.State
        return cls(
            rows,
            issued=sum(row.state == state.ISSUED for row in rows),
            failed=[row for row in rows if row.has_failed],
            revoked=sum(row.state == state.REVOKED for row in rows),
        )

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def done(self) -> int:
        return self.issued + self.revoked

    @property
    def waiting(self) -> int:
        return self.total - self.done - len(self.failed)

    @property
    def has_ended(self) -> bool:
        return self.waiting == 0


@require_safe
def show_batch(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """The progress of one batch; htmx asks for the part that moves every second, until it has ended."""
    cohort = get_cohort(request, cohort_id, "certificates.see")
    batch = get_object_or_404(cohort.batches.select_related("started_by"), public_id=public_id)
    context = {
        "cohort": cohort,
        "batch": batch,
        "progress": Progress.of(batch),
        "may_issue": request.user.has_perm("certificates.issue", cohort),
    }
    part = "#moving" if request.htmx and not request.htmx.boosted else ""
    return render(request, f"certificates/batch.html{part}", context)


@require_POST
def try_again(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    certificate = get_object_or_404(cohort.certificates.select_related("batch"), public_id=public_id)
    try:
        actions.try_again(certificate, by=request.user)
        messages.success(request, _("The certificate is being made again."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("certificates:batch", cohort.public_id, certificate.batch.public_id)
