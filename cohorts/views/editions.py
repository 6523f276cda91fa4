"""The next edition, and the list of what to look at in it (NEXT EDITION in docs/rules.md)."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.errors import refusal_in

from ..actions import cloning
from ..actions.setup import why_slug_cannot_be
from ..desk import open_cohort
from ..editions.checks import lines_of
from ..forms.editions import EditionForm
from ..models import Cohort

YEAR = re.compile(r"\b20\d\d\b")


def next_edition(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """What the next edition is called and when it begins; then its list of what to look at."""
    cohort = open_cohort(request, cohort_id)
    form = EditionForm(request.POST or None, source=cohort, initial=_proposed(cohort))
    if form.is_valid():
        with refusal_in(form):
            new = cloning.next_edition(cohort, by=request.user, **form.cleaned_data)
            messages.success(request, _("%(cohort)s is made. Nobody outside the team sees it yet.") % {"cohort": new})
            if remark := cloning.why_no_first_day(cohort, new.starts_on):
                messages.warning(request, remark)
            return redirect("cohorts:edition", new.public_id)
    status = 422 if form.is_bound else 200
    return render(request, "cohorts/editions/new.html", {"cohort": cohort, "form": form}, status=status)


def _proposed(cohort: Cohort) -> dict:
    first = cloning.next_first_day(cohort)
    newest = cohort.programme_version.programme.versions.released().newest_first().first()
    year = str(first.year)
    slug = YEAR.sub(year, cohort.slug.replace("-", " ")).replace(" ", "-")
    return {
        "title": YEAR.sub(year, cohort.title),
        "slug": _free(slug if slug != cohort.slug else f"{cohort.slug}-{year}"[:76]),
        "starts_on": first,
        "programme_version": newest.public_id if newest else None,
    }


def _free(slug: str) -> str:
    """The address proposed, or the first after it that nobody has."""
    others = (f"{slug[:76]}-{number}" for number in range(2, 100))
    return next((one for one in (slug, *others) if not why_slug_cannot_be(one)), slug)


def edition(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The list of what to look at, each line with the page that deals with it."""
    cohort = open_cohort(request, cohort_id)
    lines = lines_of(cohort)
    context = {
        "cohort": cohort,
        "lines": lines,
        "open": sum(not line.check.done_at for line in lines),
        "source": cohort.copied_from,
    }
    return render(request, "cohorts/editions/checks.html", context)


@require_POST
def tick(request: HttpRequest, cohort_id: UUID, check: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    row = get_object_or_404(cohort.edition_checks, public_id=check)
    cloning.tick(row, request.POST.get("done") == "yes", by=request.user)
    return redirect("cohorts:edition", cohort.public_id)
