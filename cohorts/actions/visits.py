"""Booked visits: what the host asks, what visitors give, the list frozen, sent and deleted (VISITS, docs/rules.md)."""

import json
import logging
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Text, User
from records.errors import Refused, refuse
from records.history import done_by
from records.sealing import seal

from ..models import Application, BookedVisit, Cohort, Gate, VisitField, VisitorAnswer, VisitorList
from ..visiting import emails
from ..visiting.files import content_of, why_no_file
from ..visiting.visitors import comes, groups_of, guides_needed, table_of, visitors_of
from . import gates

MOST_FIELDS = 12
log = logging.getLogger(__name__)


# Setting it up


def why_cannot_change(visit: BookedVisit) -> str:
    """Why the visit stays as it is; "" = it can be changed."""
    if visit.cleared_at:
        return _("What visitors gave was deleted: this visit stays as it was.")
    if visit.lists.filter(superseded_at=None).exists():
        return _("The list is frozen and sent: open it again first.")
    return ""


@transaction.atomic
def save_visit(
    cohort: Cohort, visit: BookedVisit | None, *, by: User | None = None, text: Text | None = None, **fields
) -> BookedVisit:
    """Book a visit, or change it; the text that visitors accept becomes a gate before the session. Raises Refused."""
    session = visit.session if visit else fields["session"]
    visit = _lock(visit) if visit else BookedVisit(session=session)
    session.cohort = visit.session.cohort = cohort
    if visit.pk:
        refuse(why_cannot_change(visit))
    elif BookedVisit.objects.filter(session=session).exists():
        raise Refused(_("This session is a visit already: open it in the list."), "session")
    if session.cohort_id != cohort.pk or session.cancelled_at:
        raise Refused(_("Choose a session of this cohort that takes place."), "session")
    fields.pop("session", None)
    _check_days(cohort, fields)
    host = fields.get("host")
    if host and host.keeper_id != cohort.organisation_id:
        raise Refused(_("Choose one of your own partners."), "host")
    for name, value in fields.items():
        setattr(visit, name, value)
    refuse(why_no_file(visit), "format")
    visit.gate = _gate(cohort, visit, text)
    with done_by(by):
        visit.save()
    return visit


def _check_days(cohort: Cohort, fields: dict) -> None:
    if fields["closes_at"].astimezone(cohort.zone).date() > cohort.ends_on:
        raise Refused(_("Close the list before the cohort is over."), "closes_at")
    if fields["delete_on"] <= cohort.starts_on:
        raise Refused(_("The day of deletion comes after the visit."), "delete_on")
    if (fields["delete_on"] - cohort.ends_on).days > 92:
        raise Refused(_("Delete it at most three months after the cohort."), "delete_on")


def _gate(cohort: Cohort, visit: BookedVisit, text: Text | None) -> Gate | None:
    """The gate of the host's rules, made or kept in step; without a text there is none."""
    if text is None:
        if visit.gate and not visit.gate.retired_at:
            gates.retire_gate(visit.gate)
        return None
    before = visit.gate or cohort.gates.current().filter(text=text, sessions=visit.session).first()
    return gates.save_gate(
        cohort,
        before,
        kind=Gate.Kind.HOST_RULES,
        title=before.title if before else _("Visit rules, %(host)s") % {"host": visit.host_name},
        text=text,
        due_on=visit.closes_at.astimezone(cohort.zone).date(),
        sessions=[visit.session, *(before.sessions.exclude(pk=visit.session.pk) if before else ())],
    )


@transaction.atomic
def remove_visit(visit: BookedVisit) -> None:
    """Only while nothing was given: the session stays. Raises Refused."""
    visit = _lock(visit)
    refuse(why_cannot_remove(visit))
    if visit.gate:
        gates.retire_gate(visit.gate)
    visit.delete()


def why_cannot_remove(visit: BookedVisit) -> str:
    if visit.lists.exists():
        return _("A list was sent: the visit stays, with its numbers.")
    return ""


@transaction.atomic
def save_field(visit: BookedVisit, row: VisitField | None, **fields) -> VisitField:
    """Something that the host asks. Raises Refused."""
    visit = _lock(visit)
    refuse(why_cannot_change(visit))
    others = visit.fields.exclude(pk__in=[row.pk] if row else [])
    if fields["kind"] != VisitField.Kind.TEXT and others.filter(kind=fields["kind"]).exists():
        raise Refused(_("This is asked already."), "kind")
    if fields["kind"] == VisitField.Kind.TEXT and not fields["label"].strip():
        raise Refused(_("Say what is asked."), "label")
    if not row and others.count() >= MOST_FIELDS:
        raise Refused(_("Twelve things are asked already: does the host need them all?"))
    row = row or VisitField(visit=visit, position=others.count() + 1)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


@transaction.atomic
def remove_field(row: VisitField) -> None:
    """Ask it no more; what was given for it is deleted."""
    refuse(why_cannot_change(_lock(row.visit)))
    row.delete()


# What a visitor gives


def why_cannot_give(visit: BookedVisit, application: Application) -> str:
    """Why this participant gives nothing now; "" = they can."""
    if application.state != Application.State.ACCEPTED:
        return _("Visits are for those who have a place.")
    if not comes(groups_of([visit])[visit.pk], application):
        return _("Your group does not take part in this visit.")
    return visit.why_closed()


@transaction.atomic
def give(visit: BookedVisit, application: Application, values: dict[VisitField, str]) -> None:
    """Keep what the host asks, sealed; empty takes it back. Raises Refused."""
    visit = _lock(visit)
    refuse(why_cannot_give(visit, application))
    before = {row.field_id: row for row in VisitorAnswer.objects.filter(field__visit=visit, application=application)}
    for asked, value in values.items():
        row = before.get(asked.pk)
        if row and not value:
            row.delete()
        elif value:
            VisitorAnswer.objects.update_or_create(
                field=asked, application=application, defaults={"sealed": seal(value)}
            )


# The list


def why_cannot_freeze(visit: BookedVisit) -> str:
    """Why no list can be sent now; "" = one can."""
    if visit.cleared_at:
        return _("What visitors gave was deleted, as agreed with the host.")
    if visit.session.cancelled_at or visit.cohort.cancelled_at:
        return _("This visit was cancelled.")
    if visit.lists.filter(superseded_at=None).exists():
        return _("The list is frozen already.")
    return why_no_file(visit)


@transaction.atomic
def freeze(visit: BookedVisit, by: User | None) -> VisitorList:
    """Freeze who is complete, and send the list as the host wants it. Raises Refused."""
    visit = _lock(visit)
    refuse(why_cannot_freeze(visit))
    with override(visit.language):
        visitors = visitors_of(visit)
        told = table_of(visit, visitors)
    frozen = VisitorList.objects.create(
        visit=visit,
        number=(visit.lists.aggregate(Max("number"))["number__max"] or 0) + 1,
        sealed=seal(json.dumps(told)),
        people=len(told["rows"]),
        left_out=sum(not visitor.is_complete for visitor in visitors),
        guides=guides_needed(visitors),
        by=by,
    )
    frozen.mail = emails.list_sent(frozen)
    frozen.save(update_fields=["mail"])
    return frozen


def why_cannot_reopen(visit: BookedVisit) -> str:
    """Why the list stays as it was sent; "" = it can be opened again."""
    if visit.cleared_at:
        return _("What visitors gave was deleted, as agreed with the host.")
    if not visit.lists.filter(superseded_at=None).exists():
        return _("The list is open.")
    if visit.cohort.is_over:
        return _("The cohort is over.")
    return ""


@transaction.atomic
def reopen(visit: BookedVisit, *, closes_at: datetime, reason: str, by: User) -> None:
    """Let visitors change it again until another moment; the host then gets a new list. Raises Refused."""
    visit = _lock(visit)
    refuse(why_cannot_reopen(visit))
    if closes_at <= timezone.now() or closes_at.astimezone(visit.cohort.zone).date() > visit.cohort.ends_on:
        raise Refused(_("Choose a moment that is still to come, before the cohort is over."), "closes_at")
    if not reason.strip():
        raise Refused(_("Say why: it stays with the list."), "reason")
    visit.closes_at = closes_at
    with done_by(by):
        visit.save(update_fields=["closes_at"])
        current = visit.lists.filter(superseded_at=None)
        current.update(superseded_at=timezone.now(), reason=reason.strip()[:300])


def close_due(now: datetime | None = None) -> int:
    """By beat: lists whose moment has come are frozen and sent; how many."""
    now = now or timezone.now()
    due = BookedVisit.objects.filter(closes_at__lte=now, cleared_at=None, session__cancelled_at=None)
    due = due.filter(session__cohort__cancelled_at=None, session__cohort__ends_on__gte=now.date())
    frozen = 0
    for visit in due.exclude(lists__in=VisitorList.objects.filter(superseded_at=None)):
        try:
            freeze(visit, None)
            frozen += 1
        except Refused as refusal:  # frozen by somebody meanwhile, or no fonts: the page says which
            log.warning("visitor list of visit %s was not sent: %s", visit.pk, refusal)
    return frozen


# Deleting it


def clear_due(now: datetime | None = None) -> int:
    """Every night: what visitors gave and the lists go on the day agreed with the host; how many visits."""
    now = now or timezone.now()
    rows = BookedVisit.objects.filter(cleared_at=None, delete_on__lte=now.date()).select_related("session__cohort")
    due = [row for row in rows if row.delete_on <= now.astimezone(row.cohort.zone).date()]
    for visit in due:
        clear(visit)
    return len(due)


@transaction.atomic
def clear(visit: BookedVisit) -> None:
    """Delete answers, lists and the files in mails; the numbers stay, and the log says how many rows went."""
    visit = _lock(visit)
    lists = list(visit.lists.all())
    answers = VisitorAnswer.objects.filter(field__visit=visit).delete()[0]
    files = emails.forget_files(lists)
    visit.lists.update(sealed="", cleared_at=timezone.now())
    visit.cleared_at = timezone.now()
    visit.save(update_fields=["cleared_at"])
    log.info("visit %s: deleted %s answers, %s lists, %s files in mails", visit.pk, answers, len(lists), files)


def forget_person(applications) -> None:
    """Take a person's answers and their rows in our copies of the lists away."""
    keys = {str(key) for key in applications.values_list("public_id", flat=True)}
    VisitorAnswer.objects.filter(application__in=applications).delete()
    for frozen in VisitorList.objects.filter(cleared_at=None, visit__session__cohort__applications__in=applications):
        told = content_of(frozen)
        if keys.isdisjoint(told["whose"]):
            continue
        kept = [at for at, whose in enumerate(told["whose"]) if whose not in keys]
        told["rows"] = [told["rows"][at] for at in kept]
        told["whose"] = [told["whose"][at] for at in kept]
        frozen.sealed = seal(json.dumps(told))
        frozen.save(update_fields=["sealed"])
        emails.forget_files([frozen])


def _lock(visit: BookedVisit) -> BookedVisit:
    rows = BookedVisit.objects.select_for_update(of=("self",))
    return rows.select_related("session__cohort__organisation", "gate").get(pk=visit.pk)
