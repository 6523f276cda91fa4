"""Speakers whom the public may read of: their own yes, and a session in the released timetable (SPEAKERS)."""

from django.db.models import Q, QuerySet

from cohorts.models import Cohort

from ..models import Proposal, Speaker

MOST = 60


def public_speakers() -> QuerySet[Speaker]:
    placed = Speaker.objects.filter(
        may_be_shown=True, proposal__state=Proposal.State.PLACED, proposal__session__is_public=True
    )
    told = placed.exclude(Q(biography="") & Q(picture=None))
    return told.filter(proposal__session__cancelled_at=None, proposal__cohort__published_at__isnull=False)


def speakers_of(cohort: Cohort) -> list[Speaker]:
    """One query; somebody with two sessions stands there once."""
    rows = public_speakers().filter(proposal__cohort=cohort).select_related("picture", "proposal__organisation")
    once = {row.full_name.casefold(): row for row in reversed(rows.order_by("full_name", "pk")[:MOST])}
    return sorted(once.values(), key=lambda row: row.full_name.casefold())
