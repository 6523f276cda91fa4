"""A reviewer's list of applications: what waits, what is begun, sent or left to others (REVIEWS in docs/rules.md)."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User

from .models import Application, Cohort, Review
from .reviewing import queue_of, to_review


class Queue:
    """What one reviewer may see in one cohort, searched for `query`.

    Sorted out in Python: asked of the database in one question, two thousand applications took it half a minute.
    """

    def __init__(self, cohort: Cohort, user: User, query: str = ""):
        self.cohort = cohort
        self.found = self._searched(queue_of(cohort, user), query)
        self.mine = {one.application_id: one for one in Review.objects.by(user).filter(application__cohort=cohort)}
        self.all = set(self.found.values_list("pk", flat=True))
        self.kinds: dict[str, tuple[str, set[int]]] = {
            "waits": (_("For you"), set(to_review(cohort, user).values_list("pk", flat=True))),
            "begun": (_("Begun"), {key for key, one in self.mine.items() if not one.submitted_at and not one.conflict}),
            "sent": (_("Sent"), {key for key, one in self.mine.items() if one.submitted_at}),
            "back": (_("Handed back"), {key for key, one in self.mine.items() if one.conflict}),
            "all": (_("All"), self.all),
        }
        self.counts = {kind: len(keys & self.all) for kind, (_name, keys) in self.kinds.items()}

    def _searched(self, rows: QuerySet[Application], query: str) -> QuerySet[Application]:
        """By name and school; by nothing but the number where the review is blind."""
        if not query:
            return rows
        if not self.cohort.blind_review:
            return rows.filter(Q(person__full_name__icontains=query) | Q(school__name__icontains=query))
        number = query.rpartition(" ")[2]
        return rows.filter(queue_number=number) if number.isdecimal() and len(number) < 9 else rows.none()

    def rows(self, kind: str) -> QuerySet[Application]:
        rows = self.cohort.applications.filter(pk__in=self.kinds[kind][1] & self.all)
        return rows.select_related("person", "school").order_by("queue_number")
