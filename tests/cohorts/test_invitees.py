"""Inviting people: files in every shape, refused as a whole or written as a whole, one mail each, and the answer."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from cohorts import invited, invitee_lines
from cohorts.actions import invitees as actions
from cohorts.models import Invitee, InviteeFile, Quota
from records.errors import Refused
from records.models import OutgoingMail
from tests import factories
from tests.factories import ApplicationFactory, CohortFactory, InviteeFactory, MembershipFactory, SchoolFactory

pytestmark = pytest.mark.django_db
State = InviteeFile.State


@pytest.fixture
def cohort():
    cohort = CohortFactory()
    cohort.schools.add(SchoolFactory(keeper=cohort.organisation, name="Thomas More"))
    return cohort


@pytest.fixture
def organiser(client, cohort):
    organiser = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(organiser)
    return organiser


def address(name, cohort, *args, **params):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *args], query=params or None)


def upload(client, cohort, content, name="list.csv"):
    sent = SimpleUploadedFile(name, content)
    return client.post(address("upload_invitees", cohort), {"file": sent}, follow=True)


def read(cohort, text):
    return invitee_lines.check(cohort, text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize(
    "content",
    [
        "email,name\nrenee@school.example,Renée Müller\n".encode(),
        "\ufeffemail;name\r\nrenee@school.example;Renée Müller\r\n".encode(),
        "E-mail;Naam\nRenee@School.example;Renée Müller\n".encode("latin-1"),
        "email\tname\nrenee@school.example\tRenée Müller\n".encode("utf-16"),
        "sep=;\nemail;name\nrenee@school.example;Renée Müller\n".encode("cp1252"),
        "Prénom,Nom,Courriel\nRenée,Müller,renee@school.example\n".encode(),
        'email,name\nrenee@school.example,"Renée\n Müller"\n\n\n'.encode(),
    ],
)
def test_a_list_is_read_whatever_a_school_saved_it_with(cohort, content):
    checked = read(cohort, content)
    assert checked.problems == []
    (one,) = checked.invitees
    assert (one.email, one.full_name) == ("renee@school.example", "Renée Müller")


def test_an_xlsx_is_read_too(cohort):
    Quota.objects.create(cohort=cohort, name="KdG", places=2)
    book = Workbook()
    book.active.append(["Name", "E-mail", "School", "Year", "Priority", "Quota", "Language", "Shoe size"])
    book.active.append(["Ada", "ada@school.example", "thomas more", 3, 9, "kdg", "nl", 41])
    file = io.BytesIO()
    book.save(file)
    checked = read(cohort, file.getvalue())
    (one,) = checked.invitees
    assert (one.school.name, one.study_year, one.priority, one.quota.name, one.language) == (
        "Thomas More", 3, 9, "KdG", "nl",
    )  # fmt: skip
    assert checked.unread == ["Shoe size"]


def test_each_line_says_what_is_wrong_with_it(cohort):
    checked = read(
        cohort,
        "email,name,school,year,priority,quota,language\n"
        "ada@school.example,Ada,Thomas More,3,,,en\n"
        "not an address,,,,,,\n"
        "ada@school.example,Ada again,,,,,\n"
        "eve@school.example,=cmd|' /C calc'!A0,Nowhere,12,99,None,xx\n"
        ",Nobody,,,,,\n"
        "bob@school.example,Bo\u202eb,,,,,\n",
    )
    found = [(problem.line, problem.words) for problem in checked.problems]
    assert [line for line, _words in found] == [3, 4, 5, 5, 5, 5, 5, 5, 6, 7]
    assert "stands in line 2 already" in found[1][1]
    assert "begins like a formula" in found[2][1]
    assert "U+202E" in found[-1][1]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"name\nAda\n", "has to be"),
        (b"email,email\na@b.example,c@d.example\n", "Two columns"),
        (b"email\n\n", "names nobody"),
        (b"PK\x03\x04 no workbook", "XLSX"),
        (b"email\x00\x01\n", "neither"),
        (b'email,name\na@b.example,"open\n' + b"x" * 200_000, "cannot be read"),
    ],
)
def test_what_is_no_list_is_refused_in_words(cohort, content, reason):
    with pytest.raises(Refused, match=reason):
        read(cohort, content)


def test_fifty_thousand_lines_are_read_and_one_more_is_refused(cohort):
    lines = ["email;name", *(f"person{n}@school.example;Person {n}" for n in range(50_000))]
    heard = []
    checked = invitee_lines.check(cohort, "\n".join(lines).encode("latin-1"), tell=heard.append)
    assert len(checked.invitees) == 50_000
    assert heard[-1] == 50_000
    with pytest.raises(Refused, match="more than 50000"):
        read(cohort, "\n".join([*lines, "one@more.example;More"]))


def test_nothing_is_written_of_a_file_with_a_problem_and_the_report_is_a_file(client, organiser, cohort):
    response = upload(client, cohort, b"email,name\nada@school.example,Ada\nnonsense,=1+1\n")
    page = response.content.decode()
    assert "1 line has a problem. Nobody was invited." in page
    file = InviteeFile.objects.get()
    assert (file.state, file.content, file.wrong) == (State.REFUSED, None, 1)
    assert not Invitee.objects.exists()
    assert not OutgoingMail.objects.exists()
    report = client.get(address("invitee_report", cohort, file.public_id, "csv"))
    lines = b"".join(report.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "Line,What is wrong"
    assert len(lines) == 3
    assert client.post(address("invite_file", cohort, file.public_id), follow=True).status_code == 200
    assert not Invitee.objects.exists()


def test_a_checked_file_is_invited_once_each_person_with_a_mail(client, organiser, cohort, run_jobs):
    ApplicationFactory(cohort=cohort, person__email="applied@school.example")
    InviteeFactory(cohort=cohort, email="known@school.example")
    lines = b"email,name,language\nada@school.example,Ada,nl\napplied@school.example,,\nKnown@school.example,,\n"
    page = upload(client, cohort, lines).content.decode()
    assert "3 lines can be read" in page
    assert "1 person is new." in page
    file = InviteeFile.objects.get()
    assert not OutgoingMail.objects.exists()
    assert "Invite 1 person?" in client.get(address("invite_file", cohort, file.public_id)).content.decode()
    client.post(address("invite_file", cohort, file.public_id))
    client.post(address("invite_file", cohort, file.public_id))  # a second click
    run_jobs()
    file.refresh_from_db()
    assert (file.state, file.done, file.content) == (State.DONE, 1, None)
    mail = OutgoingMail.objects.get()
    assert (mail.to_address, mail.language, mail.about) == ("ada@school.example", "nl", cohort.public_id)
    assert f"/cohorts/{cohort.slug}/apply/" in mail.text
    assert Invitee.objects.get(email="ada@school.example").invited_at


def test_a_job_that_was_lost_is_found_and_goes_on_where_it_was(cohort, run_jobs):
    lines = "\n".join(["email", *(f"p{n}@school.example" for n in range(5))]).encode()
    file = actions.take_file(cohort, "list.csv", lines, factories.UserFactory())
    actions.check_file(file.pk)
    actions.invite_all(file, file.by)
    file = InviteeFile.objects.select_related("cohort", "by").get()
    assert actions._write_people(file)
    one = Invitee.objects.first()
    one.invited_at = timezone.now()  # as if the worker had died after one mail
    one.save()
    InviteeFile.objects.update(claimed_at=timezone.now() - actions.LOST_AFTER * 2)
    assert [lost.pk for lost in actions.find_lost()] == [file.pk]
    actions.work_off(file.pk)
    actions.work_off(file.pk)
    assert OutgoingMail.objects.count() == 4
    assert InviteeFile.objects.get().state == State.DONE


def test_a_large_file_is_checked_by_a_job_with_progress(client, organiser, cohort, queued_jobs, run_jobs):
    lines = "\n".join(["email,name", *(f"p{n}@school.example,Person number {n}" for n in range(1500))]).encode()
    page = upload(client, cohort, lines).content.decode()
    assert 'id="progress"' in page
    assert 'hx-trigger="every 1s"' in page
    run_jobs()
    file = InviteeFile.objects.get()
    assert (file.state, file.total) == (State.CHECKED, 1500)
    poll = client.get(
        address("invitee_file", cohort, file.public_id), headers={"HX-Request": "true", "HX-Target": "div#progress"}
    )
    assert poll.headers["HX-Refresh"] == "true"


def test_a_file_put_aside_invites_nobody(client, organiser, cohort):
    upload(client, cohort, b"email\nada@school.example\n")
    file = InviteeFile.objects.get()
    client.post(address("put_aside", cohort, file.public_id))
    with pytest.raises(Refused):
        actions.invite_all(file, organiser)
    assert InviteeFile.objects.get().content is None


def test_one_person_is_invited_reminded_and_the_invitation_taken_back(client, organiser, cohort):
    typed = {"email": "Ada@School.example", "full_name": "Ada", "priority": "2", "language": "fr"}
    client.post(address("add_invitee", cohort), typed)
    one = Invitee.objects.get()
    assert (one.email, one.priority) == ("ada@school.example", 2)
    again = client.post(address("add_invitee", cohort), typed)
    assert again.status_code == 422
    assert "invited already" in again.content.decode()
    Invitee.objects.update(invited_at=timezone.now() - timedelta(minutes=11))
    client.post(address("remind_invitee", cohort, one.public_id))
    assert OutgoingMail.objects.count() == 2
    client.post(address("withdraw_invitee", cohort, one.public_id))
    client.post(address("remind_invitee", cohort, one.public_id))
    assert OutgoingMail.objects.count() == 2


def test_the_invitation_sent_again_twice_within_ten_minutes_is_one_mail(client, organiser, cohort):
    one = InviteeFactory(cohort=cohort, invited_at=timezone.now() - timedelta(minutes=11))
    assert "Send again" in client.get(address("invitees", cohort)).text
    remind = address("remind_invitee", cohort, one.public_id)
    client.post(remind)
    page = client.post(remind, follow=True).text
    assert page.count("wait ten minutes before the next") == 2  # refused, and said where the button was
    assert "Send again" not in page
    assert OutgoingMail.objects.count() == 1


def test_nobody_is_invited_when_applications_are_closed(client, organiser, cohort):
    cohort.applications_close_at = timezone.now()
    cohort.save()
    page = client.get(address("invitees", cohort)).content.decode()
    assert "Applications are closed" in page
    with pytest.raises(Refused):
        actions.take_file(cohort, "x", b"email\na@b.example\n", organiser)


def test_the_list_of_invited_filters_and_exports(client, organiser, cohort):
    InviteeFactory(cohort=cohort, full_name="=Ada", invited_at=timezone.now())
    applied = ApplicationFactory(cohort=cohort)
    InviteeFactory(cohort=cohort, full_name="Bob", application=applied)
    response = client.get(address("invitees", cohort, state="open"))
    assert response.context["counts"] == {"all": 2, "open": 1, "applied": 1, "withdrawn": 0}
    assert len(response.context["page"].object_list) == 1
    content = b"".join(client.get(address("export_invitees", cohort, "csv")).streaming_content).decode("utf-8-sig")
    assert "'=Ada" in content


def test_files_of_another_cohort_are_not_there(client, organiser, cohort):
    other = factories.InviteeFileFactory()
    assert client.get(address("invitee_file", cohort, other.public_id)).status_code == 404
    assert client.get(address("invitee_report", cohort, other.public_id, "csv")).status_code == 404


def test_an_invitation_counts_for_an_address_that_was_proven(cohort):
    person = factories.UserFactory(email="ada@school.example")
    invitee = InviteeFactory(cohort=cohort, email="Ada@School.example")
    assert invited.invitation_for(cohort, person) == invitee
    person.emailaddress_set.update(verified=False)
    assert invited.invitation_for(cohort, person) is None


def test_who_never_applied_is_forgotten_a_month_after_the_cohort(cohort):
    applied = InviteeFactory(cohort=cohort, application=ApplicationFactory(cohort=cohort))
    InviteeFactory(cohort=cohort)
    assert actions.forget_unanswered() == 0
    later = timezone.now() + timedelta(days=150)
    assert actions.forget_unanswered(later) == 1
    assert list(Invitee.objects.all()) == [applied]


def test_whoever_is_invited_finds_the_form_filled_in_and_gets_quota_and_priority(client, cohort):
    school = cohort.schools.get()
    quota = Quota.objects.create(cohort=cohort, name="Reserved", places=2)
    person = factories.UserFactory(email="ada@school.example", full_name="")
    invitee = InviteeFactory(
        cohort=cohort, email="ADA@school.example", full_name="Ada Peeters", school=school, quota=quota, priority=4,
        study_programme="Chemistry",
    )  # fmt: skip
    client.force_login(person)
    apply = reverse("cohorts:apply", args=[cohort.slug])
    form = client.get(apply).context["form"]
    assert (form["full_name"].value(), form["school"].value()) == ("Ada Peeters", str(school.public_id))
    assert form["study_programme"].value() == "Chemistry"
    typed = {
        "full_name": "Ada Peeters", "school": str(school.public_id), "study_programme": "Chemistry", "study_year": "3",
        "motivation": "Cells.",
    }  # fmt: skip
    client.post(apply, typed)
    invitee.refresh_from_db()
    application = invitee.application
    assert (application.person, application.quota, application.priority) == (person, quota, 4)


def test_the_list_of_invited_asks_as_often_for_one_as_for_thirty(client, organiser, cohort):
    school, counts = cohort.schools.get(), []
    for number in (1, 29):
        for _one in range(number):
            InviteeFactory(cohort=cohort, school=school, application=ApplicationFactory(cohort=cohort))
        client.get(address("invitees", cohort))
        with CaptureQueriesContext(connection) as queries:
            client.get(address("invitees", cohort))
        counts.append(len(queries))
    assert counts[0] == counts[1]


NAMES = {"main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def sheet_of(rows: str, strings: str = "") -> bytes:
    """An XLSX written by hand; it says of itself that it has one cell, as some programs write it."""
    main, office = f'xmlns="{NAMES["main"]}"', "application/vnd.openxmlformats-officedocument.spreadsheetml"
    related = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/'
    kinds = {"workbook": "sheet.main", "sheet": "worksheet", "sharedStrings": "sharedStrings"}
    parts = "".join(f'<Override PartName="/xl/{k}.xml" ContentType="{office}.{v}+xml"/>' for k, v in kinds.items())
    book = f'<workbook {main} xmlns:r="{OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{parts}</Types>')
        packed.writestr("_rels/.rels", f'{related}officeDocument" Target="xl/workbook.xml"/></Relationships>')
        packed.writestr("xl/workbook.xml", book)
        packed.writestr("xl/_rels/workbook.xml.rels", f'{related}worksheet" Target="sheet.xml"/></Relationships>')
        sheet = f'<worksheet {main}><dimension ref="A1"/><sheetData>{rows}</sheetData></worksheet>'
        packed.writestr("xl/sheet.xml", sheet)
        packed.writestr("xl/sharedStrings.xml", f"<sst {main}>{strings}</sst>")
    return file.getvalue()


def line_of(number: int, text: str) -> str:
    return f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def test_a_sheet_that_says_it_is_smaller_than_it_is_loses_no_line(cohort):
    rows = line_of(1, "email") + line_of(2, "ada@school.example") + line_of(3, "bea@school.example")
    assert len(read(cohort, sheet_of(rows)).invitees) == 2


def test_a_few_bytes_that_stand_for_millions_of_lines_or_tags_are_refused(cohort):
    far = sheet_of(line_of(1, "email") + line_of(900_000, "ada@school.example"))
    heavy = sheet_of(line_of(1, "email"), "<si><t/></si>" * 1_800_000)
    assert len(far) < 2000
    for content, reason in ((far, "more than 50000 lines"), (heavy, "too large")):
        with pytest.raises(Refused, match=reason):
            read(cohort, content)
    assert not actions.is_small(sheet_of("", " " * 1_000_000))
    assert actions.is_small(far)
