"""What was measured of a logo when it came (LOGOS in docs/rules.md)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile


@tracked()
class LogoFacts(PublicRow):
    """A stored logo's size, how much of it can be seen on each ground, and the bitmap drawn from an SVG."""

    LEGIBLE = 60  # percent of its ink that has to stand out

    stored = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="logo_facts")
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    on_light = models.PositiveSmallIntegerField(_("percent of its ink that stands out on a light ground"))
    on_dark = models.PositiveSmallIntegerField(_("percent of its ink that stands out on a dark ground"))
    bitmap = models.OneToOneField(StoredFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="drawn_of")
    left_out = models.JSONField(default=list, blank=True, help_text="kinds of things that were taken out of an SVG")

    def __str__(self):
        return f"{self.width} × {self.height}"

    @property
    def is_vector(self) -> bool:
        return self.stored.content_type == "image/svg+xml"

    @property
    def suits_light(self) -> bool:
        return self.on_light >= self.LEGIBLE

    @property
    def suits_dark(self) -> bool:
        return self.on_dark >= self.LEGIBLE
