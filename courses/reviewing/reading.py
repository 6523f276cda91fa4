"""Where a review stands, and whose names stand under a version (REVIEW WITH INDUSTRY in docs/rules.md)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Membership, Role

from ..content import digest_of, with_parts
from ..models import ModuleReview, ModuleVersion, SignOff


@dataclass(frozen=True)
class Standing:
    """A review in words: tone, sign and word of a pill, and the sign-off that counts, if one does."""

    tone: str
    sign: str
    word: str
    signed: SignOff | None = None


def standing_of(review: ModuleReview, digest: str) -> Standing:
    """`digest` of the version as it reads now; `review` with its comments and sign-offs."""
    signed = [row for row in review.sign_offs.all() if row.taken_back_at is None]
    current = next((row for row in signed if row.digest == digest), None)
    comments = list(review.comments.all())
    if current:
        return Standing("done", "writing-sign", _("signed"), current)
    if signed:
        return Standing("turn", "refresh", _("changed since it was signed"))
    if any(row.resolved_at is None for row in comments):
        return Standing("turn", "message-2", _("comments to answer"))
    if comments:
        return Standing("wait", "check", _("comments answered"))
    return Standing("wait", "send", _("asked"))


def with_all(reviews):
    return reviews.select_related("reviewer", "organisation").prefetch_related("comments", "sign_offs")


def reviews_of(user):
    """Those that the person was asked for and may still read: as long as they speak for the partner."""
    contacts = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
    own = ModuleReview.objects.filter(reviewer=user, withdrawn_at=None, organisation__in=contacts)
    return own.select_related("module_version__module__organisation", "organisation")


def experts_for(version: ModuleVersion):
    """Contacts of the partners in the organiser's address book, as memberships."""
    contacts = Membership.objects.current().filter(
        role=Role.PARTNER_CONTACT, organisation__keeper=version.module.organisation_id
    )
    asked = version.reviews.standing().values("reviewer")
    return contacts.exclude(user__in=asked).select_related("user", "organisation")


def names_under(versions: Iterable[ModuleVersion]) -> dict[int, list[str]]:
    """Version → who signed it as it reads and wants to be named; three queries, more only where somebody did."""
    rows = SignOff.objects.filter(
        review__module_version__in=list(versions),
        review__may_be_named=True,
        review__withdrawn_at=None,
        taken_back_at=None,
    ).exclude(full_name="")
    found: dict[int, list[str]] = {}
    signed = list(rows.select_related("review__organisation").order_by("at"))
    if not signed:
        return found
    keys = {row.review.module_version_id for row in signed}
    digests = {row.pk: digest_of(row) for row in with_parts(ModuleVersion.objects.filter(pk__in=keys))}
    for row in signed:
        if digests[row.review.module_version_id] == row.digest:
            name = f"{row.full_name}, {row.review.organisation.name}"
            found.setdefault(row.review.module_version_id, []).append(name)
    return found
