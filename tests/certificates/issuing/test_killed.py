"""kill -9 at every step of one certificate: badge, pages, seal, inside the transaction, and just after it."""

from datetime import timedelta

import pytest
from django.db.models import F

from certificates import actions
from certificates.models import Certificate, CertificateFile
from records.models import OutgoingMail
from tests.certificates.conftest import School, approve_all
from tests.workers import wait_until

from .dying import STEPS


@pytest.mark.django_db(transaction=True)
@pytest.mark.real_worker
def test_killed_at_any_step_each_is_made_once_all_the_same(broker, worker):
    school = School()
    for step in STEPS:
        school.add(f"Killed at {step}", signed=False)
    approve_all(school)
    worker("certificates", DJANGO_SETTINGS_MODULE="tests.certificates.issuing.dying_settings")
    wait_until(lambda: not Certificate.objects.filter(attempts=0).exists(), what="each was in hand")
    wait_until(lambda: Certificate.objects.filter(state="issued").exists(), what="the last one was stored")
    half_made = Certificate.objects.filter(state="approved")
    assert half_made.count() == len(STEPS) - 1
    assert CertificateFile.objects.count() == OutgoingMail.objects.filter(kind="certificates/issued").count() == 1
    ago = timedelta(minutes=10)
    half_made.update(queued_at=F("queued_at") - ago, claimed_at=F("claimed_at") - ago)
    assert actions.send_again() == len(STEPS) - 1
    wait_until(lambda: not half_made.all().exists(), what="all are made")
    made = Certificate.objects.filter(state="issued").order_by("serial")
    assert [(row.serial, row.attempts) for row in made] == [(1, 2), (2, 2), (3, 2), (4, 2), (5, 1)]
    mails = OutgoingMail.objects.filter(kind="certificates/issued")
    assert CertificateFile.objects.count() == mails.values("recipient").distinct().count() == mails.count() == 5
