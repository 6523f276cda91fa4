"""The organiser's desk: the cohorts one works on, and setting one up."""

import uuid
from zoneinfo import ZoneInfo, available_timezones

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.models import Role
from courses.lists import page_of, pills, searched
from courses.models import Programme, ProgrammeVersion
from courses.views.library import my_organisations, organisation_of
from records.errors import Refused, refusal_in

from ..actions import setup
from ..assessors import offices_of
from ..forms.setup import CancelForm, CohortForm, RoleForm
from ..models import Cohort, CohortRole
from ..showcase import with_places
from .doors import open_desk


def desk(request: HttpRequest) -> HttpResponse:
    """The cohorts on which the person works."""
    today = timezone.now().date()
    rows = Cohort.objects.visible_to(request.user)
    counts = rows.aggregate(all=Count("pk"), past=Count("pk", Q(ends_on__lt=today)))
    query, when = searched(request), request.GET.get("when", "")
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(place__icontains=query))
    if when in ("coming", "past"):
        rows = rows.filter(**{"ends_on__gte" if when == "coming" else "ends_on__lt": today})
    page = page_of(request, rows.select_related("organisation").order_by("-starts_on", "title"))
    page.object_list = with_places(page.object_list)
    choices = [
        ("", _("All"), counts["all"]),
        ("coming", _("To come"), counts["all"] - counts["past"]),
        ("past", _("Past"), counts["past"]),
    ]
    organisations = list(my_organisations(request.user))
    reviews = set(CohortRole.objects.held_by(request.user, CohortRole.Kind.REVIEWER).values_list("cohort", flat=True))
    held = CohortRole.objects.held_by(request.user, CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR)
    trains = set(held.values_list("cohort", flat=True))
    context = {
        "organisations": organisations,
        "organisation": organisations[0] if len(organisations) == 1 else None,
        "offices": [] if organisations else offices_of(request.user),
        "tab": "cohorts",
        "page": page,
        "query": query,
        "count": ngettext("%(n)d cohort", "%(n)d cohorts", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "when", choices),
        "hidden": {"when": when} if when else {},
        "is_empty": not counts["all"],
        "trains": trains,
        "reviews": reviews - trains,
        "desks": {pk for pk in request.user.roles if request.user.has_role(pk, Role.ORGANISER, Role.OFFICER)},
        "has_programme": ProgrammeVersion.objects.released().filter(programme__organisation__in=organisations).exists(),
    }
    return render(request, "cohorts/setup/desk.html", context)


def _zone(request: HttpRequest, cohort: Cohort | None) -> ZoneInfo:
    """The zone in which the form's times are typed: the one chosen in it."""
    asked = request.POST.get("time_zone", cohort.time_zone if cohort else "Europe/Brussels")
    return ZoneInfo(asked if asked in available_timezones() else "Europe/Brussels")


def add_cohort(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    with timezone.override(_zone(request, None)):
        form = CohortForm(request.POST or None, organisation=owner, initial={"contact_email": owner.contact_email})
        if form.is_valid():
            with refusal_in(form):
                cohort = setup.create_cohort(owner, **form.cleaned_data)
                messages.success(
                    request, _("%(cohort)s is made. Nobody outside the team sees it yet.") % {"cohort": cohort}
                )
                return redirect("cohorts:settings", cohort.public_id)
        context = {
            "organisation": owner,
            "tab": "cohorts",
            "form": form,
            "has_versions": form.fields["programme_version"].queryset.exists(),
            "has_programmes": Programme.objects.filter(organisation=owner).exists(),
        }
        return render(request, "cohorts/setup/new.html", context)


def edit_cohort(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    with timezone.override(_zone(request, cohort)):
        row = Cohort.objects.get(pk=cohort.pk)
        form = CohortForm(request.POST or None, instance=row, organisation=cohort.organisation)
        if form.is_valid():
            with refusal_in(form):
                setup.edit_cohort(cohort, by=request.user, **form.cleaned_data)
                messages.success(request, _("Saved."))
                return redirect("cohorts:settings", cohort.public_id)
        return render(request, "cohorts/setup/edit.html", {"cohort": cohort, "form": form})


def settings(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What the cohort says, what it lacks before it can be shown, and who works on it."""
    cohort = open_desk(request, public_id)
    roles = cohort.roles.current().select_related("user", "invitation__accepted_by")
    context = {
        "cohort": cohort,
        "missing": [] if cohort.published_at or cohort.cancelled_at else cohort.missing(),
        "why_cannot_unpublish": cohort.why_cannot_unpublish(),
        "why_cannot_cancel": cohort.why_cannot_cancel(),
        "schools": cohort.schools.all(),
        "texts": cohort.texts.all(),
        "roles": roles,
        "question_count": cohort.questions.current().count(),
        "quota_count": cohort.quotas.standing().count(),
        "room_count": cohort.organisation.rooms.filter(retired_at=None).count(),
    }
    return render(request, "cohorts/setup/settings.html", context)


@require_POST
def publish(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    try:
        setup.publish_cohort(cohort)
        messages.success(request, _("%(cohort)s is public.") % {"cohort": cohort})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("cohorts:settings", cohort.public_id)


def unpublish(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    if request.method == "POST":
        try:
            setup.unpublish_cohort(cohort)
            messages.success(request, _("%(cohort)s is off the public pages.") % {"cohort": cohort})
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("cohorts:settings", cohort.public_id)
    context = {
        "title": _("Take %(cohort)s off the public pages?") % {"cohort": cohort},
        "text": _("Its page answers that there is none, until you publish it again."),
        "submit": _("Take it off"),
    }
    return _ask(request, cohort, context)


def cancel(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    form = CancelForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            setup.cancel_cohort(cohort, reason=form.cleaned_data["reason"])
            messages.success(request, _("%(cohort)s is cancelled.") % {"cohort": cohort})
            return redirect("cohorts:settings", cohort.public_id)
    context = {
        "title": _("Cancel %(cohort)s?") % {"cohort": cohort},
        "text": _(
            "Its public page goes, and nobody can apply or take a place any more. This cannot be undone. Nobody is told"
            " by itself: write to the applicants under Mail."
        ),
        "submit": _("Cancel the cohort"),
        "cancel_text": _("Keep it"),
        "form": form,
        "danger": True,
    }
    return _ask(request, cohort, context)


def _ask(request: HttpRequest, cohort: Cohort, context: dict) -> HttpResponse:
    back = redirect("cohorts:settings", cohort.public_id)["Location"]
    frame = {"layout": "desk.html", "cohort": cohort, "tab": "settings", "cancel": back}
    return render(request, "components/confirm_page.html", frame | context)


def add_role(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    form = RoleForm(request.POST or None, team=setup.team_of(cohort))
    if form.is_valid():
        role, member, email, name = (form.cleaned_data[key] for key in ("role", "member", "email", "full_name"))
        with refusal_in(form):
            if member:
                setup.give_role(cohort, role, member)
                messages.success(request, _("%(person)s has the role.") % {"person": member})
            else:
                setup.invite_to_role(cohort, role, email=email, by=request.user, full_name=name)
                messages.success(request, _("%(email)s is invited.") % {"email": email})
            return redirect("cohorts:settings", cohort.public_id)
    return render(request, "cohorts/setup/role.html", {"cohort": cohort, "form": form})


def end_role(request: HttpRequest, public_id: uuid.UUID, role: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    found = get_object_or_404(cohort.roles.current().select_related("user", "invitation"), public_id=role)
    if request.method == "POST":
        setup.end_role(found)
        messages.success(request, _("The role has ended."))
        return redirect("cohorts:settings", cohort.public_id)
    name = found.person or found.invitation.email
    words = {"name": name, "role": found.get_role_display()}
    context = {
        "title": _("End the role of %(name)s as %(role)s?") % words,
        "text": _("They no longer see the cohort for it. What they did stays; you can give the role again."),
        "submit": _("End the role"),
        "cancel_text": _("Keep it"),
    }
    return _ask(request, cohort, context)
