"""Jobs of cohorts; each calls one action and can be run twice."""

from celery import shared_task

from .actions import answers, places


@shared_task
def lapse_offers() -> int:
    """Every minute: offers whose deadline has passed end, and each place goes to the next."""
    return places.lapse_offers()


@shared_task
def clear_due_answers() -> int:
    """Nightly: answers whose days have passed are deleted (QUESTIONS in docs/rules.md)."""
    return answers.clear_due()
