"""Criteria of a cohort, and the points that people of the team enter (CRITERIA in docs/rules.md)."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application, Cohort
from records.errors import refuse

from ..models import Criterion, Score


def why_criteria_are_fixed(cohort: Cohort) -> str:
    if cohort.certificates.exists():
        return _("Certificates were issued in this cohort, so its criteria stay as they are.")
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
    return criterion


@transaction.atomic
def remove_criterion(criterion: Criterion) -> None:
    """Take a criterion out, with the points entered for it; history keeps both."""
    lock_criteria(criterion.cohort)
    refuse(why_criteria_are_fixed(criterion.cohort))
    criterion.scores.all().delete()
    criterion.delete()


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


def why_cannot_score(user: User, application: Application) -> str:
    """Trainee and assessor are never one person (ROLES in docs/rules.md)."""
    if application.person_id == user.pk:
        return _("These are your own points: somebody else enters them.")
    return ""


def why_points_are_fixed(application: Application) -> str:
    if application.certificates.standing().exists():
        return _("The certificate is issued: revoke it before the points change.")
    return ""


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
