"""Where calls are known to the pages and the registries that ask for them."""

from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from cohorts import editions, waits
from partners.portal import due, sections
from records import joining, merging, nextthings, personal

from ..models import CallNotice, LateSending
from . import cloning, holding, things


def join() -> None:
    nextthings.register(things.of_reviewer)
    nextthings.register(things.of_organiser)
    waits.register(things.waits_in_cohort)
    due.register(things.drafts_due, things.has_drafts)
    sections.register_portal(things.card_of_calls, place=10)
    editions.register(cloning.copy_call)
    personal.register_holder("calls", export=holding.export, erase=holding.erase, place=82)
    merging.register_follower("calls", move=holding.follow, place=82)
    joining.register(LateSending, "organisation", _("late proposals"), move=_once(LateSending), place=80)
    joining.register(CallNotice, "organisation", _("news of calls"), move=_once(CallNotice, "kind"), place=80)


def _once(model, *more: str):
    """One row a call: where the kept organisation has one, the other's goes."""

    def move(kept, gone, by) -> int:
        same = {"call": OuterRef("call"), **{name: OuterRef(name) for name in more}}
        known = model.objects.filter(organisation=kept, **same)
        rows = model.objects.filter(organisation=gone)
        rows.filter(pk__in=rows.annotate(known=known.values("pk")[:1]).exclude(known=None).values("pk")).delete()
        return rows.update(organisation=kept)

    return move
