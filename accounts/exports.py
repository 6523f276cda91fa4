"""Lists as files."""

import tablib
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from .models import Membership, Organisation

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(value) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def address_book(organiser: Organisation, file_type: str) -> HttpResponse:
    """One line a contact; an organisation without contacts has a line of its own."""
    if file_type not in TYPES:
        raise Http404
    current = Prefetch("memberships", Membership.objects.current().select_related("user"), to_attr="people")
    table = tablib.Dataset(
        headers=[_("Organisation"), _("Kind"), _("Website"), _("Contact"), _("E-mail"), _("Role")],
        title=_("Address book")[:31],
    )
    for row in Organisation.objects.kept_by(organiser).prefetch_related(current):
        about = [row.name, row.get_kind_display(), row.website]
        people = [[m.user, m.user.email, m.get_role_display()] for m in row.people]
        for person in people or [["", row.contact_email, ""]]:
            table.append([plain(value) for value in about + person])
    content = table.export(file_type)
    if file_type == "csv":
        content = "\ufeff" + content  # so that spreadsheets read it as UTF-8
    name = f"{slugify(organiser.name) or 'organiser'}-address-book.{file_type}"
    return HttpResponse(
        content, content_type=TYPES[file_type], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
