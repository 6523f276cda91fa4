"""A host's files among the material of the sessions that were booked (MATERIAL and OFFERS OF VISITS)."""

from accounts.models import User
from cohorts.actions import material as materials
from cohorts.models import Material, MaterialVersion
from records import files

from ..models import BookedFile, HostFile, VisitBooking


def show_in_bookings(row: HostFile, by: User) -> None:
    """A new version reaches everybody who comes to a visit that is booked already."""
    for booking in VisitBooking.objects.current().filter(date__offer=row.offer).select_related("session__cohort"):
        show(booking, row, by)


def show(booking: VisitBooking, row: HostFile, by: User) -> None:
    """Participants of the session find it, and each later version, at once."""
    if row.stored is None:
        return
    shown = BookedFile.objects.filter(booking=booking, title=row.title).select_related("material").first()
    if shown is None:
        material = materials.save_material(
            booking.session.cohort, None, by=by, session=booking.session, title=row.title, kind=Material.Kind.READING,
            shown=Material.Shown.BEFORE, audience=Material.Audience.SESSION,
        )  # fmt: skip
        shown = BookedFile.objects.create(booking=booking, title=row.title, material=material)
    with row.stored.file.open("rb") as source:
        copy = files.CheckedFile(row.stored.name, row.stored.content_type, source.read())
    materials.bring(
        shown.material,
        files.keep(copy, by),
        licence=MaterialVersion.Licence.PARTICIPANTS,
        approval=MaterialVersion.Approval.NOT_NEEDED,
        by=by,
    )
