"""Who sponsored earlier editions: they are asked first."""

from django.db.models import Q

from accounts.models import Organisation
from cohorts.models import Cohort

from ..models import Partnership, Sponsorship


def earlier_sponsors(cohort: Cohort):
    """Organisations of the same address book that sponsored a cohort of this organiser which began before."""
    before = Q(cohort__organisation=cohort.organisation_id, cohort__starts_on__lt=cohort.starts_on)
    agreed = Sponsorship.objects.agreed().filter(before).values("organisation")
    stood = Partnership.objects.filter(before, kind=Partnership.Kind.SPONSOR, ended_at=None).values("organisation")
    kept = Organisation.objects.kept_by(cohort.organisation)
    return kept.filter(Q(pk__in=agreed) | Q(pk__in=stood)).order_by("name", "pk")


def not_asked_yet(cohort: Cohort):
    """Those of them with whom nothing was begun for this cohort."""
    return earlier_sponsors(cohort).exclude(pk__in=cohort.sponsorships.values("organisation"))


def sponsored_before(cohort: Cohort, organisations: list[int]) -> set[int]:
    return set(earlier_sponsors(cohort).filter(pk__in=organisations).values_list("pk", flat=True))
