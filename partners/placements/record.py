"""The card of placements in the portal, and their part of an organisation's page (PORTAL in docs/rules.md)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Organisation, Role

from ..models import Assignment, Placement
from ..portal.sections import Section, ShelfRow

SHOWN = 8


def card_of_placements(user, organisations: list[int]) -> Section | None:
    """Our students, then our places; two queries."""
    running = Assignment.objects.running().filter(placement__organisation__in=organisations)
    rows = [
        ShelfRow(str(one.candidacy.person), one.placement.title, reverse("partners:hosted", args=[one.public_id]))
        for one in running.select_related("candidacy__person", "placement").order_by("-created_at")[:SHOWN]
    ]
    number = Placement.objects.filter(organisation__in=organisations, round__opened_at__isnull=False).count()
    if not rows and not number:
        return None
    empty = ngettext("%(n)d place posted, no student yet.", "%(n)d places posted, no student yet.", number)
    return Section(
        key="placements",
        title=_("Placements"),
        rows=rows,
        count=len(rows) or None,
        empty=empty % {"n": number},
        url=reverse("partners:placements"),
        action=_("All places"),
    )


def record_of_placements(organisation: Organisation, viewer) -> Section | None:
    """Over all rounds, for the organiser who keeps the organisation; two queries."""
    if not viewer.has_role(organisation.keeper_id, Role.ORGANISER):
        return None
    offered = organisation.placements.exclude(state=Placement.State.DRAFT).select_related("round")
    rows = []
    cohorts = dict(
        offered.order_by("round__cohorts__starts_on").values_list("round", "round__cohorts__public_id")
    )  # the newest cohort of each round
    for place in offered.order_by("-starts_on", "pk")[:50]:
        args = [cohorts[place.round_id], place.round.public_id, place.public_id]
        detail = f"{place.round}, {place.starts_on.year} · {place.get_state_display()}"
        rows.append(ShelfRow(place.title, detail, reverse("partners:desk_place", args=args)))
    return Section(key="placements", title=_("Placements"), rows=rows, count=len(rows)) if rows else None
