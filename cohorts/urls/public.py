"""What everybody sees."""

from django.urls import path

from ..views import public

urlpatterns = [
    path("cohorts/", public.cohorts, name="list"),
    path("cohorts/<slug:slug>/", public.cohort, name="public"),
]
