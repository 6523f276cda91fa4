"""Addresses of the public check."""

from django.urls import path

from ..views import verify

urlpatterns = [
    path("verify/", verify.ask_code, name="verify"),
    path("verify/<str:code>.json", verify.show_code_as_json, name="verify_json"),
    path("verify/<str:code>/", verify.show_code, name="verify_code"),
]
