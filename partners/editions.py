"""The headings under which partners stand are taken over into the next edition; the partners are asked anew."""

from cohorts.editions.edition import Edition, again

from .models import Partnership, Tier


def copy_tiers(edition: Edition) -> None:
    for tier in Tier.objects.filter(cohort=edition.old):
        again(tier, cohort=edition.new).save()
    for part in Partnership.objects.current().filter(cohort=edition.old).select_related("organisation"):
        edition.note("partners", part.organisation.name)
