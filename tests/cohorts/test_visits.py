"""Visits: what the host asks, the list that is frozen, sent as the host wants it, and deleted on its day."""

import io
import logging
import re
from datetime import timedelta

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cohorts.actions import gates, visits
from cohorts.dossier import checklist_of
from cohorts.models import Application, BookedVisit, GateResult, VisitField, VisitorAnswer
from cohorts.personal import material as personal
from cohorts.visiting.files import file_of
from cohorts.visiting.mine import visits_to_fill_in
from cohorts.visiting.visitors import visitors_of
from records.errors import Refused
from records.models import OutgoingMail
from tests import factories as make

pytestmark = pytest.mark.django_db
NUMBER = "592-1234567-89"


@pytest.fixture
def visit():
    visit = make.VisitFactory(people_a_guide=2)
    make.VisitFieldFactory(visit=visit, kind="legal_name", position=1)
    make.VisitFieldFactory(visit=visit, kind="id_number", position=2)
    make.VisitFieldFactory(visit=visit, kind="plate", required=False, position=3)
    return visit


@pytest.fixture
def organiser(visit):
    return make.MembershipFactory(organisation=visit.cohort.organisation, role=Role.ORGANISER).user


def person(visit, name="Eva Peeters", **fields):
    return make.ApplicationFactory(cohort=visit.cohort, state="accepted", person__full_name=name, **fields)


def fill_in(visit, application, legal="Eva Maria Peeters", number=NUMBER):
    by_kind = {"legal_name": legal, "id_number": number, "plate": ""}
    visits.give(visit, application, {row: by_kind[row.kind] for row in visit.fields.all()})


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def rows_of(content):
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).active.values]


def test_answers_are_sealed_in_the_database_and_in_no_history(visit):
    fill_in(visit, person(visit))
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{NUMBER}%"])
            assert cursor.fetchone()[0] == 0, table


def test_a_participant_fills_in_until_the_list_closes(visit):
    application = person(visit)
    client = logged_in(application.person)
    address = reverse("cohorts:my_visit", args=[application.public_id, visit.public_id])
    item = checklist_of(application).missing[0]
    assert (item.url, item.due_on) == (address, visit.closes_at.astimezone(visit.cohort.zone).date())
    names = {row.kind: f"field-{row.public_id}" for row in visit.fields.all()}
    refused = client.post(address, {names["legal_name"]: "Eva Maria Peeters"})
    assert refused.status_code == 422
    assert "Eva Maria Peeters" in refused.content.decode(), "what was typed stays"
    sent = {names["legal_name"]: "Eva Maria Peeters", names["id_number"]: NUMBER}
    assert client.post(address, sent).status_code == 302
    assert checklist_of(application).is_complete
    BookedVisit.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    closed = client.post(address, sent | {names["id_number"]: "changed"})
    assert "closed on" in closed.content.decode()
    assert NUMBER in client.get(address).content.decode()


def test_nobody_else_reads_or_writes_what_somebody_gave(visit):
    application, other = person(visit), person(visit, "Tom Claes")
    fill_in(visit, application)
    address = reverse("cohorts:my_visit", args=[application.public_id, visit.public_id])
    for user in (other.person, make.UserFactory()):
        assert logged_in(user).get(address).status_code == 404
        assert logged_in(user).post(address).status_code == 404


def test_another_group_is_asked_nothing(visit):
    make.SittingFactory(session=visit.session, group="A")
    mine, other = person(visit, group="A"), person(visit, "Tom Claes", group="B")
    assert checklist_of(mine).missing
    assert not checklist_of(other).missing
    with pytest.raises(Refused, match="Your group"):
        fill_in(visit, other)


def test_the_list_closes_by_itself_and_goes_to_the_host(visit):
    complete, lacking = person(visit), person(visit, "Tom Claes")
    fill_in(visit, complete)
    assert visits.close_due() == 0
    BookedVisit.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    assert [visits.close_due(), visits.close_due()] == [1, 0]
    frozen = visit.lists.get()
    assert (frozen.people, frozen.left_out, frozen.guides) == (1, 1, 1)
    mail = OutgoingMail.objects.get(kind="cohorts/visitor_list")
    assert (mail.to_address, mail.secret) == (visit.contact_email, True)
    assert NUMBER not in mail.text + mail.html
    host = Client()
    link = re.search(r"https?://\S+(/visitors/\S+)", mail.text)[1]
    page = host.get(link, follow=True).content.decode()
    assert "1 visitor" in page
    assert NUMBER not in page
    fetched = host.get(reverse("cohorts:visitors_file", args=[frozen.public_id]))
    assert rows_of(fetched.content) == [
        ["Number", "Guide", "name as in the identity document", "number of the identity document",
         "number plate of the car"],
        [1, 1, "Eva Maria Peeters", NUMBER, None],
    ]  # fmt: skip
    frozen.refresh_from_db()
    assert frozen.fetched_at
    with pytest.raises(Refused, match="closed on"):
        fill_in(visit, lacking)


def test_what_changes_after_the_freeze_changes_nothing_in_the_list(visit, organiser):
    application = person(visit)
    fill_in(visit, application)
    frozen = visits.freeze(visit, organiser)
    before = file_of(frozen)[2]
    Application.objects.update(state="withdrawn")
    VisitorAnswer.objects.all().delete()
    assert rows_of(file_of(frozen)[2]) == rows_of(before)


def test_without_the_link_nobody_gets_the_list(visit, organiser):
    fill_in(visit, person(visit))
    frozen = visits.freeze(visit, organiser)
    for client in (Client(), logged_in(make.UserFactory())):
        assert client.get(reverse("cohorts:visitors", args=[frozen.public_id])).status_code == 404
        assert client.get(reverse("cohorts:visitors_file", args=[frozen.public_id])).status_code == 404
        assert client.get(reverse("cohorts:open_visitors", args=[frozen.public_id, "0" * 64])).status_code == 404


def test_opened_again_with_a_reason_the_host_gets_a_new_list(visit, organiser):
    first, second = person(visit), person(visit, "Tom Claes")
    fill_in(visit, first)
    frozen = visits.freeze(visit, organiser)
    later = timezone.now() + timedelta(days=2)
    for wrong in ({"closes_at": later, "reason": " "}, {"closes_at": timezone.now(), "reason": "Tom"}):
        with pytest.raises(Refused):
            visits.reopen(visit, by=organiser, **wrong)
    visits.reopen(visit, closes_at=later, reason="Tom was ill.", by=organiser)
    fill_in(visit, second, "Tom Claes")
    again = visits.freeze(visit, organiser)
    assert (again.number, again.people) == (2, 2)
    host = Client()
    page = host.get(reverse("cohorts:open_visitors", args=[frozen.public_id, frozen.token]), follow=True)
    assert "was replaced" in page.content.decode()


def test_who_has_not_accepted_the_rules_is_not_on_the_list(visit, organiser):
    text = make.TextFactory(organisation=visit.cohort.organisation, key="host_rules", required=False)
    fields = {
        name: getattr(visit, name)
        for name in ("host", "host_name", "contact_name", "contact_email", "language", "closes_at", "people_a_guide",
                     "format", "delivery", "delete_on")
    }  # fmt: skip
    visits.save_visit(visit.cohort, visit, text=text, by=organiser, **fields)
    visit.refresh_from_db()
    assert list(visit.gate.sessions.all()) == [visit.session]
    application = person(visit)
    fill_in(visit, application)
    visit = BookedVisit.objects.select_related("session__cohort", "gate").get()
    assert not visitors_of(visit)[0].is_complete
    gates.accept_version(visit.gate, application, text)
    assert visitors_of(visit)[0].is_complete
    assert GateResult.objects.get().text == text


def test_guides_are_counted_group_by_group(visit):
    for group in ("A", "B"):
        make.SittingFactory(session=visit.session, group=group, hour=9 if group == "A" else 14)
        for number in range(3):
            fill_in(visit, person(visit, f"{group} {number}", group=group))
    visitors = visitors_of(visit)
    assert [(one.application.group, one.guide) for one in visitors] == [
        ("A", 1), ("A", 1), ("A", 2), ("B", 1), ("B", 1), ("B", 2)
    ]  # fmt: skip
    assert visits.freeze(visit, None).guides == 2


def test_on_its_day_everything_goes_and_the_numbers_stay(visit, organiser, caplog):
    fill_in(visit, person(visit))
    BookedVisit.objects.update(delivery="attached")
    frozen = visits.freeze(visit, organiser)
    assert frozen.mail.attachments.count() == 1
    BookedVisit.objects.update(delete_on=timezone.now().date())
    with caplog.at_level(logging.INFO):
        assert [visits.clear_due(), visits.clear_due()] == [1, 0]
    assert "deleted 2 answers, 1 lists, 1 files in mails" in caplog.text
    frozen.refresh_from_db()
    assert (frozen.sealed, frozen.people) == ("", 1)
    assert not frozen.mail.attachments.exists()
    assert not VisitorAnswer.objects.exists()
    desk = logged_in(organiser)
    kept = reverse("cohorts:visitor_list_file", args=[visit.cohort.public_id, visit.public_id, 1, "xlsx"])
    assert desk.get(kept).status_code == 404
    host = Client()
    page = host.get(reverse("cohorts:open_visitors", args=[frozen.public_id, frozen.token]), follow=True)
    assert "was deleted" in page.content.decode()


def test_whoever_has_their_account_erased_goes_from_our_copy_of_the_list(visit, organiser):
    eva, tom = person(visit), person(visit, "Tom Claes")
    fill_in(visit, eva)
    fill_in(visit, tom, "Tom Claes", "777")
    frozen = visits.freeze(visit, organiser)
    assert personal.export(eva.person)["visits"][1]["given"] == NUMBER
    personal.erase(eva.person)
    frozen.refresh_from_db()
    assert [row[2] for row in rows_of(file_of(frozen)[2])[1:]] == ["Tom Claes"]
    assert personal.export(eva.person)["visits"] == []


@pytest.mark.usefixtures("pdf_fonts")
def test_a_host_that_prints_gets_a_pdf(visit, organiser):
    fill_in(visit, person(visit), "Łukasz Nguyễn")
    BookedVisit.objects.update(format="pdf", delivery="attached")
    frozen = visits.freeze(visit, organiser)
    attachment = frozen.mail.attachments.get()
    assert attachment.content_type == "application/pdf"
    from pypdf import PdfReader

    text = PdfReader(io.BytesIO(bytes(attachment.content))).pages[0].extract_text()
    assert "Łukasz Nguyễn" in text
    assert NUMBER in text


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"delete_on": -1}, "delete_on"), ({"delete_on": 200}, "delete_on"), ({"closes_at": 30}, "closes_at")],
)
def test_days_that_cannot_be_are_refused(visit, organiser, changed, field):
    names = ("host", "host_name", "contact_name", "contact_email", "language", "closes_at", "people_a_guide",
             "format", "delivery", "delete_on")  # fmt: skip
    fields = {name: getattr(visit, name) for name in names}
    days = next(iter(changed.values()))
    day = visit.cohort.ends_on + timedelta(days=days)
    fields[field] = timezone.now() + timedelta(days=365) if field == "closes_at" else day
    if days < 0:
        fields[field] = visit.cohort.starts_on
    with pytest.raises(Refused) as refused:
        visits.save_visit(visit.cohort, visit, by=organiser, **fields)
    assert refused.value.field == field


def test_the_desk_shows_who_misses_what_and_never_what_was_given(visit, organiser):
    fill_in(visit, person(visit))
    person(visit, "Tom Claes")
    desk = logged_in(organiser)
    for kind in ("", "?export=csv"):
        said = desk.get(reverse("cohorts:visit", args=[visit.cohort.public_id, visit.public_id]) + kind)
        assert "Tom Claes" in said.content.decode()
        assert NUMBER not in said.content.decode()
    assert b"csv" in desk.get(reverse("cohorts:visits", args=[visit.cohort.public_id])).content


def test_a_frozen_visit_changes_no_more(visit, organiser):
    visits.freeze(visit, organiser)
    with pytest.raises(Refused, match="open it again"):
        visits.save_field(visit, None, kind="phone", label="", help="", required=True)
    with pytest.raises(Refused, match="frozen already"):
        visits.freeze(visit, organiser)
    with pytest.raises(Refused, match="A list was sent"):
        visits.remove_visit(visit)


@pytest.mark.parametrize("number", [1, 30])
def test_queries_do_not_grow_with_people(visit, number, django_assert_max_num_queries):
    for at in range(number):
        fill_in(visit, person(visit, f"Person {at}"))
    applications = list(visit.cohort.applications.all())
    with django_assert_max_num_queries(6):
        assert len(visitors_of(visit)) == number
    with django_assert_max_num_queries(6):
        assert len(visits_to_fill_in(visit.cohort, applications)) == number


def test_the_same_thing_is_asked_once(visit):
    with pytest.raises(Refused, match="asked already"):
        visits.save_field(visit, None, kind="plate", label="", help="", required=True)
    with pytest.raises(Refused, match="Say what"):
        visits.save_field(visit, None, kind="text", label=" ", help="", required=True)
    assert VisitField.objects.filter(visit=visit).count() == 3
