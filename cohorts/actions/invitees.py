"""Inviting people to apply: a file as a whole, or one person; each gets a mail (INVITED in docs/rules.md)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts import emails, invitee_lines
from cohorts.models import Application, Cohort, Invitee, InviteeFile
from records import mail, sheets
from records.errors import Refused, refuse
from records.history import done_by

State = InviteeFile.State
AT_ONCE = 200  # mails written in one transaction
SMALL = 30_000  # bytes of a file that is checked while the person waits
LOST_AFTER = timedelta(minutes=2)
KEPT_AFTER_END = timedelta(days=30)


@transaction.atomic
def take_file(cohort: Cohort, name: str, content: bytes, by: User) -> InviteeFile:
    """Keep an uploaded list; it is checked next, by `check_file`. Raises Refused."""
    refuse(cohort.why_cannot_invite())
    if not content:
        raise Refused(_("The file is empty."), "file")
    if len(content) > sheets.MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB. Send it in parts."), "file")
    return InviteeFile.objects.create(cohort=cohort, name=name[-200:], content=content, by=by)


def is_small(content: bytes) -> bool:
    """Whether it is checked while the person waits."""
    return len(content) <= SMALL and sheets.unpacked_size(content) <= invitee_lines.SOON


def check_file(key: int) -> None:
    """Read every line and say what is wrong. Nobody is written, and nothing is sent. Can be run twice."""
    file = _claimed(key, State.CHECKING)
    if file is None:
        return
    checked = invitee_lines.Checked()
    try:
        checked = invitee_lines.check(file.cohort, bytes(file.content or b""), tell=lambda done: _tell(key, done))
    except Refused as refused:
        checked.problems.append(invitee_lines.Problem(1, str(refused)))
    file.problems = [[problem.line, problem.words] for problem in checked.problems]
    file.wrong = len({problem.line for problem in checked.problems})
    file.total, file.known, file.done = checked.total, checked.known, 0
    file.state = State.REFUSED if file.problems else State.CHECKED
    if file.problems:
        file.content, file.ended_at = None, timezone.now()
    file.save(update_fields=["problems", "wrong", "total", "known", "done", "state", "content", "ended_at"])


@transaction.atomic
def invite_all(file: InviteeFile, by: User) -> InviteeFile:
    """Say yes to a checked file: from here on a job writes its people and their mails. Raises Refused."""
    file = InviteeFile.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=file.pk)
    refuse(file.why_cannot_invite())
    file.state, file.by, file.claimed_at, file.done = State.INVITING, by, None, 0
    file.save(update_fields=["state", "by", "claimed_at", "done"])
    return file


@transaction.atomic
def put_aside(file: InviteeFile) -> None:
    """Forget a checked file: nobody in it is invited. Raises Refused."""
    file = InviteeFile.objects.select_for_update().get(pk=file.pk)
    if file.state != State.CHECKED:
        raise Refused(_("This file was dealt with already, or is still being checked."))
    file.state, file.content, file.ended_at = State.DISCARDED, None, timezone.now()
    file.save(update_fields=["state", "content", "ended_at"])


def work_off(key: int) -> None:
    """Write the people of a file, all or none, then their mails in portions. Killed half-way, it goes on from there."""
    file = _claimed(key, State.INVITING)
    if file is None:
        return
    if file.content is not None and not _write_people(file):
        return
    while _write_mails(file):
        pass
    InviteeFile.objects.filter(pk=key, state=State.INVITING).update(state=State.DONE, ended_at=timezone.now())


@transaction.atomic
def _write_people(file: InviteeFile) -> bool:
    """Checked anew: schools and quotas may have changed since. With a problem nobody is written."""
    file = InviteeFile.objects.select_for_update(of=("self",)).select_related("cohort", "by").get(pk=file.pk)
    try:
        checked = invitee_lines.check(file.cohort, bytes(file.content or b""))
    except Refused as refused:
        checked = invitee_lines.Checked(problems=[invitee_lines.Problem(1, str(refused))])
    file.content = None
    if checked.problems:
        file.problems = [[problem.line, problem.words] for problem in checked.problems]
        file.wrong, file.state, file.ended_at = len(file.problems), State.REFUSED, timezone.now()
    else:
        file.total, file.known = checked.total, checked.known
        for invitee in checked.invitees:
            invitee.file = file
        with done_by(file.by):
            Invitee.objects.bulk_create(checked.invitees, batch_size=1000, ignore_conflicts=True)
    file.save(update_fields=["content", "problems", "wrong", "state", "ended_at", "total", "known"])
    return not checked.problems


@transaction.atomic
def _write_mails(file: InviteeFile) -> int:
    """The next portion; how many it was."""
    due = file.invitees.select_for_update(skip_locked=True, of=("self",)).filter(invited_at=None, withdrawn_at=None)
    portion = list(due.order_by("pk")[:AT_ONCE])
    for invitee in portion:
        invitee.cohort = file.cohort
    mail.write_all(emails.invited(invitee) for invitee in portion)
    now = timezone.now()
    Invitee.objects.filter(pk__in=[one.pk for one in portion]).update(invited_at=now)
    InviteeFile.objects.filter(pk=file.pk).update(done=F("done") + len(portion), claimed_at=now)
    return len(portion)


@dataclass(frozen=True)
class Details:
    """What the team knows about somebody whom it invites."""

    email: str
    full_name: str = ""
    language: str = "en"
    school: object = None
    quota: object = None
    priority: int = 0


@transaction.atomic
def invite_one(cohort: Cohort, details: Details, by: User) -> Invitee:
    """Invite one person, with the mail. Raises Refused."""
    list(Cohort.objects.select_for_update(no_key=True).filter(pk=cohort.pk))
    refuse(cohort.why_cannot_invite())
    address = details.email.strip().lower()
    if cohort.invitees.filter(email__iexact=address).exists():
        raise Refused(_("This address was invited already."), "email")
    if cohort.applications.exclude(state=Application.State.DRAFT).filter(person__email__iexact=address).exists():
        raise Refused(_("This person has applied already."), "email")
    given = {**details.__dict__, "email": address}
    with done_by(by):
        invitee = Invitee.objects.create(cohort=cohort, invited_at=timezone.now(), **given)
    mail.write_all([emails.invited(invitee)])
    return invitee


@transaction.atomic
def remind(invitee: Invitee) -> None:
    """Send the invitation once more. Raises Refused."""
    invitee = Invitee.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=invitee.pk)
    refuse(invitee.why_cannot_remind())
    invitee.invited_at = timezone.now()
    invitee.save(update_fields=["invited_at"])
    mail.write_all([emails.invited(invitee)])


@transaction.atomic
def withdraw(invitee: Invitee, by: User) -> None:
    """Take the invitation back, with the quota and priority that it would have given. Raises Refused."""
    invitee = Invitee.objects.select_for_update(of=("self",)).get(pk=invitee.pk)
    refuse(invitee.why_cannot_withdraw())
    invitee.withdrawn_at = timezone.now()
    with done_by(by):
        invitee.save(update_fields=["withdrawn_at"])


# What the clock does


def find_lost(at: datetime | None = None) -> list[InviteeFile]:
    """Files that should be worked on and of which nobody was heard for two minutes."""
    before = (at or timezone.now()) - LOST_AFTER
    lost = Q(claimed_at=None, created_at__lt=before) | Q(claimed_at__lt=before)
    return list(InviteeFile.objects.filter(lost, state__in=InviteeFile.RUNNING).only("pk", "state"))


def forget_unanswered(at: datetime | None = None) -> int:
    """Who was invited and never applied is forgotten a month after the cohort; how many."""
    before = (at or timezone.now()).date() - KEPT_AFTER_END
    InviteeFile.objects.filter(cohort__ends_on__lt=before).exclude(name="").update(name="", content=None, problems=[])
    gone = Invitee.objects.filter(cohort__ends_on__lt=before, application=None)
    return gone.delete()[1].get("cohorts.Invitee", 0)


def _claimed(key: int, state: str) -> InviteeFile | None:
    """The file, if it is to be worked on and nobody else does."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=timezone.now() - LOST_AFTER)
    mine = InviteeFile.objects.filter(free, pk=key, state=state).update(claimed_at=timezone.now())
    return InviteeFile.objects.select_related("cohort", "by").get(pk=key) if mine else None


def _tell(key: int, done: int) -> None:
    InviteeFile.objects.filter(pk=key).update(done=done, claimed_at=timezone.now())
