"""What the team does with the list of people: views that are kept under a name."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.enrolled import People
from cohorts.models import Cohort, SavedView
from records.errors import Refused

MOST_VIEWS = 20


@transaction.atomic
def save_view(people: People, name: str, by: User) -> SavedView:
    """Keep filter and order under a name; the same name anew replaces it. What was searched for is never kept."""
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=people.cohort.pk)
    name = " ".join(name.split())
    known = cohort.saved_views.filter(name__iexact=name).first()
    if known is None and cohort.saved_views.count() >= MOST_VIEWS:
        raise Refused(_("There are %(most)d views already. Remove one first.") % {"most": MOST_VIEWS}, "name")
    view = known or SavedView(cohort=cohort)
    view.name, view.owner, view.params = name, by, people.address()
    view.save()
    return view


def remove_view(view: SavedView) -> None:
    view.delete()
