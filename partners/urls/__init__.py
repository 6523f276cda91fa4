"""Addresses of partners, by what they are about; all in one namespace."""

from . import calls, parts, portal, profiles, public, talent
from . import calls, organisations, parts, portal, profiles, public

app_name = "partners"
urlpatterns = [
    *public.urlpatterns,
    *portal.urlpatterns,
    *organisations.urlpatterns,
    *parts.urlpatterns,
    *calls.urlpatterns,
    *profiles.urlpatterns,
    *talent.urlpatterns,
]
