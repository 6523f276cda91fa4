"""Addresses of criteria, points and who meets them."""

from django.urls import path

from ..views import approvals, criteria, desk, exceptions, rehearsal, requests, scores, standing
from .common import DESK

urlpatterns = [
    path(DESK, desk.list_standings, name="cohort"),
    path(f"{DESK}export.csv", desk.export_standings, {"kind": "csv"}, name="export_csv"),
    path(f"{DESK}export.xlsx", desk.export_standings, {"kind": "xlsx"}, name="export_xlsx"),
    path(f"{DESK}people/<uuid:public_id>/", desk.show_standing, name="participant"),
    path(f"{DESK}criteria/", criteria.list_criteria, name="criteria"),
    path(f"{DESK}criteria/new/<str:kind>/", criteria.add_criterion, name="add_criterion"),
    path(f"{DESK}criteria/<uuid:public_id>/", criteria.change_criterion, name="change_criterion"),
    path(f"{DESK}criteria/<uuid:public_id>/remove/", criteria.remove_criterion, name="remove_criterion"),
    path(f"{DESK}criteria/<uuid:public_id>/move/", criteria.move_criterion, name="move_criterion"),
    path(f"{DESK}criteria/terms/", criteria.change_terms, name="criteria_terms"),
    path(f"{DESK}criteria/confirm/", criteria.confirm, name="confirm_criteria"),
    path(f"{DESK}approvals/<uuid:public_id>/", approvals.give_approvals, name="approvals"),
    path(f"{DESK}people/<uuid:public_id>/exceptions/<uuid:criterion_id>/", exceptions.grant, name="grant_exception"),
    path(f"{DESK}exceptions/<uuid:public_id>/withdraw/", exceptions.withdraw, name="withdraw_exception"),
    path(f"{DESK}rehearsal/", rehearsal.show_rehearsal, name="rehearsal"),
    path(f"{DESK}rehearsal/keep/", rehearsal.keep_rehearsal, name="keep_rehearsal"),
    path(f"{DESK}requests/", requests.list_requests, name="reconsiderations"),
    path(f"{DESK}requests/<uuid:public_id>/", requests.answer_request, name="answer_reconsideration"),
    path("my/certificates/standing/<uuid:public_id>/", standing.my_standing, name="my_standing"),
    path("my/certificates/standing/<uuid:public_id>/ask/", standing.ask_again, name="ask_reconsideration"),
    path(f"{DESK}points/<uuid:public_id>/", scores.enter_scores, name="scores"),
]
