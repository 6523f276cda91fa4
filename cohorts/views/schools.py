"""A school's coordinator: the own students, approving them, and nothing else (SCHOOLS in docs/rules.md)."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Membership, Role
from cohorts.actions import verdicts
from cohorts.forms.reviews import PickOwnStudentsForm, VerdictForm
from cohorts.models import Application, SchoolVerdict
from cohorts.models.application import with_the_school
from records import tables
from records.errors import Refused, refusal_in

A_PAGE = 50
State, Verdict = Application.State, Application.SchoolVerdict

WAITS = with_the_school() & Q(cohort__cancelled_at=None)


def own_students(request: HttpRequest) -> QuerySet[Application]:
    """What a coordinator sees: applications that name one of their schools."""
    schools = Membership.objects.of(request.user, Role.COORDINATOR).values("organisation")
    rows = Application.objects.filter(school__in=schools).exclude(state=State.DRAFT).exclude(person=request.user)
    return rows.select_related("person", "cohort", "school")


def _filters() -> dict[str, tuple[str, Q]]:
    return {
        "waits": (_("For you"), WAITS),
        "approved": (_("Approved"), Q(school_verdict=Verdict.APPROVED)),
        "rejected": (_("Not approved"), Q(school_verdict=Verdict.REJECTED)),
        "enrolled": (_("Confirmed"), Q(state=State.ACCEPTED)),
        "all": (_("All"), Q()),
    }


def _asked(request: HttpRequest) -> tuple[QuerySet[Application], str, str]:
    """The students that the search finds, the filter, and the words searched for; 403 for who has no school."""
    if not Membership.objects.of(request.user, Role.COORDINATOR).exists():
        raise PermissionDenied
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    rows = own_students(request)
    if query:
        named = Q(person__full_name__icontains=query) | Q(person__email__icontains=query)
        rows = rows.filter(named | Q(cohort__title__icontains=query))
    state = request.GET.get("state", "")
    return rows, state if state in _filters() else "", query


@require_safe
def school(request: HttpRequest) -> HttpResponse:
    """Where the own school's students stand, and who waits for its word; nothing of what they wrote."""
    found, state, query = _asked(request)
    filters = _filters()
    counts = found.aggregate(**{key: Count("pk", filter=where) for key, (_name, where) in filters.items()})
    state = state or ("waits" if counts["waits"] else "all")
    rows = found.filter(filters[state][1]).order_by("-cohort__starts_on", "person__full_name", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.cannot_judge = verdicts.why_cannot_judge(row)
    address, pills = request.GET.copy(), []
    address.pop("page", None)
    for key, (name, _where) in filters.items():
        address["state"] = key
        pills.append({"name": name, "count": counts[key], "url": f"?{address.urlencode()}", "is_current": key == state})
    context = {"page": page, "query": query, "state": state, "filters": pills, "counts": counts}
    context["can_judge"] = any(not row.cannot_judge for row in page)
    return render(request, "cohorts/school/list.html", context)


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    found, state, _query = _asked(request)
    rows = found.filter(_filters()[state or "all"][1]).order_by("-cohort__starts_on", "person__full_name", "pk")
    head = [
        _("Name"),
        _("E-mail"),
        _("School"),
        _("Cohort"),
        _("Study programme"),
        _("Year"),
        _("State"),
        _("Approved"),
    ]
    sheet = (
        [
            row.person.full_name,
            row.person.email,
            row.school_name,
            row.cohort.title,
            row.study_programme,
            row.study_year,
            row.get_state_display(),
            row.get_school_verdict_display(),
        ]
        for row in rows
    )
    return tables.answer(kind, _("students"), head, sheet)


@require_POST
def approve(request: HttpRequest) -> HttpResponse:
    """Approve everybody who was picked; each stands or falls alone."""
    if not Membership.objects.of(request.user, Role.COORDINATOR).exists():
        raise Http404
    back = f"{reverse('cohorts:school')}?{request.POST.get('kept', '')}"
    form = PickOwnStudentsForm(request.POST, applications=own_students(request))
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect(back)
    done = 0
    for application in form.cleaned_data["pick"].order_by("queue_number"):
        try:
            verdicts.judge(application, Verdict.APPROVED, request.user)
            done += 1
        except Refused as refused:
            said = {"name": application.person, "reason": refused}
            messages.error(request, _("Not for %(name)s: %(reason)s") % said)
    if done:
        words = ngettext("%(number)d student approved.", "%(number)d students approved.", done)
        messages.success(request, words % {"number": done})
    return redirect(back)


def student(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One of the own students: who, for what, and what the school said so far."""
    application = get_object_or_404(own_students(request), public_id=public_id)
    context = {
        "application": application,
        "cannot_judge": verdicts.why_cannot_judge(application),
        "verdicts": SchoolVerdict.objects.filter(application=application).select_related("by"),
    }
    return render(request, "cohorts/school/student.html", context)


def judge(request: HttpRequest, public_id: UUID, verdict: str) -> HttpResponse:
    """Approve or not, with a reason where the rule asks for one."""
    application = get_object_or_404(own_students(request), public_id=public_id)
    if verdict not in Verdict.values:
        raise Http404
    form = VerdictForm(request.POST or None)
    needs_reason = verdicts.why_reason_missing(application, verdict, "")
    form.fields["reason"].required = bool(needs_reason)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            verdicts.judge(application, verdict, request.user, form.cleaned_data["reason"])
            approved = verdict == Verdict.APPROVED
            words = _("%(name)s is approved.") if approved else _("%(name)s is not approved. The team reads why.")
            messages.success(request, words % {"name": application.person})
            return redirect("cohorts:school")
    context = _question(application, verdict) | {
        "form": form,
        "layout": "base.html",
        "cancel": reverse("cohorts:school"),
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.errors else 200)


def _question(application: Application, verdict: str) -> dict:
    said = {"name": application.person, "cohort": application.cohort}
    if verdict == Verdict.APPROVED:
        return {
            "title": _("Approve %(name)s for %(cohort)s?") % said,
            "text": _("The student can get a place from then on. The team sees that you approved, and when."),
            "submit": _("Approve the student"),
        }
    return {
        "title": _("Refuse your approval of %(name)s for %(cohort)s?") % said,
        "text": _("The student gets no place while this stands. The team reads your reason and tells the student."),
        "submit": _("Do not approve"),
        "danger": True,
    }
