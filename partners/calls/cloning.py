"""The call goes into the next edition as a draft: its text, dates, questions and criteria (CALLS in docs/rules.md)."""

from cohorts.editions.edition import Edition, again

from ..models import Call


def copy_call(edition: Edition) -> None:
    """A moment that the clocks of the new year skip takes the call's own hour away: then nothing is copied."""
    old = Call.objects.filter(cohort=edition.old).first()
    if old is None:
        return
    opens, closes = edition.moment(old.opens_at), edition.moment(old.closes_at)
    if opens is None or closes is None:
        return
    call = again(old, cohort=edition.new, opens_at=opens, closes_at=closes, published_at=None, published_by=None)
    call.save()
    call.topics.set(old.topics.all())
    for row in [*old.questions.filter(retired_at=None), *old.criteria.all()]:
        again(row, call=call).save()
