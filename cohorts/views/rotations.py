"""A rotation: its hours, breaks, stations and wishes, what stands in the timetable, and sheets to print."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.groups import plan_results, rotation_sheets
from cohorts.groups.rotation_input import Asked
from cohorts.groups.rotation_words import say_rules
from records.errors import Refused, refusal_in

from ..actions import plan_runs
from ..actions import rotation as actions
from ..desk import open_cohort
from ..forms.rotation import FIELDS, BreakForm, RotationForm, RotationWishForm, SearchForm, StationForm
from ..models import Cohort, Rotation, RotationBreak, RotationWish, Station
from ..rotation import checks

SEE = "cohorts.mark_attendance"


def _open(request: HttpRequest, cohort_id: UUID, public_id: UUID, permission: str = "cohorts.run_cohort") -> Rotation:
    cohort = open_cohort(request, cohort_id, permission)
    rotation = get_object_or_404(cohort.rotations, public_id=public_id)
    rotation.cohort = cohort
    return rotation


def _back(rotation: Rotation) -> HttpResponse:
    return redirect("cohorts:rotation", rotation.cohort.public_id, rotation.public_id)


@require_safe
def rotation(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    found = _open(request, cohort_id, public_id, SEE)
    asked = Asked(found)
    problem, visits = asked.problem(), asked.visits()
    broken = checks.broken(problem, visits) if visits else []
    context = {
        "cohort": found.cohort,
        "rotation": found,
        "asked": asked,
        "wishes": [(wish, words) for wish in asked.wishes for words in say_rules(asked, problem, [f"wish:{wish.pk}"])],
        "wish_kinds": RotationWish.Kind.choices,
        "groups": plan_results.by_group(plan_results.turns_of(asked, visits)),
        "broken": say_rules(asked, problem, [rule.key for rule in broken]),
        "why_not": plan_runs.why_no_rotation(asked),
        "search_form": SearchForm(),
        "searches": found.runs.all()[:5],
        "runs": request.user.has_perm("cohorts.run_cohort", found.cohort),
    }
    return render(request, "cohorts/groups/rotation.html", context)


@require_POST
def search(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    found = _open(request, cohort_id, public_id)
    form = SearchForm(request.POST)
    seconds = form.cleaned_data["seconds"] if form.is_valid() else 30
    try:
        run = plan_runs.search_rotation(
            found, by=request.user, repair=request.POST.get("do") == "repair", seconds=seconds
        )
    except Refused as refused:
        messages.error(request, str(refused))
        run = plan_runs.running(found.cohort, found)
    if run is None:
        return _back(found)
    return redirect("cohorts:plan_run", found.cohort.public_id, run.public_id)


# Writing it down


def add_rotation(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    first = cohort.starts_on
    return _rotation_form(request, cohort, None, {"first_day": first, "last_day": first})


def edit_rotation(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    found = _open(request, cohort_id, public_id)
    return _rotation_form(request, found.cohort, found, None)


def _rotation_form(request: HttpRequest, cohort: Cohort, found: Rotation | None, initial: dict | None) -> HttpResponse:
    form = RotationForm(request.POST or None, instance=found or Rotation(cohort=cohort), initial=initial)
    if form.is_valid():
        with refusal_in(form):
            saved = actions.save_rotation(cohort, found, by=request.user, **form.cleaned_data)
            saved.cohort = cohort
            return _back(saved)
    title = _("Change the rotation") if found else _("New rotation")
    back = _address(found) if found else reverse("cohorts:groups", args=[cohort.public_id])
    return _form_page(request, cohort, form, title, back)


def _address(found: Rotation) -> str:
    return reverse("cohorts:rotation", args=[found.cohort.public_id, found.public_id])


def _form_page(request: HttpRequest, cohort: Cohort, form, title: str, back: str) -> HttpResponse:
    context = {"cohort": cohort, "form": form, "title": title, "back": back}
    return render(request, "cohorts/groups/form.html", context, status=422 if form.is_bound else 200)


def break_form(request: HttpRequest, cohort_id: UUID, public_id: UUID, row: UUID | None = None) -> HttpResponse:
    found = _open(request, cohort_id, public_id)
    instance = get_object_or_404(found.breaks, public_id=row) if row else RotationBreak(rotation=found)
    form = BreakForm(request.POST or None, instance=instance)
    if form.is_valid():
        actions.save_row(form.instance, by=request.user)
        return _back(found)
    return _form_page(request, found.cohort, form, _("Break"), _address(found))


def station_form(request: HttpRequest, cohort_id: UUID, public_id: UUID, row: UUID | None = None) -> HttpResponse:
    found = _open(request, cohort_id, public_id)
    instance = get_object_or_404(found.stations, public_id=row) if row else Station(rotation=found)
    form = StationForm(
        request.POST or None,
        instance=instance,
        rotation=found,
        initial=None if row else {"position": found.stations.count() + 1},
    )
    if form.is_valid():
        said = form.cleaned_data
        actions.save_row(form.instance, by=request.user, rooms=said["rooms"], trainers=said["trainers"])
        return _back(found)
    return _form_page(request, found.cohort, form, _("Station"), _address(found))


def add_wish(request: HttpRequest, cohort_id: UUID, public_id: UUID, kind: str) -> HttpResponse:
    found = _open(request, cohort_id, public_id)
    if kind not in FIELDS:
        raise Http404
    asked = Asked(found)
    with timezone.override(found.cohort.zone):
        form = RotationWishForm(request.POST or None, asked=asked, kind=kind)
        if form.is_valid():
            try:
                actions.save_row(form.row(), by=request.user)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                return _back(found)
        title = RotationWish.Kind(kind).label
        return _form_page(request, found.cohort, form, title[0].upper() + title[1:], _address(found))


PARTS = ("breaks", "stations", "wishes")


def remove_part(request: HttpRequest, cohort_id: UUID, public_id: UUID, part: str, row: UUID) -> HttpResponse:
    found = _open(request, cohort_id, public_id)
    if part not in PARTS:
        raise Http404
    thing = get_object_or_404(getattr(found, part), public_id=row)
    return _remove(request, found, thing, _address(found), _address(found))


def remove_rotation(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    found = _open(request, cohort_id, public_id)
    return _remove(request, found, found, reverse("cohorts:groups", args=[found.cohort.public_id]), _address(found))


def _remove(request: HttpRequest, found: Rotation, thing, after: str, cancel: str) -> HttpResponse:
    if request.method == "POST":
        actions.remove_row(thing, by=request.user)
        messages.success(request, _("Removed."))
        return redirect(after)
    context = {
        "layout": "desk.html",
        "cohort": found.cohort,
        "tab": "groups",
        "title": _("Remove “%(thing)s”?") % {"thing": thing},
        "text": _("What stands in the timetable stays there. It can be added again."),
        "submit": _("Remove it"),
        "cancel": cancel,
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)


@require_safe
def sheets(request: HttpRequest, cohort_id: UUID, public_id: UUID, by: str) -> HttpResponse:
    """To print: a page for each group, station or trainer."""
    found = _open(request, cohort_id, public_id, SEE)
    if by not in rotation_sheets.KINDS:
        raise Http404
    pages = rotation_sheets.pages_of(Asked(found), by)
    context = {"cohort": found.cohort, "rotation": found, "pages": pages, "by": by, "kinds": rotation_sheets.KINDS}
    return render(request, "cohorts/groups/sheets.html", context)
