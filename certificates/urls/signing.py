"""Addresses of signed results."""

from django.urls import path

from ..views import signing
from .common import DESK

urlpatterns = [
    path(f"{DESK}results/", signing.list_results, name="results"),
    path(f"{DESK}results/export.csv", signing.export_results, {"kind": "csv"}, name="results_csv"),
    path(f"{DESK}results/export.xlsx", signing.export_results, {"kind": "xlsx"}, name="results_xlsx"),
    path(f"{DESK}results/sign/", signing.sign_results, name="sign_results"),
]
