"""The pages of placements: who sees which, what their buttons do, how many queries they cost."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfWriter

from partners.actions.placements import agreements, allocation, assignments, ranking
from partners.models import Assignment, Candidacy, Placement
from partners.placements.allocating import allocate
from tests.factories import ApplicationFactory, AssignmentFactory, CandidacyFactory, PlacementFactory

from .conftest import move_to

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"partners:{name}", args=args)


@pytest.fixture
def placed(ranked):
    """Everybody was told; the host's student has accepted and the agreement is written."""
    move_to(ranked.round, "ready")
    made = allocation.allocate_round(ranked.round, ranked.organiser)
    ranked.round = allocation.release(made, ranked.organiser)
    ranked.allocation = made
    ranked.assignment = ranked.place.assignments.get()
    assignments.accept(ranked.assignment, ranked.assignment.candidacy.person)
    ranked.assignment.refresh_from_db()
    words = agreements.first_words(ranked.assignment) | {"mentor_name": "Nele"}
    agreements.write(ranked.assignment, words, ranked.contact)
    return ranked


def desk_urls(s):
    cohort, round = s.cohort.public_id, s.round.public_id
    two, three = [cohort, round], [cohort, round, s.place.public_id]
    return [
        at("rounds", cohort), at("new_round", cohort), at("round", *two), at("edit_round", *two), at("add_place", *two),
        at("desk_place", *three), at("round_students", *two), at("allocation", *two), at("cancel_round", *two),
        at("open_round", *two), at("decline_place", *three), at("withdraw_place", *three),
        at("desk_student", *two, s.assignment.candidacy.public_id), at("end_placement", *two, s.assignment.public_id),
        at("allocation_file", *two, s.allocation.public_id), at("edit_place", *three),
    ]  # fmt: skip


def host_urls(s):
    place, held = s.place.public_id, s.assignment.public_id
    return [
        at("placement", place), at("edit_own_place", place), at("withdraw_own_place", place), at("hosted", held),
        at("assess_mid", held), at("assess_final", held), at("end_hosted", held),
        at("new_place", s.round.public_id, s.host.public_id),
    ]  # fmt: skip


def student_urls(s):
    round, held = s.round.public_id, s.assignment.public_id
    return [at("my_offer", held), at("my_round", round), at("my_lot", round), at("decline_placement", held),
            at("my_place", round, s.place.public_id), at("withdraw_ranking", round)]  # fmt: skip


def statuses(client, user, urls):
    client.force_login(user)
    return {url: client.get(url).status_code for url in urls}


def test_the_organiser_opens_every_page_of_the_desk(client, placed):
    assert set(statuses(client, placed.organiser, desk_urls(placed)).values()) == {200}


@pytest.mark.parametrize("who", ["elsewhere", "contact", "coordinator", "stranger"])
def test_strangers_do_not_know_of_the_desk(client, placed, who):
    assert set(statuses(client, getattr(placed, who), desk_urls(placed)).values()) == {404}


def test_a_host_opens_its_pages_and_another_host_none_of_them(client, placed):
    assert set(statuses(client, placed.contact, [*host_urls(placed), at("placements")]).values()) == {200}
    for other in (placed.rival, placed.organiser, placed.students[0], placed.coordinator):
        assert set(statuses(client, other, host_urls(placed)).values()) == {404}
    assert statuses(client, placed.coordinator, [at("placements")]) == {at("placements"): 403}


def test_a_student_opens_the_own_pages_and_nobody_else_does(client, placed):
    person = placed.assignment.candidacy.person
    assert set(statuses(client, person, [*student_urls(placed), at("my_placements")]).values()) == {200}
    for other in (placed.stranger, placed.contact, placed.organiser):
        assert set(statuses(client, other, student_urls(placed)).values()) == {404}
    fellow = next(one for one in placed.students if one != person)
    assert statuses(client, fellow, [at("my_offer", placed.assignment.public_id)])[
        at("my_offer", placed.assignment.public_id)
    ] == 404  # fmt: skip


def test_the_agreement_is_read_by_its_sides_alone(client, placed):
    url = at("agreement", placed.assignment.public_id)
    person = placed.assignment.candidacy.person
    for reader in (person, placed.contact, placed.coordinator, placed.organiser):
        assert statuses(client, reader, [url]) == {url: 200}
        back = client.get(url).context["back"]
        assert statuses(client, reader, [back]) == {back: 200}
    for other in (placed.rival, placed.other_coordinator, placed.elsewhere, placed.stranger):
        assert statuses(client, other, [url]) == {url: 404}
    client.force_login(placed.coordinator)
    assert at("school_agreements") in client.get(reverse("cohorts:school")).text
    assert str(placed.assignment.candidacy.person) in client.get(at("school_agreements")).text
    client.post(at("accept_agreement", placed.assignment.public_id, "school"), {"version": 1})
    client.post(at("accept_agreement", placed.assignment.public_id, "host"), {"version": 1})
    assert [one.side for one in placed.assignment.agreements.get().signatures.all()] == ["school"]


def test_a_student_ranks_without_javascript(client, scene):
    move_to(scene.round, "ranking")
    client.force_login(scene.students[0])
    url, keys = at("rank_places", scene.round.public_id), [str(scene.place.public_id), str(scene.other_place.public_id)]

    def order():
        mine = Candidacy.objects.get(person=scene.students[0])
        return [str(wish.placement.public_id) for wish in mine.wishes.all()]

    client.post(url, {"add": keys[0]})
    client.post(url, {"place": keys[:1], "add": keys[1]})
    assert order() == keys
    client.post(url, {"place": keys, "move": f"{keys[1]}:up"})
    assert order() == keys[::-1]
    client.post(url, {"place": keys[::-1], "move": f"{keys[1]}:out"})
    assert order() == keys[:1]
    client.post(url, {"place": [*keys, "nonsense"], "do": "send"})
    assert Candidacy.objects.get().sent_at
    page = client.get(at("my_round", scene.round.public_id))
    assert scene.place.title in page.text


def test_hosts_read_a_number_instead_of_a_name_and_no_rank(client, ranked):
    ranked.candidacies[0].shows_name = True
    ranked.candidacies[0].save()
    client.force_login(ranked.contact)
    page = client.get(at("placement", ranked.place.public_id)).text
    assert str(ranked.students[0]) in page
    assert str(ranked.students[1]) not in page
    assert ranked.candidacies[1].number in page
    assert ranked.other_place.title not in page


def test_a_host_ranks_moves_and_refuses(client, ranked):
    client.force_login(ranked.contact)
    url = at("rank_students", ranked.place.public_id)
    keys = [str(one.public_id) for one in ranked.candidacies]
    words = {f"word-{keys[0]}": "rank", f"word-{keys[1]}": "rank", f"word-{keys[2]}": "refuse"}
    client.post(url, {"student": keys, **words})
    assert not ranked.place.preferences.exists()
    client.post(url, {"student": keys, **words, f"why-{keys[2]}": "Works here.", "move": f"{keys[1]}:up"})
    said = [(str(one.candidacy.public_id), one.position, one.is_refused) for one in ranked.place.preferences.all()]
    assert said == [(keys[1], 1, False), (keys[0], 2, False), (keys[2], None, True)]
    ranked.place.refresh_from_db()
    assert ranked.place.order == Placement.Order.RANKED


def test_a_cv_is_served_to_the_hosts_that_were_ranked_alone(client, ranked, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    move_to(ranked.round, "ranking")
    one = ranked.candidacies[0]
    client.force_login(one.person)
    pdf, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(pdf)
    answer = client.post(
        at("tell_hosts", ranked.round.public_id),
        {"motivation": "Me.", "cv": SimpleUploadedFile("cv.pdf", pdf.getvalue(), "application/pdf")},
    )
    assert answer.status_code == 302
    url = at("candidate_cv", ranked.place.public_id, one.public_id)
    client.force_login(ranked.contact)
    assert client.get(url).status_code == 404
    move_to(ranked.round, "hosts")
    assert client.get(url).status_code == 200
    client.force_login(ranked.rival)
    assert client.get(at("candidate_cv", ranked.other_place.public_id, one.public_id)).status_code == 404
    assert client.get(url).status_code == 404


def test_the_allocation_can_be_recomputed_from_its_file(client, placed):
    client.force_login(placed.organiser)
    url = at("allocation_file", placed.cohort.public_id, placed.round.public_id, placed.allocation.public_id)
    words = json.loads(client.get(url).text)
    assert allocate(words["given"], words["seed"]) == words["result"]


def test_a_refused_form_keeps_what_was_typed(client, scene):
    client.force_login(scene.organiser)
    words = {"title": "Spring 2028", "cohorts": [scene.cohort.pk], "posting_until": "2028-03-01T12:00",
             "ranking_until": "2028-02-01T12:00", "hosts_until": "2028-04-01T12:00", "answer_days": 7}  # fmt: skip
    answer = client.post(at("new_round", scene.cohort.public_id), words)
    assert answer.status_code == 422
    assert "Spring 2028" in answer.text
    assert "First hosts post" in answer.text
    client.post(at("new_round", scene.cohort.public_id), words | {"ranking_until": "2028-03-20T12:00"})
    assert scene.cohort.placement_rounds.filter(title="Spring 2028").exists()


def test_a_host_posts_through_the_form(client, scene):
    client.force_login(scene.contact)
    words = {"kind": "thesis", "title": "Potency", "text": "Measure it.", "mode": "on_site", "number": 2,
             "language": "en", "starts_on": "2028-03-01", "ends_on": "2028-05-01",
             f"need_{scene.competency.pk}": 2}  # fmt: skip
    answer = client.post(at("new_place", scene.round.public_id, scene.host.public_id), words)
    place = Placement.objects.get(title="Potency")
    assert answer.url == at("placement", place.public_id)
    assert (place.state, place.requirements.get().level) == ("draft", 2)
    client.post(at("offer_place", place.public_id))
    client.force_login(scene.organiser)
    client.post(at("list_place", scene.cohort.public_id, scene.round.public_id, place.public_id))
    place.refresh_from_db()
    assert place.state == "listed"
    assert client.post(at("new_place", scene.round.public_id, scene.host.public_id), words).status_code == 404


def test_lists_cost_the_same_with_thirty_rows(client, scene, django_assert_max_num_queries):
    move_to(scene.round, "ready")
    for _ in range(30):
        place = PlacementFactory(round=scene.round, organisation=scene.host)
        application = ApplicationFactory(cohort=scene.cohort)
        candidacy = CandidacyFactory(round=scene.round, application=application, wishes=[place])
        AssignmentFactory(placement=place, candidacy=candidacy)
    client.force_login(scene.organiser)
    two = [scene.cohort.public_id, scene.round.public_id]
    for url in (at("round", *two), at("round_students", *two), at("rounds", two[0])):
        with django_assert_max_num_queries(34):
            assert client.get(url).status_code == 200
    client.force_login(scene.contact)
    with django_assert_max_num_queries(30):
        client.get(at("placements"))
    client.force_login(scene.students[0])
    with django_assert_max_num_queries(26):
        client.get(at("my_round", scene.round.public_id))


def test_exports_hold_what_the_list_shows(client, placed):
    client.force_login(placed.organiser)
    two = [placed.cohort.public_id, placed.round.public_id]
    assert "Fill and finish" in client.get(at("round", *two) + "?export=csv").text
    assert str(placed.students[0]) in client.get(at("round_students", *two) + "?export=csv").text
    assert "Unmet demand" in client.get(at("rounds", two[0]) + "?export=csv").text
    assert client.get(at("round", *two) + "?export=exe").status_code == 404


def test_an_offer_is_accepted_once_and_by_its_student(client, ranked):
    move_to(ranked.round, "ready")
    allocation.release(allocation.allocate_round(ranked.round, ranked.organiser), ranked.organiser)
    one = ranked.place.assignments.get()
    client.force_login(ranked.stranger)
    assert client.post(at("accept_placement", one.public_id)).status_code == 404
    client.force_login(one.candidacy.person)
    for _ in range(2):
        client.post(at("accept_placement", one.public_id))
    client.post(at("decline_placement", one.public_id), {"reason": ""})
    one.refresh_from_db()
    assert one.state == Assignment.State.ACCEPTED


def test_a_withdrawn_student_leaves_the_allocation(ranked):
    move_to(ranked.round, "ready")
    first = allocation.allocate_round(ranked.round, ranked.organiser)
    ranking.withdraw(ranked.candidacies[0], ranked.students[0])
    first.refresh_from_db()
    assert first.discarded_at
    assert str(ranked.candidacies[0].public_id) not in allocation.given_of(ranked.round)["students"]
