"""Jobs of the outbox."""

from celery import shared_task

from . import delivery


@shared_task
def deliver(mail_id: int) -> None:
    delivery.deliver(mail_id)
