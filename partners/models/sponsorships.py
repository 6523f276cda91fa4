"""A sponsor of a cohort, from interest to thanks; its agreement, version by version (SPONSORING in docs/rules.md)."""

from datetime import date, datetime
from decimal import Decimal

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from cohorts.models import Cohort
from records.base import PublicRow
from records.history import tracked

from .packages import DEAREST, Package


class SponsorshipQuerySet(models.QuerySet):
    def open(self):
        """Neither declined nor withdrawn."""
        return self.exclude(state__in=Sponsorship.ENDED)

    def agreed(self):
        """From the agreement on, whatever came of it."""
        return self.filter(state__in=Sponsorship.AGREED)

    def holding(self, today: date):
        """Those that hold a place in their package: agreed, or offered and kept until a day that is not past."""
        kept = Q(state=Sponsorship.State.OFFERED, held_until__gte=today)
        return self.filter(kept | Q(state__in=Sponsorship.AGREED))

    def told(self):
        """Those of which the sponsor knows, by an offer or by its contact's own word: not what the organiser only
        thinks of."""
        return self.exclude(offered_at=None, contact=None)

    def of_contact(self, user):
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        return self.told().filter(organisation__in=mine)

    def visible_to(self, user):
        """Those of the cohorts that one runs, and those of one's own organisation."""
        if not user.is_authenticated:
            return self.none()
        runs = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        told = Q(offered_at__isnull=False) | Q(contact__isnull=False)
        return self.filter(Q(cohort__organisation__in=runs) | Q(organisation__in=mine) & told)


@tracked(personal=("message", "end_reason", "thanks"), silent=("changed_at",))
class Sponsorship(PublicRow):
    """What an organisation gives to a cohort as its sponsor, and how far it has come. Amounts are without VAT."""

    class State(models.TextChoices):
        INTERESTED = "interested", pgettext_lazy("sponsorship", "interested")
        OFFERED = "offered", pgettext_lazy("sponsorship", "offered")
        AGREED = "agreed", pgettext_lazy("sponsorship", "agreed")
        INVOICED = "invoiced", pgettext_lazy("sponsorship", "invoiced")
        PAID = "paid", pgettext_lazy("sponsorship", "paid")
        FULFILLED = "fulfilled", pgettext_lazy("sponsorship", "fulfilled")
        THANKED = "thanked", pgettext_lazy("sponsorship", "thanked")
        DECLINED = "declined", pgettext_lazy("sponsorship", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("sponsorship", "withdrawn")

    AGREED = (State.AGREED, State.INVOICED, State.PAID, State.FULFILLED, State.THANKED)
    ENDED = (State.DECLINED, State.WITHDRAWN)

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="sponsorships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sponsorships")
    package = models.ForeignKey(
        Package, null=True, blank=True, on_delete=models.PROTECT, related_name="sponsorships", verbose_name=_("package")
    )
    state = models.CharField(max_length=10, choices=State, default=State.INTERESTED)
    amount_cents = models.PositiveIntegerField(_("amount in cents"), default=0, validators=[MaxValueValidator(DEAREST)])
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    vat_rate = models.DecimalField(
        _("VAT"), max_digits=4, decimal_places=2, default=Decimal(21),
        validators=[MinValueValidator(0), MaxValueValidator(50)],
    )  # fmt: skip
    held_until = models.DateField(
        _("kept until"), null=True, blank=True,
        help_text=_("The offer keeps a place in the package until this day. Empty: it goes to whoever agrees first."),
    )  # fmt: skip
    message = models.TextField(_("message"), max_length=2000, blank=True)
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="sponsorships_spoken",
        verbose_name=_("who speaks for the sponsor"),
    )  # fmt: skip
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="sponsorships_owned",
        verbose_name=_("who of the team looks after it"),
    )  # fmt: skip
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    offered_at = models.DateTimeField(null=True, blank=True, editable=False)
    agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    invoiced_at = models.DateTimeField(null=True, blank=True, editable=False)
    paid_at = models.DateTimeField(null=True, blank=True, editable=False)
    fulfilled_at = models.DateTimeField(null=True, blank=True, editable=False)
    thanked_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    end_reason = models.TextField(_("reason"), max_length=2000, blank=True)
    thanks = models.TextField(_("thanks"), max_length=4000, blank=True)

    objects = SponsorshipQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "organisation"],
                condition=~Q(state__in=["declined", "withdrawn"]),
                name="one_open_sponsorship",
            )
        ]
        indexes = [models.Index(fields=["cohort", "state"]), models.Index(fields=["organisation"])]

    def __str__(self):
        return f"{self.organisation}, {self.cohort}"

    @property
    def is_open(self) -> bool:
        return self.state not in self.ENDED

    @property
    def is_agreed(self) -> bool:
        return self.state in self.AGREED

    def holds_place(self, today: date) -> bool:
        kept = self.state == self.State.OFFERED and self.held_until is not None and self.held_until >= today
        return kept or self.is_agreed


@tracked()
class InKind(PublicRow):
    """What a sponsor gives instead of money: material, hours, days in a cleanroom; with its value."""

    sponsorship = models.ForeignKey(Sponsorship, on_delete=models.CASCADE, related_name="in_kind")
    what = models.CharField(_("what"), max_length=160)
    quantity = models.DecimalField(
        _("quantity"), max_digits=9, decimal_places=2, default=1,
        validators=[MinValueValidator(Decimal("0.01"))],
    )  # fmt: skip
    unit = models.CharField(_("unit"), max_length=40, blank=True, help_text=_("Hours, days, kits."))
    value_cents = models.PositiveIntegerField(
        _("value in cents"), validators=[MaxValueValidator(DEAREST)], help_text=_("Of all of it, without VAT.")
    )
    received_on = models.DateField(_("received on"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="in_kind_is_something")]

    def __str__(self):
        return self.what


@tracked(personal=("terms", "pdf", "accepted_name", "accepted_function"))
class Agreement(PublicRow):
    """One version of what is agreed: its terms and the PDF of them, fixed when it is made; accepted by one person."""

    sponsorship = models.ForeignKey(Sponsorship, on_delete=models.PROTECT, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    terms = models.JSONField(help_text="what the PDF says, as data")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="agreements_made"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreements_accepted"
    )
    accepted_name = models.CharField(_("name"), max_length=120, blank=True)
    accepted_function = models.CharField(_("function"), max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="never accepted, and replaced or taken back")

    class Meta:
        ordering = ["sponsorship", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["sponsorship", "number"], name="agreement_version_once"),
            models.UniqueConstraint(
                fields=["sponsorship"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_agreement_waits",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="accepted_agreement_stays"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="agreement_is_fixed", fields=["sponsorship", "number", "terms", "pdf", "sha256", "made_at"]
            ),
            pgtrigger.Protect(name="agreement_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self):
        return gettext("%(organisation)s, agreement, version %(number)d") % {
            "organisation": self.sponsorship.organisation,
            "number": self.number,
        }

    @property
    def waits(self) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None


def stamp_of(state: str) -> str:
    """The field that says when a sponsorship reached the state; "" = none does."""
    if state in Sponsorship.ENDED:
        return "ended_at"
    return "" if state == Sponsorship.State.INTERESTED else f"{state}_at"


def reached(sponsorship: Sponsorship) -> list[tuple[str, datetime | None]]:
    """The states on the way to the end, each with when it was reached."""
    State = Sponsorship.State
    way = (State.INTERESTED, State.OFFERED, *Sponsorship.AGREED)
    return [(state, getattr(sponsorship, stamp_of(state) or "created_at")) for state in way]
