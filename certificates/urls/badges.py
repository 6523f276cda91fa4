"""Addresses of badges: what verifiers read, and the holder's own."""

from django.urls import path

from ..views import badges, my_badge

urlpatterns = [
    path("issuers/<uuid:public_id>/", badges.show_issuer, name="issuer"),
    path("issuers/<uuid:public_id>/did.json", badges.show_did, name="issuer_did"),
    path("achievements/<uuid:public_id>/", badges.show_achievement, name="achievement"),
    path("achievements/<uuid:public_id>/badge.png", badges.show_picture, name="achievement_picture"),
    path("competencies/<uuid:public_id>/", badges.show_framework, name="framework"),
    path("badges/status/<uuid:public_id>/", badges.show_status_list, name="status_list"),
    path("my/certificates/<uuid:public_id>/badge/", my_badge.show_badge, name="badge"),
    path("my/certificates/<uuid:public_id>/badge.json", my_badge.download_badge, {"kind": "json"}, name="badge_json"),
    path("my/certificates/<uuid:public_id>/badge.png", my_badge.download_badge, {"kind": "png"}, name="badge_png"),
]
