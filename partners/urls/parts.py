"""The organiser's tab: who takes part in a cohort, under which heading, and who speaks for them."""

from django.urls import path

from ..views import contacts, desk, tiers

COHORT = "desk/<uuid:cohort_id>/partners/"
PARTNER = COHORT + "<uuid:public_id>/"

urlpatterns = [
    path(COHORT, desk.cohort, name="cohort"),
    path(COHORT + "add/", desk.add_partnership, name="add_partnership"),
    path(COHORT + "headings/", tiers.tiers, name="tiers"),
    path(COHORT + "headings/<uuid:public_id>/", tiers.tier, name="tier"),
    path(COHORT + "headings/<uuid:public_id>/move/", tiers.move_tier, name="move_tier"),
    path(COHORT + "headings/<uuid:public_id>/remove/", tiers.remove_tier, name="remove_tier"),
    path(PARTNER, desk.partnership, name="partnership"),
    path(PARTNER + "end/", desk.end_partnership, name="end_partnership"),
    path(PARTNER + "invite/", contacts.invite, name="invite_contact"),
]
