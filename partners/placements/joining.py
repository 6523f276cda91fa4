"""Where placements are known to the pages and the registries that ask for them."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts import waits
from records import joining, merging, nextthings, personal

from ..models import Placement, PlacementRound
from ..portal import due, pages, sections
from . import holding, record, things


def join() -> None:
    nextthings.register(things.of_student)
    nextthings.register(things.of_coordinator)
    nextthings.register_shelf(things.shelf_of_placements, 46)
    waits.register(things.waits_in_cohort)
    due.register(things.due, _offered)
    sections.register_portal(record.card_of_placements, place=50, shows=_offered)
    sections.register_record(record.record_of_placements, place=50, shows=_offered)
    personal.register_holder("placements", export=holding.export, erase=holding.erase, place=84)
    merging.register_follower("placements", move=holding.follow, place=80)
    pages.register("placements", _("Placements"), "partners:placements", place=50, shows=_places_of)
    joining.register(Placement, "organisation", _("places for placements"), place=80)


def _offered(organisations: list[int]):
    return Placement.objects.filter(organisation__in=organisations)


def _places_of(mine: list[int]):
    """A host has its page from its first place on, and while a round takes places."""
    taking = PlacementRound.objects.open_to_hosts().filter(posting_until__gt=timezone.now())
    rounds = taking.filter(organisation=OuterRef("keeper"))
    places = Placement.objects.filter(organisation=OuterRef("pk"))
    return Organisation.objects.filter(Q(Exists(rounds)) | Q(Exists(places)), pk__in=mine)
