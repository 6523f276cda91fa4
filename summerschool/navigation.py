"""Where one can go: the tabs of a cohort's desk, with what waits in each, and the first pages of a person's roles."""

from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from cohorts.models import Cohort, CohortRole
from partners.models import Proposal
from records.models import OutgoingMail


class Tab(NamedTuple):
    key: str
    name: str | Promise
    url_name: str
    permission: str


class Place(NamedTuple):
    name: str | Promise
    url: str
    icon: str


TABS = (
    Tab("overview", _("Overview"), "cohorts:overview", "cohorts.see_desk"),
    Tab("applications", _("Applications"), "cohorts:applications", "cohorts.run_cohort"),
    Tab("people", _("People"), "cohorts:people", "cohorts.run_cohort"),
    Tab("reviews", _("Reviews"), "cohorts:reviews", "cohorts.review"),
    Tab("timetable", _("Timetable"), "cohorts:timetable", "cohorts.see_desk"),
    Tab("groups", _("Groups"), "cohorts:groups", "cohorts.mark_attendance"),
    Tab("day", _("On the day"), "cohorts:day", "cohorts.mark_attendance"),
    Tab("learning", _("Learning"), "cohorts:learning", "cohorts.mark_attendance"),
    Tab("partners", _("Partners"), "partners:cohort", "cohorts.run_cohort"),
    Tab("attendance", _("Attendance"), "cohorts:attendance", "cohorts.mark_attendance"),
    Tab("certificates", _("Certificates"), "certificates:cohort", "certificates.see_results"),
    Tab("afterwards", _("Afterwards"), "cohorts:news", "cohorts.run_cohort"),
    Tab("mail", _("Mail"), "cohorts:mail", "cohorts.run_cohort"),
    Tab("settings", _("Settings"), "cohorts:settings", "cohorts.run_cohort"),
)
# The pages under one tab, in their order. The tab leads to the first of them that the person may open.
SUBTABS = {
    "timetable": (
        Tab("days", _("Days"), "cohorts:timetable", "cohorts.see_desk"),
        Tab("sessions", _("Sessions"), "cohorts:sessions", "cohorts.see_desk"),
        Tab("lecturers", _("Lecturers"), "cohorts:lecturers", "cohorts.run_cohort"),
        Tab("material", _("Material"), "cohorts:material", "cohorts.run_cohort"),
        Tab("releases", _("Releases"), "cohorts:releases", "cohorts.see_desk"),
        Tab("matrix", _("Matrix"), "cohorts:matrix", "cohorts.see_desk"),
        Tab("visits", _("Visits"), "cohorts:visits", "cohorts.run_cohort"),
        Tab("calendars", _("Calendars"), "cohorts:calendars", "cohorts.see_desk"),
    ),
    "learning": (
        Tab("pages", _("Pages"), "cohorts:learning", "cohorts.mark_attendance"),
        Tab("progress", _("Progress"), "cohorts:learning_progress", "cohorts.mark_attendance"),
        Tab("quizzes", _("Quizzes"), "cohorts:quizzes", "cohorts.run_cohort"),
        Tab("checklists", _("Checklists"), "cohorts:checklists", "cohorts.mark_attendance"),
    ),
    "partners": (
        Tab("partners", _("Partners"), "partners:cohort", "cohorts.run_cohort"),
        Tab("call", _("Call"), "partners:call", "cohorts.run_cohort"),
        Tab("sponsors", _("Sponsorship"), "partners:sponsors", "cohorts.run_cohort"),
        Tab("placements", _("Placements"), "partners:rounds", "cohorts.run_cohort"),
        Tab("visits", _("Visits"), "partners:desk_visits", "cohorts.run_cohort"),
        Tab("reports", _("Reports"), "partners:reports", "cohorts.run_cohort"),
        Tab("invoices", _("Invoices"), "partners:cohort_invoices", "cohorts.run_cohort"),
        Tab("budget", _("Budget"), "partners:budget", "cohorts.run_cohort"),
    ),
    "certificates": (
        Tab("participants", _("Participants"), "certificates:cohort", "certificates.see"),
        Tab("criteria", _("Criteria"), "certificates:criteria", "certificates.edit_criteria"),
        Tab("results", _("Results"), "certificates:results", "certificates.see_results"),
        Tab("rehearsal", _("Rehearsal"), "certificates:rehearsal", "certificates.see"),
        Tab("designs", _("Design"), "certificates:designs", "certificates.see"),
        Tab("batches", _("Batches"), "certificates:batches", "certificates.see"),
        Tab("register", _("Register"), "certificates:cohort_register", "certificates.see"),
        Tab("requests", _("Requests"), "certificates:reconsiderations", "certificates.see"),
    ),
    "afterwards": (
        Tab("news", _("News"), "cohorts:news", "cohorts.run_cohort"),
        Tab("gallery", _("Gallery"), "cohorts:gallery", "cohorts.run_cohort"),
        Tab("films", _("Film"), "cohorts:films", "cohorts.run_cohort"),
    ),
}


def _url(name: str, *args) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def waiting_counts(cohort: Cohort) -> dict[str, int]:
    """What waits for an organiser's decision, by tab; three counts."""
    applications = 0
    if cohort.admission == Cohort.Admission.BY_DECISION:
        applications = cohort.applications.to_decide().count()
    return {
        "applications": applications,
        "partners": cohort.proposals.filter(state__in=Proposal.TO_DECIDE).count(),
        "mail": OutgoingMail.objects.about(cohort).undelivered().count(),
    }


def _permissions() -> set[str]:
    pages = (page for under in SUBTABS.values() for page in under)
    return {tab.permission for tab in (*TABS, *pages)}


def _first_url(tab: Tab, cohort: Cohort, allowed: dict[str, bool]) -> str:
    pages = SUBTABS.get(tab.key, (tab,))
    urls = (_url(page.url_name, cohort.public_id) for page in pages if allowed[page.permission])
    return next((url for url in urls if url), "")


def desk_tabs(user, cohort: Cohort, current: str) -> list[dict]:
    """The tabs that the person may open, in the order of the work."""
    allowed = {permission: user.has_perm(permission, cohort) for permission in _permissions()}
    counts = waiting_counts(cohort) if allowed["cohorts.run_cohort"] else {}
    tabs = []
    for tab in TABS:
        url = _first_url(tab, cohort, allowed)
        if url and allowed[tab.permission]:
            row = {"name": tab.name, "url": url, "count": counts.get(tab.key, 0), "is_current": tab.key == current}
            tabs.append(row)
    return tabs


def subtabs(user, cohort: Cohort, tab: str, current: str) -> list[dict]:
    """The pages under a tab that exist and that the person may open."""
    pages = ((page, _url(page.url_name, cohort.public_id)) for page in SUBTABS[tab])
    return [
        {"name": page.name, "url": url, "is_current": page.key == current}
        for page, url in pages
        if url and user.has_perm(page.permission, cohort)
    ]


def door_of(user, cohort: Cohort) -> str:
    """The first tab of the cohort's desk that opens for the person, empty if none does; nobody begins at the groups."""
    doors = (tab for tab in TABS if tab.key != "groups")
    allowed = (tab.url_name for tab in doors if user.has_perm(tab.permission, cohort))
    return next((url for url in (_url(name, cohort.public_id) for name in allowed) if url), "")


def places_of(user) -> list[Place]:
    """The pages that the header offers a signed-in person; none twice, none that does not exist."""
    roles = {role for held in user.roles.values() for role in held}
    places = [Place(_("My page"), _url("accounts:me"), "home")]
    if roles & {Role.ORGANISER, Role.OFFICER, Role.MEMBER, Role.BOOKKEEPER} or trains(user):
        places.append(Place(_("Desk"), _url("cohorts:desk"), "layout-dashboard"))
    if Role.COORDINATOR in roles:
        places.append(Place(_("Students of my school"), _url("cohorts:school"), "school"))
    if Role.PARTNER_CONTACT in roles:
        places.append(Place(_("Partner portal"), _url("partners:portal"), "building-community"))
    if Role.ADMINISTRATOR in roles:
        places.append(Place(_("Installation"), _url("accounts:installation"), "server"))
        places.append(Place(_("Keys"), _url("certificates:keys"), "key"))
    return [place for place in places if place.url]


def trains(user) -> bool:
    return CohortRole.objects.held_by(user).exists()
