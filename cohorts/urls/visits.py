"""Booked visits."""

from django.urls import path

from ..views import visitors, visits

DESK = "desk/<uuid:cohort_id>/visits/"
ONE = DESK + "<uuid:public_id>/"
urlpatterns = [
    path(DESK, visits.visits, name="visits"),
    path(DESK + "new/", visits.add_visit, name="add_visit"),
    path(ONE, visits.visit, name="visit"),
    path(ONE + "edit/", visits.edit_visit, name="edit_visit"),
    path(ONE + "remove/", visits.remove_visit, name="remove_visit"),
    path(ONE + "freeze/", visits.freeze, name="freeze_visit"),
    path(ONE + "reopen/", visits.reopen, name="reopen_visit"),
    path(ONE + "fields/new/", visits.add_field, name="add_visit_field"),
    path(ONE + "fields/<uuid:field>/", visits.edit_field, name="edit_visit_field"),
    path(ONE + "fields/<uuid:field>/remove/", visits.remove_field, name="remove_visit_field"),
    path(ONE + "lists/<int:number>.<str:kind>", visits.list_file, name="visitor_list_file"),
    path("my/applications/<uuid:public_id>/visits/<uuid:visit>/", visitors.my_visit, name="my_visit"),
    path("visitors/<uuid:public_id>/open/<str:token>/", visitors.open_visitors, name="open_visitors"),
    path("visitors/<uuid:public_id>/", visitors.visitors, name="visitors"),
    path("visitors/<uuid:public_id>/file/", visitors.visitors_file, name="visitors_file"),
]
