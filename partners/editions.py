"""The headings under which partners stand are taken over into the next edition; the partners are asked anew."""

from cohorts.editions.edition import Edition, again

from .models import Partnership, Tier
from .sponsoring.actions.packages import copy_packages


def copy_tiers(edition: Edition) -> None:
    for tier in Tier.objects.filter(cohort=edition.old):
        again(tier, cohort=edition.new).save()
    copy_packages(edition.old, edition.new)
    for part in Partnership.objects.current().filter(cohort=edition.old).select_related("organisation"):
        edition.note("partners", part.organisation.name)
