"""E-learning, news, a gallery and a film of the demo; every word, drawing and film is our own."""

import io
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from PIL import Image, ImageDraw

from accounts.models import User
from cohorts.actions import films, pictures
from cohorts.actions.learning import open_module
from cohorts.afterwards import consent, sizes
from cohorts.models import Cohort, NewsItem, Picture
from courses.actions.learning import finish_page
from courses.models import LearningFile, LearningPage, LearningSubtitles, ModuleVersion, ProgrammeVersion
from records import files, videos
from records.uploads import MB, Use, keep

from .reading import NEWS, PAGES, SUBTITLES

FILMS = Path(__file__).parent / "films"
TEAL, PAPER, APRICOT = (11, 89, 83), (245, 245, 239), (243, 167, 92)
PICTURES = 9
FILM = Use("demo-film", videos.VIDEOS, 5 * MB)


def write_pages(version: ProgrammeVersion) -> None:
    """The pages of three modules, the film of gowning among them."""
    for module in version.modules.select_related("module"):
        for position, (title, body) in enumerate(PAGES.get(module.module.code, []), 1):
            page = LearningPage.objects.create(module_version=module, position=position, title=title, body=body)
            if "(gowning.mp4)" in body:
                _add_film(page)
            if "(airlock.jpg)" in body:
                _add_picture(page)


def _add_film(page: LearningPage) -> None:
    with (FILMS / "gowning.mp4").open("rb") as source:
        stored, seconds = keep(source, "gowning.mp4", FILM), videos.read(source).seconds
    files.confirm(stored)
    film = LearningFile.objects.create(
        page=page, kind=LearningFile.Kind.VIDEO, name="gowning.mp4", file=stored, seconds=seconds,
        alt="The five steps of gowning as cards", title="Gowning for grade B in five steps",
    )  # fmt: skip
    for language, text in SUBTITLES["gowning"].items():
        LearningSubtitles.objects.create(video=film, language=language, text=text)


def _add_picture(page: LearningPage) -> None:
    stored = sizes.keep(_drawing(3), "airlock.jpg", None)
    files.confirm(stored)
    LearningFile.objects.create(
        page=page, kind=LearningFile.Kind.PICTURE, name="airlock.jpg", file=stored,
        alt="Three rooms in a row, the cleaner the deeper the colour", title="Air flows from the cleaner room outwards",
    )  # fmt: skip


def _drawing(number: int) -> bytes:
    """A picture of our own: rings in the colours of the house."""
    image = Image.new("RGB", (1500, 1000), PAPER)
    pen = ImageDraw.Draw(image)
    for at in range(12):
        x, y = 150 + at % 4 * 320, 150 + at // 4 * 300
        filled = (at * 7 + number * 5) % 12 < number + 3
        pen.ellipse((x, y, x + 220, y + 220), outline=TEAL, width=8, fill=TEAL if filled else PAPER)
    spot = number * 5 % 12
    x, y = 150 + spot % 4 * 320, 150 + spot // 4 * 300
    pen.ellipse((x, y, x + 220, y + 220), outline=TEAL, width=8, fill=APRICOT)
    content = io.BytesIO()
    image.save(content, format="JPEG", quality=80)
    return content.getvalue()


def open_pages(cohort: Cohort, reader: User | None = None) -> None:
    """Open what has pages; one participant has begun to read."""
    with_pages = ModuleVersion.objects.filter(composition__programme_version=cohort.programme_version_id)
    due_on = cohort.starts_on - timedelta(days=7)
    opens_at = min(timezone.now() - timedelta(days=3), cohort.begins_at - timedelta(days=30))
    versions = list(with_pages.filter(pages__isnull=False).distinct().order_by("composition__position"))
    for number, version in enumerate(versions):
        open_module(cohort, version, opens_at=opens_at, due_on=due_on, is_required=number < 2)
    if reader and versions:
        finish_page(reader, versions[0].pages.first())
    for number, application in enumerate(cohort.applications.enrolled().select_related("person").order_by("pk")):
        for page in LearningPage.objects.filter(module_version__in=versions[:2])[: number % 5]:
            finish_page(application.person, page)


def show_afterwards(cohort: Cohort, by: User) -> None:
    """News, a gallery under the first channel that participants were asked about, and the film."""
    channel = consent.channels_of(cohort)[0]
    pictures.set_gallery(cohort, channel=channel, intro="Drawn for the demo: no real person can be seen.", shown=True)
    people = list(cohort.applications.enrolled().order_by("pk"))
    for number in range(PICTURES):
        picture = pictures.add_picture(cohort, sizes.keep(_drawing(number), f"dsc-{number + 1:04}.jpg", by), by=by)
        pictures.make_sizes(picture.pk)
        if number < PICTURES - 1:  # the last waits to be looked through
            named = people[number : number + 1 + number % 2] if number % 3 else []
            words = {"alt": f"Rings on paper, drawing {number + 1}", "caption": ""}
            pictures.look_through(Picture.objects.get(pk=picture.pk), named, by, **words)
    with (FILMS / "aftermovie.mp4").open("rb") as source:
        stored = keep(source, "aftermovie.mp4", FILM, by=by)
    film = films.add_film(cohort, stored, by, title="Three days in Niel")
    films.write_film(film, title=film.title, summary="The summer school in fifteen seconds.", channel=channel)
    for language, text in SUBTITLES["aftermovie"].items():
        films.set_subtitles(film, language, text.encode())
    poster = sizes.keep(_drawing(5), "poster.jpg", by)
    films.set_poster(film, poster)
    pictures.look_through(film, [], by)
    film.refresh_from_db()
    films.show_film(film, shown=True)
    first = consent.shown_pictures(cohort).first()
    for number, (slug, title, summary, body) in enumerate(NEWS):
        at = cohort.begins_at + timedelta(days=4 + 9 * number)
        NewsItem.objects.create(
            cohort=cohort, slug=slug, title=title, summary=summary, body=body, written_by=by,
            picture=None if number else first, published_at=at,
        )  # fmt: skip
