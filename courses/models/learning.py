"""E-learning of a module version: pages, their files, how far each person came (LEARNING in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile

from .modules import ModuleVersion
from .versions import fixed_with

VERSION_OF_A_PAGE = (
    "SELECT v.released_at FROM courses_learningpage p JOIN courses_moduleversion v ON v.id = p.module_version_id "
    "WHERE p.id = OLD.page_id"
)
VERSION_OF_A_VIDEO = (
    "SELECT v.released_at FROM courses_learningfile f JOIN courses_learningpage p ON p.id = f.page_id "
    "JOIN courses_moduleversion v ON v.id = p.module_version_id WHERE f.id = OLD.video_id"
)


@tracked()
class LearningPage(PublicRow):
    """One page of a module version, in Markdown; it is fixed with its version."""

    module_version = models.ForeignKey(ModuleVersion, on_delete=models.CASCADE, related_name="pages")
    position = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("title"), max_length=160)
    body = models.TextField(_("text"), blank=True, max_length=60_000)

    class Meta:
        ordering = ["module_version", "position", "pk"]
        triggers = [
            fixed_with(
                "released_page_is_fixed",
                "SELECT released_at FROM courses_moduleversion WHERE id = OLD.module_version_id",
            )
        ]

    def __str__(self):
        return self.title


@tracked()
class LearningFile(PublicRow):
    """A picture, a video or a download of one page; the text names it to say where it stands."""

    class Kind(models.TextChoices):
        PICTURE = "picture", _("picture")
        VIDEO = "video", _("video")
        DOWNLOAD = "download", _("download")

    page = models.ForeignKey(LearningPage, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(_("name"), max_length=80, help_text=_("As the text names it, such as gown.png."))
    title = models.CharField(_("title"), max_length=160, blank=True)
    alt = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("What there is to see, for those who do not see it.")
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="learning_files")
    poster = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="learning_posters"
    )
    seconds = models.PositiveIntegerField(default=0, help_text="how long a video runs")

    class Meta:
        ordering = ["page", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "name"], name="learning_file_name_once_a_page"),
            models.CheckConstraint(condition=Q(kind="video") | Q(poster=None), name="only_videos_have_posters"),
        ]
        triggers = [fixed_with("released_learning_file_is_fixed", VERSION_OF_A_PAGE)]

    def __str__(self):
        return self.title or self.name


@tracked()
class LearningSubtitles(PublicRow):
    """The subtitles of a video in one language, as WebVTT."""

    video = models.ForeignKey(LearningFile, on_delete=models.CASCADE, related_name="subtitles")
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    text = models.TextField(help_text="WebVTT, as checked by records/subtitles.py")

    class Meta:
        ordering = ["video", "language"]
        constraints = [models.UniqueConstraint(fields=["video", "language"], name="subtitles_once_a_language")]
        triggers = [fixed_with("released_subtitles_are_fixed", VERSION_OF_A_VIDEO)]

    def __str__(self):
        return f"{self.video}, {self.get_language_display()}"


class PageProgressQuerySet(models.QuerySet):
    def done(self):
        return self.filter(done_at__isnull=False)


@tracked(silent=("seen_at",))
class PageProgress(PublicRow):
    """That a person opened a page, and when they were done with it; it holds wherever the same version is taught."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="page_progress")
    page = models.ForeignKey(LearningPage, on_delete=models.PROTECT, related_name="progress")
    opened_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now_add=True, help_text="the last time")
    done_at = models.DateTimeField(null=True, blank=True)

    objects = PageProgressQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "page"], name="one_progress_a_page")]

    def __str__(self):
        return f"{self.person}, {self.page}"


@tracked(silent=("seconds", "at"))
class WatchedVideo(PublicRow):
    """Where in a video a person stopped, so that it goes on from there."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="watched_videos")
    video = models.ForeignKey(LearningFile, on_delete=models.PROTECT, related_name="watched")
    seconds = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "video"], name="one_place_a_video")]

    def __str__(self):
        return f"{self.person}, {self.video}"
