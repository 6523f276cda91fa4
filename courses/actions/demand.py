"""Roles for which employers hire: ask for them, weight the competencies, retire (GAP in docs/rules.md)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from records.errors import refuse
from records.history import done_by

from ..gap import emails
from ..models import HEAVIEST, Competency, HiringRole, Level, RoleWeight

Weights = Mapping[Competency, tuple[int, int]]


def employers_of(organiser: Organisation):
    """The companies and public bodies of the organiser's address book."""
    kinds = (Organisation.Kind.COMPANY, Organisation.Kind.PUBLIC)
    return Organisation.objects.kept_by(organiser).filter(kind__in=kinds)


def why_title_cannot_be(employer: Organisation, title: str, but: HiringRole | None = None) -> str:
    """Why a role cannot be called so; "" = it can."""
    rows = HiringRole.objects.current().filter(employer=employer, title__iexact=title)
    if rows.exclude(pk=but.pk if but else None).exists():
        return _("%(employer)s has such a role already.") % {"employer": employer}
    return ""


@transaction.atomic
def ask_role(organiser: Organisation, employer: Organisation, *, title: str, note: str = "", by: User) -> HiringRole:
    """A role for the employer's contacts to fill in; each of them is told by mail."""
    strange = employer.keeper_id != organiser.pk or not employers_of(organiser).filter(pk=employer.pk).exists()
    refuse(_("Choose an employer of your address book.") if strange else "", "employer")
    Organisation.objects.select_for_update(no_key=True).get(pk=employer.pk)
    refuse(why_title_cannot_be(employer, title), "title")
    with done_by(by):
        role = HiringRole.objects.create(employer=employer, title=title, note=note, asked_by=by)
    emails.role_asked(role)
    return role


def why_weights_cannot_be(role: HiringRole, weights: Weights) -> str:
    """Why they cannot be kept; "" = they can."""
    if not any(weight for weight, _level in weights.values()):
        return _("Weight at least one competency: a role that needs none of them asks for nothing.")
    for competency, (weight, level) in weights.items():
        if competency.organisation_id != role.employer.keeper_id:
            return _("%(competency)s is not in this framework.") % {"competency": competency}
        if not 0 <= weight <= HEAVIEST or (weight and level not in (*Level,)[1:]):
            return _("%(code)s: a weight of 0 to 5, and a level of 1 to 4.") % {"code": competency.code}
    return ""


@transaction.atomic
def fill_role(role: HiringRole, weights: Weights, *, seen: datetime | None, by: User) -> HiringRole:
    """Write all weights; `seen` is when those that the page showed were written, None if it showed none."""
    role = HiringRole.objects.select_for_update(no_key=True, of=["self"]).select_related("employer").get(pk=role.pk)
    refuse(role.why_cannot_fill() or why_seen_is_old(role, seen) or why_weights_cannot_be(role, weights))
    with done_by(by):
        now = {row.competency_id: row for row in role.weights.all()}
        for competency, (weight, level) in weights.items():
            _write_weight(role, competency, weight, level, now.get(competency.pk))
        role.filled_at, role.filled_by = timezone.now(), by
        role.save(update_fields=["filled_at", "filled_by"])
    return role


def why_seen_is_old(role: HiringRole, seen: datetime | None) -> str:
    if role.filled_at == seen:
        return ""
    return _("%(name)s has saved other weights in the meantime. Yours are below; saving again takes their place.") % {
        "name": role.filled_by or _("Somebody")
    }


def _write_weight(role: HiringRole, competency: Competency, weight: int, level: int, row: RoleWeight | None) -> None:
    if not weight:
        if row:
            row.delete()
    elif row is None:
        RoleWeight.objects.create(role=role, competency=competency, weight=weight, level=level)
    elif (row.weight, row.level) != (weight, level):
        row.weight, row.level = weight, level
        row.save(update_fields=["weight", "level"])


@transaction.atomic
def retire_role(role: HiringRole, *, retired: bool = True, by: User) -> None:
    """It counts as demand no more, or again; its weights stay."""
    Organisation.objects.select_for_update(no_key=True).get(pk=role.employer_id)
    refuse("" if retired else why_title_cannot_be(role.employer, role.title, role))
    with done_by(by):
        role.retired_at = timezone.now() if retired else None
        role.save(update_fields=["retired_at"])
