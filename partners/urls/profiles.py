"""What organisations say of themselves: written in the portal, decided at the desk."""

from django.urls import path

from ..views import profile, profiles

ONE = "desk/<uuid:cohort_id>/profiles/<uuid:public_id>/"

urlpatterns = [
    path("partner/profile/<uuid:organisation_id>/", profile.profile, name="profile"),
    path("partner/profile/<uuid:organisation_id>/preview/", profile.preview, name="preview_profile"),
    path("partner/profile/<uuid:organisation_id>/send/", profile.send, name="send_profile"),
    path(ONE, profiles.decide, name="decide_profile"),
    path(ONE + "accept/", profiles.accept, name="accept_profile"),
    path(ONE + "decline/", profiles.decline, name="decline_profile"),
]
