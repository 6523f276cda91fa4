"""The mails to experts: each is written in the transaction of its cause (MAIL in docs/rules.md)."""

from records import mail

from ..models import ModuleReview

ASKED_AGAIN = "courses/review_asked_again"


def asked(review: ModuleReview) -> None:
    _tell("courses/review_asked", review)


def asked_again(review: ModuleReview) -> None:
    _tell(ASKED_AGAIN, review)


def _tell(kind: str, review: ModuleReview) -> None:
    organisation = review.module_version.module.organisation
    mail.write(
        kind,
        {"review": review, "version": review.module_version, "organisation": organisation},
        to=review.reviewer,
        reply_to=organisation.contact_email,
    )
