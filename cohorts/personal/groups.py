"""Wishes about who stays with whom: handed out, and forgotten (ERASURE in docs/rules.md)."""

from django.db.models import Count

from accounts.models import User
from cohorts.models import GroupWish


def export(user: User) -> list[dict]:
    """The wishes that name the person, without the others whom they name."""
    rows = GroupWish.objects.filter(people__person=user).select_related("cohort").order_by("pk")
    return [
        {"cohort": row.cohort.title, "wish": row.get_kind_display(), "note": row.note, "written": row.created_at}
        for row in rows
    ]


def erase(user: User, certificates: str = "keep") -> None:
    """The person is named in no wish any more; a note about several is cleared, a wish about one alone goes."""
    wishes = GroupWish.objects.filter(pk__in=GroupWish.objects.filter(people__person=user).values("pk"))
    wishes.update(note="")
    keys = list(wishes.values_list("pk", flat=True))
    GroupWish.people.through.objects.filter(groupwish__in=keys, application__person=user).delete()
    GroupWish.objects.filter(pk__in=keys).annotate(number=Count("people")).filter(number__lt=2).delete()
