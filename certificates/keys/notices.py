"""Telling administrators in time that the seal's certificate ends (KEYS in docs/rules.md)."""

from datetime import UTC, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import override

from accounts.models import Membership, Role, User
from records import mail

from ..models import KeyNotice
from . import loading, standing
from .faults import KeyFault


@transaction.atomic
def warn(at: datetime | None = None) -> int:
    """Mail every administrator when another mark before the end is passed; tells how many mails were written.

    After runs that were missed only the latest mark is told.
    """
    at = at or datetime.now(UTC)
    left, end = standing.days_left(at), standing.ends_at()
    if left is None or end is None:
        return 0
    passed = [days for days in standing.WARN_DAYS if (left <= days if days else left < 0)]
    administrators = User.objects.filter(
        pk__in=Membership.objects.current().filter(role=Role.ADMINISTRATOR).values("user")
    ).order_by("pk")
    if not passed or not administrators:
        return 0
    try:
        certificate = loading.seal_key_at_any_time().certificate
    except KeyFault:
        return 0
    _row, is_new = KeyNotice.objects.get_or_create(fingerprint=loading.fingerprint(certificate), days=min(passed))
    if not is_new:
        return 0
    for person in administrators:
        with override(person.language):
            words = {"left": left, "warning": standing.warning(at), "day": date_format(end, "j F Y")}
        words["name_of_certificate"] = loading.common_name(certificate)
        mail.write("certificates/key_ends", words, to=person)
    return len(administrators)
