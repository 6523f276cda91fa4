"""What e-learning and the gallery hold about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

from accounts.models import User
from cohorts.actions import pictures
from cohorts.models import Visible
from courses.models import PageProgress, WatchedVideo


def export(user: User) -> dict:
    """What the person read and watched, and in which pictures and films they were named."""
    return {"pages": _pages(user), "videos": _videos(user), "visible in": _visible(user)}


def _pages(user: User) -> list[dict]:
    rows = PageProgress.objects.filter(person=user).select_related("page__module_version__module").order_by("pk")
    return [
        {
            "module": str(row.page.module_version),
            "page": row.page.title,
            "opened": row.opened_at,
            "last seen": row.seen_at,
            "done": row.done_at,
        }
        for row in rows
    ]


def _videos(user: User) -> list[dict]:
    rows = WatchedVideo.objects.filter(person=user).select_related("video").order_by("pk")
    return [{"video": str(row.video), "stopped at second": row.seconds, "at": row.at} for row in rows]


def _visible(user: User) -> list[dict]:
    rows = Visible.objects.filter(application__person=user).select_related("application__cohort", "picture", "film")
    return [
        {"cohort": row.application.cohort.title, "what": str(row.picture or row.film), "named at": row.named_at}
        for row in rows.order_by("pk")
    ]


def erase(user: User, certificates: str = "keep") -> None:
    """Pictures of the person go, films of them are not shown; what they read stays under the pseudonym."""
    pictures.forget(user)
    WatchedVideo.objects.filter(person=user).delete()
