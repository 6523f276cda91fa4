"""Who was invited and answers (INVITED in docs/rules.md): by an address that they have proven to be theirs."""

from django.db import connection

from accounts.models import User

from .models import Application, Cohort, Invitee

IS_INVITED = """
    SELECT EXISTS (
        SELECT FROM cohorts_invitee invitee WHERE invitee.cohort_id = %(cohort)s AND invitee.withdrawn_at IS NULL
            AND lower(invitee.email) IN (
                SELECT lower(own.email) FROM account_emailaddress own WHERE own.user_id = %(person)s AND own.verified
            )
    )
"""


def invitation_for(cohort: Cohort, person: User) -> Invitee | None:
    """The invitation that the person can answer now; one cheap query where there is none, as for most in a rush."""
    with connection.cursor() as cursor:
        cursor.execute(IS_INVITED, {"cohort": cohort.pk, "person": person.pk})
        if not cursor.fetchone()[0]:
            return None
    found = cohort.invitees.standing().of_person(person).select_related("school", "quota")
    return found.order_by("-priority", "pk").first()


def initial(invitee: Invitee | None) -> dict:
    """What the form of application begins with: only what the team knew."""
    if invitee is None:
        return {}
    known = {
        "full_name": invitee.full_name,
        "school": str(invitee.school.public_id) if invitee.school else "",
        "study_programme": invitee.study_programme,
        "study_year": str(invitee.study_year or ""),
    }
    return {name: value for name, value in known.items() if value}


def answered(invitee: Invitee, application: Application) -> None:
    """Note that the application answers the invitation; within the transaction that sends it."""
    if invitee.application_id != application.pk:
        invitee.application = application
        invitee.save(update_fields=["application"])
