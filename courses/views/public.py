"""The programmes as everybody sees them."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Outcome, Programme, ProgrammeModule, ProgrammeVersion


@login_not_required
def programmes(request: HttpRequest) -> HttpResponse:
    rows = Programme.objects.public().select_related("organisation")
    return render(request, "courses/public_list.html", {"programmes": rows})


@login_not_required
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest released version of a public programme; its cohorts come from the cohorts' own tag."""
    found = get_object_or_404(Programme.objects.public().select_related("organisation"), slug=slug)
    version = newest_release(found)
    context = {"programme": found, "version": version, "modules": version.in_order}
    return render(request, "courses/public.html", context)


def newest_release(programme: Programme) -> ProgrammeVersion:
    outcomes = Outcome.objects.prefetch_related("competencies")
    composition = ProgrammeModule.objects.select_related("module_version__module").prefetch_related(
        Prefetch("module_version__outcomes", outcomes)
    )
    released = programme.versions.released().newest_first()
    return released.prefetch_related(Prefetch("composition", composition, to_attr="in_order")).first()
