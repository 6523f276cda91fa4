"""An organisation's part in one cohort, and the headings under which the public reads it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from cohorts.models import Cohort
from records.base import PublicRow
from records.history import tracked


@tracked()
class Tier(PublicRow):
    """A heading under which a cohort shows its partners, such as "Gold" or "With the support of"."""

    class Size(models.TextChoices):
        BIG = "big", _("large")
        PLAIN = "plain", _("medium")
        SMALL = "small", _("small")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="tiers")
    name = models.CharField(_("name"), max_length=80)
    size = models.CharField(_("size of the names"), max_length=5, choices=Size, default=Size.PLAIN)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["cohort", "name"], name="tier_name_once")]

    def __str__(self):
        return self.name

    def reason_not_to_remove(self) -> str:
        """Ended partnerships keep their heading too, so that a past page can be read as it was."""
        if self.partnerships.exists():
            return gettext("Partners stand under “%(tier)s”. Give them another heading first.") % {"tier": self.name}
        return ""


class PartnershipQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def public(self):
        return self.current().filter(is_public=True)

    def of_contact(self, user):
        """Partnerships of the organisations for which the person is a contact."""
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        return self.current().filter(organisation__in=mine)

    def visible_to(self, user):
        """Those of the cohorts that one runs, and those of one's own organisation."""
        if not user.is_authenticated:
            return self.none()
        runs = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        return self.filter(Q(cohort__organisation__in=runs) | Q(organisation__in=mine))


@tracked()
class Partnership(PublicRow):
    """What an organisation is to one cohort: expert, sponsor, supporter, host or employer."""

    class Kind(models.TextChoices):
        EXPERT = "expert", _("expertise")
        SPONSOR = "sponsor", _("sponsor")
        SUPPORT = "support", _("support")
        HOST = "host", _("host of a visit")
        EMPLOYER = "employer", _("employer")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="partnerships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    kind = models.CharField(_("part"), max_length=10, choices=Kind)
    tier = models.ForeignKey(
        Tier, null=True, blank=True, on_delete=models.PROTECT, related_name="partnerships", verbose_name=_("heading")
    )
    is_public = models.BooleanField(_("shown to the public"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["tier__position", "organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "organisation", "kind"], condition=Q(ended_at=None), name="partnership_once"
            )
        ]

    def __str__(self):
        return f"{self.organisation}, {self.get_kind_display()}"

    def reason_not_to_end(self) -> str:
        if self.ended_at is not None:
            return gettext("This partnership has ended already.")
        return ""
