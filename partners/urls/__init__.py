"""Addresses of partners, by what they are about; all in one namespace."""

from . import calls, organisations, parts, portal, profiles, public, talent
<<<<<<< HEAD
from . import calls, parts, portal, profiles, public, talent
=======
from . import calls, parts, portal, profiles, public, sponsoring
>>>>>>> 53e19f3 (Draw the pages of sponsors, remind of promises)
from . import calls, parts, portal, profiles, public, sponsoring, talent

app_name = "partners"
urlpatterns = [
    *public.urlpatterns,
    *portal.urlpatterns,
    *organisations.urlpatterns,
    *parts.urlpatterns,
    *calls.urlpatterns,
    *profiles.urlpatterns,
    *talent.urlpatterns,
    *sponsoring.urlpatterns,
]
