"""What an invoice has to say about an organisation, whether it pays or is paid (BILLING DETAILS in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from records.base import PublicRow
from records.history import tracked


class BillingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own organisation's; for organisers and bookkeepers the address book's too."""
        if not user.is_authenticated:
            return self.none()
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        keeps = Membership.objects.of(user, Role.ORGANISER, Role.BOOKKEEPER).values("organisation")
        rows = models.Q(organisation__in=mine) | models.Q(organisation__in=keeps)
        return self.filter(rows | models.Q(organisation__keeper__in=keeps))


@tracked(personal=("invoice_email", "iban", "bic"))
class BillingDetails(PublicRow):
    """One row an organisation; frozen into an invoice when that is issued. IBAN and BIC are the organiser's."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="billing")
    legal_name = models.CharField(_("legal name"), max_length=160, blank=True)
    street = models.CharField(_("street and number"), max_length=160, blank=True)
    extra = models.CharField(_("further line"), max_length=160, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=16, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, default="BE", help_text=_("Two letters, such as BE."))
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True)
    registration_number = models.CharField(_("company number"), max_length=40, blank=True)
    peppol_id = models.CharField(_("Peppol address"), max_length=60, blank=True)
    invoice_email = models.EmailField(_("e-mail for invoices"), blank=True)
    language = models.CharField(
        _("language of letters and invoices"), max_length=5, choices=settings.LANGUAGES, default="en"
    )
    order_reference = models.CharField(_("your reference on invoices"), max_length=80, blank=True)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = BillingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "billing details"

    def __str__(self):
        return self.legal_name or str(self.organisation)

    @property
    def lines(self) -> list[str]:
        """The address as an envelope has it."""
        town = f"{self.postal_code} {self.city}".strip()
        return [line for line in (self.street, self.extra, town, self.country) if line]

    @property
    def peppol_scheme(self) -> str:
        """The part before the colon: 0208 for a Belgian company number."""
        return self.peppol_id.partition(":")[0] if ":" in self.peppol_id else ""

    @property
    def peppol_value(self) -> str:
        return self.peppol_id.partition(":")[2]


def billing_of(organisation: Organisation) -> BillingDetails:
    """The row, or an unsaved empty one with the organisation's name."""
    found = BillingDetails.objects.filter(organisation=organisation).first()
    return found or BillingDetails(organisation=organisation, legal_name=organisation.name)
