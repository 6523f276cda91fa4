"""Films of a cohort: their file, poster, subtitles, and when they are shown (AFTERWARDS in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records import files, subtitles, videos
from records.errors import refuse
from records.models import StoredFile

from ..afterwards.consent import why_channel_cannot_be
from ..models import Cohort, Film, FilmSubtitles

MOST_FILMS = 12


def why_cannot_add(cohort: Cohort) -> str:
    if cohort.films.count() >= MOST_FILMS:
        return _("A cohort has at most %(most)d films.") % {"most": MOST_FILMS}
    return ""


@transaction.atomic
def add_film(cohort: Cohort, stored: StoredFile, by: User, *, title: str) -> Film:
    refuse(why_cannot_add(cohort))
    with stored.file.open("rb") as source:
        seconds = videos.read(source.file).seconds
    files.confirm(stored)
    return Film.objects.create(cohort=cohort, file=stored, title=title, seconds=seconds, uploaded_by=by)


def write_film(film: Film, *, title: str, summary: str, channel: str) -> None:
    """Another channel asks for other consents. Raises Refused."""
    refuse(why_channel_cannot_be(film.cohort, channel) if film.shown_at else "", "channel")
    film.title, film.summary, film.channel = title, summary, channel
    film.save(update_fields=["title", "summary", "channel"])


def why_cannot_show(film: Film) -> str:
    """Why the film cannot be shown; "" = it can. Consents are asked for each time it is shown."""
    if film.looked_at is None:
        return _("Say first who can be recognised in it.")
    return why_channel_cannot_be(film.cohort, film.channel)


def show_film(film: Film, *, shown: bool) -> None:
    if shown:
        refuse(why_cannot_show(film))
    film.shown_at = timezone.now() if shown else None
    film.save(update_fields=["shown_at"])


@transaction.atomic
def set_poster(film: Film, stored: StoredFile | None) -> None:
    before = film.poster
    if stored:
        files.confirm(stored)
    film.poster = stored
    film.save(update_fields=["poster"])
    if before:
        files.discard(before)


@transaction.atomic
def set_subtitles(film: Film, language: str, raw: bytes | None) -> None:
    """The subtitles in one language; None takes them away. Raises Refused with the line that is wrong."""
    if raw is None:
        film.subtitles.filter(language=language).delete()
        return
    FilmSubtitles.objects.update_or_create(film=film, language=language, defaults={"text": subtitles.read(raw)})


@transaction.atomic
def remove_film(film: Film) -> None:
    stored = [row for row in (film.file, film.poster) if row]
    film.delete()
    for row in stored:
        files.discard(row)
