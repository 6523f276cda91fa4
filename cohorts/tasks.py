"""Jobs of cohorts; each calls one action and can be run twice."""

from celery import shared_task

from .actions import places


@shared_task
def lapse_offers() -> int:
    """Every minute: offers whose deadline has passed end, and each place goes to the next."""
    return places.lapse_offers()
