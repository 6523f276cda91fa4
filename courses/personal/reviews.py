"""What reviewing modules holds about a person (ERASURE, ONE PERSON in docs/rules.md)."""

from accounts.models import User
from courses.models import ModuleReview, ReviewComment, SignOff


def export(user: User) -> dict[str, list[dict]]:
    """What the person was asked, said and signed, and what they answered as an author."""
    reviews = ModuleReview.objects.filter(reviewer=user).select_related("module_version__module", "organisation")
    comments = ReviewComment.objects.filter(review__reviewer=user).select_related("review__module_version__module")
    answered = ReviewComment.objects.filter(answered_by=user).select_related("review__module_version__module")
    signed = SignOff.objects.filter(review__reviewer=user).select_related("review__module_version__module")
    return {
        "asked": [
            {
                "module": str(row.module_version), "for": row.organisation.name, "question": row.question,
                "at": row.asked_at, "by": row.due_on, "may be named": row.may_be_named,
            }
            for row in reviews
        ],
        "comments": [
            {"module": str(row.review.module_version), "about": row.about, "text": row.text, "at": row.at,
             "answer": row.answer}
            for row in comments
        ],
        "signed": [
            {"module": str(row.review.module_version), "name": row.full_name, "at": row.at,
             "taken back": row.taken_back_at}
            for row in signed
        ],
        "answers that I wrote": [
            {"module": str(row.review.module_version), "answer": row.answer, "at": row.answered_at} for row in answered
        ],
    }  # fmt: skip


def erase(user: User, certificates: str = "keep") -> None:
    """That a version was read and signed by somebody of a partner stays, without name and words."""
    own = ModuleReview.objects.filter(reviewer=user)
    own.update(question="", may_be_named=False)
    ModuleReview.objects.filter(asked_by=user).update(question="")
    ReviewComment.objects.filter(review__reviewer=user).update(text="", answer="")
    ReviewComment.objects.filter(answered_by=user).update(answer="")
    SignOff.objects.filter(review__reviewer=user).update(full_name="")


def follow(kept: User, gone: User, by: User) -> int:
    """Where both were asked about one version, the earlier account keeps what it said."""
    both = ModuleReview.objects.filter(reviewer=kept, withdrawn_at=None).values("module_version")
    return ModuleReview.objects.filter(reviewer=gone).exclude(module_version__in=both).update(reviewer=kept)
