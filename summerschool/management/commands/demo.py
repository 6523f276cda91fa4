"""`manage.py demo`: load the demo once, with a log-in for each role."""

import secrets

from django.conf import settings
from django.core.management.base import BaseCommand

from summerschool.demo.load import is_loaded, load
from summerschool.demo.log_ins import EMBEDDED_PASSWORD, LOG_INS


class Command(BaseCommand):
    help = "Load the demo: a finished edition, the next one and a small cohort. Does nothing when it is there."

    def add_arguments(self, parser):
        parser.add_argument(
            "--embedded",
            action="store_true",
            help="use the published demo password; refused outside the embedded demo",
        )

    def handle(self, *args, embedded: bool, **options):
        if is_loaded():
            if options["verbosity"]:
                self.stdout.write("The demo is there already.")
            return
        published = embedded and settings.DEMO
        passwords = {role: EMBEDDED_PASSWORD if published else secrets.token_urlsafe(12) for role in LOG_INS}
        load(passwords)
        if not options["verbosity"]:
            return
        self.stdout.write("The demo is loaded. Log-ins:")
        for role, log_in in LOG_INS.items():
            self.stdout.write(f"  {log_in.email:<28} {passwords[role]:<18} {log_in.can}")
