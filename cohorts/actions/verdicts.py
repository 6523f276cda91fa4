"""A school's word on its own students (SCHOOLS in docs/rules.md)."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership, Role, User
from records.errors import refuse
from records.history import done_by

from ..models import Application, Cohort, SchoolVerdict
from . import places

State, Verdict = Application.State, Application.SchoolVerdict


def why_cannot_judge(application: Application) -> str:
    """Why nobody can approve or reject this student for the school; "" = it can be done."""
    if not application.cohort.coordinator_approves:
        return _("This cohort does not ask the schools.")
    if application.school_id is None:
        return _("The student named no school of this cohort.")
    if application.state not in (State.SUBMITTED, State.WAITING):
        return _("The team has dealt with this application already. Write to %(address)s.") % {
            "address": application.cohort.contact_email
        }
    return application.cohort.why_closed_for_places()


def why_reason_missing(application: Application, verdict: str, reason: str, *, for_school: bool = False) -> str:
    """A no, a change of mind and the team's own word for the school each ask for a reason."""
    if reason.strip():
        return ""
    if for_school:
        return _("Say who at the school told you.")
    if verdict == Verdict.REJECTED:
        return _("Give a reason: the team reads it.")
    if application.school_verdict:
        return _("Say why you changed your mind: the team reads it.")
    return ""


@transaction.atomic
def judge(
    application: Application, verdict: str, by: User, reason: str = "", *, for_school: bool = False
) -> Application:
    """Approve a student of the school, or not. Where places go first come, whoever is approved gets theirs at once.

    A no takes a student off the waiting list: nothing may be offered to them while it stands.
    `for_school` when the team writes down what the school told it. Raises `Refused`.
    """
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=application.cohort_id)
    application = Application.objects.select_related("person", "school").get(pk=application.pk)
    application.cohort = cohort
    if application.school_verdict == verdict:
        return application  # two clicks, or two coordinators of one mind
    refuse(why_cannot_judge(application))
    refuse(_("This is your own application.") if application.person_id == by.pk else "")
    refuse(why_reason_missing(application, verdict, reason, for_school=for_school), "reason")
    SchoolVerdict.objects.create(
        application=application, verdict=verdict, reason=reason.strip(), by=by, for_school=for_school
    )
    application.school_verdict = verdict
    if application.waits_for_school:
        application.state = State.SUBMITTED
    with done_by(by):
        application.save(update_fields=["school_verdict", "state"])
        if verdict == Verdict.APPROVED and cohort.admission == Cohort.Admission.FIRST_COME:
            return places.admit(application)
    return application


@transaction.atomic
def change_asking_schools(cohort: Cohort, asked: bool, by: User) -> Cohort:
    """Whether schools approve their students first. Without it, who waited for a school is dealt with at once."""
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    if cohort.coordinator_approves == asked:
        return cohort
    refuse(why_schools_cannot_be_asked(cohort) if asked else "", "coordinator_approves")
    cohort.coordinator_approves = asked
    with done_by(by):
        cohort.save(update_fields=["coordinator_approves"])
    if cohort.admission == Cohort.Admission.FIRST_COME and not asked:
        return places.change_admission(cohort, cohort.admission, by=by)
    return cohort


def why_schools_cannot_be_asked(cohort: Cohort) -> str:
    """Why the rule cannot begin now; "" = it can."""
    if cohort.applications.filter(state=State.WAITING).exists():
        return _("People are on the waiting list already: a new condition would come too late for them.")
    return ""


def schools_without_coordinator(cohort: Cohort) -> list[str]:
    """Names of the cohort's schools in which nobody could approve."""
    held = Membership.objects.current().filter(role=Role.COORDINATOR).values("organisation")
    return list(cohort.schools.exclude(pk__in=held).order_by("name").values_list("name", flat=True))
