"""What this puts on my page (MY PAGE in docs/rules.md)."""

from datetime import UTC, datetime, time

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Role
from records.nextthings import NextThing
from records.wording import say_day

from ..content import digest_of, with_parts
from ..models import ModuleReview, ModuleVersion
from .reading import reviews_of, standing_of


def of_expert(user) -> list[NextThing]:
    """Modules to read; a handful of queries, none where nobody was asked."""
    if not any(Role.PARTNER_CONTACT in roles for roles in user.roles.values()):
        return []
    rows = list(
        reviews_of(user).exclude(module_version__state="retired").prefetch_related("comments", "sign_offs")[:20]
    )
    keys = [row.module_version_id for row in rows]
    digests = {row.pk: digest_of(row) for row in with_parts(ModuleVersion.objects.filter(pk__in=keys))} if keys else {}
    return [thing for row in rows if (thing := _thing(row, digests[row.module_version_id]))]


def _thing(review: ModuleReview, digest: str) -> NextThing | None:
    standing = standing_of(review, digest)
    if standing.signed or (standing.tone == "turn" and not review.sign_offs.all()):
        return None  # signed, or the author's turn
    names = {"module": review.module_version, "organisation": review.module_version.module.organisation}
    detail = _("%(organisation)s asks for your comments, outcome by outcome.") % names
    if review.due_on:
        detail = f"{detail} {_('By %(day)s.') % {'day': say_day(review.due_on)}}"
    return NextThing(
        title=_("Read “%(module)s” and say what you think.") % names,
        detail=detail,
        until=datetime.combine(review.due_on, time.max, UTC) if review.due_on else None,
        url=reverse("courses:review", args=[review.public_id]),
        action=_("Read the module"),
        icon="book",
    )


def of_author(user) -> list[NextThing]:
    """Comments to answer; one query."""
    mine = [key for key, roles in user.roles.items() if Role.ORGANISER in roles]
    if not mine:
        return []
    waiting = Q(reviews__comments__resolved_at=None, reviews__comments__answered_at=None, reviews__withdrawn_at=None)
    drafts = ModuleVersion.objects.filter(module__organisation__in=mine, state="draft").select_related("module")
    rows = drafts.annotate(n=Count("reviews__comments", waiting)).filter(n__gt=0)
    return [
        NextThing(
            title=ngettext("%(n)d comment on “%(module)s” waits.", "%(n)d comments on “%(module)s” wait.", row.n)
            % {"n": row.n, "module": row},
            detail=_("Experts of your partners read the draft."),
            url=reverse("courses:reviews", args=[row.public_id]),
            action=_("Read and answer"),
            icon="message-2",
        )
        for row in rows
    ]
