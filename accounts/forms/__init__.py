"""The forms of this app; allauth finds its own here too (ACCOUNT_FORMS)."""

from .organisations import AddressForm, InviteForm, OrganiserForm
from .people import ErasureForm, InvitedForm, PersonForm, ResetForm, SignupForm
from .texts import WordingsForm

__all__ = [
    "AddressForm",
    "ErasureForm",
    "InviteForm",
    "InvitedForm",
    "OrganiserForm",
    "PersonForm",
    "ResetForm",
    "SignupForm",
    "WordingsForm",
]
