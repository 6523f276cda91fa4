"""What a cohort offers sponsors: packages, their lines, and when the public reads of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from records.errors import refusal_in

from ...forms.sponsoring import BenefitForm, CloneForm, PackageForm, PageForm
from ...models import Benefit, Package
from ...sponsoring import reading
from ...sponsoring.actions import packages as verbs
from ...sponsoring.earlier import earlier_sponsors
from ..access import cohort_to_run
from ..answers import act, ask
from .rows import package_of


@require_safe
def packages(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    page = verbs.page_of(cohort)
    clone_form = CloneForm(cohort=cohort)
    context = {
        "cohort": cohort,
        "packages": reading.package_rows(cohort),
        "page": page,
        "cannot_publish": verbs.why_not_publish(page),
        "clone_form": clone_form if clone_form.fields["cohort"].queryset.exists() else None,
    }
    return render(request, "partners/sponsoring/packages.html", context)


def add(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    return _package_form(request, Package(cohort=cohort))


def edit(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    return _package_form(request, package_of(request, cohort_id, public_id))


def _package_form(request: HttpRequest, package: Package) -> HttpResponse:
    cohort = package.cohort
    form = PackageForm(request.POST or None, instance=package, cohort=cohort)
    if request.method == "POST" and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(package, name, value)
        with refusal_in(form):
            row = verbs.save_package(package, request.user)
            messages.success(request, _("The package is saved."))
            return redirect("partners:package", cohort.public_id, row.public_id)
    context = {
        "cohort": cohort,
        "form": form,
        "title": _("Edit the package") if package.pk else _("Add a package"),
        "submit": _("Save the package"),
        "back": reverse("partners:packages", args=[cohort.public_id]),
        "back_name": _("Packages"),
    }
    return render(request, "partners/sponsoring/form.html", context, status=422 if form.errors else 200)


def package(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """One package with its lines, and a form for one more."""
    row = package_of(request, cohort_id, public_id)
    return _lines(request, row, Benefit(package=row))


def benefit(request: HttpRequest, cohort_id, public_id, line_id) -> HttpResponse:
    row = package_of(request, cohort_id, public_id)
    return _lines(request, row, get_object_or_404(row.benefits, public_id=line_id))


def _lines(request: HttpRequest, row: Package, line: Benefit) -> HttpResponse:
    form = BenefitForm(request.POST or None, instance=line)
    if request.method == "POST" and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(line, name, value)
        with refusal_in(form):
            verbs.save_benefit(line, request.user)
            messages.success(request, _("The line is saved."))
            return redirect("partners:package", row.cohort.public_id, row.public_id)
    lines = [(one, one.given_on(row.cohort), one.asked_on(row.cohort)) for one in row.benefits.all()]
    context = {"cohort": row.cohort, "package": row, "lines": lines, "form": form, "line": line if line.pk else None}
    return render(request, "partners/sponsoring/package.html", context, status=422 if form.errors else 200)


@require_POST
def move(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = package_of(request, cohort_id, public_id)
    step = -1 if request.POST.get("to") == "up" else 1
    back = reverse("partners:packages", args=[row.cohort.public_id])
    return act(request, lambda: verbs.move_package(row, step, request.user), _("Moved."), back)


def retire(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = package_of(request, cohort_id, public_id)
    back = reverse("partners:packages", args=[row.cohort.public_id])
    if request.method == "POST":
        return act(request, lambda: verbs.retire_package(row, request.user), _("The package is taken away."), back)
    return ask(
        request, layout="desk.html", cohort=row.cohort, tab="partners", danger=True, cancel=back,
        title=_("Take “%(name)s” away?") % {"name": row.name},
        text=_("It is offered to nobody any more. Sponsors who have it keep it, with its promises."),
        submit=_("Take the package away"),
    )  # fmt: skip


def remove_benefit(request: HttpRequest, cohort_id, public_id, line_id) -> HttpResponse:
    row = package_of(request, cohort_id, public_id)
    line = get_object_or_404(row.benefits, public_id=line_id)
    back = reverse("partners:package", args=[row.cohort.public_id, row.public_id])
    if request.method == "POST":
        return act(request, lambda: verbs.remove_benefit(line, request.user), _("The line is removed."), back)
    return ask(
        request, layout="desk.html", cohort=row.cohort, tab="partners", danger=True, cancel=back,
        title=_("Remove “%(name)s”?") % {"name": line.name},
        text=_("New offers leave it out. What was offered already stays promised."),
        submit=_("Remove the line"),
    )  # fmt: skip


@require_POST
def clone(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    form = CloneForm(request.POST, cohort=cohort)
    back = reverse("partners:packages", args=[cohort.public_id])
    if not form.is_valid():
        messages.error(request, _("Choose a cohort whose packages are to be taken over."))
        return redirect(back)
    old = form.cleaned_data["cohort"]
    done = _("The packages of %(cohort)s are here now. Look at prices and places.") % {"cohort": old}
    return act(request, lambda: verbs.clone_packages(cohort, old, request.user), done, back)


def page(request: HttpRequest, cohort_id) -> HttpResponse:
    """The introduction of the public page, and from when to when it is open to whom."""
    cohort = cohort_to_run(request, cohort_id)
    row = verbs.page_of(cohort)
    with timezone.override(cohort.zone):
        initial = {"intro": row.intro, "opens_at": row.opens_at, "closes_at": row.closes_at}
        form = PageForm(request.POST or None, initial=initial)
        if request.method == "POST" and form.is_valid():
            with refusal_in(form):
                verbs.save_page(cohort, by=request.user, **form.cleaned_data)
                messages.success(request, _("Saved."))
                return redirect("partners:packages", cohort.public_id)
        context = {
            "cohort": cohort, "form": form, "title": _("The page for sponsors"), "submit": _("Save the page"),
            "back": reverse("partners:packages", args=[cohort.public_id]), "back_name": _("Packages"),
        }  # fmt: skip
        return render(request, "partners/sponsoring/form.html", context, status=422 if form.errors else 200)


def publish(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    row, back = verbs.page_of(cohort), reverse("partners:packages", args=[cohort.public_id])
    if request.method == "POST":
        return act(
            request,
            lambda: verbs.publish_page(cohort, tell_earlier=True, by=request.user),
            _("The packages are published."),
            back,
        )
    if refusal := verbs.why_not_publish(row):
        messages.error(request, refusal)
        return redirect(back)
    first = earlier_sponsors(cohort).count() if row.earlier_told_at is None else 0
    text = _("Everybody can read the packages then.")
    if first:
        text += " " + ngettext(
            "%(n)d sponsor of an earlier edition gets a mail.", "%(n)d sponsors of earlier editions get a mail.", first
        ) % {"n": first}
    return ask(
        request, layout="desk.html", cohort=cohort, tab="partners", cancel=back,
        title=_("Publish the packages?"), text=text, submit=_("Publish the packages"),
    )  # fmt: skip


def unpublish(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    back = reverse("partners:packages", args=[cohort.public_id])
    if request.method == "POST":
        return act(request, lambda: verbs.unpublish_page(cohort, request.user), _("They are hidden again."), back)
    return ask(
        request, layout="desk.html", cohort=cohort, tab="partners", cancel=back, danger=True,
        title=_("Hide the packages from the public?"), text=_("The page answers as if there were none."),
        submit=_("Hide the packages"),
    )  # fmt: skip
