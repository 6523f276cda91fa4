"""Which outcomes each session of the demo teaches, by module and number: some twice, some never."""

from cohorts.models import Cohort, Session
from courses.models import Outcome

TAUGHT = {
    "S02": ["M1.1", "M1.2"],
    "S03": ["M2.1", "M2.2"],
    "S04": ["M3.2"],
    "S05": ["M4.1"],
    "S06": ["M8.1"],
    "S07": ["M3.2", "M4.2"],
    "S08": ["M4.1", "M5.1", "M6.1", "M8.2"],
    "S09": ["M7.1"],
    "S10": ["M3.1"],
    "S11": ["M9.1", "M9.2"],
    "S12": ["M10.1", "M12.1"],
    "S14": ["M1.2"],
    "S15": ["M11.1", "M11.2"],
    "S17": ["M2.1", "M3.2", "M7.2", "M8.1"],
}


def name_what_is_taught(cohort: Cohort, sessions: dict[str, Session]) -> None:
    """Where the programme has another composition, what it lacks is left out."""
    rows = Outcome.objects.filter(module_version__programme_versions=cohort.programme_version_id)
    rows = rows.select_related("module_version__module")
    known = {f"{row.module_version.module.code}.{row.position}": row for row in rows}
    link = Session.taught.through
    pairs = [(sessions[code], known.get(name)) for code, names in TAUGHT.items() for name in names]
    link.objects.bulk_create(link(session=session, outcome=outcome) for session, outcome in pairs if outcome)
