"""Organisations and who belongs to them (ROLES in docs/rules.md)."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from records.errors import Refused, refuse

from .. import arrivals
from ..models import Membership, Organisation, Role, User


def installation() -> Organisation:
    """The one row that stands for this installation; made when it is first asked for."""
    row, _made = Organisation.objects.get_or_create(
        kind=Organisation.Kind.INSTALLATION, defaults={"name": "Summerschool"}
    )
    return row


@transaction.atomic
def create_administrator(email: str, password: str | None = None, full_name: str = "") -> User:
    """Make a person an administrator of the installation; `password` is used for a new account only."""
    home = Organisation.objects.select_for_update().get(pk=installation().pk)
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create_user(email, password, full_name=full_name)
    elif not user.is_active:
        raise Refused(_("The account of %(email)s is closed.") % {"email": email})
    elif Membership.objects.of(user, Role.ADMINISTRATOR).filter(organisation=home).exists():
        raise Refused(_("%(email)s is an administrator already; nothing was changed.") % {"email": email})
    # Who runs the command on the server vouches for the address.
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    Membership.objects.create(user=user, organisation=home, role=Role.ADMINISTRATOR)
    return user


def create_organiser(name: str, *, website: str = "", contact_email: str = "") -> Organisation:
    """An organiser's organisation, with its own address book."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=installation().pk)  # two clicks wait for each other
        if Organisation.objects.organisers().filter(name__iexact=name).exists():
            raise Refused(_("There is an organiser of that name already."))
        return Organisation.objects.create(
            kind=Organisation.Kind.ORGANISER, name=name, website=website, contact_email=contact_email
        )


def create_organisation(
    keeper: Organisation, kind: str, name: str, *, website: str = "", email_domains: str = "", contact_email: str = ""
) -> Organisation:
    """A school, company or public body in the address book of the organiser `keeper`."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=keeper.pk)
        refuse(_reason_not_to_name(keeper, name))
        return Organisation.objects.create(
            keeper=keeper,
            kind=kind,
            name=name,
            website=website,
            email_domains=email_domains,
            contact_email=contact_email,
        )


def change_organisation(organisation: Organisation, **fields) -> Organisation:
    """Change the name and the addresses; the kind of an organisation stays."""
    with transaction.atomic():
        if organisation.keeper:
            Organisation.objects.select_for_update().get(pk=organisation.keeper.pk)
            refuse(_reason_not_to_name(organisation.keeper, fields.get("name", ""), but=organisation.pk))
        for name, value in fields.items():
            setattr(organisation, name, value)
        organisation.save(update_fields=list(fields))
    return organisation


def _reason_not_to_name(keeper: Organisation, name: str, but: int | None = None) -> str:
    taken = Organisation.objects.kept_by(keeper).filter(name__iexact=name).exclude(pk=but)
    return _("“%(name)s” stands in your address book already.") % {"name": name} if taken.exists() else ""


@transaction.atomic
def end_membership(membership: Membership) -> None:
    """End a role; the last who can run an organisation stays. Raises Refused."""
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    refuse(membership.reason_not_to_end())
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    arrivals.tell_departure(membership)
