"""Addresses of criteria, points and who meets them."""

from django.urls import path

from ..views import criteria, desk, scores
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
    path(f"{DESK}points/<uuid:public_id>/", scores.enter_scores, name="scores"),
]
