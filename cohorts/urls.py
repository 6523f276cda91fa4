"""Addresses of cohorts: the student's pages, and the desk of one cohort."""

from django.urls import path

from .views import applications, attendance, overview, student

app_name = "cohorts"

urlpatterns = [
    path("cohorts/<slug:slug>/apply/", student.apply, name="apply"),
    path("cohorts/<slug:slug>/apply/draft/", student.save_draft, name="save_draft"),
    path("my/applications/<uuid:public_id>/", student.application, name="application"),
    path("my/applications/<uuid:public_id>/accept/", student.accept, name="accept_offer"),
    path("my/applications/<uuid:public_id>/decline/", student.decline, name="decline_offer"),
    path("my/applications/<uuid:public_id>/withdraw/", student.withdraw, name="withdraw"),
    path("my/applications/<uuid:public_id>/calendar.ics", student.calendar_file, name="calendar_file"),
    path("school/", overview.school, name="school"),
    path("desk/<uuid:cohort_id>/", overview.overview, name="overview"),
    path("desk/<uuid:cohort_id>/applications/", applications.applications, name="applications"),
    path("desk/<uuid:cohort_id>/applications/decide/", applications.decide, name="decide"),
    path("desk/<uuid:cohort_id>/applications.<str:kind>", applications.export, name="export_applications"),
    path("desk/<uuid:cohort_id>/applications/<uuid:public_id>/", applications.application, name="desk_application"),
    path("desk/<uuid:cohort_id>/attendance/", attendance.attendance, name="attendance"),
    path("desk/<uuid:cohort_id>/attendance/people/", attendance.people, name="attendance_people"),
    path("desk/<uuid:cohort_id>/attendance/groups/", attendance.groups, name="groups"),
    path("desk/<uuid:cohort_id>/attendance/groups/divide/", attendance.divide, name="divide"),
    path("desk/<uuid:cohort_id>/attendance/<uuid:public_id>/", attendance.sitting, name="sitting"),
    path("desk/<uuid:cohort_id>/attendance/<uuid:public_id>/sheet/", attendance.sheet, name="attendance_sheet"),
]
