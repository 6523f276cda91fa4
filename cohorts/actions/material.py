"""What lecturers bring: asked for, brought in versions, approved, taken back (MATERIAL in docs/rules.md)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records import files
from records.errors import Refused, refuse
from records.history import done_by
from records.models import StoredFile

from ..lecturing import emails
from ..lecturing.brought import Brought, material_of
from ..models import Cohort, Lecturer, Material, MaterialReminder, MaterialVersion, Session, Teaching
from .lecturer_page import standing_link, why_no_link

Approval = MaterialVersion.Approval
STEPS = (14, 3, 0, -3)  # days before it is due; negative: after
FROM_HOUR, TO_HOUR = 8, 20
MOST_OF_SESSION = 30


@transaction.atomic
def save_material(cohort: Cohort, material: Material | None, *, by: User | None = None, **fields) -> Material:
    """Ask for something, or change what is asked. Raises Refused."""
    session, lecturer = fields["session"], fields.get("lecturer")
    if session.cohort_id != cohort.pk or session.cancelled_at:
        raise Refused(_("Choose a session of this cohort that takes place."), "session")
    if lecturer and lecturer.cohort_id != cohort.pk:
        raise Refused(_("Choose a lecturer of this cohort."), "lecturer")
    if material and material.session_id != session.pk and material.versions.exists():
        raise Refused(_("Something was brought already: it stays with its session."), "session")
    if not material and session.materials.current().count() >= MOST_OF_SESSION:
        raise Refused(_("Thirty files are asked for in this session already."), "session")
    material = material or Material()
    for name, value in fields.items():
        setattr(material, name, value)
    with done_by(by):
        material.save()
    return material


@transaction.atomic
def ask_slides(cohort: Cohort, due_on: date, *, approval_wanted: bool, by: User) -> int:
    """Slides of every session that somebody gives and of which none are asked yet; how many."""
    given = Teaching.objects.filter(sitting__session__cohort=cohort).values("sitting__session")
    sessions = cohort.sessions.filter(cancelled_at=None, pk__in=given)
    asked = Material.objects.current().filter(kind=Material.Kind.SLIDES, session__cohort=cohort).values("session")
    made = 0
    for session in sessions.exclude(pk__in=asked).select_for_update():
        fields = {"session": session, "title": _("Slides"), "kind": Material.Kind.SLIDES, "due_on": due_on}
        save_material(cohort, None, by=by, approval_wanted=approval_wanted, **fields)
        made += 1
    return made


@transaction.atomic
def retire(material: Material, *, retired: bool = True) -> None:
    """Stop asking for it; what was brought stays and is shown no more. Or ask again."""
    material.retired_at = timezone.now() if retired else None
    material.save(update_fields=["retired_at"])


# Bringing it


@transaction.atomic
def bring(
    material: Material,
    stored: StoredFile,
    *,
    licence: str,
    approval: str,
    approved_by: str = "",
    note: str = "",
    lecturer: Lecturer | None = None,
    by: User | None = None,
) -> MaterialVersion:
    """A new version beside the earlier ones; the same file twice is one version. Raises Refused."""
    material = Material.objects.select_for_update(of=("self",)).select_related("session").get(pk=material.pk)
    refuse(material.why_no_version())
    if before := MaterialVersion.objects.filter(file=stored).first():
        return before
    if licence not in MaterialVersion.Licence.values:
        raise Refused(_("Say how it may be used again."), "licence")
    _check_approval(approval, approved_by)
    files.confirm(stored)
    number = (material.versions.aggregate(Max("number"))["number__max"] or 0) + 1
    version = MaterialVersion(material=material, number=number, file=stored, licence=licence, note=note.strip())
    version.lecturer, version.by = lecturer, by
    _set_approval(version, approval, approved_by)
    version.save()
    return version


def _check_approval(approval: str, approved_by: str) -> None:
    if approval not in Approval.values:
        raise Refused(_("Say whether the company has approved it."), "approval")
    if approval in (Approval.YES, Approval.NO) and not approved_by.strip():
        raise Refused(_("Say who approved or refused it."), "approved_by")


def _set_approval(version: MaterialVersion, approval: str, approved_by: str) -> None:
    decided = approval in (Approval.YES, Approval.NO)
    version.approval = approval
    version.approved_by = approved_by.strip() if decided else ""
    version.approved_on = timezone.now().date() if decided else None


@transaction.atomic
def note_approval(version: MaterialVersion, approval: str, approved_by: str, by: User | None = None) -> MaterialVersion:
    """What the company said meanwhile, and by whom. Raises Refused."""
    version = MaterialVersion.objects.select_for_update(of=("self",)).select_related("material").get(pk=version.pk)
    refuse(_("This version was taken back.") if version.withdrawn_at else "")
    _check_approval(approval, approved_by)
    _set_approval(version, approval, approved_by)
    with done_by(by):
        version.save(update_fields=["approval", "approved_by", "approved_on"])
    return version


@transaction.atomic
def withdraw(version: MaterialVersion, by: User | None = None) -> None:
    """Take a version back: the file is deleted, that there was one stays."""
    version = MaterialVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if version.withdrawn_at:
        return
    stored, version.file, version.withdrawn_at, version.note = version.file, None, timezone.now(), ""
    with done_by(by):
        version.save(update_fields=["file", "withdrawn_at", "note"])
    if stored:
        files.discard(stored)


# Reminders


def step_reached(due_on: date, today: date) -> int | None:
    """The latest step whose day has come; None = too early, or all is long past."""
    reached = [step for step in STEPS if (due_on - today).days <= step]
    return min(reached) if reached else None


def remind(now: datetime | None = None) -> int:
    """Write to lecturers of whom something is missing, once a step; how many mails."""
    now = now or timezone.now()
    asked = Material.objects.current().exclude(due_on=None).values("session__cohort")
    cohorts = Cohort.objects.filter(pk__in=asked, cancelled_at=None, ends_on__gte=now.date())
    return sum(_remind_in(cohort, now) for cohort in cohorts.select_related("organisation"))


def _remind_in(cohort: Cohort, now: datetime) -> int:
    local = now.astimezone(cohort.zone)
    if not FROM_HOUR <= local.hour < TO_HOUR:
        return 0
    due: dict[Lecturer, list[tuple[Brought, int]]] = {}
    for one in material_of(cohort):
        step = step_reached(one.material.due_on, local.date()) if one.material.due_on else None
        if one.latest or step is None:
            continue
        for lecturer in one.lecturers:
            due.setdefault(lecturer, []).append((one, step))
    return sum(_remind(lecturer, rows) for lecturer, rows in due.items())


@transaction.atomic
def _remind(lecturer: Lecturer, rows: list[tuple[Brought, int]]) -> bool:
    """One mail for all that is due, with the address of the lecturer's page."""
    lecturer = Lecturer.objects.select_for_update(of=("self",)).select_related("cohort", "person").get(pk=lecturer.pk)
    if why_no_link(lecturer):
        return False
    made = [
        MaterialReminder.objects.get_or_create(
            material=one.material, lecturer=lecturer, due_on=one.material.due_on, step=step
        )[1]
        for one, step in rows
        if one.material.due_on
    ]
    if not any(made):
        return False
    emails.material_missing(standing_link(lecturer), [one for one, _step in rows])
    return True


def own_material(lecturer: Lecturer, session: Session, *, title: str, kind: str) -> Material:
    """Something that a lecturer brings unasked, for a session of theirs. Raises Refused."""
    if not Teaching.objects.filter(lecturer=lecturer, sitting__session=session).exists():
        raise Refused(_("Choose one of your sessions."), "session")
    return save_material(lecturer.cohort, None, session=session, lecturer=lecturer, title=title, kind=kind)
