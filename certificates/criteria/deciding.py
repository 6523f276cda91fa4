"""Judging what no machine measures, and letting a participant off a criterion (CRITERIA in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application, Cohort
from records.errors import Refused, refuse

from ..models import CompleteDossier, Criterion, CriterionException, ManualApproval
from .actions import lock_criteria
from .found import dossiers
from .who import why_cannot_except, why_cannot_score, why_cannot_withdraw, why_points_are_fixed

Verdict = tuple[bool | None, str]  # approved, not approved or taken back; in words


@transaction.atomic
def approve_manually(criterion: Criterion, verdicts: dict[Application, Verdict], *, by: User) -> int:
    """Write the verdicts that differ from what is there, None takes one back; tells how many changed."""
    lock_criteria(criterion.cohort)
    before = {row.application_id: row for row in criterion.approvals.current()}
    changed = 0
    for application, (approved, words) in verdicts.items():
        old = before.get(application.pk)
        if (old.approved if old else None, old.words if old else "") == (approved, words):
            continue
        _refuse_verdict(criterion, application, approved, words, by)
        changed += 1
        if old:
            old.superseded_at = timezone.now()
            old.save(update_fields=["superseded_at"])
        if approved is not None:
            ManualApproval.objects.create(
                criterion=criterion, application=application, approved=approved, words=words, by=by
            )
    return changed


def _refuse_verdict(
    criterion: Criterion, application: Application, approved: bool | None, words: str, by: User
) -> None:
    refuse(why_cannot_score(by, application) or why_points_are_fixed(application))
    if criterion.kind != Criterion.Kind.MANUAL or application.cohort_id != criterion.cohort_id:
        refuse(_("This person takes no part in the cohort."))
    if approved is False and not words.strip():
        raise Refused(_("Say why not: %(name)s reads it.") % {"name": application.person}, "words")


@transaction.atomic
def grant_exception(criterion: Criterion, application: Application, *, reason: str, by: User) -> CriterionException:
    """Let this participant off this criterion; the reason is printed on the certificate. Raises Refused."""
    lock_criteria(criterion.cohort)
    refuse(why_cannot_except(by, criterion, application))
    if not reason.strip():
        raise Refused(_("Give a reason: the certificate prints it."), "reason")
    return CriterionException.objects.create(
        criterion=criterion, application=application, reason=reason.strip(), granted_by=by
    )


@transaction.atomic
def withdraw_exception(exception: CriterionException, *, reason: str, by: User) -> CriterionException:
    """The criterion is asked for again; the row stays, with who took it back and why. Raises Refused."""
    lock_criteria(exception.criterion.cohort)
    exception = CriterionException.objects.select_for_update(of=("self",)).get(pk=exception.pk)
    refuse(why_cannot_withdraw(exception))
    if not reason.strip():
        raise Refused(_("Give a reason: it stays in the record."), "reason")
    exception.withdrawn_at, exception.withdrawn_by, exception.withdrawn_reason = timezone.now(), by, reason.strip()
    exception.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    return exception


def note_dossiers() -> int:
    """Note who has a complete dossier while it can be seen: its answers are deleted soon after the cohort."""
    rows = Cohort.objects.filter(criteria__kind=Criterion.Kind.DOSSIER, cancelled_at=None)
    return sum(_note_dossiers_of(cohort) for cohort in rows.distinct())


def _note_dossiers_of(cohort: Cohort) -> int:
    open_ones = list(cohort.applications.enrolled().filter(complete_dossier=None).select_related("person", "school"))
    for row in open_ones:
        row.cohort = cohort
    found = dossiers(open_ones) if open_ones else {}
    complete = [CompleteDossier(application_id=key) for key, one in found.items() if one.is_complete]
    return len(CompleteDossier.objects.bulk_create(complete, ignore_conflicts=True))
