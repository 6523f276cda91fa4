"""Released timetables."""

from cohorts.actions import releases
from cohorts.models import Cohort, TimetableRelease


def release(cohort: Cohort, **about) -> TimetableRelease:
    """The working timetable of the cohort released, in silence unless `tell=True`."""
    return releases.release(cohort, **{"tell": False, **about})
