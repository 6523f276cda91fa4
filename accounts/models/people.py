"""People, organisations, and the roles between them."""

from collections import defaultdict

import rules
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked


class People(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username):
        return self.get(email__iexact=username)


@tracked(personal=("email", "full_name", "password"), silent=("last_login",))
class User(AbstractBaseUser, PublicRow):
    """A person; what they may do comes from membership rows or from being the person concerned."""

    email = models.EmailField(_("e-mail"), unique=True)
    full_name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    is_active = models.BooleanField(default=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    def __str__(self):
        return self.full_name or self.email

    def get_full_name(self):
        return str(self)

    @property
    def proven_addresses(self) -> set[str]:
        """E-mail addresses that the person has shown to be theirs, in small letters."""
        addresses = self.emailaddress_set.filter(verified=True).values_list("email", flat=True)
        return {address.lower() for address in addresses}

    @cached_property
    def roles(self) -> dict[int, set[str]]:
        """Current roles by the key of the organisation; read once a request."""
        roles: dict[int, set[str]] = defaultdict(set)
        for organisation, role in self.memberships.filter(ended_at=None).values_list("organisation_id", "role"):
            roles[organisation].add(role)
        return roles

    @property
    def is_administrator(self) -> bool:
        return any(Role.ADMINISTRATOR in roles for roles in self.roles.values())

    def has_role(self, organisation_id: int | None, *wanted: str) -> bool:
        return bool(self.roles.get(organisation_id, set()) & set(wanted)) if organisation_id else False

    def has_perm(self, permission: str, row=None) -> bool:
        return self.is_active and rules.has_perm(permission, self, row)


class OrganisationQuerySet(models.QuerySet):
    def kept_by(self, organiser: "Organisation"):
        """The schools, companies and public bodies in one organiser's own address book; none that was merged away."""
        return self.filter(keeper=organiser, merged_into=None)

    def called(self, words: str):
        """Whose name, or the name of one of whose people, contains the words."""
        if not words:
            return self
        people = Membership.objects.current().filter(user__full_name__icontains=words).values("organisation")
        return self.filter(Q(name__icontains=words) | Q(pk__in=people))

    def with_people_counted(self):
        """`people`: how many belong to it now."""
        current = Q(memberships__ended_at=None, memberships__user__is_active=True)
        return self.annotate(people=models.Count("memberships__user", filter=current, distinct=True))

    def organisers(self):
        return self.filter(kind=Organisation.Kind.ORGANISER)

    def run_by(self, user):
        """Organisers' organisations that the person runs as organiser."""
        return self.organisers().filter(pk__in=Membership.objects.of(user, Role.ORGANISER).values("organisation"))

    def visible_to(self, user):
        """The organisations one belongs to, the address book of those one runs; for an administrator all organisers."""
        if not user.is_authenticated:
            return self.none()
        mine = Membership.objects.of(user).values("organisation")
        runs = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        seen = self.filter(Q(pk__in=mine) | Q(keeper__in=runs))
        return seen | self.organisers() if user.is_administrator else seen


@tracked(personal=("contact_email",))
class Organisation(PublicRow):
    """An organiser, a school, a company or a public body; one row whatever it does for a cohort.

    `keeper` is the organiser whose record this is: two organisers never share one, or see each other's.
    """

    class Kind(models.TextChoices):
        INSTALLATION = "installation", _("this installation")
        ORGANISER = "organiser", _("organiser")
        SCHOOL = "school", _("school")
        COMPANY = "company", _("company")
        PUBLIC = "public", _("public body")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    keeper = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="kept_organisations"
    )
    name = models.CharField(_("name"), max_length=160)
    website = models.URLField(_("website"), blank=True)
    email_domains = models.CharField(
        _("e-mail domains"), max_length=300, blank=True, help_text=_("Of a school's students, separated by commas.")
    )
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["kind", "name"])]
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=Q(kind="installation"), name="one_installation"),
            models.UniqueConstraint(
                "keeper",
                models.functions.Lower("name"),
                condition=Q(merged_into=None),
                name="organisation_once_per_keeper",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | (Q(keeper__isnull=False) & ~Q(merged_into=models.F("id"))),
                name="merged_into_another",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["installation", "organiser"], keeper=None)
                | Q(kind__in=["school", "company", "public"], keeper__isnull=False),
                name="organisation_has_its_keeper",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def roles_to_give(self) -> tuple["Role", ...]:
        """The roles that one can hold in an organisation of this kind."""
        return ROLES_OF_KIND[Organisation.Kind(self.kind)]


class Role(models.TextChoices):
    """Roles that come from belonging to an organisation (ROLES in docs/rules.md)."""

    ADMINISTRATOR = "administrator", _("administrator")
    ORGANISER = "organiser", _("organiser")
    OFFICER = "officer", _("certificate officer")
    BOOKKEEPER = "bookkeeper", _("bookkeeper")
    MEMBER = "member", _("team member")
    COORDINATOR = "coordinator", _("coordinator")
    PARTNER_CONTACT = "partner_contact", _("partner contact")


ROLES_OF_KIND = {
    Organisation.Kind.INSTALLATION: (Role.ADMINISTRATOR,),
    Organisation.Kind.ORGANISER: (Role.ORGANISER, Role.OFFICER, Role.BOOKKEEPER, Role.MEMBER),
    Organisation.Kind.SCHOOL: (Role.COORDINATOR, Role.PARTNER_CONTACT),
    Organisation.Kind.COMPANY: (Role.PARTNER_CONTACT,),
    Organisation.Kind.PUBLIC: (Role.PARTNER_CONTACT,),
}


class MembershipQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None, user__is_active=True)

    def managed_by(self, user):
        """Roles in the organisations whose people one may invite and let go."""
        return self.filter(organisation__in=Organisation.objects.visible_to(user))

    def of(self, user, *roles: str):
        return self.current().filter(user=user, **({"role__in": roles} if roles else {}))


@tracked()
class Membership(PublicRow):
    """A person's role in an organisation; it ends, it is never deleted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], condition=Q(ended_at=None), name="one_current_membership"
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.get_role_display()}, {self.organisation}"

    def reason_not_to_end(self) -> str:
        """Why it can't be ended: somebody has to be left who can run the organisation (ROLES)."""
        if self.ended_at is not None:
            return gettext("This membership has ended already.")
        if self.role not in (Role.ADMINISTRATOR, Role.ORGANISER):
            return ""
        others = Membership.objects.current().filter(organisation=self.organisation, role=self.role)
        if others.exclude(pk=self.pk).exists():
            return ""
        return gettext("%(name)s is the last %(role)s of %(organisation)s. Invite another one first.") % {
            "name": self.user,
            "role": self.get_role_display(),
            "organisation": self.organisation,
        }
