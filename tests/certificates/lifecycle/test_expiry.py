"""Ends, reminders and renewals."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from certificates import validity
from certificates.lifecycle import actions, expiry, rules, things
from certificates.models import ExpiryReminder
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import ApplicationFactory, CertificateFactory, CohortFactory, ValidityFactory

from ..conftest import approve_all
from .conftest import give, in_days

YEAR_AGO = timedelta(days=365)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 10, 20), 24, date(2028, 10, 20)),
        (date(2027, 8, 30), 6, date(2028, 2, 29)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, last):
    assert validity.months_later(day, months) == last


def test_without_a_setting_a_certificate_never_ends(school):
    assert validity.until(school.cohort, date(2026, 10, 20)) is None
    ValidityFactory(cohort=school.cohort, months=12)
    assert validity.until(school.cohort, date(2026, 10, 20)) == date(2027, 10, 20)


def test_the_last_day_counts_still_and_the_next_does_not(school):
    today = timezone.localdate(timezone=school.cohort.zone)
    on_its_last_day = give(school, valid_until=today)
    over = give(school, "Wout Claes", valid_until=today - timedelta(days=1))
    for_good = give(school, "Yasmine Benali")
    assert expiry.expire() == 1
    assert expiry.expire() == 0
    for row, state in ((on_its_last_day, "issued"), (over, "expired"), (for_good, "issued")):
        row.refresh_from_db()
        assert row.state == state


def test_a_day_ends_where_the_cohort_takes_place(school):
    """At 23:30 UTC it is tomorrow in Brussels."""
    row = give(school, valid_until=date(2026, 11, 21))
    before = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
    assert expiry.expire(before) == 0
    assert expiry.expire(before + timedelta(hours=1)) == 1
    row.refresh_from_db()
    assert row.state == "expired"


def reminded(row):
    return OutgoingMail.objects.filter(kind="certificates/ends_soon", recipient=row.holder).count()


def test_each_step_is_told_once_and_a_missed_run_loses_nothing(school):
    row = give(school, valid_until=in_days(400), issued_at=timezone.now() - YEAR_AGO)
    last = row.valid_until
    at = timezone.now() + timedelta(days=300)
    assert expiry.remind(at) == 0  # 100 days before
    told = []
    for days in (90, 89, 28, 27, 5, 1):  # nothing ran on the 30th and the 7th day
        told.append(expiry.remind(at.replace(hour=12) + (last - in_days(300) - timedelta(days=days))))
    assert told == [1, 0, 1, 0, 1, 0]
    assert reminded(row) == 3
    assert sorted(ExpiryReminder.objects.values_list("days", flat=True)) == [7, 30, 90]


def test_a_late_first_run_writes_one_mail_and_not_three(school):
    row = give(school, valid_until=in_days(5), issued_at=timezone.now() - YEAR_AGO)
    assert expiry.remind() == 1
    assert expiry.remind() == 0
    assert reminded(row) == 1


def test_a_short_life_has_no_reminder_in_its_first_half(school):
    give(school, valid_until=in_days(60))
    assert expiry.remind() == 0
    assert expiry.remind(timezone.now() + timedelta(days=31)) == 1


@pytest.mark.parametrize("state", ["revoked", "superseded", "expired", "held"])
def test_only_what_counts_is_reminded_of(school, state):
    ended = {
        "revoked": {"revoked_at": timezone.now(), "revocation_reason": "By mistake."},
        "superseded": {"superseded_at": timezone.now()},
    }.get(state, {})
    give(school, valid_until=in_days(5), issued_at=timezone.now() - YEAR_AGO, state=state, **ended)
    assert expiry.remind() == 0


def test_holder_and_officer_see_what_ends_until_it_is_renewed(school):
    row = give(school, valid_until=in_days(20), issued_at=timezone.now() - YEAR_AGO)
    assert "counts until" in things.ends_soon(row.holder)[0].title
    assert things.things_to_renew(school.officer)[0].title == "1 certificate ends soon."
    assert things.things_to_renew(school.organiser) == []
    actions.renew(row, reason="Refresher of today.", by=school.officer)
    assert things.ends_soon(row.holder) == things.things_to_renew(school.officer) == []
    assert expiry.remind() == 0


def test_a_renewal_never_has_the_old_date(school, run_jobs):
    ValidityFactory(cohort=school.cohort, months=12)
    old = give(school, valid_until=in_days(20), issued_at=timezone.now() - YEAR_AGO)
    old.facts["issued_on"] = "2025-10-20"
    old.save()
    new = actions.renew(old, reason="Refresher of today.", by=school.officer)
    today = timezone.localdate(timezone=school.cohort.zone)
    assert new.facts["issued_on"] == today.isoformat()
    assert new.valid_until == validity.months_later(today, 12)
    assert (new.renews, new.facts["renews"]) == (old, old.number)
    run_jobs()
    old.refresh_from_db()
    assert (old.state, old.superseded_by) == ("superseded", new)


def test_what_has_expired_stays_expired_and_names_its_renewal(school, run_jobs):
    old = give(school, valid_until=in_days(-3), issued_at=timezone.now() - YEAR_AGO, state="expired")
    new = actions.renew(old, reason="Refresher of today.", by=school.officer)
    run_jobs()
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, new.state, new.renews, new.supersedes) == ("expired", "issued", old, None)
    assert rules.why_cannot_be_renewed(old) == f"It is renewed already, by {new.number}."


@pytest.mark.parametrize(("days", "words"), [(None, "never ends"), (200, "can be renewed from")])
def test_what_does_not_end_soon_is_not_renewed(school, days, words):
    row = give(school, valid_until=in_days(days) if days else None, issued_at=timezone.now() - YEAR_AGO)
    with pytest.raises(Refused, match=words):
        actions.renew(row, reason="Refresher of today.", by=school.officer)


def test_a_later_cohort_of_the_programme_renews_the_earlier_certificate(school):
    old = give(school, valid_until=in_days(20), issued_at=timezone.now() - YEAR_AGO)
    give(school, "Wout Claes")  # never ends: nothing to renew
    later = CohortFactory(organisation=school.cohort.organisation, programme_version=school.cohort.programme_version)
    again = ApplicationFactory(cohort=later, person=old.holder)
    assert validity.renewed_by_taking_part(later, [again.person_id]) == {old.holder_id: old}
    assert validity.renewed_by_taking_part(school.cohort, [again.person_id]) == {}
    elsewhere = CohortFactory()
    assert validity.renewed_by_taking_part(elsewhere, [again.person_id]) == {}


@pytest.mark.parametrize(("kind", "renews"), [("completion", True), ("attendance", False)])
def test_an_approval_renews_what_an_earlier_cohort_gave(school, kind, renews):
    earlier = CohortFactory(
        organisation=school.cohort.organisation,
        programme_version=school.cohort.programme_version,
        starts_on=school.cohort.starts_on - YEAR_AGO,
    )
    application = school.add(points=3 if kind == "attendance" else 12)
    before = ApplicationFactory(cohort=earlier, person=application.person)
    old = CertificateFactory(batch__cohort=earlier, application=before, state="expired", valid_until=in_days(-20))
    for criterion in (school.attendance, school.full):
        criterion.for_attendance = True
        criterion.save()
    approve_all(school)
    new = application.certificates.get()
    assert (new.kind, new.renews, new.facts["renews"]) == (
        kind,
        old if renews else None,
        old.number if renews else None,
    )
    assert new.supersedes is None
    assert rules.renewal_of(old) == (new if renews else None)
