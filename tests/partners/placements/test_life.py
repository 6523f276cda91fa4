"""The life of a round: posted, ranked, allocated, told, answered, assessed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import Evidence
from partners.actions.placements import agreements, allocation, assessments, assignments, posting, ranking, rounds
from partners.models import Assignment, Phase, Placement, Side
from partners.placements import agreeing
from partners.placements.allocating import digest_of_seed, faults
from partners.placements.line import line_for
from records.errors import Refused
from records.models import OutgoingMail
from records.stale import Stale
from tests.factories import PlacementFactory, PlacementRoundFactory

from .conftest import move_to

pytestmark = pytest.mark.django_db
State = Assignment.State


def kinds(**filters):
    return sorted(mail.kind.removeprefix("partners/") for mail in OutgoingMail.objects.filter(**filters))


def released(scene):
    move_to(scene.round, "ready")
    made = allocation.allocate_round(scene.round, scene.organiser)
    scene.round = allocation.release(made, scene.organiser)
    return made


def agreed(assignment, scene):
    words = agreements.first_words(assignment) | {"mentor_name": "Nele Verhaegen"}
    version = agreements.write(assignment, words, scene.contact).version
    for side, person in (
        ("student", assignment.candidacy.person),
        ("host", scene.contact),
        ("school", scene.coordinator),
    ):
        agreements.accept(assignment, side, person, version=version)
    return agreeing.newest(assignment)


def test_opening_tells_the_contacts_of_all_who_take_part_once(scene):
    row = PlacementRoundFactory.build(organisation=scene.round.organisation, opened_at=None)
    rounds.save_round(row, [scene.cohort], scene.organiser)
    assert digest_of_seed(row.seed) == row.seed_digest
    rounds.open_round(row, scene.organiser)
    assert OutgoingMail.objects.filter(kind="partners/placement_round").count() == 2
    with pytest.raises(Refused, match="opened already"):
        rounds.open_round(row, scene.organiser)


def test_a_place_is_written_offered_and_listed(scene):
    place = PlacementFactory.build(round=scene.round, organisation=scene.host, state="draft")
    posting.save_place(place, [(scene.competency, 2)], scene.contact)
    posting.offer(place, scene.contact)
    assert kinds(to_address=scene.cohort.contact_email) == ["placement_waits"]
    posting.list_place(place, scene.organiser)
    assert kinds(recipient=scene.contact) == ["placement_decided"]
    place.refresh_from_db()
    assert place.state == Placement.State.LISTED
    assert "Students read it" in place.why_not_edit()
    assert [(one.competency, one.level) for one in place.requirements.all()] == [(scene.competency, 2)]


def test_a_stale_page_of_a_place_is_noticed(scene):
    place = PlacementFactory(round=scene.round, organisation=scene.host, state="draft")
    seen = place.seen
    posting.save_place(place, [], scene.contact, seen=seen)
    with pytest.raises(Stale):
        posting.save_place(Placement.objects.get(pk=place.pk), [], scene.contact, seen=seen)


def test_a_ranking_counts_when_it_is_sent_and_only_in_its_time(scene):
    student = scene.students[0]
    with pytest.raises(Refused, match="Ranking begins"):
        ranking.rank(scene.round, student, [scene.place])
    move_to(scene.round, "ranking")
    mine = ranking.rank(scene.round, student, [scene.other_place, scene.place, scene.place])
    assert [wish.placement for wish in mine.wishes.all()] == [scene.other_place, scene.place]
    assert mine.sent_at is None
    mine = ranking.rank(scene.round, student, [scene.place, scene.other_place], send=True)
    assert [wish.placement for wish in mine.wishes.all()] == [scene.place, scene.other_place]
    assert mine.sent_at
    with pytest.raises(Refused, match="place in one of its cohorts"):
        ranking.rank(scene.round, scene.stranger, [scene.place])


def test_the_hosts_word_decides_before_the_lot(ranked):
    first, second, third = ranked.candidacies
    ranking.prefer(ranked.place, [third, third], {second: "Works here already."}, ranked.contact)
    made = released(ranked)
    assert faults(made.given, made.seed, made.result) == []
    assert made.result[str(third.public_id)] == str(ranked.place.public_id)
    assert made.result[str(second.public_id)] == str(ranked.other_place.public_id)
    assert str(first.public_id) not in made.result


def test_everybody_is_told_at_once_and_once(ranked):
    made = released(ranked)
    assert ranked.round.phase() == Phase.RELEASED
    assert kinds(recipient__in=ranked.students) == ["placement_none", "placement_offered", "placement_offered"]
    assert kinds(recipient__in=[ranked.contact, ranked.rival]) == ["placement_students"] * 2
    with pytest.raises(Refused, match="told already"):
        allocation.release(made, ranked.organiser)
    assert Assignment.objects.count() == 2


def test_a_second_run_needs_a_reason_and_keeps_the_first(ranked):
    move_to(ranked.round, "ready")
    first = allocation.allocate_round(ranked.round, ranked.organiser)
    with pytest.raises(Refused, match="Say why"):
        allocation.allocate_round(ranked.round, ranked.organiser)
    second = allocation.allocate_round(ranked.round, ranked.organiser, "A host called.")
    assert second.result == first.result
    assert second.digest == first.digest
    with pytest.raises(Refused, match="put aside"):
        allocation.release(first, ranked.organiser)


def test_a_declined_place_goes_to_the_next_in_line(ranked):
    released(ranked)
    without = next(one for one in ranked.candidacies if not one.assignments.exists())
    at_host = ranked.place.assignments.get()
    assert line_for(ranked.place) == [without]
    assignments.decline(at_host, at_host.candidacy.person)
    assert kinds(recipient=ranked.contact).count("placement_answered") == 1
    offer = without.assignments.get()
    assert (offer.placement, offer.origin) == (ranked.place, Assignment.Origin.WAITING)
    with pytest.raises(Refused, match="declined this place already"):
        assignments.accept(at_host, at_host.candidacy.person)


def test_a_lapsed_offer_goes_on_and_lapsing_twice_changes_nothing(ranked):
    released(ranked)
    at_host = ranked.place.assignments.get()
    Assignment.objects.filter(pk=at_host.pk).update(answer_until=timezone.now() - timedelta(minutes=1))
    for _ in range(2):
        assignments.lapse(at_host)
    assert ranked.place.assignments.count() == 2
    at_host.refresh_from_db()
    assert at_host.state == State.LAPSED


def test_those_without_a_place_get_the_virtual_one_and_may_move_up(ranked):
    virtual = PlacementFactory(
        round=ranked.round,
        organisation=ranked.host,
        is_equivalent=True,
        mode="virtual",
        number=10,
        title="Digital twin",
    )
    released(ranked)
    equivalent = virtual.assignments.get()
    assignments.accept(equivalent, equivalent.candidacy.person)
    assignments.decline(ranked.place.assignments.get(), ranked.students[0])
    real = equivalent.candidacy.assignments.exclude(pk=equivalent.pk).get()
    assignments.accept(real, real.candidacy.person)
    equivalent.refresh_from_db()
    assert (real.placement, equivalent.state) == (ranked.place, State.ENDED)


def test_an_agreement_has_three_sides_and_versions(ranked):
    released(ranked)
    at_host = ranked.place.assignments.get()
    assignments.accept(at_host, at_host.candidacy.person)
    at_host.refresh_from_db()
    agreement = agreed(at_host, ranked)
    assert agreeing.missing(agreement) == []
    words = {name: getattr(agreement, name) for name in agreeing.WORDS}
    assert agreements.write(at_host, words, ranked.contact, seen=1).version == 1
    changed = agreements.write(at_host, words | {"goals": "Another goal"}, ranked.contact, seen=1)
    assert changed.version == 2
    assert agreeing.missing(changed) == list(Side)
    with pytest.raises(Refused, match="newer version"):
        agreements.accept(at_host, "host", ranked.contact, version=1)
    with pytest.raises(Refused, match="do not speak"):
        agreements.accept(at_host, "school", ranked.other_coordinator, version=2)
    with pytest.raises(Refused, match="was not saved"):
        agreements.write(at_host, words, ranked.contact, seen=1)


def test_a_signed_assessment_feeds_the_competencies_and_a_void_one_takes_them_back(ranked):
    released(ranked)
    at_host = ranked.place.assignments.get()
    assignments.accept(at_host, at_host.candidacy.person)
    at_host.refresh_from_db()
    words = {"done": "Filled vials.", "strengths": "", "next_steps": "", "days_present": 40}
    with pytest.raises(Refused, match="all three sides"):
        assessments.save(at_host, "mid", words, {ranked.competency.pk: 2}, ranked.contact)
    agreed(at_host, ranked)
    mid = assessments.save(at_host, "mid", words, {ranked.competency.pk: 2}, ranked.contact)
    assessments.sign(mid, ranked.contact)
    final = assessments.save(at_host, "final", words, {ranked.competency.pk: 3}, ranked.contact)
    assessments.sign(final, ranked.contact)
    at_host.refresh_from_db()
    shown = Evidence.objects.current().filter(person=at_host.candidacy.person).order_by("level")
    assert [(one.level, one.source_kind, one.employer) for one in shown] == [
        (2, "checklist", None),
        (3, "employer", ranked.host),
    ]
    assert at_host.state == State.COMPLETED
    with pytest.raises(Refused, match="of their own"):
        assessments.void(final, "I can do more.", at_host.candidacy.person)
    assessments.void(final, "The wrong student.", ranked.contact)
    at_host.refresh_from_db()
    assert (at_host.state, shown.all().count()) == (State.ACCEPTED, 1)
    with pytest.raises(Refused, match="contact of Cellarium"):
        assessments.save(at_host, "final", words, {}, ranked.rival)


def test_a_virtual_placement_shows_no_more_than_a_course(ranked):
    virtual = PlacementFactory(round=ranked.round, organisation=ranked.host, is_equivalent=True, mode="virtual")
    released(ranked)
    one = virtual.assignments.get()
    assignments.accept(one, one.candidacy.person)
    one.refresh_from_db()
    agreed(one, ranked)
    words = {"done": "A simulated batch.", "strengths": "", "next_steps": "", "days_present": None}
    with pytest.raises(Refused, match="one of the levels"):
        assessments.save(one, "final", words, {ranked.competency.pk: 3}, ranked.contact)
