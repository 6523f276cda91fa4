"""E-learning: writing pages in a draft, and how far a person came (LEARNING in docs/rules.md)."""

import math
import re
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records import files, subtitles, videos
from records.errors import Refused, refuse
from records.models import StoredFile

from ..models import LearningFile, LearningPage, LearningSubtitles, ModuleVersion, PageProgress, WatchedVideo

MOST_PAGES = 60
MOST_FILES = 30
NAME = re.compile(r"[\w.-]+\Z")


def _draft(version: ModuleVersion) -> ModuleVersion:
    """The version, locked, so that it is not released meanwhile. Raises Refused."""
    version = ModuleVersion.objects.select_for_update(no_key=True, of=["self"]).get(pk=version.pk)
    refuse(version.why_cannot_change())
    return version


def why_cannot_add_page(version: ModuleVersion) -> str:
    """Why it takes no more pages; "" = it does."""
    if reason := version.why_cannot_change():
        return reason
    if version.pages.count() >= MOST_PAGES:
        return _("A module has at most %(most)d pages.") % {"most": MOST_PAGES}
    return ""


@transaction.atomic
def add_page(version: ModuleVersion, *, title: str, body: str = "") -> LearningPage:
    """A page behind the last."""
    version = _draft(version)
    refuse(why_cannot_add_page(version))
    if version.pages.filter(title__iexact=title).exists():
        raise Refused(_("%(code)s is taken already.") % {"code": title}, "title")
    last = version.pages.aggregate(last=Max("position"))["last"] or 0
    return LearningPage.objects.create(module_version=version, position=last + 1, title=title, body=body)


@transaction.atomic
def write_page(page: LearningPage, *, title: str, body: str) -> None:
    _draft(page.module_version)
    page.title, page.body = title, body
    page.save(update_fields=["title", "body"])


@transaction.atomic
def remove_page(page: LearningPage) -> None:
    """The page with its files, of which those that no other version has are forgotten."""
    _draft(page.module_version)
    kept = [row for file in page.files.select_related("file", "poster") for row in (file.file, file.poster) if row]
    page.delete()
    _forget(kept)


@transaction.atomic
def move_page(page: LearningPage, step: int) -> None:
    """One place up (-1) or down (1); at the end nothing happens."""
    version = _draft(page.module_version)
    pages = list(version.pages.all())
    at = next((place for place, row in enumerate(pages) if row.pk == page.pk), None)
    if at is None or not 0 <= at + step < len(pages):
        return
    pages[at], pages[at + step] = pages[at + step], pages[at]
    for position, row in enumerate(pages, 1):
        if row.position != position:
            LearningPage.objects.filter(pk=row.pk).update(position=position)


# Files


def _forget(stored: Iterable[StoredFile]) -> None:
    for row in stored:
        used = LearningFile.objects.filter(file=row) | LearningFile.objects.filter(poster=row)
        if not used.exists():
            files.discard(row)


def kind_of(stored: StoredFile) -> str:
    kind = stored.content_type.partition("/")[0]
    return {"image": LearningFile.Kind.PICTURE, "video": LearningFile.Kind.VIDEO}.get(kind, LearningFile.Kind.DOWNLOAD)


def _free_name(page: LearningPage, stored: StoredFile) -> str:
    """The person's name for the file, made fit for a text: letters, digits, dots and hyphens, none twice on a page."""
    stem, _dot, ending = re.sub(r"[^\w.-]+", "-", stored.name).strip("-.").lower().rpartition(".")
    stem = (stem or ending).strip("-.")[:60] or "file"
    ending = str(stored.file.name).rpartition(".")[2]
    taken = set(page.files.values_list("name", flat=True))
    names = (f"{stem}{number or ''}.{ending}" for number in range(len(taken) + 1))
    return next(name for name in names if name not in taken)


def why_cannot_add_file(page: LearningPage) -> str:
    """Why the page takes no more files; "" = it does."""
    if reason := page.module_version.why_cannot_change():
        return reason
    if page.files.count() >= MOST_FILES:
        return _("A page has at most %(most)d files.") % {"most": MOST_FILES}
    return ""


@transaction.atomic
def add_file(page: LearningPage, stored: StoredFile, *, alt: str = "", title: str = "") -> LearningFile:
    """A picture, video or download; the text says where it stands, else it stands below."""
    _draft(page.module_version)
    refuse(why_cannot_add_file(page))
    kind = kind_of(stored)
    refuse(why_alt_is_missing(kind, alt), "alt")
    seconds = 0
    if kind == LearningFile.Kind.VIDEO:
        with stored.file.open("rb") as source:
            seconds = videos.read(source.file).seconds
    files.confirm(stored)
    return LearningFile.objects.create(
        page=page, kind=kind, name=_free_name(page, stored), file=stored, alt=alt, title=title, seconds=seconds
    )


def why_alt_is_missing(kind: str, alt: str) -> str:
    """Why a file cannot go without a description; "" = it can."""
    if kind != LearningFile.Kind.DOWNLOAD and not alt:
        return _("Say in words what there is to see: not everybody sees it.")
    return ""


@transaction.atomic
def write_file(file: LearningFile, *, name: str, title: str, alt: str) -> None:
    """Another name changes the text of the page with it."""
    _draft(file.page.module_version)
    refuse(why_alt_is_missing(file.kind, alt), "alt")
    if not NAME.match(name):
        raise Refused(_("Use letters, digits, dots and hyphens alone."), "name")
    if file.page.files.filter(name=name).exclude(pk=file.pk).exists():
        raise Refused(_("Another file of this page has that name."), "name")
    if name != file.name:
        page = LearningPage.objects.get(pk=file.page_id)
        page.body = page.body.replace(f"]({file.name})", f"]({name})")
        page.save(update_fields=["body"])
    file.name, file.title, file.alt = name, title, alt
    file.save(update_fields=["name", "title", "alt"])


@transaction.atomic
def remove_file(file: LearningFile) -> None:
    _draft(file.page.module_version)
    kept = [row for row in (file.file, file.poster) if row]
    file.delete()
    _forget(kept)


@transaction.atomic
def set_poster(file: LearningFile, stored: StoredFile | None) -> None:
    """The picture that stands where a video has not begun yet."""
    _draft(file.page.module_version)
    before = file.poster
    if stored is not None:
        files.confirm(stored)
    file.poster = stored
    file.save(update_fields=["poster"])
    _forget([before] if before else [])


@transaction.atomic
def set_subtitles(file: LearningFile, language: str, raw: bytes | None) -> None:
    """The subtitles in one language; None takes them away. Raises Refused with the line that is wrong."""
    _draft(file.page.module_version)
    if raw is None:
        file.subtitles.filter(language=language).delete()
        return
    text = subtitles.read(raw)
    LearningSubtitles.objects.update_or_create(video=file, language=language, defaults={"text": text})


def copy_pages(source: ModuleVersion, draft: ModuleVersion) -> None:
    """The pages of one version for the draft of the next; the bytes are shared. In a transaction."""
    for page in source.pages.prefetch_related("files__subtitles"):
        copy = LearningPage.objects.create(
            module_version=draft, position=page.position, title=page.title, body=page.body
        )
        for file in page.files.all():
            rows = list(file.subtitles.all())
            file.pk, file.public_id, file.page = None, LearningFile._meta.get_field("public_id").get_default(), copy
            file._state.adding = True
            file.save()
            LearningSubtitles.objects.bulk_create(
                LearningSubtitles(video=file, language=row.language, text=row.text) for row in rows
            )


# Reading


def open_page(person: User, page: LearningPage) -> PageProgress:
    """Note that the person looks at it; opening it twice at once is one row."""
    progress, made = PageProgress.objects.get_or_create(person=person, page=page)
    if not made:
        PageProgress.objects.filter(pk=progress.pk).update(seen_at=timezone.now())
    return progress


def finish_page(person: User, page: LearningPage) -> None:
    """Done; done again keeps the first moment."""
    PageProgress.objects.get_or_create(person=person, page=page)
    PageProgress.objects.filter(person=person, page=page, done_at=None).update(done_at=timezone.now())


def watch(person: User, video: LearningFile, seconds: float) -> None:
    """Where the person is in a video; a place outside it is taken for its end."""
    at = 0 if not math.isfinite(seconds) else max(0, min(int(seconds), video.seconds or int(seconds), 2**31 - 1))
    WatchedVideo.objects.update_or_create(person=person, video=video, defaults={"seconds": at})


def follow(kept: User, gone: User, by: User) -> int:
    """What one account read follows to the other; where both have a row, the further one counts."""
    moved = 0
    for row in PageProgress.objects.filter(person=gone):
        mine = PageProgress.objects.filter(person=kept, page=row.page_id)
        if mine.exists():
            mine.filter(done_at=None).update(done_at=row.done_at)
            row.delete()
        else:
            moved += PageProgress.objects.filter(pk=row.pk).update(person=kept)
    places = WatchedVideo.objects.filter(person=gone)
    places.filter(video__in=WatchedVideo.objects.filter(person=kept).values("video")).delete()
    return moved + places.update(person=kept, seconds=F("seconds"))
