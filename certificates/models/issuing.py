"""Batches, certificates and their files."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from cohorts.models import Application, Cohort
from records.base import PublicRow
from records.history import tracked

from ..codes import grouped, new_code, verify_url


@tracked(personal=("signatory_name", "signatory_title"))
class Batch(PublicRow):
    """Certificates of one cohort issued in one go, signed by one signatory."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="batches")
    signatory_name = models.CharField(_("signatory"), max_length=120)
    signatory_title = models.CharField(_("title of the signatory"), max_length=120)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="batches"
    )
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self):
        return f"{self.cohort}, {self.started_at:%Y-%m-%d}"


class CertificateQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own, and those that the organisations issued for which one works as organiser or officer."""
        if not user.is_authenticated:
            return self.none()
        desks = Membership.objects.of(user, Role.ORGANISER, Role.OFFICER).values("organisation")
        return self.filter(Q(holder=user) | Q(organisation__in=desks))

    def standing(self):
        """Those that stand in the way of another one for the same participant."""
        return self.filter(state__in=Certificate.STANDING)

    def being_made(self):
        return self.filter(state=Certificate.State.APPROVED, failure="")

    def failed(self):
        return self.filter(state=Certificate.State.APPROVED).exclude(failure="")

    def silent_since(self, moment):
        """Those being made of which nobody heard since then: their message or their worker was lost."""
        return self.being_made().filter(Q(queued_at__lt=moment), Q(claimed_at=None) | Q(claimed_at__lt=moment))


@tracked(personal=("facts", "failure"), silent=("claimed_at", "queued_at", "attempts"))
class Certificate(PublicRow):
    """What was certified, frozen as `facts` when it was approved; its file is rendered once and kept.

    `facts` names the holder, so history has that it was written, never what it says.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("certificate", "draft")
        APPROVED = "approved", pgettext_lazy("certificate", "being made")
        ISSUED = "issued", pgettext_lazy("certificate", "issued")
        REVOKED = "revoked", pgettext_lazy("certificate", "revoked")
        SUPERSEDED = "superseded", pgettext_lazy("certificate", "replaced")
        EXPIRED = "expired", pgettext_lazy("certificate", "expired")

    STANDING = (State.DRAFT, State.APPROVED, State.ISSUED)

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="certificates")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="certificates")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="certificates")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="certificates")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="certificates")
    code = models.CharField(max_length=20, unique=True, default=new_code, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    facts = models.JSONField(help_text="what is certified; its shape is in certificates/facts.py")
    language = models.CharField(max_length=5, default="en")
    created_at = models.DateTimeField(auto_now_add=True)
    queued_at = models.DateTimeField(default=timezone.now, help_text="when a worker was last asked for the file")
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    issued_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True, help_text="why the file could not be made; words in why_failed()")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="revocations"
    )
    revocation_reason = models.TextField(_("reason"), blank=True, help_text=_("Shown to whoever checks the code."))

    class Meta:
        ordering = ["cohort", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["draft", "approved", "issued"]),
                name="one_valid_certificate_an_application",
            ),
            models.CheckConstraint(
                condition=~Q(state="revoked") | (Q(revoked_at__isnull=False) & ~Q(revocation_reason="")),
                name="revoked_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(issued_at__isnull=False), name="issued_at_a_moment"
            ),
        ]
        indexes = [
            models.Index(fields=["cohort", "state"]),
            models.Index(fields=["queued_at"], condition=Q(state="approved"), name="certificates_being_made"),
        ]

    objects = CertificateQuerySet.as_manager()

    def __str__(self):
        return self.code

    @property
    def grouped_code(self) -> str:
        return grouped(self.code)

    @property
    def verify_url(self) -> str:
        return verify_url(self.code)

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.APPROVED and bool(self.failure)

    @property
    def shown_state(self) -> str:
        """The key of the word that pages show: a failed one is still approved, and says that it failed."""
        return "failed" if self.has_failed else str(self.state)

    def why_failed(self) -> str:
        """In words why the file could not be made; "" when nothing went wrong."""
        kind, _sign, detail = self.failure.partition(":")
        match kind:
            case "":
                return ""
            case "letters":
                return gettext("The fonts have no letter “%(letters)s”. Nothing was made or sent.") % {
                    "letters": detail
                }
            case "fonts":
                return gettext(
                    "The fonts are missing on this server: have “manage.py make_pdf_fonts” run there, then try again. "
                    "Nothing was made or sent."
                )
            case "worker":
                return gettext("The making stopped three times half-way. Nothing was made or sent.")
        return gettext("The file could not be made: %(reason)s. Nothing was sent.") % {"reason": detail}

    def why_cannot_try_again(self) -> str:
        return "" if self.has_failed else gettext("Only a certificate that failed can be tried again.")

    def why_cannot_be_revoked(self) -> str:
        if self.state == self.State.REVOKED:
            return gettext("This certificate is revoked already.")
        if self.state != self.State.ISSUED:
            return gettext("Only an issued certificate can be revoked.")
        return ""


class CertificateFile(models.Model):
    """The bytes of an issued certificate, written once in the transaction that issues it."""

    certificate = models.OneToOneField(Certificate, on_delete=models.CASCADE, related_name="file", primary_key=True)
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return str(self.certificate)
