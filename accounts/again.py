"""The password, code or passkey once more before what proves or destroys (ACCOUNTS in docs/rules.md)."""

import time
from datetime import datetime

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest


def proven_at(request: HttpRequest) -> float:
    """When the person last proved who they are, in seconds since 1970; 0 = never in this session."""
    return max((proof["at"] for proof in get_authentication_records(request, request.user)), default=0)


def is_long_ago(request: HttpRequest) -> bool:
    """Whether the person last proved who they are, at the log-in or since, longer ago than fifteen minutes."""
    return time.time() - proven_at(request) > app_settings.REAUTHENTICATION_TIMEOUT


def ask_again_since(request: HttpRequest, moment: datetime) -> None:
    """Have the person prove it is they, later than that moment: nobody signs a record on an older proof.

    Raises allauth's own exception, which keeps what was sent and goes on with it after the proof.
    """
    if proven_at(request) < moment.timestamp() or is_long_ago(request):
        raise ReauthenticationRequired


# Goes around what is done, after the form was found right: what was sent is kept and done after the second proof.
after_proof = reauthentication_required(enabled=is_long_ago)
