"""Jobs of the partners' app."""

from celery import shared_task

from .actions import placing


@shared_task
def follow_sessions() -> None:
    """Sent by name after each change of a timetable, and by beat."""
    placing.follow_sessions()
