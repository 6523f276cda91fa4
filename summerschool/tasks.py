"""Jobs of the installation itself."""

from celery import shared_task

from . import health


@shared_task
def heartbeat(queue: str) -> None:
    """Sent by beat to each queue once a minute; whoever works there says so."""
    health.beat(queue)
