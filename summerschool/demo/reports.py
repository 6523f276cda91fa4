"""Reports of the finished edition: one for funders, and one for an invented sponsor, with what a survey said."""

from datetime import timedelta

from accounts.models import User
from cohorts.models import Cohort
from partners.models import Deliverable, InKind, Package, Partnership, Sponsorship, SurveyResult
from partners.reports import actions

from .content import INVENTED_PARTNER
from .partners import find_organisation

PROMISES = [
    (Deliverable.Side.OURS, "Ten minutes before the employers' round (invented)", 2, Deliverable.State.ACCEPTED),
    (Deliverable.Side.OURS, "A table in the lobby (invented)", 1, Deliverable.State.ACCEPTED),
    (Deliverable.Side.THEIRS, "Logo as SVG (invented)", -30, Deliverable.State.ACCEPTED),
    (Deliverable.Side.THEIRS, "Six closed kits (invented)", -7, Deliverable.State.ACCEPTED),
]
ABOUT_ALL = [
    ("How satisfied are you with the three days?", "satisfaction", "4.40", None, 31),
    ("Did you speak with somebody who hires?", "interview", None, 19, 31),
    ("Do you work in this field six months later?", "hired_6", None, 9, 22),
]


def report_on_finished(cohort: Cohort, organiser: User) -> None:
    """The sponsor's part is invented and not public: nothing is said of the real ones."""
    sponsor = find_organisation(cohort.organisation, INVENTED_PARTNER)
    Partnership.objects.create(
        cohort=cohort, organisation=sponsor, kind=Partnership.Kind.SPONSOR, tier=None, is_public=False
    )
    _make_sponsorship(cohort, sponsor)
    for question, meaning, mean, yes, answered in ABOUT_ALL:
        kind = SurveyResult.Kind.RATING if mean else SurveyResult.Kind.SHARE
        SurveyResult.objects.create(
            cohort=cohort,
            question=question,
            meaning=meaning,
            kind=kind,
            mean=mean,
            yes=yes,
            answered=answered,
            asked=35,
        )
    SurveyResult.objects.create(
        cohort=cohort, organisation=sponsor, question="How useful was the talk with this company?", mean="4.10",
        answered=28, asked=35,
    )  # fmt: skip
    words = "Thank you. Your kits were on every bench, and **nobody** had to share."
    actions.save_words(cohort, sponsor, words, organiser)
    actions.release(cohort, sponsor, organiser)
    actions.release(cohort, None, organiser)


def _make_sponsorship(cohort: Cohort, sponsor) -> None:
    package = Package.objects.create(cohort=cohort, name="Bench partner (invented)", price_cents=250_000)
    at = cohort.begins_at
    sponsorship = Sponsorship.objects.create(
        cohort=cohort, organisation=sponsor, package=package, state=Sponsorship.State.PAID, amount_cents=250_000,
        offered_at=at, agreed_at=at, invoiced_at=at, paid_at=at,
    )  # fmt: skip
    InKind.objects.create(sponsorship=sponsorship, what="Closed kits", quantity=6, unit="kits", value_cents=90_000)
    for position, (side, name, days, state) in enumerate(PROMISES, start=1):
        day = cohort.starts_on + timedelta(days=days)
        Deliverable.objects.create(
            sponsorship=sponsorship, side=side, name=name, position=position, due_on=day, state=state,
            decided_at=cohort.begins_at + timedelta(days=days),
        )  # fmt: skip
