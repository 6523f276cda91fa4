"""The gallery: pictures come in, get their sizes, are looked through and shown (AFTERWARDS in docs/rules.md)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records import files
from records.errors import refuse
from records.models import StoredFile

from ..afterwards import sizes
from ..afterwards.consent import why_channel_cannot_be
from ..models import Application, Cohort, Film, Gallery, Picture, PictureSize, Visible

MOST_PICTURES = 600
TRY_AGAIN = timedelta(minutes=3)


def why_cannot_add(cohort: Cohort) -> str:
    """Why the gallery takes no more; "" = it does."""
    if cohort.pictures.count() >= MOST_PICTURES:
        return _("A gallery has at most %(most)d pictures.") % {"most": MOST_PICTURES}
    return ""


@transaction.atomic
def add_picture(cohort: Cohort, stored: StoredFile, by: User) -> Picture:
    """A picture that waits for its sizes; the caller has the job begun after the commit."""
    refuse(why_cannot_add(cohort))
    files.confirm(stored)
    last = cohort.pictures.aggregate(last=Max("position"))["last"] or 0
    return Picture.objects.create(
        cohort=cohort, upload=stored, name=stored.name, position=last + 1, uploaded_by=by, claimed_at=timezone.now()
    )


def make_sizes(key: int) -> bool:
    """Make the sizes of one picture and forget its upload; False when there is nothing to do. Can run twice."""
    picture = Picture.objects.filter(pk=key, state=Picture.State.WAITING).select_related("upload").first()
    if picture is None or picture.upload is None:
        return False
    Picture.objects.filter(pk=key).update(claimed_at=timezone.now())
    try:
        made = sizes.made_of(picture.upload)
    except (sizes.Unreadable, FileNotFoundError):
        _give_up(picture)
        return True
    kept = [(width, height, sizes.keep(content, picture.name, picture.uploaded_by)) for width, height, content in made]
    with transaction.atomic():
        locked = Picture.objects.select_for_update(of=("self",)).filter(pk=key, state=Picture.State.WAITING).first()
        if locked is None:  # another worker was faster, or the picture was removed: the files stay pending and go
            return False
        for width, height, stored in kept:
            files.confirm(stored)
            PictureSize.objects.create(picture=locked, width=width, height=height, file=stored)
        upload, locked.state, locked.upload = locked.upload, Picture.State.READY, None
        locked.save(update_fields=["state", "upload"])
        if upload:
            files.discard(upload)
    return True


@transaction.atomic
def _give_up(picture: Picture) -> None:
    upload = picture.upload
    said = {"state": Picture.State.FAILED, "error": _("This can't be read as a picture."), "upload": None}
    if Picture.objects.filter(pk=picture.pk, state=Picture.State.WAITING).update(**said) and upload:
        files.discard(upload)


def lost(now: datetime | None = None) -> list[int]:
    """Pictures that wait for sizes and whose job was lost."""
    before = (now or timezone.now()) - TRY_AGAIN
    waiting = Picture.objects.filter(state=Picture.State.WAITING).filter(Q(claimed_at=None) | Q(claimed_at__lt=before))
    return list(waiting.values_list("pk", flat=True)[:200])


@transaction.atomic
def look_through(
    row: Picture | Film,
    people: Iterable[Application],
    by: User,
    *,
    others: str = "",
    others_agreed: bool = False,
    **said,
) -> None:
    """Say who can be recognised in a picture or film, and whether the others agreed; before it, it is not shown."""
    kind = "picture" if isinstance(row, Picture) else "film"
    wanted = {one.pk: one for one in people}
    held = Visible.objects.filter(**{kind: row})
    held.exclude(application__in=wanted).delete()
    known = set(held.values_list("application", flat=True))
    for key, one in wanted.items():
        if key not in known:
            Visible.objects.create(**{kind: row}, application=one, named_by=by)
    row.others, row.others_agreed = others, others_agreed
    row.looked_at, row.looked_by = timezone.now(), by
    for name, value in said.items():
        setattr(row, name, value)
    row.save()


@transaction.atomic
def remove_picture(picture: Picture) -> None:
    """The picture with all its files."""
    stored = [size.file for size in picture.sizes.select_related("file")] + ([picture.upload] if picture.upload else [])
    picture.delete()
    for one in stored:
        files.discard(one)


def hide_picture(picture: Picture, *, hidden: bool) -> None:
    picture.hidden_at = timezone.now() if hidden else None
    picture.save(update_fields=["hidden_at"])


@transaction.atomic
def set_gallery(cohort: Cohort, *, channel: str, intro: str, shown: bool) -> Gallery:
    """Whether the public sees the gallery, and which channel of the photo consent it is. Raises Refused."""
    if shown:
        refuse(why_channel_cannot_be(cohort, channel), "channel")
    gallery = Gallery.objects.get_or_create(cohort=cohort)[0]
    gallery.channel, gallery.intro = channel, intro
    gallery.shown_at = (gallery.shown_at or timezone.now()) if shown else None
    gallery.save()
    return gallery


def forget(person: User) -> None:
    """Pictures in which the person was named go with all their files; films are not shown any more."""
    for picture in Picture.objects.filter(visible__application__person=person).distinct():
        remove_picture(picture)
    Film.objects.filter(visible__application__person=person).update(shown_at=None)
