"""What a certificate asks for is taken over into the next edition (NEXT EDITION in docs/rules.md)."""

from cohorts.editions.edition import Edition, again

from ..models import CriteriaTerms, Criterion


def copy_criteria(edition: Edition) -> None:
    """But those of sessions, quizzes, practical checks and gates that the new edition does not have.

    An officer confirms them anew; days to ask again are counted from the new last day.
    """
    if terms := CriteriaTerms.objects.filter(cohort=edition.old).first():
        CriteriaTerms.objects.create(
            cohort=edition.new, gives_attendance=terms.gives_attendance, reconsider_days=terms.reconsider_days
        )
    for row in Criterion.objects.filter(cohort=edition.old):
        fields: dict = {"cohort": edition.new}
        if row.session_id:
            fields["session"] = edition.sessions.get(row.session_id)
        if row.quiz_id:
            fields["quiz"] = edition.quizzes.get(row.quiz_id)
        if row.checklist_id:
            fields["checklist"] = edition.checklists.get(row.checklist_id)
        if row.gate_id:
            fields["gate"] = edition.gates.get(row.gate_id)
        if all(fields.values()):
            again(row, **fields).save()
            edition.note("criteria", row.name)
