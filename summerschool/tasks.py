"""Jobs of the installation itself."""

from celery import shared_task
from celery.signals import worker_ready

from . import health


@shared_task
def heartbeat(queue: str) -> None:
    """Sent by beat to each queue once a minute; whoever works there says so."""
    health.beat(queue)


@worker_ready.connect
def say_so_at_start(sender, **kwargs) -> None:
    for queue in sender.app.amqp.queues.consume_from:
        health.beat(queue)
