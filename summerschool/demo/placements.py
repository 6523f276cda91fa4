"""Two rounds of placements at invented hosts: one that was told long ago, one in which students rank now."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from cohorts.models import Cohort
from courses.models import Competency
from partners.actions.placements import agreements, allocation, assessments, assignments, posting, ranking, rounds
from partners.models import Assignment, Placement, PlacementRound
from partners.placements import agreeing

from .content import INVENTED_PARTNERS
from .partners import find_organisation

TERMS = (
    "The student keeps the rules of the host and its confidentiality. The host names a mentor, plans the work and "
    "speaks with the student each week. Host and school assess half-way and at the end. Either side may end the "
    "placement, in writing and with a reason."
)
PLACES = [
    ("Production of a cell therapy, from thaw to fill", "internship", "on_site", "Cleanroom grade B", 2, ["C3", "A4"]),
    ("A potency assay that a release test could become", "thesis", "on_site", "Quality control", 1, ["Q1"]),
    ("Monitoring of a grade B room: plates, particles, trends", "internship", "on_site", "Microbiology", 1, ["C4"]),
    ("A closed system for small batches", "thesis", "hybrid", "Process development", 1, ["W2"]),
    ("The cold chain of an autologous product", "internship", "hybrid", "Cryo logistics", 1, ["G3"]),
    ("Digital batch records: what an auditor looks for", "thesis", "hybrid", "Quality assurance", 1, ["G3"]),
]
STUDENTS = 10


def make_placements(
    finished: Cohort, ranking_now: Cohort, *, student: User, contact: User, coordinator: User, organiser: User
) -> None:
    """`finished` gets the round that was told, `ranking_now` the open one; `contact` speaks for the first host."""
    past = _make_round(finished, "Placements, spring", organiser)
    _post(past, contact, organiser)
    _tell(past, student, contact, organiser)
    _go_on(past, student, contact, coordinator, organiser)
    now = _make_round(ranking_now, "Placements, next spring", organiser)
    _post(now, contact, organiser)
    _move(now, posting=-4, ranking=12, hosts=26)
    mine = [row.person for row in ranking_now.applications.enrolled().select_related("person")[:6]]
    for number, person in enumerate(mine):
        ranking.rank(now, person, _wishes(now, number), send=number > 0)


def _make_round(cohort: Cohort, title: str, organiser: User) -> PlacementRound:
    now = timezone.now()
    row = PlacementRound(
        organisation=cohort.organisation,
        title=title,
        text="Twelve weeks from February on, in a cleanroom, a laboratory or between the two.",
        agreement_text=TERMS,
        posting_until=now + timedelta(days=2),
        ranking_until=now + timedelta(days=12),
        hosts_until=now + timedelta(days=22),
    )
    rounds.save_round(row, [cohort], organiser)
    row.opened_at = now - timedelta(days=30)
    row.save(update_fields=["opened_at"])
    return row


def _move(row: PlacementRound, *, posting: int, ranking: int, hosts: int) -> None:
    """The demo's clock: days from now."""
    now, days = timezone.now(), {"posting_until": posting, "ranking_until": ranking, "hosts_until": hosts}
    for name, number in days.items():
        setattr(row, name, now + timedelta(days=number))
    row.save(update_fields=list(days))


def _post(row: PlacementRound, contact: User, organiser: User) -> None:
    hosts = [find_organisation(row.organisation, name) for name in INVENTED_PARTNERS]
    begins = date(timezone.localdate().year + 1, 2, 1)
    for number, (title, kind, mode, facility, places, codes) in enumerate(PLACES):
        place = Placement(
            round=row, organisation=hosts[number % len(hosts)], title=title, kind=kind, mode=mode, facility=facility,
            number=places, starts_on=begins, ends_on=begins + timedelta(weeks=12), hours_a_week=38,
            language=("en", "nl", "en")[number % 3], is_paid=number % 2 == 0,
            text="You work beside the team from the first week, keep your own record, and explain at the end what "
            "you would do otherwise.", mentor=contact if number % len(hosts) == 0 else None,
            mentor_name="" if number % len(hosts) == 0 else "Bram Claes",
        )  # fmt: skip
        asked = Competency.objects.filter(organisation=row.organisation, code__in=codes)
        posting.save_place(place, [(one, 1) for one in asked], organiser, listed=True)
    virtual = Placement(
        round=row, organisation=hosts[-1], title="A virtual production unit", kind="internship", mode="virtual",
        number=20, starts_on=begins, ends_on=begins + timedelta(weeks=12), is_equivalent=True, mentor_name="Bram Claes",
        text="Plan, run and defend a year of a simulated unit: demand, rooms, people, deviations.",
    )  # fmt: skip
    posting.save_place(virtual, [], organiser, listed=True)


def _wishes(row: PlacementRound, number: int) -> list[Placement]:
    """Everybody wants the first place; after it tastes differ."""
    places = list(row.placements.to_rank().order_by("pk"))
    turned = places[1 + number % 5 :] + places[1 : 1 + number % 5]
    return [places[0], *turned[:3]]


def _tell(row: PlacementRound, student: User, contact: User, organiser: User) -> None:
    _move(row, posting=-20, ranking=5, hosts=15)
    cohort = row.cohorts.get()
    others = [one.person for one in cohort.applications.enrolled().exclude(person=student).select_related("person")]
    for number, person in enumerate([student, *others[: STUDENTS - 1]]):
        ranking.tell_hosts(
            row, person, {"motivation": "I want to see a batch released.", "shows_name": number % 2 == 0,
                          "shows_levels": True},
        )  # fmt: skip
        ranking.rank(row, person, _wishes(row, number), send=True)
    _move(row, posting=-20, ranking=-10, hosts=5)
    first = row.placements.to_rank().order_by("pk").first()
    ranking.prefer(first, row.candidacies.filter(person=student), {}, contact)
    _move(row, posting=-20, ranking=-10, hosts=-5)
    allocation.release(allocation.allocate_round(row, organiser), organiser)


def _go_on(row: PlacementRound, student: User, contact: User, coordinator: User, organiser: User) -> None:
    """Most accept; the student's placement has its agreement and its mid-term assessment."""
    for number, one in enumerate(row.placements.order_by("pk").values_list("assignments", flat=True)):
        if one and number % 4 != 3:
            found = _assignment(one)
            assignments.accept(found, found.candidacy.person)
    mine = next((one for one in student.candidacies.get(round=row).assignments.all()), None)
    if mine is None or mine.state != mine.State.ACCEPTED:
        return
    agreements.write(mine, agreements.first_words(mine) | {"mentor_name": str(contact)}, contact)
    for person in (student, contact, coordinator, organiser):
        for side in agreeing.sides_of(mine, person):
            if not agreeing.why_not_accept(mine, side):
                agreements.accept(mine, side, person, version=1)
    if agreeing.why_not_assess(mine):
        return
    words = {"done": "Prepared media and recorded two runs.", "strengths": "Careful records, asks early.",
             "next_steps": "Plan the day before it begins.", "days_present": 22}  # fmt: skip
    levels = {one.competency_id: 2 for one in mine.placement.requirements.all()}
    assessments.sign(assessments.save(mine, "mid", words, levels, contact), contact)


def _assignment(key: int) -> Assignment:
    return Assignment.objects.select_related("placement__round", "candidacy__person").get(pk=key)
