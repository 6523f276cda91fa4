"""Who may judge, let off, ask and answer, each with the reason why not (CRITERIA and ROLES in docs/rules.md)."""

from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application, Cohort, CohortRole, FilledChecklist
from records.wording import say_day

from ..facts import today_in
from ..models import CertificateKind, Criterion, CriterionException, ManualApproval, Reconsideration, Score
from .lines import NOT_MET, Standing


def why_cannot_score(user: User, application: Application) -> str:
    """Trainee and assessor are never one person (ROLES in docs/rules.md)."""
    if application.person_id == user.pk:
        return _("These are your own results: somebody else enters them.")
    return ""


def why_points_are_fixed(application: Application) -> str:
    """A certificate of attendance fixes nothing: a resit or an exception can still lead to the other one."""
    if application.certificates.standing().filter(kind=CertificateKind.COMPLETION).exists():
        return _("The certificate is issued: revoke it before the results change.")
    return ""


def fixed_in(cohort: Cohort) -> set[int]:
    """The keys of the applications whose results stay as they are."""
    given = cohort.certificates.standing().filter(kind=CertificateKind.COMPLETION)
    return set(given.values_list("application", flat=True))


def why_assessed(cohort: Cohort, user: User) -> str:
    """Why this person, having assessed somebody, does not approve certificates of the cohort; "" = assessed nobody."""
    if CohortRole.objects.held_by(user, CohortRole.Kind.ASSESSOR).filter(cohort=cohort).exists():
        return _("You are an assessor of this cohort: another certificate officer issues its certificates.")
    if Score.objects.filter(criterion__cohort=cohort, entered_by=user).exists():
        return _("You entered points in this cohort: another certificate officer issues its certificates.")
    if ManualApproval.objects.current().filter(criterion__cohort=cohort, by=user).exists():
        return _("You judged participants of this cohort: another certificate officer issues its certificates.")
    return ""


def has_assessed(user: User, criterion: Criterion, application: Application) -> bool:
    """Whether this person had a part in the result of this criterion for this participant."""
    match criterion.kind:
        case Criterion.Kind.SCORE:
            return criterion.scores.filter(application=application, entered_by=user).exists()
        case Criterion.Kind.MANUAL:
            return criterion.approvals.current().filter(application=application, by=user).exists()
        case Criterion.Kind.CHECKLIST:
            checks = FilledChecklist.objects.standing().filter(used=criterion.checklist_id, application=application)
            signed = checks.filter(signatures__signer=user).exists()
            return signed or checks.filter(filled_by=user).exists()
    return False


def why_cannot_except(user: User, criterion: Criterion, application: Application) -> str:
    """Why this officer cannot let this participant off this criterion; "" = they can."""
    if application.person_id == user.pk:
        return _("Nobody lets themselves off a criterion.")
    if application.cohort_id != criterion.cohort_id or application.state != Application.State.ACCEPTED:
        return _("This person takes no part in the cohort.")
    if has_assessed(user, criterion, application):
        return _("You assessed this criterion: another certificate officer decides about an exception.")
    if criterion.exceptions.standing().filter(application=application).exists():
        return _("There is an exception for this criterion already.")
    return why_points_are_fixed(application)


def why_cannot_withdraw(exception: CriterionException) -> str:
    if exception.withdrawn_at:
        return _("This exception is withdrawn already.")
    return why_points_are_fixed(exception.application)


def why_cannot_ask(standing: Standing) -> str:
    """Why the participant cannot ask to have the refusal looked at again; "" = they can."""
    cohort = standing.application.cohort
    if cohort.cancelled_at:
        return _("This cohort was cancelled.")
    if today_in(cohort) < cohort.ends_on:
        return _("The cohort has not ended yet: results are still being entered.")
    if standing.meets_all:
        return _("You meet every criterion: nothing is refused.")
    if not any(line.state == NOT_MET for line in standing.missing):
        return _("Nothing is refused: something is still to be entered.")
    if standing.certificate and standing.certificate.kind == CertificateKind.COMPLETION:
        return _("You have a certificate of completion.")
    if today_in(cohort) > standing.terms.reconsider_until:
        day = say_day(standing.terms.reconsider_until)
        return _("It could be asked until %(day)s.") % {"day": day}
    return _why_asked_before(standing)


def _why_asked_before(standing: Standing) -> str:
    asked = Reconsideration.objects.filter(application=standing.application)
    if asked.open().exists():
        return _("You have asked already. A certificate officer answers.")
    if asked.filter(refusal=standing.refusal).exists():
        return _("This refusal was looked at again, and nothing has changed since.")
    return ""


def why_cannot_answer(user: User, asked: Reconsideration) -> str:
    """Why this officer cannot answer; "" = they can."""
    if reason := asked.why_cannot_answer():
        return reason
    if asked.application.person_id == user.pk:
        return _("Nobody answers what they asked themselves.")
    return ""
