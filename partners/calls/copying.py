"""Beginning from an earlier proposal: its words, and what it told of its speakers (COPYING in docs/rules.md)."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from accounts.models import Organisation
from cohorts.models import Cohort

from ..models import Proposal

MOST_OFFERED = 12


def earlier(organisation: Organisation, cohort: Cohort) -> QuerySet[Proposal]:
    """The organisation's own of other cohorts, those that were accepted first; then what it wrote for this one."""
    taken = Case(
        When(state__in=Proposal.TAKEN, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = Proposal.objects.filter(organisation=organisation).select_related("cohort")
    return rows.annotate(later=taken).order_by("later", "-cohort__starts_on", "-changed_at")[:MOST_OFFERED]


def take_over(proposal: Proposal, source: Proposal | None) -> None:
    """What is known of the same people; their absences are of other days."""
    if source is None or source.organisation_id != proposal.organisation_id:
        return
    known = {row.full_name.casefold(): row for row in source.speakers.all()}
    for speaker in proposal.speakers.all():
        row = known.get(speaker.full_name.casefold())
        if row is None or speaker.biography or speaker.email:
            continue
        for name in ("email", "affiliation", "biography", "may_be_shown", "picture"):
            setattr(speaker, name, getattr(row, name))
        speaker.save()
