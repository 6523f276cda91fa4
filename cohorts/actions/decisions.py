"""Deciding about several applications at once; each decision stands or falls by itself (ADMISSION, DECISIONS)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application, Cohort, Decision
from records.errors import Refused, refuse
from records.models import OutgoingMail

from . import places

VERBS: dict[str, Callable[..., Application]] = {
    "offer": places.offer_place,
    "wait": places.put_on_waiting_list,
    "refuse": places.refuse,
    "reconsider": places.reconsider,
    "withdraw": places.withdraw,
}
WITH_REASON = ("refuse", "withdraw", "reconsider")
TELLS_REASON = ("refuse", "withdraw")  # the student reads it; of the others it stays with the team

Seen = Mapping[UUID, str]  # the state that the page showed, by the application's public_id


@dataclass
class Outcome:
    done: list[Application] = field(default_factory=list)
    refused: list[tuple[Application, str]] = field(default_factory=list)


@dataclass
class Rehearsal:
    """What a decision would do: for whom, for whom not, and every mail that would go out, unsent."""

    outcome: Outcome
    mails: list[OutgoingMail]


def decide(
    applications: Iterable[Application], decision: str, by: User, reason: str = "", seen: Seen | None = None
) -> Outcome:
    """Take one decision for each, the first in line first; what a rule refuses is reported and stops nobody else."""
    outcome = Outcome()
    for application in sorted(applications, key=lambda one: one.queue_number or 0):
        try:
            outcome.done.append(decide_one(application, decision, by, reason, seen))
        except Refused as refused:
            outcome.refused.append((application, str(refused)))
    return outcome


@transaction.atomic
def decide_one(
    application: Application, decision: str, by: User, reason: str = "", seen: Seen | None = None
) -> Application:
    """One decision, with its row in the trail. Refused when somebody decided since the page was shown."""
    list(Cohort.objects.select_for_update(no_key=True).filter(pk=application.cohort_id).values_list("pk"))
    before = Application.objects.values_list("state", flat=True).get(pk=application.pk)
    refuse(_why_page_is_old(application, before, (seen or {}).get(application.public_id)))
    refuse(why_reason_missing(decision, reason))
    given = {"reason": reason} if decision in TELLS_REASON else {}
    decided = VERBS[decision](application, by=by, **given)
    Decision.objects.create(
        application=decided,
        kind=decision,
        state_before=before,
        state_after=decided.state,
        reason=reason.strip(),
        by=by,
    )
    return decided


@transaction.atomic
def rehearse(
    applications: Iterable[Application], decision: str, by: User, reason: str = "", seen: Seen | None = None
) -> Rehearsal:
    """Do it all and take it back: the same rules and the same words as in earnest, and nothing is written or sent."""
    applications = list(applications)
    cohorts = {application.cohort_id for application in applications}
    about = [cohort.public_id for cohort in Cohort.objects.select_for_update(no_key=True).filter(pk__in=cohorts)]
    last = OutgoingMail.objects.aggregate(last=Max("pk"))["last"] or 0
    outcome = decide(applications, decision, by, reason, seen)
    mails = list(OutgoingMail.objects.filter(pk__gt=last, about__in=about, kind__startswith="cohorts/").order_by("pk"))
    transaction.set_rollback(True)
    return Rehearsal(outcome, mails)


def why_reason_missing(decision: str, reason: str) -> str:
    """What was decided before is changed with a reason, and nobody is turned away without one."""
    if decision not in WITH_REASON or reason.strip():
        return ""
    if decision in TELLS_REASON:
        return _("Give a reason: the student reads it.")
    return _("Say why the decision is changed.")


def _why_page_is_old(application: Application, state: str, seen: str | None) -> str:
    if seen is None or seen == state:
        return ""
    latest = Decision.objects.filter(application=application).select_related("by").order_by("pk").last()
    if latest is None or latest.state_after != state:
        word = Application.State(state).label
        return _("In the meantime the application is in another state: %(state)s.") % {"state": word}
    said = {"name": latest.by, "decision": latest.get_kind_display()}
    return _("In the meantime %(name)s decided: %(decision)s.") % said
