"""The password, code or passkey once more before what proves or destroys (ACCOUNTS in docs/rules.md)."""

import time

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest


def is_long_ago(request: HttpRequest) -> bool:
    """Whether the person last proved who they are, at the log-in or since, longer ago than fifteen minutes."""
    proofs = [proof["at"] for proof in get_authentication_records(request, request.user)]
    return not proofs or time.time() - max(proofs) > app_settings.REAUTHENTICATION_TIMEOUT


# Goes around what is done, after the form was found right: what was sent is kept and done after the second proof.
after_proof = reauthentication_required(enabled=is_long_ago)
