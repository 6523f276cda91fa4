"""What the host's contact says half-way and at the end; signed, it shows competencies (LEVELS in docs/rules.md)."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role, User
from courses.actions import evidence
from courses.models import HIGHEST_OF_A_COURSE, Evidence, Level
from records.errors import refuse
from records.history import done_by
from records.stale import Stale

from ...models import AssessedLevel, Assignment, PlacementAssessment
from ...placements import agreeing, emails

Kind, State = PlacementAssessment.Kind, PlacementAssessment.State
TEXTS = ("done", "strengths", "next_steps", "days_present")


def why_not_write(assignment: Assignment, kind: str, by: User) -> str:
    if not by.has_role(assignment.placement.organisation_id, Role.PARTNER_CONTACT):
        return _("A contact of %(host)s assesses.") % {"host": assignment.placement.organisation}
    if reason := _why_not_own(assignment, by):
        return reason
    if assignment.assessments.signed().filter(kind=kind).exists():
        return _("This assessment was signed already. It can be made void with a reason.")
    return agreeing.why_not_assess(assignment)


def _why_not_own(assignment: Assignment, by: User) -> str:
    is_own = by.pk == assignment.candidacy.person_id
    return _("Nobody shows a level of their own: another person says so.") if is_own else ""


def levels_to_give(assignment: Assignment) -> list[Level]:
    """A virtual placement is a simulated environment: it shows no more than a course (LEVELS)."""
    most = HIGHEST_OF_A_COURSE if assignment.placement.is_simulated else Level.QUALIFIED
    return [level for level in Level if level <= most]


def _alone(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",), no_key=True).select_related(
        "placement__organisation", "placement__round", "candidacy__person", "candidacy__application__cohort"
    )
    return rows.get(pk=assignment.pk)


@transaction.atomic
def save(
    assignment: Assignment, kind: str, words: Mapping, levels: Mapping[int, int], by: User, *, seen: str = ""
) -> PlacementAssessment:
    """A draft, read by the host alone; `levels` by the key of the competency."""
    row = _alone(assignment)
    refuse(why_not_write(row, kind, by))
    draft = row.assessments.filter(kind=kind, state=State.DRAFT).first()
    if draft and seen != draft.seen and not _same(draft, words, levels):
        raise Stale(draft)
    draft = draft or PlacementAssessment(assignment=row, kind=kind)
    refuse("" if all(level in levels_to_give(row) for level in levels.values()) else _("Choose one of the levels."))
    for name in TEXTS:
        setattr(draft, name, words[name])
    with done_by(by):
        draft.save()
        draft.levels.exclude(competency__in=levels).delete()
        AssessedLevel.objects.bulk_create(
            [AssessedLevel(assessment=draft, competency_id=key, level=level) for key, level in levels.items()],
            update_conflicts=True,
            unique_fields=["assessment", "competency"],
            update_fields=["level"],
        )
    return draft


def _same(draft: PlacementAssessment, words: Mapping, levels: Mapping[int, int]) -> bool:
    kept = dict(draft.levels.values_list("competency", "level"))
    return kept == dict(levels) and all(getattr(draft, name) == words[name] for name in TEXTS)


@transaction.atomic
def sign(assessment: PlacementAssessment, by: User) -> PlacementAssessment:
    """It stands, the student reads it, and each level becomes evidence; the final one completes the placement."""
    row = _alone(assessment.assignment)
    found = row.assessments.select_for_update().get(pk=assessment.pk)
    refuse(_("This assessment was signed already.") if found.state == State.SIGNED else "")
    refuse(why_not_write(row, found.kind, by))
    refuse("" if found.done.strip() else _("Write what the student did first."), "done")
    found.state, found.signed_by, found.signer_name = State.SIGNED, by, str(by)[:160]
    found.signed_at = timezone.now()
    with done_by(by):
        found.save()
        if found.kind == Kind.FINAL and row.state == Assignment.State.ACCEPTED:
            row.state = Assignment.State.COMPLETED
            row.save(update_fields=["state"])
    _show(found, row, by)
    emails.assessed(found, row)
    return found


def _show(assessment: PlacementAssessment, row: Assignment, by: User) -> None:
    """Levels 1 and 2 as a practical assessment, 3 and 4 as an employer's word."""
    words = {"kind": assessment.get_kind_display(), "host": row.placement.organisation, "title": row.placement.title}
    for one in assessment.levels.filter(level__gt=0).select_related("competency"):
        by_employer = one.level > HIGHEST_OF_A_COURSE
        evidence.record(
            row.candidacy.person,
            one.competency,
            one.level,
            kind=Evidence.Source.EMPLOYER if by_employer else Evidence.Source.CHECKLIST,
            source=assessment.public_id,
            title=_("Placement at %(host)s, %(kind)s assessment: %(title)s") % words,
            at=assessment.signed_at,
            by=by,
            employer=row.placement.organisation if by_employer else None,
        )


def why_not_void(assessment: PlacementAssessment, by: User) -> str:
    if reason := _why_not_own(assessment.assignment, by):
        return reason
    return "" if assessment.state == State.SIGNED else _("Only what was signed can be made void.")


@transaction.atomic
def void(assessment: PlacementAssessment, reason: str, by: User) -> PlacementAssessment:
    """A mistake: it shows nothing any more, and another can be written."""
    row = _alone(assessment.assignment)
    found = row.assessments.select_for_update().get(pk=assessment.pk)
    refuse(why_not_void(found, by))
    refuse("" if reason.strip() else _("Say why."), "reason")
    found.state, found.voided_at, found.void_reason = State.VOID, timezone.now(), reason.strip()[:1000]
    with done_by(by):
        found.save()
        if found.kind == Kind.FINAL and row.state == Assignment.State.COMPLETED:
            row.state = Assignment.State.ACCEPTED
            row.save(update_fields=["state"])
    for kind in (Evidence.Source.CHECKLIST, Evidence.Source.EMPLOYER):
        evidence.withdraw(kind, found.public_id, reason=_("The assessment was made void."), by=by)
    return found
