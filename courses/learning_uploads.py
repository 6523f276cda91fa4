"""What may be uploaded for e-learning (UPLOADS in docs/rules.md); a library has a total of its own."""

from django.db.models import Sum

from records.contents import DOCUMENTS, PICTURES
from records.models import StoredFile
from records.uploads import MB, Use, register
from records.videos import VIDEOS

from .models import LearningFile, LearningPage

MOST_OF_A_LIBRARY = 20_000 * MB


def _used(scope: str) -> int:
    mine = LearningFile.objects.filter(page__module_version__module__organisation__public_id=scope)
    return StoredFile.objects.filter(pk__in=mine.values("file")).aggregate(Sum("size"))["size__sum"] or 0


PAGE_FILE = register(
    Use("page-file", (*PICTURES, *VIDEOS, *DOCUMENTS), 500 * MB, most_of_scope=MOST_OF_A_LIBRARY, used=_used)
)
POSTER = register(Use("poster", PICTURES, 10 * MB))


def owner_of(user, page: LearningPage) -> str:
    """Whose upload it is: of one person for one page."""
    return f"user:{user.public_id} page:{page.public_id}"


def scope_of(page: LearningPage) -> str:
    return str(page.module_version.module.organisation.public_id)
