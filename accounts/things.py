"""What this app puts on my page (MY PAGE in docs/rules.md)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from records.nextthings import NextThing, Shelf, ShelfRow
from records.wording import say_day

from .models import Invitation, Membership, Organisation, Role, Text


def invitations_to_answer(user) -> list[NextThing]:
    standing = Invitation.objects.standing().addressed_to(user).select_related("organisation__keeper")
    return [
        NextThing(
            title=_("%(organisation)s invites you.") % {"organisation": invitation.host},
            detail=_("You would be %(role)s. Answer before %(day)s.")
            % {"role": invitation.get_role_display(), "day": say_day(invitation.expires_at)},
            until=invitation.expires_at,
            url=reverse("accounts:invitation", args=[invitation.public_id]),
            action=_("Answer"),
            icon="mail",
        )
        for invitation in standing
    ]


def first_steps(user) -> list[NextThing]:
    """What is missing before anything else can begin."""
    things = []
    if not user.full_name:
        things.append(
            NextThing(
                title=_("Tell us your name."),
                detail=_("It stands on lists and on certificates as you write it."),
                url=reverse("accounts:settings"),
                action=_("Write my name"),
                icon="user",
            )
        )
    roles = {role for held in user.roles.values() for role in held}
    if Role.ADMINISTRATOR in roles and not Organisation.objects.organisers().exists():
        things.append(
            NextThing(
                title=_("Create the first organiser."),
                detail=_("An organiser runs programmes and cohorts; you invite its people by mail."),
                url=reverse("accounts:create_organiser"),
                action=_("Create an organiser"),
                icon="building-community",
            )
        )
    if Role.ORGANISER in roles:
        things += [_missing_notice(organiser) for organiser in _without_notice(user)]
    return things


def _without_notice(user):
    told = Text.objects.released().filter(key=Text.Key.PRIVACY).values("organisation")
    return Organisation.objects.run_by(user).exclude(pk__in=told)


def _missing_notice(organiser: Organisation) -> NextThing:
    return NextThing(
        title=_("Write the privacy notice of %(organisation)s.") % {"organisation": organiser},
        detail=_("Whoever applies reads and accepts it first."),
        url=reverse("accounts:texts", args=[organiser.public_id]),
        action=_("Write the texts"),
        icon="file-text",
    )


def organisations(user) -> Shelf | None:
    """The organisations one belongs to; each opens the page where one works for it."""
    held = Membership.objects.of(user).select_related("organisation").order_by("organisation__name", "pk")
    by_place: dict[Organisation, list[str]] = {}
    for membership in held:
        by_place.setdefault(membership.organisation, []).append(str(membership.get_role_display()))
    if not by_place:
        return None
    rows = [
        ShelfRow(title=str(place), detail=", ".join(roles), url=_page_of(place, user.roles.get(place.pk, set())))
        for place, roles in by_place.items()
    ]
    return Shelf(title=_("My organisations"), rows=rows)


def _page_of(place: Organisation, roles: set[str]) -> str:
    if place.kind == Organisation.Kind.INSTALLATION:
        return reverse("accounts:installation")
    if place.kind == Organisation.Kind.ORGANISER:
        return reverse("accounts:team", args=[place.public_id])
    if Role.PARTNER_CONTACT in roles:
        return reverse("partners:portal")
    return reverse("cohorts:school") if Role.COORDINATOR in roles else ""
