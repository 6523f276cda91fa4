"""`manage.py build`: what a version carries besides its code; needs no server."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from summerschool.messages import compile_messages


class Command(BaseCommand):
    help = "Compile the translations, make the certificate's fonts, collect the static files."

    def handle(self, *args, **options):
        compile_messages()
        call_command("make_pdf_fonts", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
