"""The parts of a large upload: taken from whoever holds its key, logged in or not (UPLOADS in docs/rules.md)."""

import secrets
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from . import uploads
from .errors import Refused
from .models import Upload


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def upload_part(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """GET: from which byte on it goes. POST: one part, which begins at the byte that `Upload-Offset` names."""
    upload = _with_key(request, public_id)
    if request.method == "GET":
        return JsonResponse({"offset": upload.received})
    offset = request.headers.get("Upload-Offset", "")
    if not (offset.isascii() and offset.isdigit() and len(offset) < 16):
        return JsonResponse({"error": _("This part says not where it begins.")}, status=400)
    if int(request.headers.get("Content-Length") or 0) > uploads.PART:
        return JsonResponse({"error": _("This part is longer than what was announced.")}, status=413)
    part = request.body
    if len(part) != int(request.headers.get("Content-Length") or 0):
        return JsonResponse({"error": _("This part was cut off on its way.")}, status=400)
    try:
        upload = uploads.take(upload, int(offset), part)
    except Refused as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    return JsonResponse({"offset": upload.received})


def _with_key(request: HttpRequest, public_id: UUID) -> Upload:
    """Not there for whoever has not the key of the last time it was begun."""
    upload = Upload.objects.filter(public_id=public_id).first()
    digest = uploads.digest_of(request.headers.get("Upload-Key", ""))
    if upload is None or not secrets.compare_digest(digest, upload.key_digest):
        raise Http404
    return upload
