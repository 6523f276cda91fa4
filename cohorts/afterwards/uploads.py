"""What may be uploaded to be shown afterwards (UPLOADS in docs/rules.md); a cohort has a total of its own."""

from django.db.models import Sum

from cohorts.models import Cohort, Film, PictureSize
from records.contents import PICTURES
from records.models import StoredFile
from records.uploads import MB, Use, register
from records.videos import VIDEOS

MOST_OF_A_COHORT = 10_000 * MB


def _used(scope: str) -> int:
    sizes = PictureSize.objects.filter(picture__cohort__public_id=scope).values("file")
    films = Film.objects.filter(cohort__public_id=scope).values("file")
    kept = StoredFile.objects.filter(pk__in=sizes) | StoredFile.objects.filter(pk__in=films)
    return kept.aggregate(Sum("size"))["size__sum"] or 0


PICTURE = register(Use("gallery", PICTURES, 30 * MB, most_open=8, most_of_scope=MOST_OF_A_COHORT, used=_used))
FILM = register(Use("film", VIDEOS, 1000 * MB, most_of_scope=MOST_OF_A_COHORT, used=_used))
POSTER = register(Use("film-poster", PICTURES, 10 * MB))


def owner_of(user, cohort: Cohort) -> str:
    """Whose upload it is: of one person for one cohort."""
    return f"user:{user.public_id} cohort:{cohort.public_id}"
