"""Who: people, organisations, the roles between them, invitations, and versioned texts with who accepted them."""

from collections import defaultdict
from datetime import timedelta

import rules
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
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

    @cached_property
    def roles(self) -> dict[int, set[str]]:
        """Current roles by the key of the organisation; read once a request."""
        roles: dict[int, set[str]] = defaultdict(set)
        for organisation, role in self.memberships.filter(ended_at=None).values_list("organisation_id", "role"):
            roles[organisation].add(role)
        return roles

    def has_role(self, organisation_id: int | None, *wanted: str) -> bool:
        return bool(self.roles.get(organisation_id, set()) & set(wanted)) if organisation_id else False

    def has_perm(self, permission: str, row=None) -> bool:
        return self.is_active and rules.has_perm(permission, self, row)


class OrganisationQuerySet(models.QuerySet):
    def kept_by(self, organiser: "Organisation"):
        """The schools, companies and public bodies in one organiser's own address book."""
        return self.filter(keeper=organiser)


@tracked()
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
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=Q(kind="installation"), name="one_installation"),
            models.UniqueConstraint("keeper", models.functions.Lower("name"), name="organisation_once_per_keeper"),
            models.CheckConstraint(
                condition=Q(kind__in=["installation", "organiser"], keeper=None)
                | Q(kind__in=["school", "company", "public"], keeper__isnull=False),
                name="organisation_has_its_keeper",
            ),
        ]

    def __str__(self):
        return self.name


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


def invitation_deadline():
    return timezone.now() + timedelta(days=14)


@tracked(personal=("email", "full_name"), silent=("token_digest",))
class Invitation(PublicRow):
    """An invitation by mail to a role in an organisation; the link's token is kept only as its digest."""

    email = models.EmailField(_("e-mail"))
    full_name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitations_sent"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=invitation_deadline)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations_accepted"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.email}, {self.get_role_display()}"


@tracked()
class Text(PublicRow):
    """One version of a text that people accept: privacy notice, house rules, a consent. Released texts never change."""

    class Key(models.TextChoices):
        PRIVACY = "privacy", _("privacy notice")
        RULES = "rules", _("rules of participation")
        PHOTOS = "photos", _("photos and film")
        PROFILE = "profile", _("sharing my profile with employers")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="texts")
    key = models.CharField(_("kind"), max_length=20, choices=Key)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    required = models.BooleanField(_("required to apply"), default=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["key", "-version"]
        constraints = [models.UniqueConstraint(fields=["organisation", "key", "version"], name="text_version_once")]

    def __str__(self):
        return f"{self.get_key_display()}, {self.version}"


@tracked()
class TextWording(models.Model):
    """A text's version in one language."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=160)
    body = models.TextField(_("text"), help_text=_("Markdown"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "language"], name="one_wording_a_language")]

    def __str__(self):
        return self.title


@tracked()
class Acceptance(PublicRow):
    """Who accepted which version of a text, when, and when they withdrew it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acceptances")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="acceptances")
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "text"], condition=Q(withdrawn_at=None), name="one_current_acceptance"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.text}"
