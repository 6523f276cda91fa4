"""Who takes part in a cohort, under which heading, and who speaks for them (PARTNERSHIPS in docs/rules.md)."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from cohorts.models import Cohort
from records.errors import Refused, refuse
from records.history import done_by

from ..models import Partnership, Tier


@transaction.atomic
def save_tier(tier: Tier, by: User) -> Tier:
    """A new or changed heading; a new one goes to the end."""
    Cohort.objects.select_for_update(no_key=True).get(pk=tier.cohort_id)
    same = Tier.objects.filter(cohort=tier.cohort, name=tier.name).exclude(pk=tier.pk)
    refuse(_("There is a heading “%(name)s” already.") % {"name": tier.name} if same.exists() else "")
    if tier.pk is None:
        tier.position = max((other.position for other in tier.cohort.tiers.all()), default=0) + 1
    with done_by(by):
        tier.save()
    return tier


@transaction.atomic
def move_tier(tier: Tier, step: int, by: User) -> None:
    """One place up (-1) or down (1); at the end of the list nothing moves."""
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=tier.cohort_id)
    order = list(cohort.tiers.all())
    place = order.index(tier)
    goal = min(max(place + step, 0), len(order) - 1)
    order.insert(goal, order.pop(place))
    with done_by(by):
        for position, row in enumerate(order, start=1):
            if row.position != position:
                row.position = position
                row.save(update_fields=["position"])


@transaction.atomic
def remove_tier(tier: Tier, by: User) -> None:
    refuse(tier.reason_not_to_remove())
    with done_by(by):
        tier.delete()


@transaction.atomic
def save_partnership(partnership: Partnership, by: User) -> Partnership:
    """A new or changed part of an organisation of the cohort's own address book."""
    cohort, organisation = partnership.cohort, partnership.organisation
    if organisation.keeper_id != cohort.organisation_id or organisation.kind == Organisation.Kind.ORGANISER:
        raise Refused(_("Choose an organisation of your own address book."))
    if partnership.tier and partnership.tier.cohort_id != cohort.pk:
        raise Refused(_("Choose a heading of this cohort."))
    try:
        with done_by(by), transaction.atomic():
            partnership.save()
    except IntegrityError as error:
        raise Refused(_("%(organisation)s has this part already.") % {"organisation": organisation.name}) from error
    return partnership


@transaction.atomic
def end_partnership(partnership: Partnership, by: User) -> Partnership:
    """The row stays; the public pages no longer show it, and no new proposals come of it."""
    partnership = Partnership.objects.select_for_update(of=("self",)).get(pk=partnership.pk)
    refuse(partnership.reason_not_to_end())
    partnership.ended_at = timezone.now()
    with done_by(by):
        partnership.save(update_fields=["ended_at"])
    return partnership
