"""Keeping seats for a school or a partner, and moving people in the line (QUOTAS and WAITING LIST in docs/rules.md)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from cohorts.models import Application, Cohort, LineChange, Quota
from records.errors import Refused, refuse
from records.history import done_by

from . import line


def why_quota_cannot_be(cohort: Cohort, name: str, school: Organisation | None, but: Quota | None = None) -> str:
    """Why there cannot be a quota of this name and school; "" = there can."""
    others = cohort.quotas.exclude(pk__in=[but.pk] if but else [])
    if others.filter(name__iexact=name).exists():
        return _("There is a quota of this name already.")
    if school and school.keeper_id != cohort.organisation_id:
        return _("Choose a school from your own address book.")
    if school and others.filter(organisation=school).exists():
        return _("%(school)s has a quota already.") % {"school": school}
    return cohort.why_closed_for_places()


@transaction.atomic
def add_quota(
    cohort: Cohort,
    *,
    name: str,
    places: int,
    by: User,
    organisation: Organisation | None = None,
    is_limit: bool = False,
    release_at: datetime | None = None,
) -> Quota:
    """Keep places for a school, or for people whom the team names; those of the school who applied belong to it."""
    cohort = line.lock_cohort(cohort.pk)
    line.settle(cohort)
    refuse(why_quota_cannot_be(cohort, name, organisation), "name")
    with done_by(by):
        quota = Quota.objects.create(
            cohort=cohort,
            name=name,
            organisation=organisation,
            places=places,
            is_limit=is_limit,
            release_at=release_at,
        )
        if organisation:
            cohort.applications.filter(school=organisation, quota=None).update(quota=quota)
    _check_and_settle(cohort, "places")
    return quota


@transaction.atomic
def change_quota(
    quota: Quota, *, name: str, places: int, by: User, is_limit: bool = False, release_at: datetime | None = None
) -> Quota:
    """The school stays: another school is another quota."""
    cohort = line.lock_cohort(quota.cohort_id)
    line.settle(cohort)
    refuse(why_quota_cannot_be(cohort, name, None, but=quota), "name")
    quota.name, quota.places, quota.is_limit, quota.release_at = name, places, is_limit, release_at
    with done_by(by):
        quota.save(update_fields=["name", "places", "is_limit", "release_at"])
    _check_and_settle(cohort, "places")
    return quota


@transaction.atomic
def release_quota(quota: Quota, by: User) -> Quota:
    """What is not used of it is open to all from now on, and goes to those who wait."""
    cohort = line.lock_cohort(quota.cohort_id)
    quota.refresh_from_db()
    refuse(quota.why_cannot_release())
    quota.release_at = timezone.now()
    with done_by(by):
        quota.save(update_fields=["release_at"])
    line.settle(cohort)
    return quota


@transaction.atomic
def remove_quota(quota: Quota, by: User) -> None:
    """Its people keep what they hold and stand in the line of all; history keeps that there was one."""
    cohort = line.lock_cohort(quota.cohort_id)
    refuse(cohort.why_closed_for_places())
    with done_by(by):
        quota.applications.update(quota=None)
        quota.delete()
    line.settle(cohort)


@transaction.atomic
def change_rank(application: Application, *, priority: int, quota: Quota | None, by: User, reason: str) -> Application:
    """Move somebody in the line: another priority, another quota; who did it and why is kept."""
    application = line.lock(application)
    refuse(application.why_rank_cannot_change())
    if quota and quota.cohort_id != application.cohort_id:
        raise Refused(_("This quota belongs to another cohort."), "quota")
    if not reason.strip():
        raise Refused(_("Say why the order changes."), "reason")
    before = application.priority, application.quota_id
    if before == (priority, quota and quota.pk):
        return application
    LineChange.objects.create(
        application=application,
        priority_before=application.priority,
        priority=priority,
        quota_before_id=application.quota_id,
        quota=quota,
        reason=reason.strip(),
        by=by,
    )
    application.priority, application.quota = priority, quota
    with done_by(by):
        application.save(update_fields=["priority", "quota"])
    _check_and_settle(application.cohort, "quota")
    application.refresh_from_db(fields=["state", "offer_expires_at", "decided_at", "decided_by"])
    return application


def _check_and_settle(cohort: Cohort, field: str) -> None:
    refuse(line.count(cohort).why_over_full(), field)
    line.settle(cohort)
