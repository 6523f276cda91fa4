"""Setting up a cohort: what it says, showing it, its rooms, and who works on it (PUBLICATION in docs/rules.md)."""

from collections.abc import Iterable
from datetime import date

import pghistory
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.invitations import invite
from accounts.models import Invitation, Membership, Organisation, Role, Text, User
from courses.models import VersionState
from records.errors import refuse

from ..models import Cohort, CohortRole, Room, Sitting
from . import places, releases


def why_slug_cannot_be(slug: str, but: Cohort | None = None) -> str:
    """Why a cohort cannot have this address; "" = it can."""
    if but and but.published_at and but.slug != slug:
        return _("The address is public already: links to it would break.")
    if Cohort.objects.filter(slug=slug).exclude(pk__in=[but.pk] if but else []).exists():
        return _("“%(slug)s” is taken: choose another address.") % {"slug": slug}
    return ""


def why_not_theirs(organisation: Organisation, fields: dict, schools, texts, kept: int | None = None) -> str:
    """Why something chosen is not the organisation's own; "" = all is. `kept`: the version that it follows already."""
    version = fields.get("programme_version")
    theirs = version and version.programme.organisation_id == organisation.pk
    if version and version.pk != kept and not (theirs and version.state == VersionState.RELEASED):
        return _("Choose a released version of one of your own programmes.")
    if any(school.keeper_id != organisation.pk for school in schools or ()):
        return _("Choose schools from your own address book.")
    if any(text.organisation_id != organisation.pk or not text.released_at for text in texts or ()):
        return _("Choose released texts of your own organisation.")
    if any(text.key in Text.AFTER_APPLYING for text in texts or ()):
        return _("Briefings, rules of hosts and the text for guardians are asked at gates, not with the application.")
    return ""


@transaction.atomic
def create_cohort(
    organisation: Organisation, *, schools: Iterable[Organisation] = (), texts: Iterable[Text] = (), **fields
) -> Cohort:
    """A cohort that nobody outside the team sees yet."""
    schools, texts = list(schools), list(texts)
    refuse(why_not_theirs(organisation, fields, schools, texts))
    refuse(why_slug_cannot_be(fields["slug"]), "slug")
    cohort = Cohort(organisation=organisation, **fields)
    _check_dates(cohort)
    cohort.save()
    cohort.schools.set(schools)
    cohort.texts.set(texts)
    return cohort


@transaction.atomic
def edit_cohort(
    cohort: Cohort,
    *,
    schools: Iterable[Organisation] | None = None,
    texts: Iterable[Text] | None = None,
    by: User,
    **fields,
) -> Cohort:
    """Change what a cohort says; a published one must stay complete."""
    capacity = fields.pop("capacity", cohort.capacity)
    admission = fields.pop("admission", cohort.admission)
    cohort = Cohort.objects.select_for_update(no_key=True, of=["self"]).get(pk=cohort.pk)
    refuse(why_not_theirs(cohort.organisation, fields, schools, texts, kept=cohort.programme_version_id))
    refuse(why_slug_cannot_be(fields.get("slug", cohort.slug), cohort), "slug")
    refuse(why_days_cannot_be(cohort, fields), "starts_on")
    refuse(why_version_cannot_be(cohort, fields), "programme_version")
    for name, value in fields.items():
        setattr(cohort, name, value)
    _check_dates(cohort)
    cohort.save()
    if schools is not None:
        cohort.schools.set(schools)
    if texts is not None:
        cohort.texts.set(texts)
    if cohort.is_public and not cohort.is_over:
        refuse(cohort.why_cannot_publish())
    if admission != cohort.admission:
        places.change_admission(cohort, admission, by=by)
    if capacity != cohort.capacity:
        places.change_capacity(cohort, capacity, by=by)
    cohort.refresh_from_db()
    return cohort


def _check_dates(cohort: Cohort) -> None:
    refuse(cohort.why_days_are_wrong(), "ends_on")
    refuse(cohort.why_times_are_wrong(), "applications_close_at")


def why_days_cannot_be(cohort: Cohort, fields: dict) -> str:
    """Why its days or zone cannot become these; "" = no placed sitting would fall outside."""
    first, last = fields.get("starts_on", cohort.starts_on), fields.get("ends_on", cohort.ends_on)
    placed = Sitting.objects.filter(session__cohort=cohort, during__isnull=False)
    if fields.get("time_zone", cohort.time_zone) != cohort.time_zone and placed.exists():
        return _("The timetable is written in this time zone: take the sittings out of it first.")
    outside = [sitting for sitting in placed.select_related("session") if not first <= _day(sitting, cohort) <= last]
    if outside:
        return _("“%(session)s” is placed on %(day)s: move it first.") % {
            "session": outside[0].session,
            "day": _day(outside[0], cohort).isoformat(),
        }
    return ""


def _day(sitting: Sitting, cohort: Cohort) -> date:
    return sitting.starts_at.astimezone(cohort.zone).date()


def why_version_cannot_be(cohort: Cohort, fields: dict) -> str:
    """Why the programme version cannot change any more; "" = it can, or doesn't."""
    version = fields.get("programme_version", cohort.programme_version)
    if version != cohort.programme_version and cohort.sessions.filter(modules__isnull=False).exists():
        return _("Sessions teach modules of the present version: take those off the sessions first.")
    return ""


@transaction.atomic
def publish_cohort(cohort: Cohort) -> None:
    refuse(cohort.why_cannot_publish())
    if not cohort.published_at:
        cohort.published_at = timezone.now()
        cohort.save(update_fields=["published_at"])
        releases.release_first(cohort)


@transaction.atomic
def unpublish_cohort(cohort: Cohort) -> None:
    refuse(cohort.why_cannot_unpublish())
    cohort.published_at = None
    cohort.save(update_fields=["published_at"])


@transaction.atomic
def cancel_cohort(cohort: Cohort, *, reason: str) -> None:
    """It stays readable for the team; the reason is kept in its history."""
    refuse(cohort.why_cannot_cancel())
    refuse("" if reason.strip() else _("Say why."), "reason")
    with pghistory.context(reason=reason.strip()):
        cohort.cancelled_at = timezone.now()
        cohort.save(update_fields=["cancelled_at"])


# Rooms


def why_room_cannot_be(organisation: Organisation, name: str, site: str, but: Room | None = None) -> str:
    """Why a room cannot be called so; "" = it can."""
    same = Room.objects.filter(organisation=organisation, name__iexact=name, site__iexact=site)
    if same.exclude(pk__in=[but.pk] if but else []).exists():
        return _("There is a room with this name on this site already.")
    return ""


@transaction.atomic
def save_room(organisation: Organisation, room: Room | None = None, **fields) -> Room:
    """Write a new room, or change one."""
    room = room or Room(organisation=organisation)
    refuse(why_room_cannot_be(organisation, fields["name"], fields.get("site", ""), room), "name")
    for name, value in fields.items():
        setattr(room, name, value)
    room.save()
    return room


def retire_room(room: Room, retired: bool = True) -> None:
    """Out of use, or back in use; what took place in it keeps its name."""
    refuse(room.why_cannot_retire() if retired else "")
    room.retired_at = timezone.now() if retired else None
    room.save(update_fields=["retired_at"])


# Who works on a cohort


def team_of(cohort: Cohort):
    """Current members of the organisation, each once."""
    members = Membership.objects.current().filter(organisation=cohort.organisation_id)
    return User.objects.filter(pk__in=members.values("user")).order_by("full_name", "email")


def why_role_cannot_be(cohort: Cohort, role: str, user: User) -> str:
    """Why this person cannot have the role; "" = they can (ROLES in docs/rules.md)."""
    if CohortRole.objects.held_by(user, role).filter(cohort=cohort).exists():
        return _("%(person)s has this role already.") % {"person": user}
    if cohort.applications.holding_a_place().filter(person=user).exists():
        return _("%(person)s takes part in this cohort: nobody trains or assesses themselves.") % {"person": user}
    return ""


@transaction.atomic
def give_role(cohort: Cohort, role: str, user: User) -> CohortRole:
    refuse(why_role_cannot_be(cohort, role, user), "member")
    return CohortRole.objects.create(cohort=cohort, role=role, user=user)


@transaction.atomic
def invite_to_role(
    cohort: Cohort, role: str, *, email: str, by: User, full_name: str = "", language: str = "en"
) -> CohortRole:
    """Give the role to the team member with this address, or invite them; the role waits for the answer."""
    member = team_of(cohort).filter(email__iexact=email).first()
    if member:
        return give_role(cohort, role, member)
    waiting = cohort.roles.current().filter(role=role, user=None, invitation__email__iexact=email)
    refuse(
        _("%(email)s has been invited to this role already.") % {"email": email} if waiting.exists() else "", "email"
    )
    team = Invitation.objects.filter(organisation=cohort.organisation, role=Role.MEMBER, email__iexact=email)
    standing = team.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now()).first()
    invitation = standing or invite(email, cohort.organisation, Role.MEMBER, by, language=language, full_name=full_name)
    return CohortRole.objects.create(cohort=cohort, role=role, invitation=invitation)


def end_role(role: CohortRole) -> None:
    if not role.ended_at:
        role.ended_at = timezone.now()
        role.save(update_fields=["ended_at"])
