"""What is shown of a cohort afterwards: news, pictures, films, who is in them (AFTERWARDS in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile

from .application import Application
from .cohort import Cohort
from .questions import LONGEST_CHOICE


@tracked()
class Gallery(PublicRow):
    """The gallery of a cohort: whether the public sees it, and which channel of the photo consent it is."""

    cohort = models.OneToOneField(Cohort, on_delete=models.PROTECT, related_name="gallery")
    channel = models.CharField(_("channel"), max_length=LONGEST_CHOICE, blank=True)
    intro = models.TextField(_("introduction"), blank=True, max_length=2000)
    shown_at = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self):
        return str(self.cohort)


class ShownRow(PublicRow):
    """A picture or film: somebody of the team looked through it and named who can be recognised."""

    others = models.CharField(
        _("others who can be recognised"), max_length=300, blank=True,
        help_text=_("Lecturers, trainers, guests: whoever has no application here."),
    )  # fmt: skip
    others_agreed = models.BooleanField(_("they have all agreed, in writing"), default=False)
    looked_at = models.DateTimeField(null=True, blank=True, editable=False)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


@tracked(personal=("caption", "alt", "others", "error"), silent=("claimed_at",))
class Picture(ShownRow):
    """A picture of the gallery. Its upload goes as soon as the sizes are made: they hold pixels and nothing else."""

    class State(models.TextChoices):
        WAITING = "waiting", _("sizes being made")
        READY = "ready", _("ready")
        FAILED = "failed", _("cannot be read")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="pictures")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    upload = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    name = models.CharField(max_length=200, blank=True, editable=False)
    error = models.CharField(max_length=300, blank=True, editable=False)
    claimed_at = models.DateTimeField(null=True, blank=True, editable=False)
    alt = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("What there is to see, for those who do not see it.")
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0)
    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["state"], condition=Q(state="waiting"), name="pictures_waiting")]

    def __str__(self):
        return self.caption or self.alt or self.name

    @property
    def widths(self) -> list:
        """Its sizes from the smallest to the largest; prefetch `sizes` for a list."""
        return list(self.sizes.all())


@tracked()
class PictureSize(PublicRow):
    """A picture at one width, made by us."""

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="sizes")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="picture_size")

    class Meta:
        ordering = ["picture", "width"]
        constraints = [models.UniqueConstraint(fields=["picture", "width"], name="picture_size_once")]

    def __str__(self):
        return f"{self.picture}, {self.width} px"


@tracked(personal=("summary", "others"))
class Film(ShownRow):
    """A film of the cohort, with its poster; shown while everybody who can be recognised agrees."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="films")
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("what it shows"), blank=True, max_length=2000)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="films")
    poster = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="film_posters")
    seconds = models.PositiveIntegerField(default=0)
    channel = models.CharField(_("channel"), max_length=LONGEST_CHOICE, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self):
        return self.title


@tracked()
class FilmSubtitles(PublicRow):
    """The subtitles of a film in one language, as WebVTT."""

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="subtitles")
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    text = models.TextField(help_text="WebVTT, as checked by records/subtitles.py")

    class Meta:
        ordering = ["film", "language"]
        constraints = [models.UniqueConstraint(fields=["film", "language"], name="film_subtitles_once_a_language")]

    def __str__(self):
        return f"{self.film}, {self.get_language_display()}"


@tracked()
class Visible(PublicRow):
    """That a participant can be recognised in a picture or film, and who said so."""

    picture = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.CASCADE, related_name="visible")
    film = models.ForeignKey(Film, null=True, blank=True, on_delete=models.CASCADE, related_name="visible")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="visible_in")
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    named_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(picture=None, film__isnull=False) | Q(picture__isnull=False, film=None),
                name="visible_in_one_thing",
            ),
            models.UniqueConstraint(fields=["picture", "application"], name="visible_once_a_picture"),
            models.UniqueConstraint(fields=["film", "application"], name="visible_once_a_film"),
        ]

    def __str__(self):
        return f"{self.application}, {self.picture or self.film}"


class NewsQuerySet(models.QuerySet):
    def published(self, at=None):
        return self.filter(published_at__lte=at or timezone.now())


@tracked(personal=("summary", "body"))
class NewsItem(PublicRow):
    """A news item of a cohort: a draft until it is published."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="news")
    slug = models.SlugField(_("address"), max_length=80)
    title = models.CharField(_("title"), max_length=160)
    summary = models.CharField(_("in one sentence"), max_length=300)
    body = models.TextField(_("text"), max_length=20_000, help_text=_("Markdown"))
    picture = models.ForeignKey(
        Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="news", verbose_name=_("picture"),
        help_text=_("From the gallery: it is shown as long as everybody in it agrees."),
    )  # fmt: skip
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = NewsQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["cohort", "slug"], name="news_address_once_a_cohort")]

    def __str__(self):
        return self.title

    @property
    def is_published(self) -> bool:
        return bool(self.published_at and self.published_at <= timezone.now())
