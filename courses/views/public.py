"""The programmes as everybody sees them."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Outcome, Programme, ProgrammeModule, ProgrammeVersion
from ..reviewing.reading import names_under


@login_not_required
def programmes(request: HttpRequest) -> HttpResponse:
    rows = Programme.objects.public().select_related("organisation")
    return render(request, "courses/public_list.html", {"programmes": rows})


@login_not_required
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest released version of a public programme; its cohorts come from the cohorts' own tag."""
    found = get_object_or_404(Programme.objects.public().select_related("organisation"), slug=slug)
    version = newest_release(found)
    tell_more(version.in_order)
    context = {"programme": found, "version": version, "modules": version.in_order}
    return render(request, "courses/public.html", context)


def newest_release(programme: Programme) -> ProgrammeVersion:
    outcomes = Outcome.objects.prefetch_related("competencies")
    composition = ProgrammeModule.objects.select_related("module_version__module").prefetch_related(
        Prefetch("module_version__outcomes", outcomes),
        "module_version__prerequisites__module",
        "module_version__credits",
    )
    released = programme.versions.released().newest_first()
    return released.prefetch_related(Prefetch("composition", composition, to_attr="in_order")).first()


def tell_more(rows: list[ProgrammeModule]) -> None:
    """What each module comes after, who grants points for it, and who signed it and wants to be named."""
    names = names_under([row.module_version for row in rows])
    for row in rows:
        asked = sorted(one.module.code for one in row.module_version.prerequisites.all())
        row.asks_for = ", ".join(asked)  # type: ignore[attr-defined]
        row.ects = list(row.module_version.credits.all())  # type: ignore[attr-defined]
        row.reviewed_by = names.get(row.module_version_id, [])  # type: ignore[attr-defined]
