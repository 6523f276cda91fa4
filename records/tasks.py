"""Jobs of the outbox; each can be run any number of times."""

from celery import shared_task

from . import delivery, files, uploads


@shared_task
def deliver(mail_id: int) -> None:
    delivery.deliver(mail_id)


@shared_task
def hand_over_waiting() -> None:
    """By beat: mails whose next attempt is due, and those whose task was lost."""
    delivery.hand_over(delivery.find_waiting())


@shared_task
def give_up_on_lost() -> None:
    """By beat: mails left behind by a worker that died become uncertain."""
    delivery.give_up_on_lost()


@shared_task
def clear_pending_files() -> None:
    """Nightly: uploads that nothing points to (FILES and UPLOADS in docs/rules.md)."""
    files.clear_pending()
    uploads.clear_left()
