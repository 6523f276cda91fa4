"""What each kind of message is called on a page. A kind is the name of its templates under templates/emails/."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    "account/confirm_address": _("new address to confirm"),
    "account/confirm_sign_up": _("sign-up to confirm"),
    "account/invitation": _("invitation"),
    "account/known_address": _("sign-up with a known address"),
    "account/merge_asked": _("question whether two accounts are one person's"),
    "account/merged": _("two accounts made one"),
    "account/notice": _("notice about the account"),
    "account/reset_password": _("new password"),
    "account/unknown_address": _("new password for an unknown address"),
    "certificates/issued": _("certificate issued"),
    "certificates/revoked": _("certificate revoked"),
    "cohorts/accepted": _("place confirmed"),
    "cohorts/accommodation_granted": _("something granted"),
    "cohorts/appeal_answered": _("answer to an appeal"),
    "cohorts/check_signed": _("practical check signed"),
    "cohorts/declined": _("offer declined"),
    "cohorts/gate_answered": _("answer about a gate"),
    "cohorts/groups_changed": _("another group"),
    "cohorts/guardian_answered": _("answer of a parent or guardian"),
    "cohorts/guardian_asked": _("consent of a parent or guardian"),
    "cohorts/invited": _("invitation to apply"),
    "cohorts/lapsed": _("offer lapsed"),
    "cohorts/lecturer_link": _("link to a lecturer's page"),
    "cohorts/letter": _("letter"),
    "cohorts/material_missing": _("reminder of slides"),
    "cohorts/notice": _("change on the day"),
    "cohorts/place_offered": _("place offered"),
    "cohorts/received": _("application received"),
    "cohorts/reconsidered": _("application taken up again"),
    "cohorts/refused": _("application refused"),
    "cohorts/reminder": _("reminder of the dossier"),
    "cohorts/rotation": _("rotation"),
    "cohorts/rotation_trainer": _("rotation, for trainers"),
    "cohorts/timetable": _("timetable released"),
    "cohorts/visitor_list": _("list of visitors"),
    "cohorts/waiting": _("waiting list"),
    "cohorts/withdrawn": _("application withdrawn"),
    "courses/review_asked": _("module to review"),
    "courses/review_asked_again": _("module to review again"),
    "courses/role_asked": _("question what a role needs"),
    "partners/profile_accepted": _("profile accepted"),
    "partners/profile_declined": _("profile declined"),
    "partners/proposal_accepted": _("proposal accepted"),
    "partners/proposal_changes": _("changes asked of a proposal"),
    "partners/proposal_declined": _("proposal declined"),
    "partners/proposal_placed": _("proposal in the timetable"),
    "partners/proposal_received": _("proposal received"),
    "partners/proposal_waits": _("proposal to decide on"),
    "partners/proposal_withdrawn": _("proposal withdrawn"),
}


def name_of(kind: str) -> str:
    """In words; a kind without a name (an older one, or a test's) by its template."""
    return str(KINDS.get(kind) or kind.rpartition("/")[2].replace("_", " "))
