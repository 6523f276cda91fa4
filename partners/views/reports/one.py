"""One report at the desk: what it would say now, its versions, and what is done with it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Organisation
from cohorts.models import Cohort
from records.errors import Refused

from ...forms.reports import ShareForm, WithdrawForm, WordsForm
from ...models import Report
from ...reports import actions, content
from ..access import cohort_to_run
from ..answers import act, ask


def whose(request: HttpRequest, cohort_id, organisation_id) -> tuple[Cohort, Organisation | None]:
    """The cohort, and the partner that the report is about; none for the one for funders."""
    cohort = cohort_to_run(request, cohort_id)
    if organisation_id is None:
        return cohort, None
    partners = Organisation.objects.filter(pk__in=actions.partners_of(cohort))
    return cohort, get_object_or_404(partners, public_id=organisation_id)


def address(cohort: Cohort, organisation: Organisation | None, name: str = "") -> str:
    kind, args = ("funder", [cohort.public_id]) if organisation is None else ("partner", [cohort.public_id])
    if organisation is not None:
        args.append(organisation.public_id)
    return reverse(f"partners:{name}{kind}_report", args=args)


def write(request: HttpRequest, cohort_id, organisation_id=None) -> HttpResponse:
    """What the report would say now, with the organiser's own words to write; and the versions that were released."""
    cohort, organisation = whose(request, cohort_id, organisation_id)
    draft = actions.draft_of(cohort, organisation)
    form = WordsForm.of(draft, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_words(cohort, organisation, form.cleaned_data["words"], request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect(address(cohort, organisation))
    return _page(request, draft, form)


def _page(request: HttpRequest, draft: Report, form: WordsForm) -> HttpResponse:
    cohort, organisation = draft.cohort, draft.organisation
    versions = list(Report.objects.filter(cohort=cohort, organisation=organisation).exclude(released_at=None))
    standing = next((row for row in versions if row.is_standing), None)
    context = {
        "cohort": cohort,
        "organisation": organisation,
        "draft": draft,
        "form": form,
        "read": content.read(content.drawn(draft)),
        "versions": versions,
        "standing": standing,
        "why_not": actions.why_no_report(cohort),
        "release": address(cohort, organisation, "release_"),
        "shares": standing.shares.filter(ended_at=None).select_related("organisation") if standing else [],
        "may_share": actions.may_share_with(standing) if standing and organisation is None else [],
    }
    return render(request, "partners/reports/write.html", context, status=422 if form.errors else 200)


def release(request: HttpRequest, cohort_id, organisation_id=None) -> HttpResponse:
    cohort, organisation = whose(request, cohort_id, organisation_id)
    back = address(cohort, organisation)
    if request.method == "POST":
        done = _("The report is released.")
        return act(request, lambda: actions.release(cohort, organisation, request.user), done, back)
    if reason := actions.why_no_report(cohort):
        messages.error(request, reason)
        return redirect(back)
    text = _("Its figures are frozen as they are now, and stay as they are. A version that stands is replaced.")
    if organisation:
        text += " " + _("The contacts of %(organisation)s get a mail.") % {"organisation": organisation}
    elif rows := actions.told_by_both(cohort):
        told = _("Who holds both versions learns about 1 to 4 people, because these numbers move: %(rows)s.")
        text += " " + told % {"rows": "; ".join(rows[:8])}
    return ask(
        request, layout="desk.html", cohort=cohort, tab="partners", title=_("Release this report?"), text=text,
        submit=_("Release the report"), cancel=back,
    )  # fmt: skip


def report_at_desk(request: HttpRequest, cohort_id, report_id) -> Report:
    cohort = cohort_to_run(request, cohort_id)
    rows = Report.objects.exclude(released_at=None).select_related("organisation")
    report = get_object_or_404(rows, cohort=cohort, public_id=report_id)
    report.cohort = cohort
    return report


def withdraw(request: HttpRequest, cohort_id, report_id) -> HttpResponse:
    report = report_at_desk(request, cohort_id, report_id)
    back = address(report.cohort, report.organisation)
    if reason := report.why_cannot_withdraw():
        messages.error(request, reason)
        return redirect(back)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(request, lambda: actions.withdraw(report, reason, request.user), _("The report is withdrawn."), back)
    return ask(
        request, layout="desk.html", cohort=report.cohort, tab="partners", form=form, danger=True, cancel=back,
        title=_("Withdraw version %(number)d of this report?") % {"number": report.number},
        text=_("Its readers find it no more, nor its files. You keep it here, and can release a new version."),
        submit=_("Withdraw the report"), status=422 if form.errors else 200,
    )  # fmt: skip


@require_POST
def share(request: HttpRequest, cohort_id, report_id) -> HttpResponse:
    report = report_at_desk(request, cohort_id, report_id)
    back = address(report.cohort, report.organisation)
    form = ShareForm(request.POST, rows=actions.may_share_with(report))
    if report.organisation is not None:
        raise Http404
    if not form.is_valid():
        messages.error(request, _("Choose a funder that takes part in this cohort and cannot read it yet."))
        return redirect(back)
    organisation = form.cleaned_data["organisation"]
    done = _("%(organisation)s can read the report now.") % {"organisation": organisation}
    return act(request, lambda: actions.share(report, organisation, request.user), done, back)


def end_share(request: HttpRequest, cohort_id, report_id, share_id) -> HttpResponse:
    report = report_at_desk(request, cohort_id, report_id)
    row = get_object_or_404(report.shares.filter(ended_at=None).select_related("organisation"), public_id=share_id)
    back = address(report.cohort, report.organisation)
    if request.method == "POST":
        done = _("%(organisation)s cannot read the report any more.") % {"organisation": row.organisation}
        return act(request, lambda: actions.end_share(row, request.user), done, back)
    return ask(
        request, layout="desk.html", cohort=report.cohort, tab="partners", danger=True, cancel=back,
        title=_("Stop sharing the report with %(organisation)s?") % {"organisation": row.organisation},
        text=_("Its contacts find it no more in their portal. What they took along, they have."),
        submit=_("Stop sharing"),
    )  # fmt: skip
