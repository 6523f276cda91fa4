"""Who may fill in, sign, void and answer (CHECKS, ASSESSORS and APPEALS in docs/rules.md); the reason, "" = allowed."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.models import AssessorQualification

from ..models import Appeal, Application, CheckSignature, CohortChecklist, CohortRole, FilledChecklist
from .reading import Record

State, Result, Part = FilledChecklist.State, FilledChecklist.Result, CheckSignature.Part
APPEAL_DAYS = 14


def today_in(cohort):
    return timezone.now().astimezone(cohort.zone).date()


def qualification_of(user: User, used: CohortChecklist) -> AssessorQualification | None:
    """What shows that the person may assess this checklist today, where the cohort is."""
    rows = AssessorQualification.objects.current(today_in(used.cohort))
    return rows.filter(person=user, checklist=used.version.checklist_id).order_by("-since", "-pk").first()


def why_is_no_assessor(user: User, used: CohortChecklist) -> str:
    """An assessor of the cohort, with a qualification for this checklist that is current today."""
    if not CohortRole.objects.held_by(user, CohortRole.Kind.ASSESSOR).filter(cohort=used.cohort_id).exists():
        return _("Only an assessor of this cohort can do this.")
    if qualification_of(user, used) is None:
        return _(
            "You have no current qualification to assess “%(check)s”. An organiser or certificate officer enters it "
            "in the library, at the checklist."
        ) % {"check": used.version.title}
    return ""


def why_is_trainee(user: User, application: Application) -> str:
    if application.person_id == user.pk:
        return _("This check is about you: somebody else assesses it.")
    return ""


def why_cannot_fill(used: CohortChecklist) -> str:
    """Why nobody can fill in this checklist now."""
    if used.retired_at:
        return _("The cohort does not use this checklist any more.")
    if used.cohort.cancelled_at:
        return _("This cohort was cancelled.")
    if not used.cohort.has_begun():
        return _("The cohort has not begun: checks are filled in from its first day on.")
    return ""


def why_cannot_fill_for(application: Application, user: User) -> str:
    if application.state != Application.State.ACCEPTED:
        return _("%(name)s holds no place in this cohort.") % {"name": application.person}
    return why_is_trainee(user, application)


def why_no_attempt_left(used: CohortChecklist, application: Application) -> str:
    """Why the participant has no attempt left, or needs none; void ones do not count."""
    rows = list(application.checks.standing().filter(used=used))
    return why_no_attempt_left_of(rows, used, str(application.person))


def why_no_attempt_left_of(rows: list[FilledChecklist], used: CohortChecklist, name: str) -> str:
    """The same, where the attempts that count are known."""
    if any(row.result == Result.PASSED for row in rows):
        return _("%(name)s has passed this check.") % {"name": name}
    if any(row.result == Result.PENDING for row in rows):
        return _("%(name)s: the plates of an earlier attempt are still to be read.") % {"name": name}
    if len(rows) >= used.most_attempts:
        return _("%(name)s has had all %(number)d attempts.") % {"name": name, "number": used.most_attempts}
    return ""


def why_cannot_sign_visual(check: FilledChecklist, user: User) -> str:
    """Why this person cannot sign what was seen."""
    if check.state == State.SIGNED:
        return _("This is signed already.")
    if check.state == State.VOID:
        return _("This record is void.")
    if reason := why_is_trainee(user, check.application) or why_is_no_assessor(user, check.used):
        return reason
    others = check.application.checks.standing().filter(used=check.used).exclude(pk=check.pk)
    if others.filter(attempt__lt=check.attempt, state=State.FILLED).exists():
        return _("An earlier attempt is not signed yet: sign it or make it void first.")
    if others.filter(result__in=(Result.PASSED, Result.PENDING)).exists():
        return _("Another attempt is passed, or waits for its plates: make this one void.")
    if others.filter(state=State.SIGNED).count() >= check.used.most_attempts:
        return _("All %(number)d attempts are signed: make this one void.") % {"number": check.used.most_attempts}
    return ""


def why_cannot_read_plates(check: FilledChecklist, user: User) -> str:
    """Why this person cannot note colonies."""
    if check.state == State.VOID:
        return _("This record is void.")
    if check.state != State.SIGNED:
        return _("The visual part is not signed yet.")
    if check.result != Result.PENDING:
        return _("The plates are signed, or nothing depends on them any more.")
    return why_is_trainee(user, check.application)


def why_cannot_sign_plates(record: Record, user: User) -> str:
    """Why this person cannot sign the plates."""
    check = record.check
    if reason := why_cannot_read_plates(check, user):
        return reason
    if record.counted.unread:
        return _("Plates are still to be read: note all of them first.")
    return why_is_no_assessor(user, check.used)


def why_cannot_void(check: FilledChecklist, user: User) -> str:
    """Why this person cannot take the record out; before it is signed whoever filled it in can, too."""
    if check.state == State.VOID:
        return _("This record is void already.")
    if reason := why_is_trainee(user, check.application):
        return reason
    if check.state == State.FILLED and check.filled_by_id == user.pk:
        return ""
    if user.has_perm("cohorts.run_cohort", check.used.cohort):
        return ""
    return why_is_no_assessor(user, check.used)


def why_cannot_appeal(check: FilledChecklist, user: User) -> str:
    """Why the participant cannot ask to have the result looked at again."""
    if check.application.person_id != user.pk:
        return _("Only the participant can appeal.")
    if check.state != State.SIGNED or check.result != Result.FAILED:
        return _("Only a signed result that was not passed can be appealed.")
    if Appeal.objects.filter(check_of=check).exists():
        return _("You have appealed already.")
    last = check.plates_signed_at or check.signed_at
    if last and timezone.now() > last + timedelta(days=APPEAL_DAYS):
        return _("A result can be appealed for %(days)d days.") % {"days": APPEAL_DAYS}
    return ""


def why_cannot_answer(appeal: Appeal, user: User) -> str:
    """Why this person cannot answer: a second assessor does, never one who had a part in the result."""
    if appeal.answered_at:
        return _("%(name)s has answered this already.") % {"name": appeal.answered_by or _("somebody")}
    check = appeal.check_of
    if check.state != State.SIGNED:
        return _("This record is void.")
    if reason := why_is_trainee(user, check.application) or why_is_no_assessor(user, check.used):
        return reason
    signed = check.signatures.filter(signer=user).exists()
    if signed or check.filled_by_id == user.pk or check.readings.filter(read_by=user).exists():
        return _("You had a part in this result: another assessor answers.")
    return ""
