"""News of a cohort: written, published, taken back (AFTERWARDS in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import refuse

from ..models import Cohort, NewsItem


def _free_slug(cohort: Cohort, title: str) -> str:
    stem = slugify(title)[:70].strip("-") or "news"
    taken = set(cohort.news.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(
        slug for number in range(1, 10_000) if (slug := f"{stem}-{number}" if number > 1 else stem) not in taken
    )


@transaction.atomic
def write_item(cohort: Cohort, item: NewsItem | None, by: User, **said) -> NewsItem:
    """Write a new item, or change one; its address stays as it was first written."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    if item is None:
        item = NewsItem(cohort=cohort, slug=_free_slug(cohort, said["title"]), written_by=by)
    for name, value in said.items():
        setattr(item, name, value)
    item.save()
    return item


def why_cannot_publish(item: NewsItem) -> str:
    """Why it cannot be published; "" = it can."""
    if item.published_at:
        return _("It is published already.")
    if not item.cohort.is_public:
        return _("Publish the cohort first: its news stand on its public page.")
    return ""


def publish_item(item: NewsItem) -> None:
    refuse(why_cannot_publish(item))
    item.published_at = timezone.now()
    item.save(update_fields=["published_at", "changed_at"])


def take_back_item(item: NewsItem) -> None:
    """Nobody sees it any more; it is a draft again."""
    item.published_at = None
    item.save(update_fields=["published_at", "changed_at"])


def remove_item(item: NewsItem) -> None:
    item.delete()
