"""Large files over slow lines: taken part by part, taken up again after a cut (UPLOADS in docs/rules.md).

    SLIDES = uploads.register(Use("slides", kinds=("pdf", "pptx"), most_bytes=200 * MB))

    return uploads.begun(request, SLIDES, owner=f"user:{user.public_id}")       # the address that the form names
    stored = uploads.sent(request, SLIDES, owner=f"user:{user.public_id}")      # when the form itself arrives
    files.confirm(stored)                                                       # with the row that points to it

The parts go to `records:upload_part` (records/views.py, static/js/upload.js, components/upload.html). Without
JavaScript the form brings the file itself, up to `MOST_PLAIN`. Who may upload is asked by the caller, before.
"""

import hashlib
import secrets
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Sum
from django.http import HttpRequest, JsonResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from . import contents, files
from .errors import Refused, refuse
from .models import StoredFile, Upload

MB = 2**20
PART = MB
MOST_PLAIN = 18 * MB  # in one request, without JavaScript; the proxy takes 20 MB
KEEP_OPEN = timedelta(days=2)
FOLDER = "uploads"


@dataclass(frozen=True)
class Use:
    """What one kind of upload may be. `used` tells how many bytes a scope (a cohort) keeps already."""

    name: str
    kinds: tuple[str, ...]
    most_bytes: int
    most_open: int = 4
    most_of_scope: int = 0
    used: Callable[[str], int] | None = None

    @property
    def words(self) -> str:
        return _("%(kinds)s, at most %(most)s.") % {
            "kinds": contents.words_of(self.kinds),
            "most": filesizeformat(self.most_bytes),
        }

    @property
    def accept(self) -> str:
        return contents.endings_of(self.kinds)

    @property
    def plain_words(self) -> str:
        return _("Without JavaScript at most %(most)s.") % {"most": filesizeformat(min(MOST_PLAIN, self.most_bytes))}


USES: dict[str, Use] = {}


def register(use: Use) -> Use:
    USES[use.name] = use
    return use


def why_too_large(use: Use, size: int, scope: str = "") -> str:
    """Why a file of that many bytes is not taken; "" = it is."""
    if size <= 0:
        return _("The file is empty.")
    if size > use.most_bytes:
        return _("This file has %(size)s. At most %(most)s can be taken.") % {
            "size": filesizeformat(size),
            "most": filesizeformat(use.most_bytes),
        }
    if use.most_of_scope and scope and _kept(use, scope) + size > use.most_of_scope:
        return _("There is no room left here: all files together may have %(most)s.") % {
            "most": filesizeformat(use.most_of_scope)
        }
    return ""


def _kept(use: Use, scope: str) -> int:
    on_the_way = Upload.objects.open().filter(use=use.name, scope=scope).aggregate(Sum("size"))["size__sum"] or 0
    return on_the_way + (use.used(scope) if use.used else 0)


def digest_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def begin(
    use: Use, *, owner: str, name: str, size: int, fingerprint: str, scope: str = "", by=None
) -> tuple[Upload, str]:
    """The upload and the key that its parts need; the same file of the same owner goes on where it stopped."""
    _one_at_a_time(use, owner, scope)
    mark = hashlib.sha256(f"{name}\n{size}\n{fingerprint}".encode()).hexdigest()
    key = secrets.token_urlsafe(32)
    mine = Upload.objects.open().filter(use=use.name, owner=owner)
    if found := mine.filter(fingerprint=mark).first():
        found.key_digest = digest_of(key)
        found.save(update_fields=["key_digest", "touched_at"])
        return found, key
    refuse(why_too_large(use, size, scope), "file")
    if mine.count() >= use.most_open:  # the oldest makes room: nobody is locked out by what they gave up
        discard(mine.order_by("touched_at")[0])
    upload = Upload.objects.create(
        use=use.name, owner=owner, scope=scope, name=files.tidy(name), size=size, fingerprint=mark,
        key_digest=digest_of(key), by=by,
    )  # fmt: skip
    return upload, key


def _one_at_a_time(use: Use, *who: str) -> None:
    """Two tabs that begin at once are counted one after the other."""
    with connection.cursor() as cursor:
        for word in sorted({word for word in who if word}):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"upload {use.name} {word}"])


def _part_name(upload: Upload, number: int) -> str:
    return f"{FOLDER}/{upload.public_id}/{number}"


@transaction.atomic
def take(upload: Upload, offset: int, part: bytes) -> Upload:
    """Keep one part. A part that was taken before does nothing; the row says where to go on."""
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if upload.stored_id or offset != upload.received or not part:
        return upload
    if len(part) > PART or upload.received + len(part) > upload.size:
        raise Refused(_("This part is longer than what was announced."))
    name = _part_name(upload, upload.parts)
    default_storage.delete(name)  # of an attempt that was killed before its row was written
    default_storage.save(name, ContentFile(part))
    upload.parts += 1
    upload.received += len(part)
    upload.save(update_fields=["parts", "received", "touched_at"])
    return upload


def finish(upload: Upload) -> StoredFile:
    """Put the parts together, look what it is, keep it as pending. What is refused is gone. Raises Refused.

    Called twice it gives the same file. Call outside the transaction that confirms the file.
    """
    with _alone(upload):
        found = Upload.objects.select_related("stored").filter(pk=upload.pk).first()
        if found is None:
            raise Refused(_("This file is not here any more. Choose it again."), "file")
        if found.stored:
            return found.stored
        if not found.is_whole:
            raise Refused(_("The file has not arrived whole. Send it again: it goes on where it stopped."), "file")
        try:
            stored = _keep_parts(found)
        except Refused as refusal:
            with transaction.atomic():
                discard(found)
            raise Refused(str(refusal), "file") from refusal
        with transaction.atomic():
            found.stored = stored
            found.save(update_fields=["stored", "touched_at"])
            _forget_parts(found)
        return stored


@contextmanager
def _alone(upload: Upload) -> Iterator[None]:
    """A second click waits. Not the lock of a transaction, because the pending row must stand before its bytes."""
    name = [f"upload {upload.public_id}"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", name)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", name)


def _keep_parts(upload: Upload) -> StoredFile:
    with tempfile.TemporaryFile() as whole:
        for number in range(upload.parts):
            with default_storage.open(_part_name(upload, number), "rb") as part:
                whole.write(part.read())
        return keep(whole, upload.name, USES[upload.use], by=upload.by)


def keep(file: BinaryIO, name: str, use: Use, by=None) -> StoredFile:
    """Look what it is, then the row as pending, then the bytes. Raises Refused."""
    kind, kept = contents.examine(file, use.kinds)
    return files.keep_large(kept, name, ending=kind.ending, content_type=kind.content_type, by=by)


def discard(upload: Upload) -> None:
    """Forget what was begun; its parts go after the commit."""
    _forget_parts(upload)
    upload.delete()


def _forget_parts(upload: Upload) -> None:
    names = [_part_name(upload, number) for number in range(upload.parts + 1)]
    folder = f"{FOLDER}/{upload.public_id}"
    transaction.on_commit(lambda: _delete(names, folder), robust=True)


def _delete(names: list[str], folder: str) -> None:
    for name in names:
        default_storage.delete(name)
    default_storage.delete(folder)


# What a page's view says


def begun(request: HttpRequest, use: Use, *, owner: str, scope: str = "", by=None) -> JsonResponse:
    """The answer to `upload.js`: where the parts go, from which byte on; or why not, before the first byte."""
    said = request.POST
    size = said.get("size", "")
    try:
        if not (size.isascii() and size.isdigit() and len(size) < 16):
            raise Refused(_("Choose a file."))
        upload, key = begin(
            use, owner=owner, name=said.get("name", "").replace("\x00", ""), size=int(size),
            fingerprint=said.get("fingerprint", "")[:200].replace("\x00", ""), scope=scope, by=by,
        )  # fmt: skip
    except Refused as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    where = reverse("records:upload_part", args=[upload.public_id])
    return JsonResponse(
        {"upload": str(upload.public_id), "url": where, "key": key, "offset": upload.received, "part": PART}
    )


def sent(request: HttpRequest, use: Use, *, owner: str, scope: str = "", by=None, field: str = "file") -> StoredFile:
    """The file of a form, pending: by its parts, or in the form itself. Raises Refused."""
    if key := request.POST.get("upload", ""):
        return finish(_mine(key, use, owner))
    file = request.FILES.get(field)
    if file is None:
        raise Refused(_("Choose a file."), field)
    refuse(why_too_large(use, file.size or 0, scope), field)
    try:
        return keep(file.file, file.name or "", use, by=by)
    except Refused as refusal:
        raise Refused(str(refusal), field) from refusal


def _mine(key: str, use: Use, owner: str) -> Upload:
    try:
        public_id = uuid.UUID(key)
    except ValueError:
        public_id = None
    found = Upload.objects.filter(public_id=public_id, use=use.name, owner=owner).first()
    if found is None:
        raise Refused(_("This file is not here any more. Choose it again."), "file")
    return found


# Nightly


def clear_left(at: datetime | None = None) -> int:
    """Clear what nobody went on with for two days, rows of finished uploads, and parts without a row; how many."""
    before = (at or timezone.now()) - KEEP_OPEN
    Upload.objects.filter(stored__state=StoredFile.State.CONFIRMED, touched_at__lt=before).delete()
    cleared = 0
    for upload in Upload.objects.open().filter(touched_at__lt=before):
        with transaction.atomic():
            discard(upload)
            cleared += 1
    return cleared + _clear_strays()


def _clear_strays() -> int:
    try:
        folders, _files = default_storage.listdir(FOLDER)
    except (FileNotFoundError, NotImplementedError):
        return 0
    known = {str(key) for key in Upload.objects.open().values_list("public_id", flat=True)}
    strays = [folder for folder in folders if folder not in known]
    for folder in strays:
        _folders, names = default_storage.listdir(f"{FOLDER}/{folder}")
        _delete([f"{FOLDER}/{folder}/{name}" for name in names], f"{FOLDER}/{folder}")
    return len(strays)
