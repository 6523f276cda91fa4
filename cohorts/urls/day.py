"""Attendance, doors and the day itself."""

from django.urls import path

from ..views import attendance, day, incidents, scanning, screens

urlpatterns = [
    path("desk/<uuid:cohort_id>/attendance/", attendance.attendance, name="attendance"),
    path("desk/<uuid:cohort_id>/attendance/people/", attendance.people, name="attendance_people"),
    path("desk/<uuid:cohort_id>/attendance/<uuid:public_id>/", attendance.sitting, name="sitting"),
    path("desk/<uuid:cohort_id>/attendance/<uuid:public_id>/sheet/", attendance.sheet, name="attendance_sheet"),
    path("desk/<uuid:cohort_id>/day/", day.day, name="day"),
    path("desk/<uuid:cohort_id>/day/sheets/", day.sheets, name="day_sheets"),
    path("desk/<uuid:cohort_id>/day/doors/", screens.doors, name="doors"),
    path("desk/<uuid:cohort_id>/day/doors/<uuid:room>/open/", screens.open_door, name="open_door"),
    path("desk/<uuid:cohort_id>/day/doors/<uuid:door>/close/", screens.close_door, name="close_door"),
    path("desk/<uuid:cohort_id>/day/scans/<uuid:scan>/void/", day.void, name="void_scan"),
    path("desk/<uuid:cohort_id>/day/<uuid:public_id>/", day.sitting, name="day_sitting"),
    path("desk/<uuid:cohort_id>/day/<uuid:public_id>/move/", day.move, name="move_today"),
    path("desk/<uuid:cohort_id>/day/<uuid:public_id>/cancel/", day.cancel, name="cancel_today"),
    path("desk/<uuid:cohort_id>/day/<uuid:public_id>/hand/", day.by_hand, name="scan_by_hand"),
    path("desk/<uuid:cohort_id>/day/<uuid:public_id>/entry/", day.entry, name="sheet_entry"),
    path("desk/<uuid:cohort_id>/incidents/", incidents.incidents, name="incidents"),
    path("desk/<uuid:cohort_id>/incidents/new/", incidents.add_incident, name="add_incident"),
    path("desk/<uuid:cohort_id>/incidents/<uuid:public_id>/", incidents.incident, name="incident"),
    path("desk/<uuid:cohort_id>/incidents/<uuid:public_id>/close/", incidents.close, name="close_incident"),
    path("desk/<uuid:cohort_id>/incidents/<uuid:public_id>/reopen/", incidents.reopen, name="reopen_incident"),
    path(
        "desk/<uuid:cohort_id>/incidents/<uuid:public_id>/<uuid:follow_up>/", incidents.finish, name="finish_follow_up"
    ),
    path("scan/worker.js", scanning.worker, name="scan_worker"),
    path("scan/<uuid:public_id>/", scanning.scan, name="scan"),
    path("scan/<uuid:public_id>/deliver/", scanning.deliver, name="scan_deliver"),
    path("scan/room/<uuid:public_id>/", scanning.scan_room, name="scan_room"),
    path("scan/room/<uuid:public_id>/deliver/", scanning.deliver_own, name="scan_deliver_own"),
    path("here/<str:door>/<str:code>/", scanning.here, name="here"),
    path("screen/<str:key>/", screens.screen, name="screen"),
    path("screen/<str:key>/codes/", screens.codes, name="screen_codes"),
]
