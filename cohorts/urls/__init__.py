"""Addresses of cohorts, by what they are about; all in one namespace."""

from . import (
    afterwards,
    checks,
    competence,
    day,
    editions,
    groups,
    learning,
    lecturers,
    mail,
    people,
    public,
    quizzes,
    releases,
    selection,
    setup,
    student,
    timetable,
    visits,
)

app_name = "cohorts"
urlpatterns = [
    *public.urlpatterns,
    *releases.urlpatterns,
    *student.urlpatterns,
    *setup.urlpatterns,
    *timetable.urlpatterns,
    *competence.urlpatterns,
    *selection.urlpatterns,
    *people.urlpatterns,
    *day.urlpatterns,
    *groups.urlpatterns,
    *checks.urlpatterns,
    *mail.urlpatterns,
    *quizzes.urlpatterns,
    *editions.urlpatterns,
    *lecturers.urlpatterns,
    *learning.urlpatterns,
    *visits.urlpatterns,
    *afterwards.urlpatterns,
]
