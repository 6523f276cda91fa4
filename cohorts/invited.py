"""Who was invited and answers (INVITED in docs/rules.md): by an address that they have proven to be theirs."""

from accounts.models import User

from .models import Application, Cohort, Invitee


def invitation_for(cohort: Cohort, person: User) -> Invitee | None:
    """The invitation that the person can answer now."""
    found = cohort.invitees.standing().of_person(person).select_related("school", "quota")
    return found.order_by("-priority", "pk").first()


def initial(invitee: Invitee) -> dict:
    """What the form of application begins with."""
    return {
        "full_name": invitee.full_name,
        "school": str(invitee.school.public_id) if invitee.school else "",
        "study_programme": invitee.study_programme,
        "study_year": str(invitee.study_year or ""),
    }


def answered(application: Application) -> None:
    """Note which invitation the application answers; within the transaction that sends it."""
    invitee = invitation_for(application.cohort, application.person)
    if invitee is not None and invitee.application_id is None:
        invitee.application = application
        invitee.save(update_fields=["application"])
