"""The next edition of a cohort."""

from django.urls import path

from ..views import editions

urlpatterns = [
    path("desk/<uuid:cohort_id>/next-edition/", editions.next_edition, name="next_edition"),
    path("desk/<uuid:cohort_id>/to-look-at/", editions.edition, name="edition"),
    path("desk/<uuid:cohort_id>/to-look-at/<uuid:check>/", editions.tick, name="edition_tick"),
]
