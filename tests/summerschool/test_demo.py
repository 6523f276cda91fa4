"""The demo: what every role finds, and that it is loaded once."""

import io
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from accounts.models import User
from certificates.issuing.making import make
from certificates.models import Certificate
from cohorts.models import Application, Cohort
from partners.models import Proposal
from records.models import OutgoingMail
from summerschool.demo.log_ins import EMBEDDED_PASSWORD, LOG_INS

State = Application.State


@pytest.fixture(scope="module")
def demo(pdf_fonts, django_db_setup, django_db_blocker):
    """The embedded demo, loaded once for the tests of this module and rolled back after them."""
    with override_settings(DEMO=True), django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", embedded=True, stdout=io.StringIO())
        yield
        transaction.set_rollback(True)


def test_the_demo_has_something_for_every_role(demo):
    finished = Cohort.objects.get(slug="gmp-for-atmp-2025")
    upcoming = Cohort.objects.get(capacity=35, starts_on__gt=timezone.now())
    small = Cohort.objects.get(capacity=12)
    assert finished.applications.filter(state=State.ACCEPTED).count() == 35
    kinds = Certificate.objects.filter(cohort=finished, facts__demonstration=True).values_list("kind", flat=True)
    assert Counter(kinds) == {"completion": 34, "attendance": 1}
    states = Counter(finished.certificates.values_list("state", flat=True))
    assert states == {"approved": 30, "revoked": 1, "superseded": 1, "issued": 1, "expired": 1, "held": 1}
    assert finished.certificates.get(state="issued").supersedes.state == "superseded"
    assert make(Certificate.objects.get(holder__email="student@demo.example").pk)
    states = list(upcoming.applications.order_by("queue_number").values_list("state", flat=True))
    assert states.count(State.ACCEPTED) == 34
    assert states.count(State.OFFERED) == 1
    assert states.count(State.WAITING) == 8
    offered = upcoming.applications.get(state=State.OFFERED)
    assert offered.person.email == "applicant@demo.example"
    assert offered.offer_expires_at > timezone.now()
    assert upcoming.proposals.filter(state__in=Proposal.TO_DECIDE).count() == 3
    assert small.applications.filter(state=State.SUBMITTED).count() == 14
    assert small.applications.filter(state=State.ACCEPTED).count() == 5


def test_every_log_in_works_with_the_published_password(demo):
    for log_in in LOG_INS.values():
        assert User.objects.get(email=log_in.email).check_password(EMBEDDED_PASSWORD)


def test_loading_twice_changes_nothing(demo):
    before = User.objects.count()
    said = io.StringIO()
    call_command("demo", stdout=said)
    assert "already" in said.getvalue()
    assert User.objects.count() == before


@pytest.mark.django_db
def test_elsewhere_passwords_are_random_and_no_mail_goes_out(settings):
    settings.DEMO = False
    settings.EMAIL_URL = "smtp://127.0.0.1:1"
    said = io.StringIO()
    call_command("demo", embedded=True, stdout=said)
    assert EMBEDDED_PASSWORD not in said.getvalue()
    password = said.getvalue().split("student@demo.example")[1].split()[0]
    student = User.objects.get(email="student@demo.example")
    assert student.check_password(password)
    assert not student.check_password(EMBEDDED_PASSWORD)
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {"held"}
