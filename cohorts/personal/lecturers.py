"""What the timetable holds about somebody who gives sessions: handed out, and forgotten (ERASURE in docs/rules.md)."""

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Replace

from accounts.models import User
from cohorts.models import Lecturer, Session, Unavailability
from records.holding import addresses_of

GONE = "[erased]"
SHORTEST = 4  # a shorter name would be cut out of other people's words


def lecturers_of(user: User) -> QuerySet[Lecturer]:
    """Their rows by account or address, and those of their name that name nobody else."""
    mine = Q(person=user)
    for address in addresses_of(user):
        mine |= Q(email__iexact=address)
    if len(user.full_name) >= SHORTEST:
        mine |= Q(person=None, email="", full_name__iexact=user.full_name)
    return Lecturer.objects.filter(mine)


def export(user: User) -> list[dict]:
    rows = lecturers_of(user).select_related("cohort", "organisation").prefetch_related(
        "teachings__sitting__session", "unavailabilities"
    )  # fmt: skip
    return [
        {
            "cohort": row.cohort.title,
            "name": row.full_name,
            "email": row.email,
            "affiliation": row.affiliation,
            "partner": row.organisation.name if row.organisation else "",
            "sessions": sorted({str(teaching.sitting.session) for teaching in row.teachings.all()}),
            "cannot come": [
                {"from": away.during.lower, "until": away.during.upper, "reason": away.reason}
                for away in row.unavailabilities.all()
            ],
        }
        for row in rows.order_by("pk")
    ]


def erase(user: User, certificates: str = "keep") -> None:
    """The sessions stay as given by somebody; the name goes out of what they say of their speakers."""
    rows = list(lecturers_of(user))
    sessions = Session.objects.filter(sittings__teachings__lecturer__in=rows)
    for name in {user.full_name, *(row.full_name for row in rows)}:
        if len(name) >= SHORTEST:
            named = Session.objects.filter(pk__in=sessions.values("pk"), speaker__contains=name)
            named.update(speaker=Replace(F("speaker"), Value(name), Value(GONE)))
    Unavailability.objects.filter(lecturer__in=rows).update(reason="")
    for row in rows:
        row.full_name, row.email, row.affiliation = GONE, f"{row.public_id}@erased.invalid", ""
        row.person = None
        row.save(update_fields=["full_name", "email", "affiliation", "person"])


def follow(kept: User, gone: User, by: User | None) -> int:
    """Another account of the same person: what it gives is theirs, where they do not give it themselves already."""
    mine = Lecturer.objects.filter(person=kept).values("cohort")
    return Lecturer.objects.filter(person=gone).exclude(cohort__in=mine).update(person=kept)
