"""What the public home page shows: the edition to apply for, what it teaches, all dates, who helps."""

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import Organisation
from cohorts.models import Application, Cohort
from courses.models import ModuleVersion
from partners.models import Partnership

PAST_EDITIONS = 3


def public_cohorts() -> QuerySet[Cohort]:
    """Cohorts that visitors may see, with the places given or offered counted as `held`."""
    holds = Q(applications__state__in=Application.HOLDS_A_PLACE)
    cohorts = Cohort.objects.public().filter(programme_version__programme__is_public=True)
    return (
        cohorts.select_related("programme_version__programme", "organisation")
        .annotate(held=Count("applications", filter=holds))
        .order_by("starts_on")
    )


def state_of(cohort: Cohort) -> str:
    """A key of WORDS["cohort"]; needs `held`."""
    if cohort.takes_applications():
        return "open" if cohort.held < cohort.capacity else "full"
    if cohort.is_over:
        return "finished"
    if cohort.has_begun():
        return "running"
    return "announced" if timezone.now() < cohort.applications_open_at else "closed"


def pick_edition(cohorts: list[Cohort]) -> Cohort | None:
    """The edition to show first: the next that takes applications, else the next to come, else the last that was."""
    for wanted in (Cohort.takes_applications, lambda cohort: not cohort.is_over):
        found = next((cohort for cohort in cohorts if wanted(cohort)), None)
        if found:
            return found
    return cohorts[-1] if cohorts else None


def dates_to_show(cohorts: list[Cohort]) -> list[Cohort]:
    """Those to come, then the last few that were."""
    coming = [cohort for cohort in cohorts if not cohort.is_over]
    past = [cohort for cohort in cohorts if cohort.is_over]
    return coming + past[::-1][:PAST_EDITIONS]


def modules_of(cohort: Cohort) -> list[ModuleVersion]:
    composition = cohort.programme_version.composition.select_related("module_version__module")
    composition = composition.prefetch_related(Prefetch("module_version__outcomes"))
    return [row.module_version for row in composition]


def edition_with_partners(edition: Cohort, others: list[Cohort]) -> Cohort | None:
    """The edition itself, or the first of the others whose partners are public: a young edition has none yet."""
    public = Partnership.objects.current().filter(is_public=True, cohort__in=[edition, *others])
    known = set(public.values_list("cohort", flat=True))
    return next((cohort for cohort in [edition, *others] if cohort.pk in known), None)


def organisers() -> QuerySet[Organisation]:
    """Whom a visitor can ask: the organisers of what is public."""
    return Organisation.objects.filter(cohorts__in=Cohort.objects.public()).distinct()


def contents() -> dict:
    """The context of the page; eight queries at most, however much is on it."""
    cohorts = list(public_cohorts())
    for cohort in cohorts:
        cohort.free = max(cohort.capacity - cohort.held, 0)
        cohort.shown_state = state_of(cohort)
    edition = pick_edition(cohorts)
    if edition is None:
        return {"cohort": None}
    modules = modules_of(edition)
    dates = dates_to_show(cohorts)
    return {
        "cohort": edition,
        "programme": edition.programme_version.programme,
        "modules": modules,
        "number_of_outcomes": sum(len(module.outcomes.all()) for module in modules),
        "dates": dates,
        "schools": list(edition.schools.order_by("name").values_list("name", flat=True)),
        "helped": edition_with_partners(edition, dates),
    }
