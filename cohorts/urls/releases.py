"""Releases of the timetable, and calendars."""

from django.urls import path

from ..views import calendars, releases, shown

urlpatterns = [
    path("cohorts/<slug:slug>/timetable/", shown.timetable, name="public_timetable"),
    path("cohorts/<slug:slug>/timetable.pdf", shown.timetable_pdf, name="public_timetable_pdf"),
    path("cohorts/<slug:slug>/timetable.ics", shown.timetable_calendar, name="public_calendar"),
    path("calendars/<uuid:public_id>/<str:token>.ics", calendars.feed, name="calendar_feed"),
    path("my/calendar/", calendars.my_calendar, name="my_calendar"),
    path("my/calendar/address/", calendars.make_my_calendar, name="make_my_calendar"),
    path("my/calendar/renew/", calendars.renew_my_calendar, name="renew_my_calendar"),
    path("desk/<uuid:public_id>/timetable/releases/", releases.releases, name="releases"),
    path("desk/<uuid:public_id>/timetable/releases.<str:kind>", releases.export, name="export_releases"),
    path("desk/<uuid:public_id>/timetable/releases/new/", releases.new_release, name="new_release"),
    path("desk/<uuid:public_id>/timetable/releases/new/mail/<str:reader>/", releases.preview, name="release_mail"),
    path("desk/<uuid:public_id>/timetable/releases/<int:number>/", releases.release, name="release"),
    path("desk/<uuid:public_id>/timetable/releases/<int:number>/back/", releases.roll_back, name="roll_back"),
    path("desk/<uuid:public_id>/timetable/calendars/", calendars.calendars, name="calendars"),
    path(
        "desk/<uuid:public_id>/timetable/calendars/<uuid:room>/",
        calendars.make_room_calendar,
        name="make_room_calendar",
    ),
    path(
        "desk/<uuid:public_id>/timetable/calendars/<uuid:room>/renew/",
        calendars.renew_room_calendar,
        name="renew_room_calendar",
    ),
]
