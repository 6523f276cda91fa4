"""E-learning, and what is shown of a cohort afterwards."""

import factory
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from factory.django import DjangoModelFactory

from cohorts.models import Film, Gallery, NewsItem, OpenedModule, Picture, PictureSize, Visible
from courses.models import LearningFile, LearningPage, LearningSubtitles, PageProgress
from records.models import StoredFile

from .accounts import UserFactory
from .cohorts import ApplicationFactory, CohortFactory
from .courses import ModuleVersionFactory


class StoredFileFactory(DjangoModelFactory):
    """A confirmed file with its bytes in the storage: `StoredFileFactory(content=b"…", content_type="video/mp4")`."""

    class Meta:
        model = StoredFile
        exclude = ["content"]

    content = b"kept"
    state = StoredFile.State.CONFIRMED
    name = factory.Sequence(lambda n: f"file-{n}.pdf")
    content_type = "application/pdf"
    size = factory.LazyAttribute(lambda row: len(row.content))
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    file = factory.LazyAttribute(lambda row: default_storage.save(f"stored/test/{row.name}", ContentFile(row.content)))


class LearningPageFactory(DjangoModelFactory):
    class Meta:
        model = LearningPage

    module_version = factory.SubFactory(ModuleVersionFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Page {n}")
    body = "Air flows from the clean to the less clean room."


class LearningFileFactory(DjangoModelFactory):
    class Meta:
        model = LearningFile

    page = factory.SubFactory(LearningPageFactory)
    kind = LearningFile.Kind.DOWNLOAD
    name = factory.Sequence(lambda n: f"handout-{n}.pdf")
    file = factory.SubFactory(StoredFileFactory)


class LearningVideoFactory(LearningFileFactory):
    """A video of ten seconds with English subtitles."""

    class Meta:
        skip_postgeneration_save = True

    kind = LearningFile.Kind.VIDEO
    name = factory.Sequence(lambda n: f"film-{n}.mp4")
    alt = "Hands in a gown"
    seconds = 10
    file = factory.SubFactory(StoredFileFactory, content_type="video/mp4", name="film.mp4")

    @factory.post_generation
    def subtitles(self, create, extracted, **kwargs):
        text = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nWash your hands\n"
        LearningSubtitles.objects.create(video=self, language="en", text=text)


class PageProgressFactory(DjangoModelFactory):
    class Meta:
        model = PageProgress

    person = factory.SubFactory(UserFactory)
    page = factory.SubFactory(LearningPageFactory)
    done_at = factory.LazyFunction(timezone.now)


class OpenedModuleFactory(DjangoModelFactory):
    class Meta:
        model = OpenedModule

    cohort = factory.SubFactory(CohortFactory)
    module_version = factory.SubFactory(ModuleVersionFactory)
    opens_at = factory.LazyFunction(timezone.now)


class GalleryFactory(DjangoModelFactory):
    class Meta:
        model = Gallery

    cohort = factory.SubFactory(CohortFactory)
    channel = "Website"
    shown_at = factory.LazyFunction(timezone.now)


class PictureFactory(DjangoModelFactory):
    """A picture that was looked through and in which nobody can be recognised."""

    class Meta:
        model = Picture

    cohort = factory.SubFactory(CohortFactory)
    state = Picture.State.READY
    name = factory.Sequence(lambda n: f"dsc-{n}.jpg")
    alt = "Gloves and a pipette"
    looked_at = factory.LazyFunction(timezone.now)
    position = factory.Sequence(lambda n: n)


class PictureSizeFactory(DjangoModelFactory):
    class Meta:
        model = PictureSize

    picture = factory.SubFactory(PictureFactory)
    width, height = 480, 320
    file = factory.SubFactory(StoredFileFactory, content_type="image/jpeg")


class VisibleFactory(DjangoModelFactory):
    class Meta:
        model = Visible

    picture = factory.SubFactory(PictureFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..picture.cohort"))


class FilmFactory(DjangoModelFactory):
    class Meta:
        model = Film

    cohort = factory.SubFactory(CohortFactory)
    title = "Three days in the cleanroom"
    file = factory.SubFactory(StoredFileFactory, content_type="video/mp4")
    channel = "Website"
    looked_at = factory.LazyFunction(timezone.now)
    shown_at = factory.LazyFunction(timezone.now)


class NewsItemFactory(DjangoModelFactory):
    class Meta:
        model = NewsItem

    cohort = factory.SubFactory(CohortFactory)
    slug = factory.Sequence(lambda n: f"news-{n}")
    title = factory.Sequence(lambda n: f"News {n}")
    summary = "35 students gowned for the first time."
    body = "They did it **twice**."
    published_at = factory.LazyFunction(timezone.now)
