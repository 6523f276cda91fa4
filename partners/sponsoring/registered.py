"""What sponsoring says to the registries, once, when the app is ready."""

from django.utils.translation import gettext_lazy as _

from cohorts import waits
from records import merging, personal

from ..portal import due as dues
from ..portal import pages, sections
from . import due, holding, joining


def register() -> None:
    dues.register(due.promises_due, due.shows_sponsorships)
    dues.register(due.offers_due, due.has_offers)
    sections.register_portal(due.card, place=30, shows=due.shows_promises)
    sections.register_record(due.record, place=30, shows=due.shows_sponsorships)
    pages.register("promises", _("Promises"), "partners:promises", place=30, shows=due.shows_promises)
    waits.register(due.waits_in_cohort)
    personal.register_holder("sponsoring", export=holding.export, erase=holding.erase, place=80)
    merging.register_follower("sponsoring", move=holding.follow, place=80)
    joining.register()
