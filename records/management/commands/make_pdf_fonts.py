"""Make the fonts of printed documents from the installed packages."""

from django.core.management.base import BaseCommand, CommandError

from records import fonts


class Command(BaseCommand):
    help = "Merge the certificate's fonts into PDF_FONTS; does nothing when they are there."

    def handle(self, *args, **options):
        try:
            made = fonts.make_fonts()
        except FileNotFoundError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            "The fonts of the certificate were made." if made else "The fonts of the certificate are there."
        )
