"""Addresses of issuing."""

from django.urls import path

from ..views import desk, issue
from .common import DESK

urlpatterns = [
    path(f"{DESK}people/<uuid:public_id>/preview.pdf", desk.preview, name="preview"),
    path(f"{DESK}issue/", issue.issue, name="issue"),
    path(f"{DESK}batches/<uuid:public_id>/", issue.show_batch, name="batch"),
    path(f"{DESK}certificates/<uuid:public_id>/again/", issue.try_again, name="try_again"),
]
