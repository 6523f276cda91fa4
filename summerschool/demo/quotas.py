"""Places that are kept: for each school in the full edition, for a school and a partner's guests in the small one."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from cohorts.actions import quotas
from cohorts.models import Cohort


def keep_places(full: Cohort, small: Cohort, by: User) -> None:
    """The first school of the full edition may take open places too, the second may not; the third was released."""
    first, second, third = full.schools.order_by("pk")
    quotas.add_quota(full, name=first.name, organisation=first, places=12, by=by)
    quotas.add_quota(full, name=second.name, organisation=second, places=12, is_limit=True, by=by)
    released = quotas.add_quota(full, name=third.name, organisation=third, places=10, by=by)
    quotas.release_quota(released, by=by)
    last = full.applications.waiting().select_related("person").last()
    reason = "Her thesis is on closed systems and has to be handed in this year."
    quotas.change_rank(last, priority=2, quota=last.quota, by=by, reason=reason)
    release_at = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=18)
    school = small.schools.order_by("pk").first()
    quotas.add_quota(small, name=school.name, organisation=school, places=3, release_at=release_at, by=by)
    quotas.add_quota(small, name="Guests of the host site", places=2, release_at=release_at, by=by)
