"""Addresses of the public check; a code is twenty signs, so no other word here is taken for one."""

from django.urls import path

from ..views import verification

urlpatterns = [
    path("verify/", verification.ask, name="verify"),
    path("verify/file/", verification.check_file, name="verify_file"),
    path("verify/how/", verification.how, name="verify_how"),
    path("verify/roots.pem", verification.download_anchors, name="verify_anchors"),
    path("verify/<str:code>.json", verification.show_code_as_json, name="verify_json"),
    path("verify/<str:code>/", verification.show_code, name="verify_code"),
]
