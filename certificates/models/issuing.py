"""What is issued: batches, certificates with their numbers, and their files."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from cohorts.models import Application, Cohort
from records.base import PublicRow
from records.history import tracked

from ..codes import grouped, new_code, verify_url
from .causes import Cause
from .designs import DesignVersion
from .kinds import CertificateKind

MOST_SIGNATORIES = 3


@tracked(silent=("last",))
class NumberCounter(PublicRow):
    """The last number of a certificate in one organisation and year; its row is locked by whoever takes the next."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="certificate_counters")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="one_certificate_counter_a_year")]

    def __str__(self):
        return str(self.year)


class BatchQuerySet(models.QuerySet):
    def counted(self):
        """With how many certificates each has, and in which state: one query."""
        state = Certificate.State
        waiting = Q(certificates__state=state.APPROVED, certificates__failure="")
        failed = Q(certificates__state=state.APPROVED) & ~Q(certificates__failure="")
        return self.annotate(
            total=Count("certificates"),
            waiting=Count("certificates", filter=waiting),
            failed=Count("certificates", filter=failed),
            held=Count("certificates", filter=Q(certificates__state=state.HELD)),
        )


@tracked(personal=("signatories", "approver_name"))
class Batch(PublicRow):
    """Certificates of one cohort approved in one go by one officer.

    `sha256` is over the approved digests of all its certificates, in the order of their numbers: the approval is bound
    to each of them (APPROVAL in docs/rules.md). `held_until` keeps what is made from its holders, for the ceremony.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="batches")
    signatories = models.JSONField(default=list, help_text="names and titles as printed, at most three")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="batches"
    )
    started_at = models.DateTimeField(default=timezone.now)
    approver_name = models.CharField(max_length=120, blank=True, help_text="as it was at the approval")
    meaning = models.CharField(max_length=20, default="approval-1", help_text="a key of MEANINGS in facts.py")
    sha256 = models.CharField(max_length=64, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    held_until = models.DateTimeField(_("held back until"), null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True, help_text="when what was held went to its holders")

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self):
        return f"{self.cohort}, {self.started_at:%Y-%m-%d}"

    def holds_at(self, moment) -> bool:
        """Whether what is made at that moment waits for the ceremony."""
        return self.held_until is not None and self.released_at is None and self.held_until > moment


class CertificateQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own once issued, and those that the organisations issued for which one is organiser or officer."""
        if not user.is_authenticated:
            return self.none()
        desks = Membership.objects.of(user, Role.ORGANISER, Role.OFFICER).values("organisation")
        own = Q(holder=user) & ~Q(state__in=Certificate.NOT_OUT)
        return self.filter(own | Q(organisation__in=desks))

    def out(self):
        """Those that their holders have, or had: everything that the public page may know."""
        return self.exclude(state__in=Certificate.NOT_OUT)

    def standing(self):
        """Those that stand in the way of another one for the same participant."""
        return self.filter(state__in=Certificate.STANDING)

    def being_made(self):
        return self.filter(state=Certificate.State.APPROVED, failure="")

    def to_be_made(self):
        """Those that a worker may take in hand: being made, in a batch that is not paused."""
        return self.being_made().filter(batch__paused_at=None)

    def failed(self):
        return self.filter(state=Certificate.State.APPROVED).exclude(failure="")

    def silent_since(self, moment):
        """Those being made of which nobody heard since then: their message or their worker was lost."""
        return self.to_be_made().filter(Q(queued_at__lt=moment), Q(claimed_at=None) | Q(claimed_at__lt=moment))

    def without_stamp_since(self, moment):
        """Those that failed because the time-stamping service did not answer, longer ago than that."""
        return self.failed().filter(failure__startswith="stamp:", claimed_at__lt=moment, batch__paused_at=None)

    def to_release(self):
        """Made, and no longer held for a ceremony."""
        return self.filter(state=Certificate.State.HELD, batch__released_at__isnull=False)


@tracked(
    personal=("facts", "facts_sha256", "failure", "renewal_reason", "revocation_reason"),
    silent=("claimed_at", "queued_at", "attempts"),
)
class Certificate(PublicRow):
    """What was certified, frozen as `facts` when it was approved; its file is rendered once and kept.

    `facts` names the holder, so history has that it was written, never what it says.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("certificate", "draft")
        APPROVED = "approved", pgettext_lazy("certificate", "being made")
        HELD = "held", pgettext_lazy("certificate", "held for the ceremony")
        ISSUED = "issued", pgettext_lazy("certificate", "issued")
        REVOKED = "revoked", pgettext_lazy("certificate", "revoked")
        SUPERSEDED = "superseded", pgettext_lazy("certificate", "replaced")
        EXPIRED = "expired", pgettext_lazy("certificate", "expired")
        CANCELLED = "cancelled", pgettext_lazy("certificate", "given up")

    STANDING = (State.DRAFT, State.APPROVED, State.HELD, State.ISSUED)
    NOT_OUT = (State.DRAFT, State.APPROVED, State.HELD, State.CANCELLED)  # nobody outside knows of them

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="certificates")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="certificates")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="certificates")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="certificates")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="certificates")
    kind = models.CharField(_("kind"), max_length=10, choices=CertificateKind, default=CertificateKind.COMPLETION)
    design_version = models.ForeignKey(
        DesignVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="certificates"
    )
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField(help_text="the number in its organisation and year")
    code = models.CharField(max_length=20, unique=True, default=new_code, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    facts = models.JSONField(help_text="what is certified; its shape is in certificates/facts.py")
    facts_sha256 = models.CharField(max_length=64, blank=True, help_text="of the facts, their keys in order")
    language = models.CharField(max_length=5, default="en")
    created_at = models.DateTimeField(auto_now_add=True)
    queued_at = models.DateTimeField(default=timezone.now, help_text="when a worker was last asked for the file")
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    issued_at = models.DateTimeField(null=True, blank=True, help_text="when the holder got it")
    failure = models.TextField(blank=True, help_text="why the file could not be made; words in why_failed()")
    valid_until = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="revocations"
    )
    revocation_reason = models.TextField(_("reason"), blank=True, help_text=_("Shown to whoever checks the code."))
    cause = models.CharField(max_length=10, blank=True, choices=Cause, help_text="of the revocation, or of replacing")
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    superseded_at = models.DateTimeField(null=True, blank=True)
    renews = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="renewals")
    renewal_reason = models.TextField(blank=True, help_text="where an officer renewed it; nobody outside reads it")

    class Meta:
        ordering = ["cohort", "pk"]
        constraints = [
            # a replacement is made while the old one is still out
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["draft", "approved", "held"]),
                name="one_certificate_in_the_making_an_application",
            ),
            models.UniqueConstraint(
                fields=["application"], condition=Q(state="issued"), name="one_valid_certificate_an_application"
            ),
            models.UniqueConstraint(fields=["organisation", "year", "serial"], name="certificate_number_once"),
            models.CheckConstraint(
                condition=~Q(state="revoked") | (Q(revoked_at__isnull=False) & ~Q(revocation_reason="")),
                name="revoked_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(issued_at__isnull=False), name="issued_at_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state="superseded") | Q(superseded_at__isnull=False), name="superseded_at_a_moment"
            ),
        ]
        indexes = [
            models.Index(fields=["cohort", "state"]),
            models.Index(fields=["queued_at"], condition=Q(state="approved"), name="certificates_being_made"),
        ]

    objects = CertificateQuerySet.as_manager()

    def __str__(self):
        return self.number

    @property
    def number(self) -> str:
        """2026-0007"""
        return f"{self.year}-{self.serial:04d}"

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
            case "pages":
                return gettext("The file has more pages than a certificate may have. Nothing was made or sent.")
            case "key":
                return gettext("The seal cannot be set: %(reason)s Nothing was sent.") % {"reason": detail}
            case "stamp":
                return gettext("The time-stamping service did not answer. It is tried again by itself.")
            case "misfit":
                return gettext(
                    "The words of the first page stand over its foot or its edge: %(detail)s mm. Choose another design "
                    "and approve it anew. Nothing was made or sent."
                ) % {"detail": detail.split(" ")[-1]}
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
    """The bytes of a made certificate, written once in the transaction that issues it.

    `badge` is the signed credential as it is attached to the PDF.
    """

    certificate = models.OneToOneField(Certificate, on_delete=models.CASCADE, related_name="file", primary_key=True)
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    badge = models.BinaryField(default=b"")
    badge_sha256 = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return str(self.certificate)
