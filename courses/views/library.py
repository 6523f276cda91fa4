"""Whose library is open: a person may be the organiser of several organisations."""

import uuid

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Organisation, Role
from records.errors import refusal_in

from ..actions.modules import save_competency
from ..forms.competencies import CompetencyForm
from ..lists import page_of, pills, searched
from ..models import Competency


def my_organisations(user):
    """The organisations for which the person is an organiser."""
    return Organisation.objects.filter(pk__in=Membership.objects.of(user, Role.ORGANISER).values("organisation"))


def organisation_of(request: HttpRequest, public_id: uuid.UUID) -> Organisation:
    """404 unless the person is an organiser of it."""
    return get_object_or_404(my_organisations(request.user), public_id=public_id)


def library(request: HttpRequest) -> HttpResponse:
    """Into the library, by way of a choice where there are several."""
    organisations = list(my_organisations(request.user))
    if len(organisations) == 1:
        return redirect("courses:programmes_of", organisations[0].public_id)
    return render(request, "courses/choose.html", {"organisations": organisations})


def competencies(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    rows = Competency.objects.filter(organisation=owner)
    counts = rows.aggregate(all=Count("pk"), one=Count("pk", Q(course_target=1)), two=Count("pk", Q(course_target=2)))
    query, level = searched(request), request.GET.get("level", "")
    if query:
        rows = rows.filter(Q(code__icontains=query) | Q(title__icontains=query) | Q(domain__name__icontains=query))
    if level in ("1", "2"):
        rows = rows.filter(course_target=level)
    page = page_of(request, rows.annotate(outcome_count=Count("outcomes")).in_order())
    choices = [("", _("All"), counts["all"]), ("1", _("Explains"), counts["one"]), ("2", _("Performs"), counts["two"])]
    context = {
        "organisation": owner,
        "tab": "competencies",
        "page": page,
        "query": query,
        "count": ngettext("%(n)d competency", "%(n)d competencies", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "level", choices),
        "hidden": {"level": level} if level else {},
        "is_empty": not counts["all"],
    }
    return render(request, "courses/competencies.html", context)


def add_competency(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    return _competency_form(request, owner, None)


def edit_competency(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    mine = Competency.objects.visible_to(request.user).select_related("organisation")
    competency = get_object_or_404(mine, public_id=public_id)
    return _competency_form(request, competency.organisation, competency)


def _competency_form(request: HttpRequest, owner: Organisation, competency: Competency | None) -> HttpResponse:
    form = CompetencyForm(request.POST or None, instance=competency)
    if form.is_valid():
        with refusal_in(form):
            save_competency(owner, competency, **form.cleaned_data)
            return redirect("courses:competencies", owner.public_id)
    title = _("Change a competency") if competency else _("New competency")
    context = {
        "organisation": owner,
        "tab": "competencies",
        "form": form,
        "title": title,
        "domains": owner.domains.all(),
    }
    return render(request, "courses/competency_form.html", context)
