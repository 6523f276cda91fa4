"""How the results of the finished edition were weighed: criteria confirmed, an exception, refusals looked at again."""

from datetime import UTC, datetime

from django.utils import timezone

from accounts.models import User
from certificates.criteria.actions import confirm_criteria
from certificates.criteria.asking import answer, ask
from certificates.criteria.deciding import grant_exception
from certificates.criteria.rehearsal import keep
from certificates.models import CriteriaTerms, CriterionException, Reconsideration, Rehearsal
from cohorts.models import Cohort

from .finished import FAILED_TEST, MISSED_A_DAY

CONFIRMED_AT = datetime(2025, 9, 1, 9, tzinfo=UTC)
LOOKED_AT = datetime(2025, 10, 17, 8, tzinfo=UTC)
ANSWERED_AT = datetime(2025, 10, 18, 12, tzinfo=UTC)
EXCEPTED = "Made up the cleanroom block with the group of 16 October, by its list."
FAILED_ASKS = "I think question 11 can be read in two ways, and my answer fits the second. Can somebody look at it?"
KEPT = (
    "Two assessors read question 11 again: the procedure names one answer. With it you would have 11 of 15, 12 asked."
)
MISSED_ASKS = (
    "I was ill on the second day and have made up the cleanroom block since. Is the rest of that day needed too?"
)


def weigh_results(cohort: Cohort, officer: User) -> None:
    # as long as it takes for the demo to have somebody who may still ask
    days = (timezone.now().date() - cohort.ends_on).days
    CriteriaTerms.objects.create(cohort=cohort, reconsider_days=days + 30)
    confirm_criteria(cohort, by=officer)
    CriteriaTerms.objects.filter(cohort=cohort).update(confirmed_at=CONFIRMED_AT)
    keep(cohort, by=officer)
    Rehearsal.objects.filter(cohort=cohort).update(kept_at=LOOKED_AT)
    people = list(cohort.applications.order_by("queue_number"))
    block = cohort.criteria.get(session__code="S08")
    grant_exception(block, people[MISSED_A_DAY], reason=EXCEPTED, by=officer)
    CriterionException.objects.filter(criterion=block).update(granted_at=LOOKED_AT)
    answer(ask(people[FAILED_TEST], FAILED_ASKS), Reconsideration.State.KEPT, KEPT, by=officer)
    ask(people[MISSED_A_DAY], MISSED_ASKS)
    asked = Reconsideration.objects.filter(application__cohort=cohort)
    asked.update(asked_at=LOOKED_AT)
    asked.exclude(answered_at=None).update(answered_at=ANSWERED_AT)
