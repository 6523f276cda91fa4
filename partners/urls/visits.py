"""Visits: offered by hosts in the portal, booked by organisers at the desk."""

from django.urls import path

from ..views.visits import desk, offers, parts

OWN = "partner/visits/"
ONE = OWN + "<uuid:public_id>/"
DESK = "desk/<uuid:cohort_id>/offers/"
OFFER = DESK + "<uuid:public_id>/"

urlpatterns = [
    path(OWN, offers.own_visits, name="own_visits"),
    path(OWN + "new/<uuid:organisation_id>/", offers.new_visit, name="new_visit"),
    path(OWN + "bookings/<uuid:public_id>/cancel/", parts.cancel_own, name="cancel_own_booking"),
    path(ONE, offers.own_visit, name="own_visit"),
    path(ONE + "edit/", offers.edit_visit, name="edit_visit"),
    path(ONE + "offer/", offers.offer_visit, name="offer_visit"),
    path(ONE + "withdraw/", offers.withdraw_visit, name="withdraw_visit"),
    path(ONE + "again/", offers.again, name="repeat_visit"),
    path(ONE + "dates/", parts.add_date, name="add_visit_date"),
    path(ONE + "dates/<uuid:date>/remove/", parts.remove_date, name="remove_visit_date"),
    path(ONE + "fields/new/", parts.add_field, name="add_offer_field"),
    path(ONE + "fields/<uuid:field>/", parts.edit_field, name="edit_offer_field"),
    path(ONE + "fields/<uuid:field>/remove/", parts.remove_field, name="remove_offer_field"),
    path(ONE + "rules/", parts.rules, name="visit_rules"),
    path(ONE + "files/", parts.add_file, name="add_visit_file"),
    path(ONE + "files/<uuid:file>/", parts.own_file, name="own_visit_file"),
    path(ONE + "files/<uuid:file>/remove/", parts.remove_file, name="remove_visit_file"),
    path(DESK, desk.desk_visits, name="desk_visits"),
    path(DESK + "bookings/<uuid:public_id>/cancel/", desk.cancel_booking, name="cancel_booking"),
    path(DESK + "bookings/<uuid:public_id>/rules/", desk.newer_rules, name="newer_visit_rules"),
    path(OFFER, desk.desk_visit, name="desk_visit"),
    path(OFFER + "book/", desk.book, name="book_visit"),
    path(OFFER + "files/<uuid:file>/", desk.desk_file, name="desk_visit_file"),
]
