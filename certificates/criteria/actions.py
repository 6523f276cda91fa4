"""Criteria of a cohort, and the points that people of the team enter (CRITERIA in docs/rules.md)."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application, Cohort, Gate
from records.errors import refuse

from ..models import CriteriaTerms, Criterion, ResultsSignature, Score
from .eligibility import terms_of
from .who import why_cannot_score, why_points_are_fixed


def why_criteria_are_fixed(cohort: Cohort) -> str:
    if cohort.certificates.exists():
        return _("Certificates were issued in this cohort, so its criteria stay as they are.")
    if ResultsSignature.objects.standing().filter(application__cohort=cohort).exists():
        return _("Results were signed by these criteria, so they stay as they are.")
    return ""


def lock_criteria(cohort: Cohort) -> list[Criterion]:
    """The criteria, locked: whoever changes, enters or issues by them waits for the other."""
    return list(cohort.criteria.order_by("pk").select_for_update(of=("self",)))


def why_not_this_criterion(cohort: Cohort, criterion: Criterion) -> str:
    """Why the cohort cannot have this criterion beside its others."""
    others = cohort.criteria.exclude(pk=criterion.pk)
    if criterion.kind == Criterion.Kind.ATTENDANCE and others.filter(kind=Criterion.Kind.ATTENDANCE).exists():
        return _("The cohort asks for a share of the minutes already. Change that criterion.")
    if criterion.session_id and others.filter(session=criterion.session_id).exists():
        return _("This session is asked for already.")
    if criterion.quiz_id and others.filter(quiz=criterion.quiz_id).exists():
        return _("This quiz is asked for already.")
    if criterion.checklist_id and others.filter(checklist=criterion.checklist_id).exists():
        return _("This practical check is asked for already.")
    if criterion.kind == Criterion.Kind.DOSSIER and others.filter(kind=Criterion.Kind.DOSSIER).exists():
        return _("The dossier is asked for already.")
    if criterion.gate_id and others.filter(gate=criterion.gate_id).exists():
        return _("This gate is asked for already.")
    if criterion.gate and criterion.gate.kind == Gate.Kind.FITNESS:
        return _("Nobody's health decides about a certificate: choose another gate.")
    return ""


@transaction.atomic
def add_criterion(cohort: Cohort, criterion: Criterion) -> Criterion:
    """Add the unsaved `criterion` at the end of the list."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    lock_criteria(cohort)
    refuse(why_criteria_are_fixed(cohort) or why_not_this_criterion(cohort, criterion))
    last = cohort.criteria.aggregate(last=Max("position"))["last"]
    criterion.cohort, criterion.position = cohort, (last or 0) + 1
    criterion.save()
    _unconfirm(cohort)
    return criterion


@transaction.atomic
def change_criterion(criterion: Criterion) -> Criterion:
    """Save what was changed in `criterion`; fewer points than already entered are refused."""
    lock_criteria(criterion.cohort)
    refuse(why_criteria_are_fixed(criterion.cohort) or why_not_this_criterion(criterion.cohort, criterion))
    if criterion.points is not None:
        highest = criterion.scores.aggregate(highest=Max("points"))["highest"]
        if highest is not None and highest > criterion.points:
            refuse(_("Somebody has %(points)s points already.") % {"points": highest.normalize()})
    criterion.save()
    _unconfirm(criterion.cohort)
    return criterion


def why_cannot_be_taken_out(criterion: Criterion) -> str:
    """What people decided by name stays in the record, so the criterion does too."""
    if criterion.exceptions.exists() or criterion.approvals.exists():
        return _("Somebody was judged by it or let off it, by name: it stays in the record.")
    return ""


@transaction.atomic
def remove_criterion(criterion: Criterion) -> None:
    """Take a criterion out, with the points entered for it; history keeps both."""
    lock_criteria(criterion.cohort)
    refuse(why_criteria_are_fixed(criterion.cohort) or why_cannot_be_taken_out(criterion))
    criterion.scores.all().delete()
    criterion.delete()
    _unconfirm(criterion.cohort)


@transaction.atomic
def move_criterion(criterion: Criterion, *, up: bool) -> None:
    """One place up or down; at the end of the list nothing happens."""
    refuse(why_criteria_are_fixed(criterion.cohort))
    rows = sorted(lock_criteria(criterion.cohort), key=lambda row: (row.position, row.pk))
    here = next(index for index, row in enumerate(rows) if row.pk == criterion.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            Criterion.objects.filter(pk=row.pk).update(position=position)


@transaction.atomic
def save_terms(cohort: Cohort, *, gives_attendance: bool, reconsider_days: int) -> CriteriaTerms:
    """Whether there are certificates of attendance, and how long one can ask again. Raises Refused."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    terms = terms_of(cohort)
    if gives_attendance != terms.gives_attendance:
        refuse(why_criteria_are_fixed(cohort), "gives_attendance")
        terms.confirmed_at = terms.confirmed_by = None
    terms.gives_attendance, terms.reconsider_days = gives_attendance, reconsider_days
    terms.save()
    return terms


def why_cannot_confirm(cohort: Cohort) -> str:
    if not cohort.criteria.exists():
        return _("The cohort has no criteria yet: write down what is asked first.")
    if terms_of(cohort).confirmed_at:
        return _("The criteria are confirmed as they stand.")
    return ""


@transaction.atomic
def confirm_criteria(cohort: Cohort, *, by: User) -> CriteriaTerms:
    """An officer stands for the criteria as they are now; any change asks for it again. Raises Refused."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    lock_criteria(cohort)
    refuse(why_cannot_confirm(cohort))
    terms = terms_of(cohort)
    terms.number, terms.confirmed_at, terms.confirmed_by = terms.number + 1, timezone.now(), by
    terms.save()
    return terms


def _unconfirm(cohort: Cohort) -> None:
    CriteriaTerms.objects.filter(cohort=cohort).update(confirmed_at=None, confirmed_by=None)


@transaction.atomic
def enter_scores(criterion: Criterion, points: dict[Application, Decimal | None], *, by: User) -> int:
    """Write the points that differ from what is there, None takes them out; tells how many changed."""
    lock_criteria(criterion.cohort)
    before = {score.application_id: score for score in criterion.scores.all()}
    changed = 0
    for application, value in points.items():
        old = before.get(application.pk)
        if (old.points if old else None) == value:
            continue
        _refuse_score(criterion, application, value, by)
        changed += 1
        if value is None:
            criterion.scores.filter(application=application).delete()
        else:
            Score.objects.update_or_create(
                criterion=criterion, application=application, defaults={"points": value, "entered_by": by}
            )
    return changed


def _refuse_score(criterion: Criterion, application: Application, value: Decimal | None, by: User) -> None:
    refuse(why_cannot_score(by, application) or why_points_are_fixed(application))
    if application.cohort_id != criterion.cohort_id:
        refuse(_("This person takes no part in the cohort."))
    if value is not None and not 0 <= value <= (criterion.points or 0):
        refuse(_("Between 0 and %(points)s points can be had.") % {"points": criterion.points})
