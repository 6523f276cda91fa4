"""Issued certificates without the cost of making their files."""

import time
from datetime import date, timedelta

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.utils import timezone

from certificates.codes import new_code
from certificates.criteria.eligibility import standings
from certificates.issuing.freezing import FactsOfCohort
from certificates.models import Certificate, CertificateFile, NumberCounter
from tests.factories import BatchFactory, CertificateFactory

SIGNATORIES = [{"name": "Ilse Maes", "title": "Director"}]
ASSESSOR = {"role": "assessor", "name": "An Peeters", "meaning": "results-1", "at": "2026-10-08", "sha256": "a" * 64}


def give(school, name="Lotte Vermeulen", *, application=None, valid_until=None, state="issued", **fields):
    """A certificate as it is after its making, frozen from the cohort, with a few bytes as its file."""
    application = application or school.add(name)
    now = timezone.now()
    batch = BatchFactory(cohort=school.cohort, signatories=SIGNATORIES)
    code, serial = new_code(), Certificate.objects.count() + 1
    NumberCounter.objects.update_or_create(
        organisation=school.cohort.organisation, year=2026, defaults={"last": serial}
    )
    standing = next(row for row in standings(school.cohort) if row.application.pk == application.pk)
    facts = FactsOfCohort(school.cohort, SIGNATORIES, now).of(
        standing, number=f"2026-{serial:04d}", code=code, statements=[ASSESSOR]
    )
    facts["valid_until"] = valid_until.isoformat() if valid_until else None
    held = {"issued_at": fields.pop("issued_at", now)} if state not in Certificate.NOT_OUT else {}
    row = CertificateFactory(
        batch=batch, application=application, state=state, facts=facts, code=code, serial=serial,
        valid_until=valid_until, **held, **fields,
    )  # fmt: skip
    if state != "approved":
        CertificateFile.objects.create(certificate=row, pdf=b"%PDF " + name.encode(), sha256="0" * 64)
    return row


def in_days(number: int) -> date:
    return timezone.now().date() + timedelta(days=number)


@pytest.fixture
def lotte(school):
    return give(school)


@pytest.fixture
def as_officer(client, school):
    return log_in(client, school.officer)


def log_in(client, user):
    """As after a log-in with the password, so that nothing is asked again."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]
    session.save()
    return client
