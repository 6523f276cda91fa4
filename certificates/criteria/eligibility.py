"""Who meets the criteria of a cohort, line by line, and what is missing (CRITERIA in docs/rules.md)."""

from cohorts.attendance_sums import Minutes, minutes_by_application
from cohorts.models import Application, Cohort

from ..models import Certificate, CriteriaTerms, Criterion
from .found import read
from .lines import Standing
from .measuring import measure


def terms_of(cohort: Cohort) -> CriteriaTerms:
    """What was said beside the criteria; unsaved first values where nothing was."""
    terms = CriteriaTerms.objects.filter(cohort=cohort).select_related("confirmed_by").first()
    terms = terms or CriteriaTerms(cohort=cohort)
    terms.cohort = cohort
    return terms


def criteria_of(cohort: Cohort) -> list[Criterion]:
    """In their order, each with what it is about."""
    return list(cohort.criteria.select_related("session", "quiz__quiz_version", "checklist__version", "gate__text"))


def standings(cohort: Cohort, *, only: Application | None = None) -> list[Standing]:
    """Every participant of the cohort by name, or one: as many queries however many there are.

    Nine, and those of the kinds of criteria that are asked for.
    """
    people = cohort.applications.enrolled().select_related("person", "school").order_by("person__full_name", "pk")
    applications = list(people.filter(pk=only.pk) if only else people)
    for application in applications:
        application.cohort = cohort
    minutes = minutes_by_application(cohort, [only.pk] if only else None)
    terms, criteria = terms_of(cohort), criteria_of(cohort)
    found = read(criteria, applications)
    rows = {row.pk: Standing(row, minutes.get(row.pk, Minutes()), terms) for row in applications}
    for row in rows.values():
        row.lines = [measure(criterion, row.application, row.minutes, found) for criterion in criteria]
    for certificate in cohort.certificates.filter(application__in=rows).defer("facts").order_by("pk"):
        _note(rows[certificate.application_id], certificate)
    return list(rows.values())


def standing_of(application: Application) -> Standing | None:
    """The one participant; None for whoever takes no part."""
    return next(iter(standings(application.cohort, only=application)), None)


def _note(standing: Standing, certificate: Certificate) -> None:
    if certificate.state in Certificate.STANDING:
        standing.certificate = certificate
    elif certificate.state == Certificate.State.REVOKED:
        standing.last_revoked = certificate
