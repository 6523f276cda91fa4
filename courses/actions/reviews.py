"""Asking experts, what they say, what is answered, what they sign (REVIEW WITH INDUSTRY in docs/rules.md)."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Membership, User
from records.errors import refuse
from records.models import OutgoingMail

from ..content import digest_of
from ..models import ModuleReview, ModuleVersion, Outcome, ReviewComment, SignOff, VersionState
from ..reviewing import emails
from ..reviewing.reading import experts_for

NOT_AGAIN_WITHIN = timedelta(minutes=10)


def why_cannot_ask(version: ModuleVersion) -> str:
    """Why nobody can be asked to read it; "" = somebody can."""
    if version.state == VersionState.RETIRED:
        return _("This version is retired.")
    if not version.outcomes.exists():
        return _("Write the outcomes first: experts comment on each.")
    return ""


@transaction.atomic
def ask(
    version: ModuleVersion, expert: Membership, *, by: User, question: str = "", due_on: date | None = None
) -> ModuleReview:
    """Ask the contact of a partner, by a mail with the way into the platform."""
    ModuleVersion.objects.select_for_update(no_key=True, of=["self"]).get(pk=version.pk)
    refuse(why_cannot_ask(version))
    known = experts_for(version).filter(pk=expert.pk).exists()
    refuse("" if known else _("Choose a contact of one of your partners who was not asked yet."), "expert")
    review = ModuleReview.objects.create(
        module_version=version,
        reviewer=expert.user,
        organisation=expert.organisation,
        question=question,
        due_on=due_on,
        asked_by=by,
    )
    emails.asked(review)
    return review


@transaction.atomic
def ask_again(review: ModuleReview) -> None:
    """The version reads otherwise, or comments were answered: by mail, when the author says so."""
    refuse(why_cannot_go_on(review) or why_cannot_ask_again(review))
    emails.asked_again(review)


def why_cannot_ask_again(review: ModuleReview) -> str:
    """Why no further mail goes out; "" = it can. A second click sends none."""
    sent = OutgoingMail.objects.filter(recipient=review.reviewer, kind=emails.ASKED_AGAIN)
    if sent.filter(created_at__gt=timezone.now() - NOT_AGAIN_WITHIN).exists():
        return _("A mail went out just now: wait ten minutes before the next.")
    return ""


@transaction.atomic
def withdraw(review: ModuleReview) -> None:
    """The expert sees it no more; what they said and signed stays on record and counts no more."""
    refuse(_("This was withdrawn already.") if review.withdrawn_at else "")
    review.withdrawn_at = timezone.now()
    review.save(update_fields=["withdrawn_at"])


def why_cannot_go_on(review: ModuleReview) -> str:
    if review.withdrawn_at:
        return _("You are not asked any more.")
    return ""


def why_cannot_comment(review: ModuleReview) -> str:
    """Why the expert cannot comment; "" = they can."""
    if reason := why_cannot_go_on(review):
        return reason
    if not review.module_version.is_draft:
        return _("This version was released and stays as it is. Tell the author what the next one should say.")
    return ""


@transaction.atomic
def comment(review: ModuleReview, text: str, outcome: Outcome | None = None) -> ReviewComment:
    """On one outcome, or on the module as a whole."""
    refuse(why_cannot_comment(review))
    refuse("" if text.strip() else _("Write what you think."), "text")
    about = outcome.text if outcome else ""
    return ReviewComment.objects.create(review=review, outcome=outcome, about=about, text=text.strip())


@transaction.atomic
def answer(row: ReviewComment, text: str, *, settled: bool, by: User) -> None:
    """The author's word on a comment; settled or still open."""
    refuse("" if text.strip() or settled else _("Write an answer, or say that it is settled."), "text")
    row.answer, row.answered_by, row.answered_at = text.strip(), by, timezone.now()
    row.resolved_at = (row.resolved_at or timezone.now()) if settled else None
    row.save(update_fields=["answer", "answered_by", "answered_at", "resolved_at"])


@transaction.atomic
def settle(row: ReviewComment) -> None:
    """The expert says that it needs nothing more."""
    if row.resolved_at is None:
        row.resolved_at = timezone.now()
        row.save(update_fields=["resolved_at"])


def why_cannot_sign(review: ModuleReview) -> str:
    """Why the expert cannot sign the version; "" = they can."""
    if reason := why_cannot_go_on(review):
        return reason
    if review.module_version.state == VersionState.RETIRED:
        return _("This version is retired.")
    if review.comments.filter(resolved_at=None).exists():
        return _("A comment of yours is still open: settle it first, or wait for the answer.")
    return ""


@transaction.atomic
def sign(review: ModuleReview, *, full_name: str, digest: str, may_be_named: bool) -> SignOff:
    """The expert's name under the version as they read it; `digest` is of what stood on their page."""
    version = ModuleVersion.objects.select_for_update(no_key=True, of=["self"]).get(pk=review.module_version_id)
    refuse(why_cannot_sign(review))
    now = digest_of(version)
    refuse("" if digest == now else _("It has changed since you opened this page: read it again, then sign."))
    refuse("" if full_name.strip() else _("Write your name."), "full_name")
    review.may_be_named = may_be_named
    review.save(update_fields=["may_be_named"])
    standing = review.sign_offs.filter(digest=now, taken_back_at=None).first()
    return standing or SignOff.objects.create(
        review=review, digest=now, full_name=full_name.strip(), meaning="reviewed and agreed as it reads"
    )


@transaction.atomic
def take_back(review: ModuleReview) -> None:
    """The expert's name stands under it no more; that it stood there is kept."""
    review.sign_offs.filter(taken_back_at=None).update(taken_back_at=timezone.now())


def let_be_named(review: ModuleReview, may_be_named: bool) -> None:
    """On the public page, or not any more."""
    review.may_be_named = may_be_named
    review.save(update_fields=["may_be_named"])
