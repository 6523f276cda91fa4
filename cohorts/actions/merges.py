"""What of a cohort follows when two accounts of one person become one (ONE PERSON in docs/rules.md)."""

from django.db.models import BigIntegerField, Case, When
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import actions as accounts
from accounts.models import MergeRequest, Organisation, User
from cohorts.models import Application, Cohort, CohortRole, TwoPeople
from records.errors import refuse
from records.history import done_by

from . import places

State = Application.State
RANK = {State.ACCEPTED: 4, State.OFFERED: 3, State.WAITING: 2, State.SUBMITTED: 2, State.DRAFT: 0}  # closed: 1


def _rank(application: Application) -> tuple[int, int]:
    return RANK.get(State(application.state), 1), -(application.queue_number or 0)


def _both(kept: User, gone: User) -> list[tuple[Application, Application]]:
    """The stronger and the weaker application of each cohort in which both have one."""
    theirs = {row.cohort_id: row for row in Application.objects.filter(person=kept).select_related("cohort")}
    pairs = []
    for row in Application.objects.filter(person=gone).select_related("cohort").order_by("cohort"):
        if other := theirs.get(row.cohort_id):
            weaker, stronger = sorted((row, other), key=_rank)
            pairs.append((stronger, weaker))
    return pairs


def why_not(kept: User, gone: User, organisation: Organisation) -> str:
    elsewhere = Application.objects.filter(person=gone).exclude(cohort__organisation=organisation)
    worked = CohortRole.objects.filter(user=gone).exclude(cohort__organisation=organisation)
    if elsewhere.exclude(state=State.DRAFT).exists() or worked.exists():
        return accounts.takes_part_elsewhere(gone)
    if CohortRole.objects.held_by(gone).exists():
        return _("%(address)s works in a cohort. End that role first.") % {"address": gone.email}
    theirs = set(Application.objects.filter(person=gone).values_list("cohort", flat=True))
    if CohortRole.objects.held_by(kept).filter(cohort__in=theirs).exists():
        return _("%(address)s works in the cohort in which the other applied.") % {"address": kept.email}
    for stronger, weaker in _both(kept, gone):
        if weaker.is_running and (reason := weaker.why_cannot_withdraw()):
            return _("In %(cohort)s both take part: %(reason)s") % {"cohort": stronger.cohort, "reason": reason}
    return ""


def move(kept: User, gone: User, by: User) -> int:
    """Applications with all that hangs on them. Where both applied the stronger stays; the other is withdrawn.

    What was only begun at another organiser stays behind: no team hands on what another has not received yet.
    """
    sent = Application.objects.filter(person=gone).exclude(state=State.DRAFT)
    homes = list(sent.values_list("cohort__organisation", flat=True))
    pairs = _both(kept, gone)
    for _stronger, weaker in pairs:
        if weaker.is_running and weaker.state != State.DRAFT:
            reason = _("Applied twice, with two addresses: the other application stands.")
            places.withdraw(weaker, by=by, reason=reason)
    swapped = [row.pk for pair in pairs if pair[0].person_id == gone.pk for row in pair]
    Application.objects.filter(pk__in=swapped).update(
        person=Case(When(person=kept, then=gone.pk), default=kept.pk, output_field=BigIntegerField())
    )
    shared = [stronger.cohort_id for stronger, _weaker in pairs]
    alone = Application.objects.filter(person=gone, cohort__organisation__in=homes).exclude(cohort__in=shared)
    return alone.update(person=kept) + len(swapped) // 2


def ask(one: Application, other: Application, *, keep: Application, by: User, reason: str) -> MergeRequest:
    """Ask the account behind the one that is not kept whether it may close for the other. Raises Refused."""
    gone = other if keep == one else one
    return accounts.ask_to_merge(keep.person, gone.person, organisation=one.cohort.organisation, by=by, reason=reason)


def reason_not_to_merge(keep: Application, gone: Application, by: User) -> str:
    return accounts.reason_not_to_merge(keep.person, gone.person, keep.cohort.organisation, by)


def tell_apart(cohort: Cohort, one: User, other: User, by: User) -> None:
    """Note that these are two people; once, however often it is said."""
    refuse("" if one.pk != other.pk else _("This is one account."))
    first, second = sorted((one, other), key=lambda person: person.pk)
    with done_by(by):
        TwoPeople.objects.get_or_create(
            organisation=cohort.organisation, one=first, other=second, defaults={"by": by, "at": timezone.now()}
        )
