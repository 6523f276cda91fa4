"""What the form of application asks: schools, texts, questions. Kept by each web process while nothing has changed.

In a rush everybody's form asks the same. Reading it takes three queries and their objects; asking the database whether
it is still the same takes one, which costs a fifth: the numbers of the transactions that last wrote each row (xmin).
"""

from copy import copy
from dataclasses import dataclass

from django.db import connection

from accounts.models import Organisation, Text

from .models import Cohort, Question

STAMP = """
    SELECT concat_ws('/',
        (SELECT string_agg(concat_ws('.', o.id, o.xmin), ' ' ORDER BY o.id) FROM cohorts_cohort_schools c
            JOIN accounts_organisation o ON o.id = c.organisation_id WHERE c.cohort_id = %(cohort)s),
        (SELECT string_agg(concat_ws('.', t.id, t.xmin), ' ' ORDER BY t.id) FROM cohorts_cohort_texts c
            JOIN accounts_text t ON t.id = c.text_id WHERE c.cohort_id = %(cohort)s),
        (SELECT string_agg(concat_ws('.', id, xmin), ' ' ORDER BY id) FROM cohorts_question
            WHERE cohort_id = %(cohort)s))
"""
MOST_KEPT = 50


@dataclass(frozen=True)
class Asked:
    schools: list[Organisation]
    texts: list[Text]
    questions: list[Question]


_kept: dict[int, tuple[str, Asked]] = {}


def asked_of(cohort: Cohort) -> Asked:
    """One query, and three more when something has changed. The rows are the caller's own copies."""
    with connection.cursor() as cursor:
        cursor.execute(STAMP, {"cohort": cohort.pk})
        stamp = cursor.fetchone()[0]
    known = _kept.get(cohort.pk)
    if known is None or known[0] != stamp:
        questions = Question.objects.of_stage(Question.Stage.APPLICATION).filter(cohort=cohort)
        known = stamp, Asked(list(cohort.schools.all()), list(cohort.texts.all()), list(questions))
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        if not connection.in_atomic_block:  # else the rows may be those of a transaction that is taken back
            _kept[cohort.pk] = known
    asked = known[1]
    return Asked(asked.schools, [copy(text) for text in asked.texts], [copy(one) for one in asked.questions])
