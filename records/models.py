"""What is kept and sent: outgoing mail, stored files, and large files on their way."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from .base import PublicRow
from .history import tracked

DROPPED = "dropped"  # in place of a server's answer: a person decided that a held mail does not go out
ERASED = "@erased.invalid"  # the domain of the address that stands in an erased mail


class OutgoingMailQuerySet(models.QuerySet):
    def about(self, row: PublicRow):
        """The mails of one cohort, or of one organisation."""
        return self.filter(about=row.public_id)

    def undelivered(self):
        """Failed, held or uncertain, and nothing done about it yet."""
        troubled = (OutgoingMail.State.FAILED, OutgoingMail.State.HELD, OutgoingMail.State.UNCERTAIN)
        return self.filter(state__in=troubled, resends=None).exclude(to_address__endswith=ERASED).exclude(error=DROPPED)

    def held(self):
        """Written and kept back until a person lets them go (MAIL in docs/rules.md)."""
        return self.filter(state=OutgoingMail.State.HELD).exclude(to_address__endswith=ERASED)


@tracked(
    personal=("to_address", "to_name", "reply_to", "subject", "text", "html", "error"),
    silent=("claimed_at", "attempts", "next_attempt_at"),
)
class OutgoingMail(PublicRow):
    """One message to one person, written in the transaction of its cause and sent after it."""

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("mail", "queued")
        SENDING = "sending", pgettext_lazy("mail", "sending")
        SENT = "sent", pgettext_lazy("mail", "sent")
        FAILED = "failed", pgettext_lazy("mail", "failed")
        HELD = "held", pgettext_lazy("mail", "held")
        UNCERTAIN = "uncertain", pgettext_lazy("mail", "uncertain")

    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    kind = models.CharField(max_length=60, help_text="the message's template, such as cohorts/place_offered")
    about = models.UUIDField(
        null=True, blank=True, help_text="public_id of what the mail belongs to: the cohort whose team may read it"
    )
    part_of = models.UUIDField(null=True, blank=True, help_text="public_id of the letter of which this is a copy")
    secret = models.BooleanField(default=False, help_text="carries a secret link: its body is shown to nobody")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="mails"
    )
    to_address = models.EmailField(_("to"))
    to_name = models.CharField(max_length=200, blank=True)
    reply_to = models.EmailField(blank=True)
    language = models.CharField(max_length=5, default="en")
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    resent_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="resends")

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["about", "-created_at"]),
            models.Index(
                fields=["state", "next_attempt_at"],
                condition=models.Q(state__in=["queued", "sending"]),
                name="mail_unsent",
            ),
            models.Index(fields=["to_address"]),
            models.Index(fields=["part_of"], condition=models.Q(part_of__isnull=False), name="mail_part_of"),
        ]

    def __str__(self):
        return self.subject

    @property
    def is_erased(self) -> bool:
        """Whether its text was erased with the person to whom it went."""
        return self.to_address.endswith(ERASED)

    def why_cannot_resend(self) -> str:
        """Why no second copy goes out; "" = one can be sent."""
        if self.is_erased:
            return gettext("The text of this mail was erased with the person's data.")
        if self.secret and not self.text:
            return gettext("A secret link is not kept once it was sent: have a new one made instead.")
        if self.state in (self.State.QUEUED, self.State.SENDING):
            return gettext("This mail is still on its way.")
        if self.state == self.State.HELD:
            return gettext("This mail is held: send it, or drop it.")
        if any(copy.state != self.State.FAILED for copy in self.resends.all()):
            return gettext("This mail was sent again already: look at the later one.")
        return ""


class MailAttachment(models.Model):
    """A file that goes with one message, such as an invitation for the calendar."""

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=80)
    content = models.BinaryField()

    def __str__(self):
        return self.name


@tracked(personal=("name",))
class StoredFile(PublicRow):
    """An uploaded file: pending until its content was checked, then confirmed (FILES in docs/rules.md)."""

    class State(models.TextChoices):
        PENDING = "pending"
        CONFIRMED = "confirmed"

    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    file = models.FileField(upload_to="stored/%Y/%m/")
    name = models.CharField(max_length=200, help_text="as the person named it; never used as a path")
    content_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uploads"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.name


class UploadQuerySet(models.QuerySet):
    def open(self):
        """Begun and not yet a file."""
        return self.filter(stored=None)


@tracked(personal=("name", "fingerprint"), silent=("key_digest", "received", "parts", "touched_at"))
class Upload(PublicRow):
    """A large file on its way, part by part; whole and checked it becomes a stored file (UPLOADS in docs/rules.md)."""

    use = models.CharField(max_length=40, help_text="the name of the Use whose limits it keeps")
    owner = models.CharField(max_length=80, help_text="who may go on with it, such as user:<public_id>")
    scope = models.CharField(max_length=80, blank=True, help_text="whose total it counts for, such as a cohort")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(help_text="bytes, as announced")
    fingerprint = models.CharField(max_length=64, help_text="tells the same file when an upload is taken up again")
    key_digest = models.CharField(max_length=64)
    received = models.PositiveBigIntegerField(default=0, help_text="bytes")
    parts = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)
    stored = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.CASCADE, related_name="arrivals")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="uploads_begun"
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["owner", "use"]), models.Index(fields=["scope", "use"])]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "use", "fingerprint"],
                condition=models.Q(stored=None),
                name="one_open_upload_a_file",
            ),
            models.CheckConstraint(condition=models.Q(received__lte=models.F("size")), name="upload_not_too_long"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_whole(self) -> bool:
        return self.received == self.size
