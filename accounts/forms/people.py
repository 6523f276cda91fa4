"""What a person says of themselves."""

from allauth.account.forms import ResetPasswordForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm

from ..models import User


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As it should stand on a certificate, in any script."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class SignupForm(ReadableForm, AllauthSignupForm):
    full_name = name_field()
    field_order = ["full_name", "email", "password1"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")


class ResetForm(ReadableForm, ResetPasswordForm):
    """An address that no mail can be written to is refused here."""


class InvitedForm(ReadableForm, forms.Form):
    """Name and password of somebody whose address the link has proven."""

    full_name = name_field()
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=password_validators_help_text_html,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self):
        data = super().clean()
        if data.get("password"):
            try:
                validate_password(data["password"], User(email=self.email, full_name=data.get("full_name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return data


class PersonForm(ReadableForm, forms.ModelForm):
    full_name = name_field()

    class Meta:
        model = User
        fields = ["full_name", "language"]
        help_texts = {"language": _("Of the pages and of the mails you get.")}


class ErasureForm(forms.Form):
    certificates = forms.ChoiceField(
        label=_("Your certificates"),
        widget=forms.RadioSelect,
        initial="keep",
        choices=[
            ("keep", _("Keep them: your name stays in the register and in the file, and the code still works")),
            ("revoke", _("Revoke them: the files are deleted, and the code says “revoked”")),
        ],
    )

    def __init__(self, *args, holds_certificates: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not holds_certificates:
            del self.fields["certificates"]

    @property
    def choice(self) -> str:
        return self.cleaned_data.get("certificates", "keep")
