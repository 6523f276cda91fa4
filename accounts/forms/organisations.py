"""Organisations and invitations."""

from django import forms
from django.conf import settings
from django.core.validators import validate_domain_name
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm

from ..models import Organisation, Role


def website_field() -> forms.URLField:
    return forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")


class OrganiserForm(ReadableForm, forms.ModelForm):
    website = website_field()

    class Meta:
        model = Organisation
        fields = ["name", "website", "contact_email"]


class AddressForm(ReadableForm, forms.ModelForm):
    """A school, company or public body in an address book; the kind is chosen once."""

    KINDS = (Organisation.Kind.SCHOOL, Organisation.Kind.COMPANY, Organisation.Kind.PUBLIC)

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, kind.label) for kind in KINDS], widget=forms.RadioSelect
    )
    website = website_field()

    class Meta:
        model = Organisation
        fields = ["kind", "name", "website", "contact_email", "email_domains"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["kind"]
            if self.instance.kind != Organisation.Kind.SCHOOL:
                del self.fields["email_domains"]

    def clean_email_domains(self) -> str:
        domains = [part.strip().lower().lstrip("@") for part in self.cleaned_data["email_domains"].split(",")]
        for domain in filter(None, domains):
            try:
                validate_domain_name(domain)
            except forms.ValidationError:
                raise forms.ValidationError(
                    _("“%(domain)s” is not a domain, such as student.school.example."), params={"domain": domain}
                ) from None
        return ", ".join(filter(None, domains))


class InviteForm(ReadableForm, forms.Form):
    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    full_name = forms.CharField(label=_("Name"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES, widget=forms.RadioSelect)

    def __init__(self, *args, organisation: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        roles = organisation.roles_to_give
        self.fields["role"].choices = [(role.value, role.label) for role in roles]
        self.fields["role"].initial = roles[0].value
        self.fields["language"].initial = get_language()
        if len(roles) == 1:
            self.fields["role"].widget = forms.HiddenInput()

    @property
    def who(self) -> dict:
        """The arguments of `actions.invite`."""
        names = ("email", "full_name", "language")
        return {**{name: self.cleaned_data[name] for name in names}, "role": Role(self.cleaned_data["role"])}
