"""`manage.py certificate_keys`: what seals certificates and signs badges, and when it ends (KEYS).

No secret is printed: of keys their kind, of certificates name, fingerprint and end.
"""

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import date_format

from certificates.keys import standing


class Command(BaseCommand):
    help = "Show the keys that seal certificates and sign badges, and when they end."
    requires_system_checks: list = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="end with 1 if something is wrong or ends soon")

    def handle(self, *args, check: bool, **options):
        for row in standing.rows():
            self.stdout.write(f"{row.what}: {row.says or row.fault}")
            if row.file:
                self.stdout.write(f"    {row.file}")
            if row.ends_at:
                self.stdout.write(f"    ends on {date_format(row.ends_at, 'j F Y')}")
            for words in (row.fault if row.says else "", row.note):
                if words:
                    self.stdout.write(f"    {words}")
        wrong = standing.first_fault() or standing.warning()
        if check and wrong:
            raise CommandError(wrong)
        self.stdout.write(wrong or "Certificates can be issued.")
