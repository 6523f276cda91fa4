"""Addresses of issuing: approval, batches, signatories."""

from django.urls import path

from ..views import batches, desk, issue, signatories
from .common import DESK

BATCH, ONE = f"{DESK}batches/<uuid:public_id>/", f"{DESK}certificates/<uuid:public_id>/"
urlpatterns = [
    path(f"{DESK}people/<uuid:public_id>/preview.pdf", desk.preview, name="preview"),
    path(f"{DESK}issue/", issue.issue, name="issue"),
    path(f"{DESK}batches/", batches.list_batches, name="batches"),
    path(f"{DESK}batches/export.csv", batches.export_batches, {"kind": "csv"}, name="batches_csv"),
    path(f"{DESK}batches/export.xlsx", batches.export_batches, {"kind": "xlsx"}, name="batches_xlsx"),
    path(BATCH, batches.show_batch, name="batch"),
    path(f"{BATCH}pause/", batches.pause, name="pause_batch"),
    path(f"{BATCH}resume/", batches.resume, name="resume_batch"),
    path(f"{BATCH}repeat/", batches.repeat, name="repeat_batch"),
    path(f"{BATCH}hand-out/", batches.hand_out, name="hand_out"),
    path(f"{BATCH}hold/", batches.hold, name="hold_batch"),
    path(f"{ONE}again/", batches.try_again, name="try_again"),
    path(f"{DESK}signatories/", signatories.list_signatories, name="signatories"),
    path(f"{DESK}signatories/<uuid:public_id>/", signatories.change_signatory, name="change_signatory"),
    path(f"{DESK}signatories/<uuid:public_id>/take-out/", signatories.retire_signatory, name="retire_signatory"),
]
