"""Addresses of cohorts: the student's pages, and the desk of one cohort."""

from django.urls import path

from .views import applications, attendance, overview, student
from .views import applications, overview, student
from .views import public, rooms, sessions, setup, student, timetable

app_name = "cohorts"

urlpatterns = [
    path("cohorts/", public.cohorts, name="list"),
    path("cohorts/<slug:slug>/", public.cohort, name="public"),
    path("cohorts/<slug:slug>/timetable.ics", public.calendar_file, name="public_calendar"),
    path("desk/", setup.desk, name="desk"),
    path("desk/new/<uuid:organisation>/", setup.add_cohort, name="add_cohort"),
    path("desk/<uuid:public_id>/settings/", setup.settings, name="settings"),
    path("desk/<uuid:public_id>/settings/edit/", setup.edit_cohort, name="edit_cohort"),
    path("desk/<uuid:public_id>/settings/publish/", setup.publish, name="publish"),
    path("desk/<uuid:public_id>/settings/unpublish/", setup.unpublish, name="unpublish"),
    path("desk/<uuid:public_id>/settings/cancel/", setup.cancel, name="cancel"),
    path("desk/<uuid:public_id>/settings/roles/new/", setup.add_role, name="add_role"),
    path("desk/<uuid:public_id>/settings/roles/<uuid:role>/end/", setup.end_role, name="end_role"),
    path("library/<uuid:organisation>/rooms/", rooms.rooms, name="rooms"),
    path("library/<uuid:organisation>/rooms/new/", rooms.add_room, name="add_room"),
    path("library/rooms/<uuid:public_id>/", rooms.edit_room, name="edit_room"),
    path("library/rooms/<uuid:public_id>/retire/", rooms.retire_room, name="retire_room"),
    path("desk/<uuid:public_id>/timetable/", timetable.timetable, name="timetable"),
    path("desk/<uuid:public_id>/timetable/<uuid:sitting>/", timetable.place, name="place"),
    path("desk/<uuid:public_id>/timetable/<uuid:sitting>/out/", timetable.unplace, name="unplace"),
    path("desk/<uuid:public_id>/timetable/<uuid:sitting>/swap/", timetable.swap, name="swap"),
    path("desk/<uuid:public_id>/timetable/<uuid:sitting>/remove/", timetable.remove, name="remove_sitting"),
    path("desk/<uuid:public_id>/sessions/", sessions.sessions, name="sessions"),
    path("desk/<uuid:public_id>/sessions/new/", sessions.add_session, name="add_session"),
    path("desk/<uuid:public_id>/sessions/<uuid:session>/", sessions.edit_session, name="edit_session"),
    path("desk/<uuid:public_id>/sessions/<uuid:session>/again/", sessions.add_sitting, name="add_sitting"),
    path("desk/<uuid:public_id>/sessions/<uuid:session>/cancel/", sessions.cancel_session, name="cancel_session"),
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
