"""The one address of the ground floor: the parts of large uploads."""

from django.urls import path

from . import views

app_name = "records"
urlpatterns = [path("uploads/<uuid:public_id>/", views.upload_part, name="upload_part")]
