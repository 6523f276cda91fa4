"""What a cohort offers sponsors: packages and benefits, from when, and who asked (SPONSORING in docs/rules.md)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts.models import Cohort
from records.base import PublicRow
from records.history import tracked
from records.wording import say_moment

from .partnerships import Tier

DEAREST = 100_000_000  # cents
FARTHEST = 730  # days before or after the first day


class SponsorPageQuerySet(models.QuerySet):
    def public(self):
        """Of cohorts that the public may know."""
        return self.filter(published_at__isnull=False, cohort__in=Cohort.objects.public())


@tracked()
class SponsorPage(PublicRow):
    """How a cohort looks for sponsors. Between publishing and opening, last year's sponsors choose first."""

    cohort = models.OneToOneField(Cohort, on_delete=models.PROTECT, related_name="sponsor_page")
    intro = models.TextField(_("introduction"), max_length=4000, blank=True, help_text=_("Markdown"))
    opens_at = models.DateTimeField(
        _("open to all from"), null=True, blank=True,
        help_text=_("Empty: from its publication. Before that, sponsors of earlier editions alone."),
    )  # fmt: skip
    closes_at = models.DateTimeField(_("open until"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    earlier_told_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SponsorPageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="sponsor_page_closes_after_it_opens",
            )
        ]

    def __str__(self):
        return gettext("Sponsors of %(cohort)s") % {"cohort": self.cohort}

    @property
    def is_public(self) -> bool:
        return self.published_at is not None and self.cohort.is_public

    def why_no_interest(self, *, sponsored_before: bool = False, at: datetime | None = None) -> str:
        """Why nobody can say here that they are interested; "" = they can."""
        at, cohort = at or timezone.now(), self.cohort
        if cohort.cancelled_at:
            return gettext("This cohort was cancelled.")
        if cohort.is_over:
            return gettext("This cohort is over.")
        if not self.is_public:
            return gettext("The packages are not published yet.")
        if self.closes_at and at >= self.closes_at:
            return gettext("This closed on %(moment)s. Write to %(address)s.") % {
                "moment": say_moment(self.closes_at, cohort.time_zone),
                "address": cohort.contact_email,
            }
        if self.opens_at and at < self.opens_at and not sponsored_before:
            return gettext("Sponsors of earlier editions choose first. It opens to all on %(moment)s.") % {
                "moment": say_moment(self.opens_at, cohort.time_zone)
            }
        return ""


class PackageQuerySet(models.QuerySet):
    def current(self):
        return self.filter(retired_at=None)

    def public(self):
        return self.current().filter(is_public=True)


@tracked()
class Package(PublicRow):
    """What a sponsor can take: a price without VAT, at most so many sponsors, what it gives and what it asks."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="packages")
    name = models.CharField(_("name"), max_length=80)
    words = models.TextField(_("in a few words"), max_length=1000, blank=True)
    tier = models.ForeignKey(
        Tier, null=True, blank=True, on_delete=models.PROTECT, related_name="packages", verbose_name=_("heading"),
        help_text=_("Under which the sponsor stands on public pages once it is agreed."),
    )  # fmt: skip
    price_cents = models.PositiveIntegerField(
        _("price in cents"), validators=[MaxValueValidator(DEAREST)], help_text=_("Without VAT.")
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    vat_rate = models.DecimalField(
        _("VAT"), max_digits=4, decimal_places=2, default=Decimal(21), help_text=_("Per cent."),
        validators=[MinValueValidator(0), MaxValueValidator(50)],
    )  # fmt: skip
    limit = models.PositiveSmallIntegerField(
        _("sponsors at most"), null=True, blank=True, help_text=_("Empty: no limit."),
        validators=[MinValueValidator(1), MaxValueValidator(500)],
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    is_public = models.BooleanField(_("shown on the page for sponsors"), default=True)
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies", editable=False
    )
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PackageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "name"], condition=Q(retired_at=None), name="package_name_once"),
            models.CheckConstraint(condition=Q(limit=None) | Q(limit__gte=1), name="package_takes_a_sponsor"),
        ]

    def __str__(self):
        return self.name


class Asked(models.TextChoices):
    """What a promise of the sponsor consists of."""

    NOTHING = "nothing", _("nothing to hand in")
    LOGO = "logo", _("logo in vector form")
    TEXTS = "texts", _("text in three languages")
    PERSON = "person", _("name of a person")
    FILE = "file", _("a file")
    WORDS = "words", _("words")


@tracked()
class Benefit(PublicRow):
    """One line of a package: what the organiser gives, what it needs from the sponsor, or both."""

    class Kind(models.TextChoices):
        GIVES = "gives", _("we give")
        NEEDS = "needs", _("we need")
        BOTH = "both", _("we give, and need something for it")

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="benefits")
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(_("who does what"), max_length=5, choices=Kind, default=Kind.GIVES)
    name = models.CharField(_("what"), max_length=160)
    details = models.CharField(_("details"), max_length=500, blank=True)
    quantity = models.PositiveSmallIntegerField(
        _("how many"), default=1, validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    given_days = models.SmallIntegerField(
        _("we do it by"), default=0, validators=[MinValueValidator(-FARTHEST), MaxValueValidator(FARTHEST)],
        help_text=_("Days after the first day; negative: before it."),
    )  # fmt: skip
    asked = models.CharField(_("what we need"), max_length=8, choices=Asked, default=Asked.NOTHING)
    asked_days = models.SmallIntegerField(
        _("the sponsor does it by"), default=-30,
        validators=[MinValueValidator(-FARTHEST), MaxValueValidator(FARTHEST)],
        help_text=_("Days after the first day; negative: before it."),
    )  # fmt: skip

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name

    @property
    def gives(self) -> bool:
        return self.kind in (self.Kind.GIVES, self.Kind.BOTH)

    @property
    def needs(self) -> bool:
        return self.kind in (self.Kind.NEEDS, self.Kind.BOTH)

    def given_on(self, cohort: Cohort) -> date:
        return cohort.starts_on + timedelta(days=self.given_days)

    def asked_on(self, cohort: Cohort) -> date:
        return cohort.starts_on + timedelta(days=self.asked_days)


@tracked(personal=("organisation_name", "full_name", "email", "message"))
class Enquiry(PublicRow):
    """Somebody without an account would like to sponsor; the organiser takes it up or puts it aside."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("enquiry", "waits for an answer")
        TAKEN = "taken", pgettext_lazy("enquiry", "taken up")
        ASIDE = "aside", pgettext_lazy("enquiry", "put aside")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="sponsor_enquiries")
    package = models.ForeignKey(Package, null=True, blank=True, on_delete=models.SET_NULL, related_name="enquiries")
    organisation_name = models.CharField(_("organisation"), max_length=160)
    full_name = models.CharField(_("your name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    message = models.TextField(_("message"), max_length=2000, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="en")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="sponsor_enquiries"
    )
    at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="enquiries_decided"
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.cohort}, {self.at:%Y-%m-%d}"

    def why_not_decide(self) -> str:
        if self.state != self.State.WAITING:
            return gettext("This was dealt with already.")
        return ""
