"""Appeals against a result, answered by a second assessor (APPEALS in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse

from ..checks import emails, who
from ..models import Appeal, FilledChecklist
from .checks import lock, take_out


@transaction.atomic
def appeal(check: FilledChecklist, *, by: User, words: str) -> Appeal:
    """The participant says why the result is wrong. Raises Refused."""
    check = lock(check)
    refuse(who.why_cannot_appeal(check, by))
    if not words.strip():
        raise Refused(_("Say in a few sentences why the result is wrong."), "words")
    return Appeal.objects.create(check_of=check, words=words.strip())


@transaction.atomic
def answer(asked: Appeal, *, by: User, answer: str, reason: str) -> Appeal:
    """A second assessor lets the result stand, or makes it void, which gives the attempt back. Raises Refused."""
    check = lock(asked.check_of)
    asked = Appeal.objects.select_for_update(no_key=True, of=["self"]).select_related("answered_by").get(pk=asked.pk)
    asked.check_of = check
    refuse(who.why_cannot_answer(asked, by))
    if answer not in Appeal.Answer.values:
        raise Refused(_("Choose an answer."), "answer")
    if not reason.strip():
        raise Refused(_("Give a reason: the participant reads it."), "reason")
    asked.answer, asked.reason, asked.answered_at, asked.answered_by = answer, reason.strip(), timezone.now(), by
    asked.save(update_fields=["answer", "reason", "answered_at", "answered_by"])
    if answer == Appeal.Answer.VOIDED:
        take_out(check, by, reason)
    emails.appeal_answered(asked)
    return asked
