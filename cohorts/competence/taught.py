"""The outcomes that a session names as taught (MATRIX in docs/rules.md)."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from courses.models import ModuleVersion, Outcome


def outcomes_of(cohort: Cohort) -> QuerySet[Outcome]:
    """What a session of this cohort can teach: the outcomes of its programme's modules, in their order."""
    rows = Outcome.objects.filter(module_version__composition__programme_version=cohort.programme_version_id)
    return rows.select_related("module_version__module").order_by(
        "module_version__composition__position", "position", "pk"
    )


def why_taught_cannot_be(modules: Iterable[ModuleVersion], taught: Iterable[Outcome]) -> str:
    """Why a session of these modules cannot teach these outcomes; "" = all are theirs."""
    known = {module.pk for module in modules}
    strange = [outcome for outcome in taught if outcome.module_version_id not in known]
    if strange:
        return _("“%(outcome)s” is no outcome of the modules chosen: choose its module too, or untick it.") % {
            "outcome": strange[0]
        }
    return ""
