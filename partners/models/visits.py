"""Visits that a host offers, and what an organiser booked of them (OFFERS OF VISITS in docs/rules.md)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role, Text
from cohorts.models import BookedVisit, Cohort, Material, Session, VisitField
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile


class VisitOfferQuerySet(models.QuerySet):
    def of_contact(self, user):
        """Those of the organisations for which the person is a contact."""
        return self.filter(organisation__in=Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation"))

    def told(self):
        """Those that an organiser may read: offered at least once."""
        return self.exclude(offered_at=None)

    def visible_to(self, user):
        """Contacts see their organisation's, organisers what was offered to them."""
        if not user.is_authenticated:
            return self.none()
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        runs = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        return self.filter(Q(organisation__in=mine) | Q(organisation__keeper__in=runs, offered_at__isnull=False))


@tracked(
    personal=("title", "sees", "place", "contact_name", "contact_email", "withdrawn_reason"), silent=("changed_at",)
)
class VisitOffer(PublicRow):
    """A visit that an organisation would receive, on the dates that it names."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("offer of a visit", "draft")
        OFFERED = "offered", pgettext_lazy("offer of a visit", "offered")
        WITHDRAWN = "withdrawn", pgettext_lazy("offer of a visit", "withdrawn")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="visit_offers")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=160)
    sees = models.TextField(_("what one sees"), max_length=2000)
    place = models.CharField(_("address"), max_length=300)
    languages = models.JSONField(_("languages"), default=list)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=120, validators=[MinValueValidator(15), MaxValueValidator(600)]
    )
    people_a_guide = models.PositiveSmallIntegerField(
        _("visitors for each guide"), default=10, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    contact_name = models.CharField(_("who receives the visitors"), max_length=160, blank=True)
    contact_email = models.EmailField(_("e-mail for the list of visitors"))
    list_language = models.CharField(_("language of the list"), max_length=5, choices=settings.LANGUAGES, default="en")
    list_format = models.CharField(_("file"), max_length=4, choices=BookedVisit.Format, default=BookedVisit.Format.XLSX)
    list_days = models.PositiveSmallIntegerField(
        _("list needed so many days before"), default=14, validators=[MaxValueValidator(90)]
    )
    delete_days = models.PositiveSmallIntegerField(
        _("deleted so many days after"), default=7, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default="Europe/Brussels")
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies", editable=False
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="visit_offers"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    offered_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(_("reason"), blank=True)

    objects = VisitOfferQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state="draft") | Q(offered_at__isnull=False), name="visit_was_offered"),
        ]

    def __str__(self):
        return self.title

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def seen(self) -> str:
        """Which state of the row a page has shown."""
        return self.changed_at.isoformat()

    @property
    def language_names(self) -> list[str]:
        return [str(name) for code, name in settings.LANGUAGES if code in self.languages]


class OfferDateQuerySet(models.QuerySet):
    def current(self):
        return self.filter(withdrawn_at=None)

    def with_taken(self):
        """`taken`: for how many people it is booked."""
        booked = Sum("bookings__people", filter=Q(bookings__cancelled_at=None))
        return self.annotate(taken=Coalesce(booked, 0))

    def free(self, at: datetime | None = None):
        """Still to come, and with room for somebody."""
        coming = self.current().filter(starts_at__gt=at or timezone.now())
        return coming.with_taken().filter(taken__lt=F("largest_group"))


@tracked()
class OfferDate(PublicRow):
    """A moment at which the host would receive a group."""

    offer = models.ForeignKey(VisitOffer, on_delete=models.PROTECT, related_name="dates")
    starts_at = models.DateTimeField(_("begins"))
    largest_group = models.PositiveSmallIntegerField(
        _("largest group"), default=12, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = OfferDateQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "starts_at"], condition=Q(withdrawn_at=None), name="visit_date_once"
            ),
        ]

    def __str__(self):
        return f"{self.starts_at.astimezone(self.offer.zone):%Y-%m-%d %H:%M}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.offer.minutes)

    @property
    def left(self) -> int:
        """How many more could come; reads prefetched bookings."""
        taken = sum(booking.people for booking in self.bookings.all() if booking.cancelled_at is None)
        return max(self.largest_group - taken, 0)


@tracked(personal=("label", "help"))
class OfferField(PublicRow):
    """Something that the host asks of each visitor, once a date is booked."""

    offer = models.ForeignKey(VisitOffer, on_delete=models.CASCADE, related_name="fields")
    kind = models.CharField(_("kind"), max_length=12, choices=VisitField.Kind)
    label = models.CharField(_("label"), max_length=120, blank=True, help_text=_("Empty: as the kind is called."))
    help = models.CharField(_("why you ask it"), max_length=200, blank=True)
    required = models.BooleanField(_("needed"), default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.label or str(self.get_kind_display())


@tracked(personal=("body_en", "body_nl", "body_fr"))
class HostRules(PublicRow):
    """One version of what visitors accept before they come: rules of the site, confidentiality. It never changes."""

    offer = models.ForeignKey(VisitOffer, on_delete=models.PROTECT, related_name="rules")
    number = models.PositiveSmallIntegerField(_("version"))
    body_en = models.TextField(_("in English"), max_length=20000, blank=True)
    body_nl = models.TextField(_("in Dutch"), max_length=20000, blank=True)
    body_fr = models.TextField(_("in French"), max_length=20000, blank=True)
    text = models.ForeignKey(Text, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["offer", "number"], name="host_rules_version_once")]

    def __str__(self):
        return gettext("rules, version %(number)d") % {"number": self.number}

    def bodies(self) -> dict[str, str]:
        """By language, only those that are written."""
        said = {code: getattr(self, f"body_{code}") for code, _name in settings.LANGUAGES}
        return {code: body for code, body in said.items() if body.strip()}


class HostFileQuerySet(models.QuerySet):
    def current(self):
        return self.filter(superseded_at=None)


@tracked(personal=("title",))
class HostFile(PublicRow):
    """One version of a file that visitors read beforehand; a newer one supersedes it."""

    offer = models.ForeignKey(VisitOffer, on_delete=models.PROTECT, related_name="files")
    title = models.CharField(_("title"), max_length=160)
    number = models.PositiveSmallIntegerField(_("version"))
    stored = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = HostFileQuerySet.as_manager()

    class Meta:
        ordering = ["title", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "title", "number"], name="host_file_version_once"),
            models.UniqueConstraint(
                fields=["offer", "title"], condition=Q(superseded_at=None), name="one_current_host_file"
            ),
        ]

    def __str__(self):
        return gettext("%(title)s, version %(number)d") % {"title": self.title, "number": self.number}


class VisitBookingQuerySet(models.QuerySet):
    def current(self):
        return self.filter(cancelled_at=None)


@tracked(personal=("reason",))
class VisitBooking(PublicRow):
    """A date taken for a cohort: its session, and the list of visitors that the host will get."""

    date = models.ForeignKey(OfferDate, on_delete=models.PROTECT, related_name="bookings")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="visit_bookings")
    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="visit_booking")
    visit = models.OneToOneField(BookedVisit, null=True, blank=True, on_delete=models.SET_NULL, related_name="booking")
    rules = models.ForeignKey(HostRules, null=True, blank=True, on_delete=models.PROTECT, related_name="bookings")
    group = models.CharField(_("group"), max_length=20, blank=True)
    people = models.PositiveSmallIntegerField(
        _("visitors at most"), validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="visits_booked"
    )
    booked_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_host = models.BooleanField(default=False, help_text="the host cancelled it")
    reason = models.TextField(_("reason"), blank=True)

    objects = VisitBookingQuerySet.as_manager()

    class Meta:
        ordering = ["date__starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["date", "cohort", "group"], condition=Q(cancelled_at=None), name="visit_booked_once"
            ),
        ]

    def __str__(self):
        return f"{self.date.offer}, {self.date}"


@tracked(personal=("title",))
class BookedFile(PublicRow):
    """A host's file as it stands among the material of a booked session."""

    booking = models.ForeignKey(VisitBooking, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(max_length=160)
    material = models.OneToOneField(Material, on_delete=models.CASCADE, related_name="booked_file")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["booking", "title"], name="booked_file_once")]

    def __str__(self):
        return self.title
