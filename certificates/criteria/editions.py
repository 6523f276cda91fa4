"""What a certificate asks for is taken over into the next edition (NEXT EDITION in docs/rules.md)."""

from cohorts.editions.edition import Edition, again

from ..models import Criterion


def copy_criteria(edition: Edition) -> None:
    """But those of sessions, quizzes and practical checks that the new edition does not have."""
    for row in Criterion.objects.filter(cohort=edition.old):
        fields: dict = {"cohort": edition.new}
        if row.session_id:
            fields["session"] = edition.sessions.get(row.session_id)
        if row.quiz_id:
            fields["quiz"] = edition.quizzes.get(row.quiz_id)
        if row.checklist_id:
            fields["checklist"] = edition.checklists.get(row.checklist_id)
        if all(fields.values()):
            again(row, **fields).save()
            edition.note("criteria", row.name)
