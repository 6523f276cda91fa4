"""The pages of placements and of visits that are offered, for the tours."""

from cohorts.models import Cohort
from partners.models import Assignment, PlacementRound, Profile, VisitOffer

Page = tuple[str, list]


def agreed() -> list:
    """The student's placement with its agreement."""
    rows = Assignment.objects.filter(candidacy__person__email="student@demo.example", agreements__isnull=False)
    return list(rows.distinct().values_list("public_id", flat=True))


def my_placements() -> list[Page]:
    mine = PlacementRound.objects.filter(candidacies__person__email="student@demo.example")
    return [
        ("partners:my_placements", []),
        *((f"partners:{name}", [row.public_id]) for row in mine for name in ("my_round", "my_lot")),
        *((f"partners:{name}", [key]) for key in agreed() for name in ("my_offer", "agreement")),
    ]


def rounds(cohort: Cohort) -> list[Page]:
    found = PlacementRound.objects.get(cohorts=cohort)
    desk = [cohort.public_id, found.public_id]
    place, asked = found.placements.order_by("pk").first(), found.candidacies.sent().order_by("pk").first()
    return [
        ("partners:rounds", [cohort.public_id]),
        *((f"partners:{name}", desk) for name in ("round", "edit_round", "round_students", "allocation")),
        ("partners:desk_place", [*desk, place.public_id]),
        ("partners:desk_student", [*desk, asked.public_id]),
    ]


def hosting() -> list[Page]:
    names = ("hosted", "assess_mid", "agreement", "write_agreement")
    places = Assignment.objects.filter(public_id__in=agreed()).values_list("placement__public_id", flat=True)
    return [
        ("partners:placements", []),
        *((f"partners:{name}", [key]) for key in places for name in ("placement", "edit_own_place")),
        *((f"partners:{name}", [key]) for key in agreed() for name in names),
    ]


def own_visits() -> list[Page]:
    offer = VisitOffer.objects.get()
    names = ("own_visit", "edit_visit", "visit_rules", "add_offer_field")
    return [
        ("partners:own_visits", []),
        ("partners:new_visit", [offer.organisation.public_id]),
        *((f"partners:{name}", [offer.public_id]) for name in names),
        ("partners:preview_profile", [offer.organisation.public_id]),
    ]


def offers(cohort: Cohort) -> list[Page]:
    desk, offer = [cohort.public_id], VisitOffer.objects.get()
    sent = Profile.objects.filter(state="submitted", organisation__partnerships__cohort=cohort)
    return [
        ("partners:desk_visits", desk),
        ("partners:desk_visit", [*desk, offer.public_id]),
        *(("partners:decide_profile", [*desk, row.public_id]) for row in sent.distinct()),
    ]
