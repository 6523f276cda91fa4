"""The main job, from an empty database and a first administrator to a certificate that was verified and revoked.

Everything is done on the site's own pages, in the words that stand there; mails go through a real worker to a real
mail server, and links are read from what arrived.
"""

from io import StringIO

import pytest
from django.core.management import call_command

from cohorts.models import Cohort

from . import building, certifying, enrolling, partnering
from .building import COHORT, PARTNER
from .hands import PASSWORD, Letterbox, Person
from .partnering import TALK

pytestmark = [pytest.mark.journey, pytest.mark.real_worker, pytest.mark.django_db(transaction=True)]
GOWNING = "Gowning"


@pytest.fixture
def letterbox(worker, mail_server, pdf_fonts):
    worker(EMAIL_URL=mail_server.url)
    return Letterbox(mail_server)


@pytest.fixture
def person(page_at):
    """People, each with a browser of their own; the address is made of the first name."""
    return lambda name: Person(page_at(), name, f"{name.split()[0].lower()}@people.example")


def test_from_an_empty_database_to_a_revoked_certificate(letterbox, person, monkeypatch):
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", PASSWORD)
    organiser, officer = person("Olga Peeters"), person("Farid Naji")
    contact, visitor = person("Pia Partner"), person("Vic Visitor")
    students = [person("Lin Chen"), person("Max Maes"), person("Noor Νίκου")]
    a_team_is_invited(person("Ada Admin"), [organiser, officer], letterbox)
    a_cohort_is_made_and_published(organiser)
    a_partner_gives_a_session(organiser, contact, visitor, letterbox)
    three_students_apply_for_two_places(students, letterbox)
    the_organiser_sees_it_all(organiser)
    the_course_takes_place(organiser, officer)
    certificates_are_issued(officer, [student.name for student in students[1:]])
    one_is_verified_and_revoked(officer, students[2], visitor, letterbox)


def a_team_is_invited(administrator: Person, team: list[Person], letterbox: Letterbox) -> None:
    call_command("create_administrator", administrator.email, name=administrator.name, stdout=StringIO())
    administrator.log_in()
    building.create_organiser(administrator)
    for guest, role in zip(team, ("organiser", "certificate officer"), strict=True):
        building.invite_to_team(administrator, guest, role)
        building.accept_invitation(guest, letterbox)


def a_cohort_is_made_and_published(organiser: Person) -> None:
    building.write_address_book(organiser)
    building.release_texts(organiser)
    building.write_competency(organiser)
    building.write_module(organiser)
    building.compose_programme(organiser)
    building.create_cohort(organiser)
    building.add_room(organiser)
    building.open_cohort(organiser)
    building.add_session(organiser, GOWNING)
    building.place(organiser, GOWNING, building.tomorrow(), "09:00")
    building.publish(organiser)


def a_partner_gives_a_session(organiser: Person, contact: Person, visitor: Person, letterbox: Letterbox) -> None:
    """The public reads of it only once it was accepted and has its place."""
    partnering.add_partner(organiser, contact)
    building.accept_invitation(contact, letterbox)
    partnering.propose_session(contact)
    partnering.public_page(visitor)
    visitor.sees(PARTNER, GOWNING)
    visitor.sees_not(TALK)
    partnering.accept_proposal(organiser)
    partnering.confirm_session(contact)
    partnering.public_page(visitor)
    visitor.sees_not(TALK)
    building.place(organiser, TALK, building.tomorrow(), "11:00")
    visitor.page.reload()
    visitor.sees_not(TALK)
    building.release(organiser)
    letterbox.mail(contact.email, f"“{TALK}” is in the timetable")
    partnering.sees_it_placed(contact)
    partnering.public_page(visitor)
    visitor.sees(TALK)


def three_students_apply_for_two_places(students: list[Person], letterbox: Letterbox) -> None:
    """The first withdraws, so the third is offered the place by mail and takes it."""
    first, second, third = students
    for student in students:
        enrolling.sign_up(student, letterbox)
        enrolling.apply(student)
        student.heading("You are 1st on the waiting list" if student is third else "You have a place")
    assert letterbox.attachments(second.email, f"You have a place in {COHORT}") == ["calendar.ics"]
    letterbox.mail(third.email, f"{COHORT}: you are 1st on the waiting list")
    enrolling.withdraw(first)
    enrolling.take_the_offer(third, letterbox)
    events = enrolling.file_behind(third, "Add the days to my calendar").decode()
    assert f"SUMMARY:{GOWNING}" in events
    assert f"SUMMARY:{TALK}" in events


def the_organiser_sees_it_all(organiser: Person) -> None:
    building.open_cohort(organiser)
    organiser.sees("All places are given or offered.", "2 of 2 given", "3 in all for 2 places.")
    organiser.tab("Applications")
    organiser.sees("0 to decide, 3 in all", "Lin Chen", "withdrawn", "Noor Νίκου")
    rows = enrolling.file_behind(organiser, "Export CSV").decode("utf-8-sig").splitlines()
    assert [row.split(",")[1] for row in rows[1:]] == ["Lin Chen", "Max Maes", "Noor Νίκου"]
    organiser.tab("Mail")
    organiser.follow(f"A place in {COHORT} is free for you")
    organiser.sees("noor@people.example")
    organiser.page.frame_locator("iframe").get_by_text("Yes, I take the place").wait_for()


def the_course_takes_place(organiser: Person, officer: Person) -> None:
    certifying.write_criteria(officer)
    building.bring_to_today(organiser, [GOWNING, TALK])
    certifying.mark_everybody_present(organiser, [GOWNING, TALK])


def certificates_are_issued(officer: Person, names: list[str]) -> None:
    certifying.results_are_signed(Cohort.objects.get(title=COHORT))
    officer.tab("Certificates")
    officer.sees(*names, "meets every criterion")
    assert certifying.preview(officer, names[0]).startswith(b"%PDF")
    certifying.issue(officer)


def one_is_verified_and_revoked(officer: Person, student: Person, visitor: Person, letterbox: Letterbox) -> None:
    student.open(letterbox.link(student.email, f"Your certificate of {COHORT} is here"))
    file, code = certifying.download(student)
    assert file.startswith(b"%PDF")
    assert certifying.copy_link(student).endswith(f"/verify/{code.replace('-', '')}/")
    certifying.verify(visitor, code)
    visitor.heading("Valid")
    visitor.sees(student.name)
    certifying.revoke(officer, student.name)
    letterbox.mail(student.email, f"Your certificate of {COHORT} is revoked")
    certifying.verify(visitor, code)
    visitor.heading("Revoked")
    visitor.sees(certifying.REASON)
    visitor.sees_not(student.name)
