"""Addresses of what becomes of an issued certificate."""

from django.urls import path

from ..views import issue
from .common import DESK

urlpatterns = [
    path(f"{DESK}certificates/<uuid:public_id>/revoke/", issue.revoke, name="revoke"),
]
