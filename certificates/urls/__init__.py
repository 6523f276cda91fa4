"""Addresses of certificates, by what they are about; all in one namespace."""

from . import badges, criteria, designs, issuing, keys, lifecycle, mine, public, signing

app_name = "certificates"
urlpatterns = [
    *public.urlpatterns,
    *badges.urlpatterns,
    *mine.urlpatterns,
    *criteria.urlpatterns,
    *designs.urlpatterns,
    *signing.urlpatterns,
    *issuing.urlpatterns,
    *lifecycle.urlpatterns,
    *keys.urlpatterns,
]
