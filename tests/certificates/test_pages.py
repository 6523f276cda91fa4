"""The desk's pages: who sees what, what a click does, and how many queries it takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from certificates import actions
from certificates.models import Certificate, Criterion, Score
from certificates.waiting import points_to_enter, shelf_of_certificates, things_to_issue
from cohorts.models import CohortRole
from tests.factories import CohortRoleFactory, MembershipFactory, SessionFactory, UserFactory

from .conftest import SIGNATORIES, issue_to
from .test_issue import failing

SIGNED = {"signatory_name": "Ilse Maes", "signatory_title": "Director"}


def desk(school, name="cohort", *args):
    return reverse(f"certificates:{name}", args=[school.cohort.public_id, *args])


def every_address(school, certificate):
    application = certificate.application
    person, row = application.public_id, certificate.public_id
    return {
        "cohort": desk(school),
        "export_csv": desk(school, "export_csv"),
        "export_xlsx": desk(school, "export_xlsx"),
        "participant": desk(school, "participant", person),
        "batch": desk(school, "batch", certificate.batch.public_id),
        "criteria": desk(school, "criteria"),
        "add_criterion": desk(school, "add_criterion", "score"),
        "change_criterion": desk(school, "change_criterion", school.test.public_id),
        "remove_criterion": desk(school, "remove_criterion", school.test.public_id),
        "scores": desk(school, "scores", school.test.public_id),
        "preview": desk(school, "preview", person),
        "issue": desk(school, "issue"),
        "revoke": desk(school, "revoke", row),
    }


OFFICER_ONLY = {"preview", "issue", "revoke"}


def test_an_officer_opens_every_page(as_officer, school, issued):
    for name, address in every_address(school, issued).items():
        assert as_officer.get(address).status_code == 200, name


def test_an_organiser_opens_all_but_what_approves(as_organiser, school, issued):
    for name, address in every_address(school, issued).items():
        expected = 403 if name in OFFICER_ONLY else 200
        assert as_organiser.get(address).status_code == expected, name


@pytest.mark.parametrize("role", [CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR])
def test_trainers_and_assessors_open_the_points_alone(client, school, issued, role):
    user = UserFactory()
    CohortRoleFactory(cohort=school.cohort, role=role, user=user)
    client.force_login(user)
    for name, address in every_address(school, issued).items():
        assert client.get(address).status_code == (200 if name == "scores" else 403), name


@pytest.mark.parametrize("who", ["holder", "other_officer", "other_organiser", "coordinator"])
def test_everybody_else_finds_no_page(client, school, issued, who):
    user = {
        "holder": lambda: issued.holder,
        "other_officer": lambda: MembershipFactory(role=Role.OFFICER).user,
        "other_organiser": lambda: MembershipFactory(role=Role.ORGANISER).user,
        "coordinator": UserFactory,
    }[who]()
    client.force_login(user)
    for name, address in every_address(school, issued).items():
        assert client.get(address).status_code == 404, name


def test_nobody_gets_in_without_logging_in(client, school, issued):
    for address in [*every_address(school, issued).values(), reverse("certificates:mine")]:
        response = client.get(address)
        assert response.status_code == 302
        assert reverse("account_login") in response.url


def test_the_list_says_who_is_held_back_and_why(as_officer, school):
    school.add()
    school.add("Jonas De Smedt", points=11, block=0)
    page = as_officer.get(desk(school)).content.decode()
    assert "1 certificate is ready to issue" in page
    assert "Final test: 11 of 15 points, 73 %, asked 80 %" in page


def test_search_and_filter(as_officer, school):
    school.add()
    school.add("Jonas De Smedt", points=11, block=0)
    found = as_officer.get(desk(school), {"q": "smedt"}).content.decode()
    assert "Jonas De Smedt" in found
    assert "Lotte Vermeulen" not in found
    ready = as_officer.get(desk(school), {"state": "ready"}).content.decode()
    assert "Lotte Vermeulen" in ready
    assert "Jonas De Smedt" not in ready
    assert "Nobody matches" in as_officer.get(desk(school), {"q": "zzz"}).content.decode()


def test_exports_carry_every_line_and_no_formula(as_organiser, school):
    school.add("=cmd|' /C calc'!A0")
    content = as_organiser.get(desk(school, "export_csv")).content.decode("utf-8-sig")
    assert "'=cmd" in content
    assert "12 of 15 points, 80 %" in content
    assert as_organiser.get(desk(school, "export_xlsx")).content.startswith(b"PK")


def test_the_list_has_the_same_queries_for_one_and_for_thirty(as_officer, school):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            as_officer.get(desk(school))
        return len(counted)

    school.add()
    with_one = queries()
    for number in range(29):
        school.add(f"Person {number}", points=number % 16)
    assert queries() == with_one <= 26


def test_issue_asks_first_and_then_shows_the_progress(as_officer, school, run_jobs):
    school.add()
    school.add("Wout Claes")
    assert "Issue 2 certificates?" in as_officer.get(desk(school, "issue")).content.decode()
    response = as_officer.post(desk(school, "issue"), SIGNED, follow=True)
    page = response.content.decode()
    assert "0 of 2 made" in page
    assert 'hx-trigger="every 1s"' in page
    run_jobs()
    address = response.request["PATH_INFO"]
    fragment = as_officer.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "2 of 2 made" in fragment
    assert "hx-trigger" not in fragment
    assert "<html" not in fragment


def test_a_second_click_leads_to_the_first_batch(as_officer, school):
    school.add()
    first = as_officer.post(desk(school, "issue"), SIGNED)
    second = as_officer.post(desk(school, "issue"), SIGNED)
    assert first.url == second.url
    assert Certificate.objects.count() == 1


def test_issue_without_a_signatory_keeps_what_was_typed(as_officer, school):
    school.add()
    response = as_officer.post(desk(school, "issue"), {"signatory_name": "Ilse Maes", "signatory_title": ""})
    assert response.status_code == 422
    assert 'value="Ilse Maes"' in response.content.decode()
    assert not Certificate.objects.exists()


def test_one_person_can_be_issued_alone(as_officer, school):
    school.add("Wout Claes")
    application = school.add()
    as_officer.post(desk(school, "issue") + f"?person={application.public_id}", SIGNED)
    assert [certificate.application for certificate in Certificate.objects.all()] == [application]


def test_a_failed_one_shows_its_reason_and_is_tried_again(as_officer, school, run_jobs, monkeypatch):
    application = school.add()
    page = as_officer.post(desk(school, "issue"), SIGNED)
    with monkeypatch.context() as patch:
        failing(patch, "Lotte Vermeulen")
        run_jobs()
    assert "no letter “🎉”" in as_officer.get(page.url).content.decode()
    assert "could not be made" in as_officer.get(desk(school)).content.decode()
    again = desk(school, "try_again", application.certificates.get().public_id)
    assert as_officer.post(again).status_code == 302
    run_jobs()
    assert application.certificates.get().state == "issued"


def test_a_preview_is_a_pdf_and_leaves_nothing_behind(as_officer, school):
    application = school.add(points=1)
    response = as_officer.get(desk(school, "preview", application.public_id))
    assert response["Content-Type"] == "application/pdf"
    assert not Certificate.objects.exists()


def test_without_fonts_the_preview_says_what_to_do_and_a_certificate_waits_for_it(
    as_officer, school, settings, tmp_path, run_jobs
):
    settings.PDF_FONTS = tmp_path
    application = school.add()
    response = as_officer.get(desk(school, "preview", application.public_id))
    assert response.status_code == 503
    assert "manage.py make_pdf_fonts" in response.content.decode()
    actions.approve(school.cohort, by=school.officer, signatories=SIGNATORIES)
    run_jobs()
    assert "make_pdf_fonts" in application.certificates.get().why_failed()
    assert "make_pdf_fonts" in as_officer.get(desk(school, "cohort")).content.decode()


def test_a_preview_that_cannot_be_drawn_names_the_letter(as_officer, school):
    application = school.add("Ai 🎉")
    response = as_officer.get(desk(school, "preview", application.public_id))
    assert response.status_code == 422
    assert "🎉" in response.content.decode()


def test_revoking_asks_for_a_reason(as_officer, school, issued):
    address = desk(school, "revoke", issued.public_id)
    assert as_officer.post(address, {"reason": "  "}).status_code == 422
    as_officer.post(address, {"cause": "result", "reason": "Result of another person"})
    issued.refresh_from_db()
    assert issued.state == "revoked"
    assert as_officer.get(address).status_code == 302


# Criteria


def test_criteria_are_added_changed_moved_and_taken_out(as_organiser, school):
    data = {"name": "Oral test", "points": "20", "percent": "50"}
    as_organiser.post(desk(school, "add_criterion", "score"), data)
    added = school.cohort.criteria.get(name="Oral test")
    assert added.position == 4
    as_organiser.post(desk(school, "move_criterion", added.public_id), {"to": "up"})
    assert [row.name for row in school.cohort.criteria.all()][2] == "Oral test"
    as_organiser.post(desk(school, "change_criterion", added.public_id), data | {"percent": "60"})
    added.refresh_from_db()
    assert added.percent == 60
    as_organiser.post(desk(school, "remove_criterion", added.public_id))
    assert not Criterion.objects.filter(pk=added.pk).exists()


@pytest.mark.parametrize("data", [{"name": "", "percent": "90"}, {"name": "x", "percent": "101"}, {"name": "x"}])
def test_a_wrong_criterion_is_refused_at_the_field(as_organiser, school, data):
    school.attendance.delete()
    response = as_organiser.post(desk(school, "add_criterion", "attendance"), data)
    assert response.status_code == 422
    assert "invalid-feedback" in response.content.decode()
    assert not school.cohort.criteria.filter(kind="attendance").exists()


def test_a_second_share_of_minutes_and_a_session_twice_are_refused(as_organiser, school):
    page = as_organiser.post(desk(school, "add_criterion", "attendance"), {"name": "x", "percent": 50})
    assert "already" in page.content.decode()
    again = {"name": "x", "session": school.block.session_id}
    page = as_organiser.post(desk(school, "add_criterion", "session"), again)
    assert "already" in page.content.decode()


def test_the_session_of_another_cohort_cannot_be_asked_for(as_organiser, school):
    page = as_organiser.post(desk(school, "add_criterion", "session"), {"name": "x", "session": SessionFactory().pk})
    assert page.status_code == 422


def test_after_the_first_certificate_criteria_are_fixed(as_organiser, school, issued):
    as_organiser.post(desk(school, "remove_criterion", school.full.public_id))
    as_organiser.post(desk(school, "add_criterion", "score"), {"name": "Oral", "points": "5", "percent": "50"})
    as_organiser.post(desk(school, "move_criterion", school.full.public_id), {"to": "up"})
    assert [row.pk for row in school.cohort.criteria.all()] == [school.attendance.pk, school.full.pk, school.test.pk]
    assert "stay as they are" in as_organiser.get(desk(school, "criteria")).content.decode()


# Points


def test_points_are_entered_in_one_form(as_organiser, school):
    one, two = school.add(points=None), school.add("Wout Claes", points=7)
    address = desk(school, "scores", school.test.public_id)
    seen = {f"initial-p{two.pk}-points": "7"}
    as_organiser.post(address, {f"p{one.pk}-points": "12.5", f"p{two.pk}-points": ""} | seen)
    assert list(Score.objects.values_list("application", "points", "entered_by")) == [
        (one.pk, 12.5, school.organiser.pk)
    ]


def test_a_table_left_open_does_not_undo_what_others_entered(as_organiser, school):
    one, two = school.add(points=None), school.add("Wout Claes", points=None)
    address = desk(school, "scores", school.test.public_id)
    shown = as_organiser.get(address).content.decode()
    assert f'name="initial-p{one.pk}-points"' in shown
    actions.enter_scores(school.test, {one: 14}, by=UserFactory())
    stale = {f"initial-p{row.pk}-points": "" for row in (one, two)}
    as_organiser.post(address, stale | {f"p{one.pk}-points": "", f"p{two.pk}-points": "9"})
    assert list(Score.objects.order_by("application").values_list("points", flat=True)) == [14, 9]


@pytest.mark.parametrize("typed", ["16", "-1", "abc", "1.23"])
def test_impossible_points_are_refused_and_nothing_is_saved(as_organiser, school, typed):
    one, two = school.add(points=None), school.add("Wout Claes", points=None)
    address = desk(school, "scores", school.test.public_id)
    response = as_organiser.post(address, {f"p{one.pk}-points": typed, f"p{two.pk}-points": "10"})
    assert response.status_code == 422
    assert f'value="{typed}"' in response.content.decode()
    assert not Score.objects.exists()


def test_nobody_enters_their_own_points(client, school):
    trainee = school.add(points=None)
    CohortRoleFactory(cohort=school.cohort, user=trainee.person)
    client.force_login(trainee.person)
    address = desk(school, "scores", school.test.public_id)
    assert "somebody else enters them" in client.get(address).content.decode()
    client.post(address, {f"p{trainee.pk}-points": "15"})
    assert not Score.objects.exists()


def test_points_behind_a_certificate_stay(as_organiser, school, issued):
    application = issued.application
    address = desk(school, "scores", school.test.public_id)
    as_organiser.post(address, {f"p{application.pk}-points": "3"})
    assert application.scores.get().points == 12


# One's own


def test_the_holder_finds_and_downloads_the_stored_bytes(client, school, issued):
    client.force_login(issued.holder)
    page = client.get(reverse("certificates:mine")).content.decode()
    assert issued.grouped_code in page
    assert issued.verify_url in page
    response = client.get(reverse("certificates:download", args=[issued.public_id]))
    assert response.content == bytes(issued.file.pdf)


def test_the_file_is_the_holders_and_the_desks(client, school, issued):
    address = reverse("certificates:download", args=[issued.public_id])
    for user, status in [
        (school.officer, 200),
        (school.organiser, 200),
        (UserFactory(), 404),
        (MembershipFactory(role=Role.OFFICER).user, 404),
    ]:
        client.force_login(user)
        assert client.get(address).status_code == status


def test_a_revoked_file_is_no_longer_given_out(client, school, issued):
    actions.revoke(issued, reason="Result of another person", by=school.officer)
    client.force_login(issued.holder)
    assert client.get(reverse("certificates:download", args=[issued.public_id])).status_code == 404
    assert "Result of another person" in client.get(reverse("certificates:mine")).content.decode()


def test_without_a_certificate_the_page_says_when(client, school):
    application = school.add()
    client.force_login(application.person)
    assert "once every criterion is met" in client.get(reverse("certificates:mine")).content.decode()
    client.force_login(UserFactory())
    assert "No certificate yet" in client.get(reverse("certificates:mine")).content.decode()


def test_next_things_for_officer_and_organiser(school):
    school.add()
    school.add("Wout Claes", points=None)
    assert [thing.title for thing in things_to_issue(school.officer)] == ["1 certificate is ready to issue."]
    assert [thing.title for thing in points_to_enter(school.organiser)] == [
        "Points of 1 participant are missing: Final test."
    ]
    assert things_to_issue(school.organiser) == points_to_enter(school.officer) == []


def test_the_shelf_on_my_page(school, run_jobs):
    certificate = issue_to(school, run_jobs, "Lotte Vermeulen")
    assert [row.title for row in shelf_of_certificates(certificate.holder).rows] == [school.cohort.title]
    assert shelf_of_certificates(school.officer) is None
