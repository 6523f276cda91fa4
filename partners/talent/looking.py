"""Each look at a profile leaves a row that the student reads (TALENT POOL in docs/rules.md)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import User

from ..models import Opening, ProfileView
from .actions import standing_locked


@transaction.atomic
def look(opening: Opening, kind: str, by: User) -> Opening | None:
    """Note it and give the opening; None if it was closed meanwhile. Either this comes first, or the closing does."""
    held = standing_locked(opening.pk)
    if held:
        ProfileView.objects.create(opening=held, kind=kind, by=by)
    return held


def listed(openings: Iterable[Opening], by: User) -> None:
    """That they stood in a list, once a day for each who looked; two queries."""
    rows = list(openings)
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    known = ProfileView.objects.filter(opening__in=rows, by=by, kind=ProfileView.Kind.LISTED, at__gte=today)
    seen = set(known.values_list("opening", flat=True))
    ProfileView.objects.bulk_create(
        ProfileView(opening=row, kind=ProfileView.Kind.LISTED, by=by) for row in rows if row.pk not in seen
    )
