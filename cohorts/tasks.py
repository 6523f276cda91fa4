"""Jobs of cohorts; each calls one action and can be run twice."""

from datetime import timedelta

from celery import shared_task

from .actions import answers, line

A_ROUND = timedelta(seconds=60)  # of beat


@shared_task
def settle_places() -> int:
    """Every minute: offers that ran out end, places that fell free go to the next."""
    settled = line.settle_due()
    for moment in line.moments_within(A_ROUND):  # so that nobody waits for the next round
        settle_at_moment.apply_async(eta=moment)
    return settled


@shared_task
def settle_at_moment() -> int:
    """The moment at which an offer ends or a quota is released."""
    return line.settle_due()


@shared_task
def clear_due_answers() -> int:
    """Nightly: answers whose days have passed are deleted (QUESTIONS in docs/rules.md)."""
    return answers.clear_due()
