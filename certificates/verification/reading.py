"""Taking in a dropped file: in memory only, never longer than it may be, never written anywhere.

It comes as the field `file` of a form, or as the body itself (`curl --data-binary @certificate.pdf`).
"""

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

from .answer import Kind

MOST_BYTES = 5 * 2**20  # an issued file has some hundred kB
MOST_BODY = MOST_BYTES + 64 * 1024  # with the rest of its form
PDF_MARK, PNG_MARK = b"%PDF-", b"\x89PNG\r\n\x1a\n"
PDF_HEAD = 1024  # so late may the mark of a PDF stand


class TooLarge(Exception):
    """The file is longer than any of ours."""


class Unreadable(Exception):
    """No file that we could have made; the words say why."""


class MemoryOnly(MemoryFileUploadHandler):
    """Keeps every file in memory, and stops as soon as one is too long."""

    def handle_raw_input(self, *args, **kwargs):
        self.activated, self.taken = True, 0

    def receive_data_chunk(self, raw_data, start):
        self.taken += len(raw_data)
        if self.taken > MOST_BYTES:
            raise StopUpload(connection_reset=True)
        return super().receive_data_chunk(raw_data, start)


def dropped(request: HttpRequest) -> bytes:
    """The bytes that were dropped. Raises `TooLarge` before it reads more than it may, and `Unreadable`."""
    told = request.META.get("CONTENT_LENGTH") or "0"
    if not (told.isascii() and told.isdigit()) or int(told) > MOST_BODY:
        raise TooLarge
    content = _of_form(request) if request.content_type == "multipart/form-data" else request.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise TooLarge
    if not content:
        raise Unreadable(_("No file came with the form. Choose one, then check it."))
    return content


def _of_form(request: HttpRequest) -> bytes:
    handler = MemoryOnly(request)
    request.upload_handlers = [handler]
    try:
        file = request.FILES.get("file")
    except RequestDataTooBig:
        raise TooLarge
    except (MultiPartParserError, TooManyFilesSent, SuspiciousOperation, BadRequest, OSError):
        raise Unreadable(_("The form could not be read. Choose the file again."))
    if handler.taken > MOST_BYTES:
        raise TooLarge
    return file.read() if file else b""


def kind_of(content: bytes) -> Kind:
    """Told by the content, never by a name. Raises `Unreadable`."""
    if PDF_MARK in content[:PDF_HEAD]:
        return Kind.PDF
    if content.startswith(PNG_MARK):
        return Kind.PICTURE
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return Kind.BADGE
    raise Unreadable(
        _("That is neither a PDF nor a badge. A photo or a scan cannot be checked: type the code that stands on it.")
    )
