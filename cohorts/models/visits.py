"""Booked visits: what the host asks of each visitor, and the list it gets (VISITS in docs/rules.md)."""

import hmac

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked
from records.models import OutgoingMail
from records.wording import say_day, say_moment

from .application import Application
from .gates import Gate
from .timetable import Session


@tracked(personal=("contact_name", "contact_email"))
class BookedVisit(PublicRow):
    """A session at a host who wants to know beforehand who comes."""

    class Format(models.TextChoices):
        XLSX = "xlsx", _("XLSX (a spreadsheet)")
        PDF = "pdf", _("PDF (to print)")

    class Delivery(models.TextChoices):
        LINK = "link", _("by a secret link in the mail")
        ATTACHED = "attached", _("as a file in the mail")

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="visit", verbose_name=_("session"))
    host = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="visits", verbose_name=_("partner")
    )
    host_name = models.CharField(_("host"), max_length=160)
    contact_name = models.CharField(_("contact at the host"), max_length=160, blank=True)
    contact_email = models.EmailField(_("e-mail of the contact"), help_text=_("Gets the list."))
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    gate = models.ForeignKey(
        Gate, null=True, blank=True, on_delete=models.PROTECT, related_name="visits", editable=False,
        help_text="the confidentiality that visitors accept",
    )  # fmt: skip
    closes_at = models.DateTimeField(_("list closes"), help_text=_("After that it is frozen and sent to the host."))
    people_a_guide = models.PositiveSmallIntegerField(
        _("visitors for each guide"), default=10, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    format = models.CharField(_("file"), max_length=4, choices=Format, default=Format.XLSX)
    delivery = models.CharField(_("sent"), max_length=8, choices=Delivery, default=Delivery.LINK)
    delete_on = models.DateField(_("deleted on"), help_text=_("What visitors gave and the lists are deleted that day."))
    created_at = models.DateTimeField(auto_now_add=True)
    cleared_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["closes_at", "pk"]

    def __str__(self):
        return self.host_name

    @property
    def cohort(self):
        return self.session.cohort

    def why_closed(self) -> str:
        """Why visitors change nothing any more; "" = they can."""
        if self.cleared_at:
            return gettext("What visitors gave was deleted, as agreed with the host.")
        if self.session.cancelled_at or self.cohort.cancelled_at:
            return gettext("This visit was cancelled.")
        if self.lists.filter(superseded_at=None).exists() or timezone.now() >= self.closes_at:
            return gettext("The list of visitors closed on %(moment)s. Write to %(address)s if something is wrong.") % {
                "moment": say_moment(self.closes_at, self.cohort.time_zone),
                "address": self.cohort.contact_email,
            }
        return ""


@tracked()
class VisitField(PublicRow):
    """One thing that the host asks of each visitor."""

    class Kind(models.TextChoices):
        LEGAL_NAME = "legal_name", _("name as in the identity document")
        BIRTH_DATE = "birth_date", _("date of birth")
        NATIONALITY = "nationality", _("nationality")
        ID_NUMBER = "id_number", _("number of the identity document")
        PHONE = "phone", _("phone number")
        PLATE = "plate", _("number plate of the car")
        TEXT = "text", _("another short answer")

    visit = models.ForeignKey(BookedVisit, on_delete=models.CASCADE, related_name="fields")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    label = models.CharField(_("label"), max_length=120, blank=True, help_text=_("Empty: as the kind is called."))
    help = models.CharField(_("why the host asks it"), max_length=200, blank=True)
    required = models.BooleanField(_("needed"), default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.label or str(self.get_kind_display())


@tracked(personal=("sealed",))
class VisitorAnswer(PublicRow):
    """What a visitor gave; sealed, deleted on the visit's day of deletion."""

    field = models.ForeignKey(VisitField, on_delete=models.CASCADE, related_name="answers")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="visitor_answers")
    sealed = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["field", "application"], name="one_visitor_answer")]

    def __str__(self):
        return f"{self.field}, {self.application}"


@tracked(personal=("sealed", "reason"), silent=("fetched_at",))
class VisitorList(PublicRow):
    """The list as it was frozen and sent; a later one supersedes it. After its deletion only the numbers stay."""

    visit = models.ForeignKey(BookedVisit, on_delete=models.PROTECT, related_name="lists")
    number = models.PositiveSmallIntegerField()
    sealed = models.TextField(blank=True, help_text="head, rows and whose they are, as JSON")
    people = models.PositiveSmallIntegerField()
    left_out = models.PositiveSmallIntegerField(default=0, help_text="participants who missed something")
    guides = models.PositiveSmallIntegerField()
    mail = models.ForeignKey(OutgoingMail, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    fetched_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True, help_text="why it was opened again")
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["visit", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "number"], name="visitor_list_once"),
            models.UniqueConstraint(fields=["visit"], condition=Q(superseded_at=None), name="one_current_visitor_list"),
            models.CheckConstraint(condition=Q(cleared_at=None) | Q(sealed=""), name="cleared_visitor_list_is_empty"),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("at")), name="visitor_list_ends_after_it_began"
            ),
        ]

    def __str__(self):
        return gettext("%(visit)s, list %(number)d") % {"visit": self.visit, "number": self.number}

    @property
    def token(self) -> str:
        """256 bits that nobody finds without the installation's key."""
        return salted_hmac("cohorts.visitor_list", str(self.public_id), algorithm="sha256").hexdigest()

    def opens_with(self, token: str) -> bool:
        return hmac.compare_digest(self.token.encode(), token.encode())

    def why_not_given_out(self) -> str:
        """Why the host gets nothing any more; "" = it does."""
        if self.cleared_at:
            return gettext("This list was deleted on %(day)s, as agreed.") % {"day": say_day(self.visit.delete_on)}
        if self.superseded_at:
            return gettext("This list was replaced: the newest mail has the right one.")
        if self.visit.session.cancelled_at or self.visit.cohort.cancelled_at:
            return gettext("This visit was cancelled.")
        return ""
