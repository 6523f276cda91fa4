"""Addresses of partners, by what they are about; all in one namespace."""

from . import (
    calls,
    money,
    organisations,
    parts,
    placements,
    portal,
    profiles,
    public,
    reports,
    sponsoring,
    talent,
    visits,
)

app_name = "partners"
urlpatterns = [
    *public.urlpatterns,
    *portal.urlpatterns,
    *organisations.urlpatterns,
    *parts.urlpatterns,
    *calls.urlpatterns,
    *profiles.urlpatterns,
    *money.urlpatterns,
    *talent.urlpatterns,
    *visits.urlpatterns,
    *sponsoring.urlpatterns,
    *reports.urlpatterns,
    *placements.urlpatterns,
]
