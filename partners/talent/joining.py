"""Where the talent pool is known to the pages and the registries that ask for it."""

from django.utils.translation import gettext_lazy as _

from partners.portal import pages, sections
from records import joining, merging, nextthings, personal

from ..models import Opening, PoolEmployer, TalentExport, pool_employers
from . import actions, emails, holding, things


def join() -> None:
    nextthings.register(things.of_student)
    nextthings.register(things.of_employer)
    nextthings.register_shelf(things.shelf_of_profile, 45)
    personal.register_holder("talent", export=holding.export, erase=holding.erase, place=82)
    merging.register_follower("talent", move=holding.follow, place=80)
    sections.register_portal(things.card_of_pool, place=60, shows=_in_the_pool)
    sections.register_record(things.record_of_pool, place=60, shows=_in_the_pool)
    pages.register("talent", _("Talent"), "partners:talent_door", place=60, shows=_in_the_pool)
    joining.register(Opening, "organisation", _("profiles opened to it"), move=_openings, place=80)
    joining.register(PoolEmployer, "organisation", _("word on the talent pool"), move=_word, place=80)
    joining.register(TalentExport, "organisation", _("exports of profiles"), place=80)


def _in_the_pool(mine: list[int]):
    return pool_employers().filter(pk__in=mine)


def _openings(kept, gone, by) -> int:
    """What was opened to one name is not opened to another: it is closed, and the students may open it anew."""
    rows = Opening.objects.filter(organisation=gone)
    for opening in rows.filter(closed_at=None).select_related("profile__person", "organisation"):
        if actions.end_with_employer(opening):
            emails.employer_left(opening)
    return rows.update(organisation=kept)


def _word(kept, gone, by) -> int:
    """The kept one's own word counts; without one that of the closed one."""
    rows = PoolEmployer.objects.filter(organisation=gone)
    if PoolEmployer.objects.filter(organisation=kept).exists():
        rows.delete()
        return 0
    return rows.update(organisation=kept)
