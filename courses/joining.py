"""How this app's rows follow when two rows of one organisation become one (ONE ORGANISATION in docs/rules.md)."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records import joining

from .models import Evidence, HiringRole, ModuleReview, SchoolCourse


def register() -> None:
    joining.register(
        HiringRole, "employer", _("roles for which it hires"), move=_once(HiringRole, "employer"), place=40
    )
    joining.register(SchoolCourse, "school", _("courses of the school"), move=_once(SchoolCourse, "school"), place=40)
    joining.register(Evidence, "employer", _("levels that it gave"), place=40)
    joining.register(ModuleReview, "organisation", _("reviews of modules"), place=40)


def _once(model, field: str) -> joining.Move:
    """Of two with one title the kept organisation's goes on, the other one is retired."""

    def move(kept, gone, by) -> int:
        rows = model.objects.filter(**{field: gone})
        there = model.objects.filter(retired_at=None, **{field: kept}).annotate(low=Lower("title"))
        open_rows = rows.filter(retired_at=None).annotate(low=Lower("title"))
        doubles = open_rows.filter(Exists(there.filter(low=OuterRef("low")))).values_list("pk", flat=True)
        model.objects.filter(pk__in=list(doubles)).update(retired_at=timezone.now())
        return rows.update(**{field: kept})

    return move
