"""What applications hold about a person: handed out, and forgotten with the place going to the next."""

import pytest

from cohorts import personal_data
from cohorts.actions import places
from cohorts.actions.places import Answers
from cohorts.models import Application
from records.models import OutgoingMail
from tests.factories import ApplicationFactory, CohortFactory, UserFactory

pytestmark = pytest.mark.django_db
State = Application.State


def test_the_export_holds_what_the_person_wrote():
    person = UserFactory()
    ApplicationFactory(person=person, motivation="Through a window.", school_other="AP")
    [row] = personal_data.export(person)
    assert row["motivation"] == "Through a window."
    assert row["school"] == "AP"


def test_whoever_leaves_gives_the_place_to_the_next_and_gets_no_mail():
    cohort = CohortFactory(capacity=1)
    leaver, next_one = UserFactory(), UserFactory()
    places.apply(cohort, leaver, Answers(motivation="Secret reasons", study_programme="Chemistry", study_year=2))
    places.apply(cohort, next_one, Answers())
    ApplicationFactory(person=leaver, state=State.DRAFT, motivation="Half a sentence")
    before = OutgoingMail.objects.filter(recipient=leaver).count()
    personal_data.erase(leaver)
    application = Application.objects.get(person=leaver)
    assert application.state == State.WITHDRAWN
    assert (application.motivation, application.study_programme, application.study_year) == ("", "", None)
    assert cohort.applications.get(person=next_one).state == State.OFFERED
    assert OutgoingMail.objects.filter(recipient=leaver).count() == before
