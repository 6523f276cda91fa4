"""The dossiers of a cohort as a list: searched, filtered, and as a table for a file."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.wording import local

from .dossier import Checklist, checklists
from .models import Cohort, GateRequest

FILTERS = [
    ("", gettext_lazy("All")),
    ("missing", gettext_lazy("Something missing")),
    ("waits", gettext_lazy("Waits for the team")),
    ("instead", gettext_lazy("Equivalent task")),
    ("complete", gettext_lazy("Complete")),
]


def found(cohort: Cohort, query: str = "") -> list[Checklist]:
    """The checklists of the enrolled whose name or address is searched, by name. A fixed number of queries."""
    rows = cohort.applications.enrolled().select_related("person", "school").order_by("person__full_name", "pk")
    applications = list(rows)
    for row in applications:
        row.cohort = cohort
    if query:
        words = query.casefold()
        applications = [row for row in applications if words in f"{row.person.full_name} {row.person.email}".casefold()]
    return checklists(applications)


def is_in(checklist: Checklist, state: str) -> bool:
    match state:
        case "missing":
            return not checklist.is_complete
        case "waits":
            return bool(checklist.waits)
        case "instead":
            return any(item.state == "instead" for item in checklist.items)
        case "complete":
            return checklist.is_complete and not checklist.waits
    return True


def as_table(cohort: Cohort, lists: Iterable[Checklist]) -> tuple[list[str], list[list]]:
    """Head and rows. An equivalent task counts as done here: a file that goes round says nothing about fitness."""
    words = {"missing": _("missing"), "waits": _("waits"), "done": _("done"), "instead": _("done")}
    titles = list(dict.fromkeys(item.title for one in lists for item in one.items))
    head = [_("Name"), _("E-mail"), _("School"), _("Group"), _("Missing"), *titles]
    rows = []
    for one in lists:
        states = {item.title: words[item.state] for item in one.items}
        row = one.application
        who = [row.person.full_name, row.person.email, row.school_name, row.group]
        rows.append([*who, len(one.missing), *(states.get(title, "") for title in titles)])
    return head, rows


def requests_as_table(cohort: Cohort, rows: Iterable[GateRequest]) -> tuple[list[str], list[list]]:
    """Who asked about which gate, when, and who answered what; never the words, which may speak of health."""
    head = [_("Name"), _("Gate"), _("Asked"), _("Answer"), _("Answered by")]
    return head, [
        [
            str(row.application.person),
            row.gate.title,
            local(row.asked_at, cohort.time_zone).strftime("%Y-%m-%d %H:%M"),
            row.get_answer_display(),
            str(row.answered_by or ""),
        ]
        for row in rows
    ]
