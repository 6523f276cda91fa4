"""What makes the list of people alive: kept views, people invited, and one person with two accounts."""

from accounts.models import User
from cohorts.actions import invitees, people
from cohorts.actions.invitees import Details
from cohorts.enrolled import People
from cohorts.models import Cohort

from . import people as names

INVITED = 900  # numbers of invented people, apart from all students


def make_people(cohort: Cohort, by: User) -> None:
    invite(cohort, by)
    people.save_view(People(cohort, missing="yes"), "Something missing", by)
    people.save_view(People(cohort, sort="school"), "By school", by)
    apply_twice(cohort)


def invite(cohort: Cohort, by: User) -> None:
    """Four people of the schools, one of them with a priority; and a file with two lines that cannot be read."""
    schools = list(cohort.schools.all())
    for number in range(4):
        details = Details(
            email=names.address(INVITED + number),
            full_name=names.name(INVITED + number),
            school=schools[number % len(schools)],
            priority=5 if number == 0 else 0,
        )
        invitees.invite_one(cohort, details, by)
    lines = "email;name;school\nann@school.example;Ann Peeters;Nowhere\nno address;Bob Claes;\n"
    file = invitees.take_file(cohort, "students-of-may.csv", lines.encode(), by)
    invitees.check_file(file.pk)


def apply_twice(cohort: Cohort) -> None:
    """The last of the waiting list has the name of somebody who is enrolled, with the words turned round."""
    enrolled = cohort.applications.enrolled().select_related("person").order_by("queue_number").first()
    last = cohort.applications.waiting().select_related("person").last()
    if enrolled and last:
        first, _space, family = enrolled.person.full_name.partition(" ")
        last.person.full_name = f"{family} {first}"
        last.person.save(update_fields=["full_name"])
