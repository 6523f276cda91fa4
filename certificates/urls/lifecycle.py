"""Addresses of what becomes of certificates: the officer's pages, the register, the ZIP."""

from django.urls import path

from ..views.lifecycle import bundles, ending, register
from .common import DESK

ONE = f"{DESK}certificates/<uuid:public_id>/"

urlpatterns = [
    path("organisations/<uuid:organisation_id>/certificates/", register.of_organiser, name="register"),
    path(f"{DESK}register/", register.of_cohort, name="cohort_register"),
    path(f"{DESK}validity/", bundles.validity, name="validity"),
    path(f"{DESK}packed/", bundles.begin, name="pack"),
    path(f"{DESK}packed/<uuid:public_id>/", bundles.show, name="bundle"),
    path(f"{DESK}packed/<uuid:public_id>/certificates.zip", bundles.take, name="take_bundle"),
    path(f"{ONE}revoke/", ending.revoke, name="revoke"),
    path(f"{ONE}replace/", ending.replace, name="replace"),
    path(f"{ONE}renew/", ending.renew, name="renew"),
    path(f"{ONE}take-back/", ending.take_back, name="take_back"),
]
