"""Addresses of certificates: the public check, one's own, and the desk's tab."""

from django.urls import path

from .views import criteria, desk, issue, mine, scores, verify

app_name = "certificates"
DESK = "desk/<uuid:cohort_id>/certificates/"

urlpatterns = [
    path("verify/", verify.ask_code, name="verify"),
    path("verify/<str:code>.json", verify.show_code_as_json, name="verify_json"),
    path("verify/<str:code>/", verify.show_code, name="verify_code"),
    path("my/certificates/", mine.list_mine, name="mine"),
    path("certificates/<uuid:public_id>/certificate.pdf", mine.download, name="download"),
    path(DESK, desk.list_standings, name="cohort"),
    path(f"{DESK}export.csv", desk.export_standings, {"kind": "csv"}, name="export_csv"),
    path(f"{DESK}export.xlsx", desk.export_standings, {"kind": "xlsx"}, name="export_xlsx"),
    path(f"{DESK}people/<uuid:public_id>/", desk.show_standing, name="participant"),
    path(f"{DESK}people/<uuid:public_id>/preview.pdf", desk.preview, name="preview"),
    path(f"{DESK}criteria/", criteria.list_criteria, name="criteria"),
    path(f"{DESK}criteria/new/<str:kind>/", criteria.add_criterion, name="add_criterion"),
    path(f"{DESK}criteria/<uuid:public_id>/", criteria.change_criterion, name="change_criterion"),
    path(f"{DESK}criteria/<uuid:public_id>/remove/", criteria.remove_criterion, name="remove_criterion"),
    path(f"{DESK}criteria/<uuid:public_id>/move/", criteria.move_criterion, name="move_criterion"),
    path(f"{DESK}points/<uuid:public_id>/", scores.enter_scores, name="scores"),
    path(f"{DESK}issue/", issue.issue, name="issue"),
    path(f"{DESK}batches/<uuid:public_id>/", issue.show_batch, name="batch"),
    path(f"{DESK}certificates/<uuid:public_id>/again/", issue.try_again, name="try_again"),
    path(f"{DESK}certificates/<uuid:public_id>/revoke/", issue.revoke, name="revoke"),
]
