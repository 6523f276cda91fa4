"""A refusal looked at again: the participant asks, a named officer answers with a reason (CRITERIA, docs/rules.md)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application
from records.errors import Refused, refuse

from .. import emails
from ..models import CertificateKind, Criterion, Reconsideration
from .actions import lock_criteria
from .deciding import grant_exception
from .eligibility import standing_of
from .lines import Line, Standing
from .who import why_cannot_answer, why_cannot_ask

State = Reconsideration.State


def kinds_to_ask(standing: Standing) -> list[str]:
    """What can be asked for: that of attendance only by whoever gets none of that either."""
    by_itself = standing.terms.gives_attendance and not standing.meets_attendance
    return [CertificateKind.COMPLETION, CertificateKind.ATTENDANCE] if by_itself else [CertificateKind.COMPLETION]


@transaction.atomic
def ask(application: Application, words: str, asked_for: str = CertificateKind.COMPLETION) -> Reconsideration:
    """Once for each refusal; how it stood is kept with it. Raises Refused."""
    Application.objects.select_for_update(no_key=True).get(pk=application.pk)
    standing = standing_of(application)
    if standing is None:
        raise Refused(_("Certificates are for those who took part."))
    refuse(why_cannot_ask(standing))
    if not words.strip():
        raise Refused(_("Say in a few sentences what should be looked at."), "words")
    if asked_for not in kinds_to_ask(standing):
        raise Refused(_("Choose what you ask for."), "asked_for")
    lines = [{"state": line.state, "fact": _without_names(line)} for line in standing.lines]
    asked = Reconsideration.objects.create(
        application=application, asked_for=asked_for, refusal=standing.refusal, lines=lines, words=words.strip()
    )
    emails.reconsideration_asked(asked)
    return asked


def _without_names(line: Line) -> dict[str, Any]:
    return {key: value for key, value in line.fact.items() if key != "assessor"}


@transaction.atomic
def answer(
    asked: Reconsideration, state: str, reason: str, *, by: User, exceptions: Iterable[Criterion] = ()
) -> Reconsideration:
    """Grant what was asked, with exceptions for what is still missing, or let the refusal stay. Raises Refused.

    Granted means that the certificate follows: whoever still misses something after it is refused with what that is.
    """
    application = Application.objects.select_related("person", "cohort").get(pk=asked.application_id)
    lock_criteria(application.cohort)
    asked = Reconsideration.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    asked.application = application
    refuse(why_cannot_answer(by, asked))
    if state not in (State.UPHELD, State.KEPT):
        raise Refused(_("Choose an answer."), "state")
    if not reason.strip():
        raise Refused(_("Give a reason: the participant reads it."), "answer")
    if state == State.UPHELD:
        for criterion in exceptions:
            grant_exception(criterion, application, reason=reason, by=by)
        _refuse_unless_met(asked)
    asked.state, asked.answer, asked.answered_by, asked.answered_at = state, reason.strip(), by, timezone.now()
    asked.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    emails.reconsideration_answered(asked)
    return asked


def _refuse_unless_met(asked: Reconsideration) -> None:
    standing = standing_of(asked.application)
    if standing is None:
        raise Refused(_("This person takes no part in the cohort any more."))
    if standing.award not in (CertificateKind.COMPLETION, asked.asked_for):
        said = _("Still missing: %(missing)s. Have the result corrected first, or make an exception for it.")
        raise Refused(said % {"missing": standing.why_not_completion()}, "exceptions")
