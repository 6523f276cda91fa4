"""What everybody may read of partners."""

from django.urls import path

from ..views import public

urlpatterns = [
    path("partners/", public.partners, name="public"),
    path("partners/logos/<uuid:public_id>/", public.logo, name="logo"),
    path("partners/logos/<uuid:public_id>.png", public.logo_bitmap, name="logo_bitmap"),
]
