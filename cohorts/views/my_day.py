"""The student's day: where to be and when, what changed, and the code for the doors."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts import qr
from cohorts.actions import day as actions
from cohorts.actions import doors
from cohorts.day_page import day_of_student, days_of
from cohorts.forms.day import day_from
from cohorts.models import Application


def _mine(request: HttpRequest, public_id: UUID) -> Application:
    rows = Application.objects.enrolled().filter(person=request.user).select_related("cohort", "person", "school")
    return get_object_or_404(rows, public_id=public_id)


@require_safe
def my_day(request: HttpRequest, public_id: UUID) -> HttpResponse:
    application = _mine(request, public_id)
    cohort = application.cohort
    today = actions.today_in(cohort)
    chosen = day_from(request, cohort, today)
    code = doors.pass_of(application)
    context = {
        "application": application,
        "cohort": cohort,
        "chosen": chosen,
        "is_today": chosen == today and cohort.has_begun() and not cohort.is_over,
        "days": days_of(cohort),
        "lines": day_of_student(application, chosen),
        "notices": actions.notices_for(application)[:5],
        "code": code,
        "picture": qr.picture(doors.PREFIX + code.code),
    }
    return render(request, "cohorts/student/day.html", context)


def replace_pass(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A new code, because the old one was lost or copied."""
    application = _mine(request, public_id)
    back = reverse("cohorts:my_day", args=[public_id])
    if request.method == "POST":
        doors.replace_pass(application)
        messages.success(request, _("You have a new code. The old one opens nothing any more."))
        return redirect(back)
    context = {
        "title": _("Make a new code?"),
        "text": _("The old one is refused at every door from now on, printed copies too. This cannot be undone."),
        "submit": _("Make a new code"),
        "cancel": back,
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)
