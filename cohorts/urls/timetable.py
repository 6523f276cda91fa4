"""Rooms, sessions and the timetable."""

from django.urls import path

from ..views import builder, rooms, sessions, timetable

urlpatterns = [
    path("library/<uuid:organisation>/rooms/", rooms.rooms, name="rooms"),
    path("library/<uuid:organisation>/rooms/new/", rooms.add_room, name="add_room"),
    path("library/rooms/<uuid:public_id>/", rooms.edit_room, name="edit_room"),
    path("library/rooms/<uuid:public_id>/retire/", rooms.retire_room, name="retire_room"),
    path("desk/<uuid:public_id>/timetable/", timetable.timetable, name="timetable"),
    path("desk/<uuid:public_id>/timetable/back/", builder.take_back, name="take_back"),
    path("desk/<uuid:public_id>/timetable/again/", builder.do_again, name="do_again"),
    path("desk/<uuid:public_id>/timetable/<uuid:sitting>/", timetable.place, name="place"),
    path("desk/<uuid:public_id>/timetable/<uuid:sitting>/move/", builder.move, name="move"),
    path("desk/<uuid:public_id>/timetable/<uuid:sitting>/out/", timetable.unplace, name="unplace"),
    path("desk/<uuid:public_id>/timetable/<uuid:sitting>/swap/", timetable.swap, name="swap"),
    path("desk/<uuid:public_id>/timetable/<uuid:sitting>/remove/", timetable.remove, name="remove_sitting"),
    path("desk/<uuid:public_id>/sessions/", sessions.sessions, name="sessions"),
    path("desk/<uuid:public_id>/sessions/export.<str:kind>", sessions.export_sessions, name="export_sessions"),
    path("desk/<uuid:public_id>/sessions/new/", sessions.add_session, name="add_session"),
    path("desk/<uuid:public_id>/sessions/<uuid:session>/", sessions.edit_session, name="edit_session"),
    path("desk/<uuid:public_id>/sessions/<uuid:session>/again/", sessions.add_sitting, name="add_sitting"),
    path("desk/<uuid:public_id>/sessions/<uuid:session>/cancel/", sessions.cancel_session, name="cancel_session"),
]
