"""Profiles as a file, made by a job (TALENT POOL in docs/rules.md).

Who is in the file is asked three times: when it is begun, when it is finished, and each time it is taken, the last two
under the lock that closing takes. A file that holds somebody who closed the profile is forgotten and made anew.
"""

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import timedelta

import tablib
from celery import current_app
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Organisation, User
from records import files
from records.errors import refuse
from records.models import StoredFile
from records.tables import BOM, harmless

from ..models import Opening, ProfileView, TalentExport
from . import allowed
from .searching import Wanted, found, open_to
from .showing import Card, cards_of

KEPT = timedelta(days=7)
LOST = timedelta(minutes=5)
TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
MOST_ROUNDS = 5  # somebody closes while the file is finished: it is made anew without them


def ask_for_work(key: int) -> None:
    """After the commit; should the message be lost, beat finds the row."""
    send = current_app.send_task
    transaction.on_commit(lambda: send("partners.tasks.make_talent_export", args=[key], retry=False), robust=True)


@transaction.atomic
def begin(organisation: Organisation, kind: str, wanted: Wanted, *, by: User, language: str) -> TalentExport:
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    refuse(allowed.why_cannot_export(organisation))
    export = TalentExport.objects.create(
        organisation=organisation, kind=kind, wanted=wanted.said, by=by, language=language
    )
    export.openings.set(found(organisation, wanted))
    export.total = export.openings.count()
    export.save(update_fields=["total"])
    ask_for_work(export.pk)
    return export


def work_off(key: int) -> None:
    """Make the file of an export that waits; of two workers one does it, and a dead one's is taken over."""
    now = timezone.now()
    waits = TalentExport.objects.filter(pk=key, state=TalentExport.State.WAITING)
    if not waits.filter(Q(claimed_at=None) | Q(claimed_at__lt=now - LOST)).update(claimed_at=now, done=0):
        return
    export = TalentExport.objects.select_related("organisation").get(pk=key)
    try:
        with override(export.language):
            for _round in range(MOST_ROUNDS):
                if _finished(export, _standing(export)):
                    return
    except Exception:
        TalentExport.objects.filter(pk=key).update(state=TalentExport.State.FAILED, claimed_at=None)
        raise
    TalentExport.objects.filter(pk=key).update(claimed_at=None)  # beat goes on


def _standing(export: TalentExport) -> list[Opening]:
    return list(open_to(export.organisation).filter(exports=export))


def _finished(export: TalentExport, rows: list[Opening]) -> bool:
    """Whether the file was made of people who are all still open when it is kept."""
    stored = files.keep(files.CheckedFile(_name(export), TYPES[export.kind], _content(export, rows)), by=export.by)
    with transaction.atomic():
        keys = [row.pk for row in rows]
        _lock(keys)
        held = TalentExport.objects.select_for_update().filter(pk=export.pk, state=TalentExport.State.WAITING).first()
        if held is None or set(open_to(export.organisation).filter(pk__in=keys).values_list("pk", flat=True)) != {
            *keys
        }:
            files.discard(stored)
            return held is None
        files.confirm(stored)
        held.openings.set(rows)
        held.file, held.state, held.total = stored, TalentExport.State.READY, len(rows)
        held.done, held.claimed_at = len(rows), None
        held.save(update_fields=["file", "state", "total", "done", "claimed_at"])
    return True


def _lock(keys: Iterable[int]) -> None:
    list(Opening.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True, of=("self",)))


def _all_open(organisation: Organisation, keys: list[int]) -> bool:
    return open_to(organisation).filter(pk__in=keys).count() == len(keys)


def _name(export: TalentExport) -> str:
    return f"profiles-{export.created_at:%Y-%m-%d}.{export.kind}"


def _content(export: TalentExport, rows: list[Opening]) -> bytes:
    cards = cards_of(row.profile for row in rows)
    lines = [_line(cards[row.profile_id], number) for number, row in enumerate(rows, 1)]
    if export.kind == TalentExport.Kind.CSV:
        text = io.StringIO()
        csv.writer(text).writerows([_head(), *lines])
        return (BOM + text.getvalue()).encode()
    sheet = tablib.Dataset(*lines, headers=_head(), title="profiles").export("xlsx")
    return sheet if export.kind == TalentExport.Kind.XLSX else _packed(export, sheet, rows)


def _packed(export: TalentExport, sheet: bytes, rows: list[Opening]) -> bytes:
    """The list and the CVs, named by their number in it: a name in a path is nobody's business."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("profiles.xlsx", sheet)
        for number, row in enumerate(rows, 1):
            if row.profile.cv:
                with row.profile.cv.file.open("rb") as source:
                    packed.writestr(f"cv-{number}.pdf", source.read())
            TalentExport.objects.filter(pk=export.pk).update(done=number)
    return content.getvalue()


def _head() -> list[str]:
    return [
        _("Number"), _("Name"), _("Looks for"), _("Kind"), _("From"), _("Regions"), _("Competencies, with level"),
        _("Certificates"),
    ]  # fmt: skip


def _line(card: Card, number: int) -> list:
    profile = card.profile
    levels = ", ".join(f"{one.competency.code} {one.level}" for one in card.shown)
    cells = [
        card.name, profile.looking_for, ", ".join(profile.kind_words), profile.available_from or "",
        ", ".join(profile.regions), levels, " ".join(proof.url for proof in card.proofs),
    ]  # fmt: skip
    return [number, *(harmless(cell) for cell in cells)]


@transaction.atomic
def take(export: TalentExport, by: User) -> StoredFile | None:
    """The file, with a look noted for everybody in it; None if somebody closed meanwhile: it is made anew."""
    keys = list(export.openings.order_by("pk").values_list("pk", flat=True))
    _lock(keys)
    held = TalentExport.objects.select_for_update(of=("self",)).select_related("file", "organisation").get(pk=export.pk)
    if held.state != TalentExport.State.READY:
        return None
    if not _all_open(held.organisation, keys):
        _again(held)
        return None
    kind = ProfileView.Kind.EXPORT
    ProfileView.objects.bulk_create(ProfileView(opening_id=key, kind=kind, by=by) for key in keys)
    return held.file


def forget(openings: list[int]) -> None:
    """Files with any of these people go at once and are made anew without them; in the transaction of the closing."""
    ready = TalentExport.objects.filter(openings__in=openings, file__isnull=False).order_by("pk").values("pk")
    for export in TalentExport.objects.filter(pk__in=ready).select_for_update(of=("self",)).select_related("file"):
        _again(export)


def _again(export: TalentExport) -> None:
    stored = export.file
    export.file, export.state = None, TalentExport.State.WAITING
    export.claimed_at, export.done = None, 0
    export.save(update_fields=["file", "state", "claimed_at", "done"])
    if stored:
        files.discard(stored)
    ask_for_work(export.pk)


def send_lost() -> int:
    """Exports whose job was lost, or whose worker died."""
    now = timezone.now()
    lost = TalentExport.objects.filter(state=TalentExport.State.WAITING, queued_at__lt=now - timedelta(seconds=50))
    lost = lost.filter(Q(claimed_at=None) | Q(claimed_at__lt=now - LOST))
    keys = list(lost.values_list("pk", flat=True))
    TalentExport.objects.filter(pk__in=keys).update(queued_at=now)
    for key in keys:
        ask_for_work(key)
    return len(keys)


def clear_old() -> int:
    """A week after it was made a file goes, with its row; who took it stays in the log."""
    cleared = 0
    for export in TalentExport.objects.filter(created_at__lt=timezone.now() - KEPT).select_related("file"):
        with transaction.atomic():
            stored = export.file
            export.delete()
            if stored:
                files.discard(stored)
            cleared += 1
    return cleared
