"""Courses that schools teach themselves: the organiser's list, writing, uploading, taking out; and one's own page."""

import uuid

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Organisation, Role
from records import tables
from records.errors import Refused, refusal_in

from ..actions import supply as actions
from ..forms.gaps import CourseForm, OutcomesFileForm, course_rows, framework_of
from ..lists import page_of, pills, searched
from ..models import CourseOutcome, HiringRole, SchoolCourse
from .library import organisation_of

UNMAPPED = Q(competencies=None)


def courses(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    rows = SchoolCourse.objects.of_organiser(owner).select_related("school")
    counts = rows.aggregate(all=Count("pk", Q(retired_at=None)), retired=Count("pk", Q(retired_at__isnull=False)))
    query, state = searched(request), request.GET.get("state", "")
    rows = rows.filter(retired_at__isnull=state != "retired")
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(school__name__icontains=query))
    unmapped = Count("outcomes", Q(outcomes__competencies=None), distinct=True)
    rows = rows.annotate(number=Count("outcomes", distinct=True), unmapped=unmapped)
    page = page_of(request, rows.order_by("school__name", "title", "pk"))
    choices = [("", _("All"), counts["all"]), ("retired", _("Taken out"), counts["retired"])]
    context = {
        "organisation": owner,
        "tab": "gaps",
        "page": page,
        "query": query,
        "count": ngettext("%(n)d course", "%(n)d courses", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "state", choices),
        "hidden": {"state": state} if state else {},
        "is_empty": not (counts["all"] or counts["retired"]),
        "export_csv": reverse("courses:export_courses", args=[owner.public_id, "csv"]),
        "export_xlsx": reverse("courses:export_courses", args=[owner.public_id, "xlsx"]),
    }
    return render(request, "courses/gap/courses.html", context)


def export(request: HttpRequest, organisation: uuid.UUID, kind: str) -> HttpResponse:
    owner = organisation_of(request, organisation)
    found = SchoolCourse.objects.current().of_organiser(owner)
    rows = CourseOutcome.objects.filter(course__in=found).select_related("course__school")
    rows = rows.prefetch_related("competencies").order_by("course__school__name", "course__title", "position")
    lines = (
        [row.course.school.name, row.course.title, row.text, row.level, _codes(row)]
        for row in rows
    )  # fmt: skip
    head = [_("School"), _("Course"), _("Learning outcome"), _("Level"), _("Competencies")]
    return tables.answer(kind, f"courses-{owner.name}", head, lines)


def _codes(row: CourseOutcome) -> str:
    return ", ".join(one.code for one in row.competencies.all())


def own_gaps(request: HttpRequest) -> HttpResponse:
    """For contacts and coordinators: the roles of their employer, the courses of their school."""
    mine = Membership.objects.of(request.user)
    schools = Organisation.objects.filter(pk__in=mine.filter(role=Role.COORDINATOR).values("organisation"))
    employers = mine.filter(role=Role.PARTNER_CONTACT).values("organisation")
    unmapped = Count("outcomes", Q(outcomes__competencies=None), distinct=True)
    context = {
        "schools": schools,
        "courses": SchoolCourse.objects.current().filter(school__in=schools).select_related("school").annotate(
            number=Count("outcomes", distinct=True), unmapped=unmapped
        ),
        "roles": HiringRole.objects.current().filter(employer__in=employers).select_related("employer"),
    }  # fmt: skip
    return render(request, "courses/gap/mine.html", context)


def add_course(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """By the organiser, for any school of the address book."""
    owner = organisation_of(request, organisation)
    schools = Organisation.objects.kept_by(owner).filter(kind=Organisation.Kind.SCHOOL)
    return _add(request, schools, owner, reverse("courses:school_courses", args=[owner.public_id]))


def add_own_course(request: HttpRequest) -> HttpResponse:
    """By a coordinator, for their own school; nothing is there for anybody else."""
    mine = Membership.objects.of(request.user, Role.COORDINATOR)
    schools = Organisation.objects.filter(pk__in=mine.values("organisation"))
    get_object_or_404(schools.order_by("pk")[:1])
    return _add(request, schools, None, reverse("courses:own_gaps"))


def _add(request: HttpRequest, schools, owner: Organisation | None, back: str) -> HttpResponse:
    form = CourseForm(request.POST or None, schools=schools)
    if form.is_valid():
        with refusal_in(form):
            course = actions.add_course(by=request.user, **form.cleaned_data)
            messages.success(request, _("%(course)s is written. Now its outcomes.") % {"course": course})
            return redirect("courses:school_course", course.public_id)
    context = {"organisation": owner, "tab": "gaps", "form": form, "back": back}
    return render(request, "courses/gap/add_course.html", context, status=422 if form.errors else 200)


def _course(request: HttpRequest, public_id: uuid.UUID) -> tuple[SchoolCourse, dict]:
    rows = SchoolCourse.objects.visible_to(request.user).select_related("school__keeper")
    course = get_object_or_404(rows, public_id=public_id)
    owner = course.school.keeper
    runs = request.user.has_perm("courses.compare_gaps", owner)
    context = {"course": course, "organisation": owner if runs else None, "tab": "gaps", "runs": runs}
    return course, context | {"cannot": course.why_cannot_change()}


def school_course(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The outcomes as rows: text, level, codes of competencies."""
    course, context = _course(request, public_id)
    framework = framework_of(course.school.keeper)
    rows = course_rows(course, framework, request.POST or None)
    refusal = ""
    if request.method == "POST" and rows.is_valid():
        try:
            actions.write_outcomes(course, [taught for row in rows if (taught := row.taught())], by=request.user)
            messages.success(request, _("The outcomes are saved."))
            return redirect("courses:school_course", course.public_id)
        except Refused as refused:
            refusal = str(refused)
    context |= {"rows": rows, "framework": framework.values(), "refusal": refusal}
    wrong = request.method == "POST"
    return render(request, "courses/gap/course.html", context, status=422 if wrong else 200)


def upload_outcomes(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A file or pasted lines; with one problem nothing is written, and each is named with its line."""
    course, context = _course(request, public_id)
    form = OutcomesFileForm(request.POST or None, request.FILES or None, framework=framework_of(course.school.keeper))
    if request.method == "POST":
        with refusal_in(form):
            if form.is_valid() and not form.read.problems:
                number = actions.add_outcomes(course, form.read.rows, by=request.user)
                words = ngettext("%(n)d outcome is there.", "%(n)d outcomes are there.", number)
                messages.success(request, words % {"n": number})
                return redirect("courses:school_course", course.public_id)
    context |= {"form": form, "problems": form.read.problems[:50], "more": max(0, len(form.read.problems) - 50)}
    return render(request, "courses/gap/upload.html", context, status=422 if form.is_bound else 200)


def retire_course(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Out of the comparison, or back into it; by the organiser or the school's coordinator."""
    course, context = _course(request, public_id)
    owner = context["organisation"]
    back = reverse("courses:school_courses", args=[owner.public_id]) if owner else reverse("courses:own_gaps")
    if request.method == "POST":
        try:
            actions.retire_course(course, retired=not course.retired_at, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(back)
    words = {
        False: (_("Take %(course)s out?"), _("It is compared no more. Its outcomes stay."), _("Take it out")),
        True: (_("Bring %(course)s back?"), _("It is compared again."), _("Bring it back")),
    }
    title, text, submit = words[bool(course.retired_at)]
    context |= {"title": title % {"course": course}, "text": text, "submit": submit, "cancel": back}
    return render(request, "courses/gap/confirm.html", context)
