"""`manage.py prepare`: all that a new version needs before it serves, in one process. Run as the database's owner."""

import os

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from summerschool.messages import compile_messages


class Command(BaseCommand):
    help = "Migrate, give the application role its rights, compile messages, make fonts, collect static files."

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help="load the demo too, if it is not there")

    def handle(self, *args, demo: bool, **options):
        compile_messages()
        call_command("make_pdf_fonts", verbosity=0, stdout=self.stdout)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("migrate", interactive=False, verbosity=0)
        if role := os.environ.get("DATABASE_APP_ROLE"):
            call_command("grant", role, verbosity=0)
        if demo:
            if not settings.DEMO:
                raise CommandError("The embedded demo is for DEMO=true; elsewhere run `manage.py demo`.")
            call_command("demo", embedded=True, verbosity=0)
