"""`manage.py withdraw_badge_key z6Mk… REASON`: badges of this key no longer count (BADGES in docs/rules.md)."""

from django.core.management.base import BaseCommand, CommandError

from certificates.badges.actions import withdraw_key
from records.errors import Refused


class Command(BaseCommand):
    help = (
        "Withdraw a badge key that somebody else may have: every badge that it signed becomes invalid at once. "
        "Set another key (BADGE_KEY_FILE) first, and issue the certificates anew afterwards."
    )

    def add_arguments(self, parser):
        parser.add_argument("key", help="as the issuer's page shows it, z6Mk…")
        parser.add_argument("reason")

    def handle(self, *args, key: str, reason: str, **options):
        try:
            row = withdraw_key(key, reason=reason)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{row} is withdrawn.")
