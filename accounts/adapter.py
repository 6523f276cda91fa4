"""Where allauth meets this house: who signs up, and how its mails leave (ACCOUNTS in docs/rules.md)."""

from urllib.parse import urlencode, urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language

from records import mail

# allauth's name of a message -> ours; what is not named here tells of a change in the account's security.
MESSAGES = {
    "email_confirmation": "account/confirm_address",
    "email_confirmation_signup": "account/confirm_sign_up",
    "password_reset_key": "account/reset_password",
    "account_already_exists": "account/known_address",
    "unknown_account": "account/unknown_address",
}
TOLD = (
    "activate_url",
    "password_reset_url",
    "signup_url",
    "timestamp",
    "ip",
    "user_agent",
    "from_email",
    "to_email",
    "deleted_email",
)
LINKS = {"activate_url", "password_reset_url", "signup_url"}


def _with_next(url: str, target: str) -> str:
    return f"{url}?{urlencode({REDIRECT_FIELD_NAME: target})}"


class AccountAdapter(DefaultAccountAdapter):
    def save_user(self, request, user, form, commit=True):
        user.full_name = form.cleaned_data.get("full_name", "")
        user.language = get_language() or user.language
        return super().save_user(request, user, form, commit)

    def get_email_confirmation_url(self, request, emailconfirmation):
        """The link knows where the newcomer was going: on another device it goes on there after logging in."""
        url = super().get_email_confirmation_url(request, emailconfirmation)
        target = get_next_redirect_url(request) if request else None
        return _with_next(url, _with_next(reverse("account_login"), target)) if target else url

    def send_mail(self, template_prefix, email, context):
        """Write allauth's message into the outbox, in the language of the reader."""
        from allauth.account.models import EmailAddress

        name = template_prefix.rsplit("/", 1)[-1]
        user = context.get("user")
        if user is None and name != "unknown_account":
            known = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user").first()
            user = known.user if known else None
        with transaction.atomic():
            mail.write(
                MESSAGES.get(name, "account/notice"),
                {**self._plain(context), "event": name, "address": email},
                to=user,
                address=email,
                language="" if user else get_language(),
                secret=True,
            )

    @staticmethod
    def _plain(context) -> dict:
        """What our templates name; links begin with SITE_URL, whatever host the request called itself."""
        told = {key: context[key] for key in TOLD if key in context}
        for key in LINKS & told.keys():
            told[key] = settings.SITE_URL + urlunsplit(("", "", *urlsplit(told[key])[2:]))
        return told
