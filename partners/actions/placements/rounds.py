"""A round: prepare it, open it to hosts, cancel it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Cohort
from records.errors import refuse
from records.history import done_by

from ...models import PlacementRound, RoundCohort
from ...placements import emails
from ...placements.allocating import digest_of_seed, new_seed


def locked(row: PlacementRound) -> PlacementRound:
    """Whatever gives or frees a place of a round locks its row first."""
    return PlacementRound.objects.select_for_update(no_key=True).get(pk=row.pk)


@transaction.atomic
def save_round(row: PlacementRound, cohorts: Iterable[Cohort], by: User) -> PlacementRound:
    """A new or changed round of the organiser's own cohorts; a new one gets its seed, which is told by its digest."""
    cohorts = list(cohorts)
    refuse("" if cohorts else _("Say for which cohorts the round is."), "cohorts")
    foreign = any(cohort.organisation_id != row.organisation_id for cohort in cohorts)
    refuse(_("Choose cohorts of your own.") if foreign else "", "cohorts")
    if row.pk:
        before = locked(row)
        refuse(before.why_not_change(row), "posting_until")
    else:
        row.seed = new_seed()
        row.seed_digest = digest_of_seed(row.seed)
    same = PlacementRound.objects.filter(organisation=row.organisation, title__iexact=row.title).exclude(pk=row.pk)
    refuse(_("There is a round “%(title)s” already.") % {"title": row.title} if same.exists() else "", "title")
    with done_by(by):
        row.save()
        gone = row.round_cohorts.exclude(cohort__in=cohorts)
        ranked = row.candidacies.filter(application__cohort__in=gone.values("cohort")).exists()
        refuse(_("Students of a cohort that you left out take part already.") if ranked else "", "cohorts")
        gone.delete()
        known = set(row.round_cohorts.values_list("cohort", flat=True))
        RoundCohort.objects.bulk_create(
            RoundCohort(round=row, cohort=cohort) for cohort in cohorts if cohort.pk not in known
        )
    return row


@transaction.atomic
def open_round(row: PlacementRound, by: User) -> PlacementRound:
    """Hosts may post from now on, and their contacts are told."""
    row = locked(row)
    refuse(row.why_not_open())
    row.opened_at = timezone.now()
    with done_by(by):
        row.save(update_fields=["opened_at", "changed_at"])
    emails.round_opened(row)
    return row


@transaction.atomic
def cancel_round(row: PlacementRound, by: User) -> PlacementRound:
    row = locked(row)
    refuse(row.why_not_cancel())
    row.cancelled_at = timezone.now()
    with done_by(by):
        row.save(update_fields=["cancelled_at", "changed_at"])
    return row
