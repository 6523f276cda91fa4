"""What the database itself keeps true of sponsors (SPONSORING in docs/rules.md)."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from partners.models import Agreement, Sponsorship
from tests.factories.sponsoring import AgreementFactory, PackageFactory, SponsorshipFactory

pytestmark = pytest.mark.django_db


def test_an_organisation_has_one_open_sponsorship_of_a_cohort():
    row = SponsorshipFactory(state=Sponsorship.State.OFFERED)
    with pytest.raises(IntegrityError), transaction.atomic():
        SponsorshipFactory(cohort=row.cohort, organisation=row.organisation, package=row.package)
    SponsorshipFactory(cohort=row.cohort, organisation=row.organisation, state=Sponsorship.State.DECLINED)


def test_a_package_name_stands_once_in_a_cohort():
    package = PackageFactory(name="Gold")
    with pytest.raises(IntegrityError), transaction.atomic():
        PackageFactory(cohort=package.cohort, name="Gold")


def test_an_agreement_never_changes_and_is_never_deleted():
    row = AgreementFactory()
    for change in ({"terms": {"amount": 1}}, {"pdf": b"another"}, {"number": 7}):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Agreement.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(ProgrammingError), transaction.atomic():
        row.delete()
    Agreement.objects.filter(pk=row.pk).update(accepted_name="Ada Peeters")


def test_one_version_of_an_agreement_waits_at_a_time():
    row = AgreementFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        AgreementFactory(sponsorship=row.sponsorship, number=2)
