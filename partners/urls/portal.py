"""The portal: what a partner's contacts see and do."""

from django.urls import path

from ..views import portal

urlpatterns = [
    path("partner/", portal.portal, name="portal"),
    path("partner/sessions/", portal.own_sessions, name="own_sessions"),
]
