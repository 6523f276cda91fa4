"""Addresses of partners: the public page, the portal of their contacts, and the organiser's tab."""

from django.urls import path

from .views import contacts, desk, portal, profile, profiles, proposals, public, review, tiers, writing

app_name = "partners"

urlpatterns = [
    path("partners/", public.partners, name="public"),
    path("partners/logos/<uuid:public_id>/", public.logo, name="logo"),
    # The portal
    path("partner/", portal.portal, name="portal"),
    path("partner/proposals/new/<uuid:cohort_id>/<uuid:organisation_id>/", writing.new_proposal, name="new_proposal"),
    path("partner/proposals/<uuid:public_id>/", writing.proposal, name="proposal"),
    path("partner/proposals/<uuid:public_id>/edit/", writing.edit_proposal, name="edit_proposal"),
    path("partner/proposals/<uuid:public_id>/send/", writing.submit_proposal, name="submit_proposal"),
    path("partner/proposals/<uuid:public_id>/withdraw/", writing.withdraw_proposal, name="withdraw_proposal"),
    path("partner/proposals/<uuid:public_id>/confirm/", writing.confirm_proposal, name="confirm_proposal"),
    path("partner/profile/<uuid:organisation_id>/", profile.profile, name="profile"),
    # The organiser's tab
    path("desk/<uuid:cohort_id>/partners/", desk.cohort, name="cohort"),
    path("desk/<uuid:cohort_id>/partners/add/", desk.add_partnership, name="add_partnership"),
    path("desk/<uuid:cohort_id>/partners/headings/", tiers.tiers, name="tiers"),
    path("desk/<uuid:cohort_id>/partners/headings/<uuid:public_id>/", tiers.tier, name="tier"),
    path("desk/<uuid:cohort_id>/partners/headings/<uuid:public_id>/move/", tiers.move_tier, name="move_tier"),
    path("desk/<uuid:cohort_id>/partners/headings/<uuid:public_id>/remove/", tiers.remove_tier, name="remove_tier"),
    path("desk/<uuid:cohort_id>/partners/<uuid:public_id>/", desk.partnership, name="partnership"),
    path("desk/<uuid:cohort_id>/partners/<uuid:public_id>/end/", desk.end_partnership, name="end_partnership"),
    path("desk/<uuid:cohort_id>/partners/<uuid:public_id>/invite/", contacts.invite, name="invite_contact"),
    path(
        "desk/<uuid:cohort_id>/partners/<uuid:public_id>/contacts/<uuid:membership_id>/end/",
        contacts.end_contact,
        name="end_contact",
    ),
    path("desk/<uuid:cohort_id>/proposals/", review.proposals, name="proposals"),
    path("desk/<uuid:cohort_id>/proposals/export.<str:kind>", review.export, name="export_proposals"),
    path("desk/<uuid:cohort_id>/proposals/<uuid:public_id>/", proposals.proposal, name="decide_proposal"),
    path("desk/<uuid:cohort_id>/proposals/<uuid:public_id>/review/", proposals.start_review, name="start_review"),
    path("desk/<uuid:cohort_id>/proposals/<uuid:public_id>/accept/", proposals.accept, name="accept_proposal"),
    path("desk/<uuid:cohort_id>/proposals/<uuid:public_id>/decline/", proposals.decline, name="decline_proposal"),
    path("desk/<uuid:cohort_id>/proposals/<uuid:public_id>/changes/", proposals.ask_for_changes, name="ask_changes"),
    path("desk/<uuid:cohort_id>/profiles/<uuid:public_id>/", profiles.decide, name="decide_profile"),
    path("desk/<uuid:cohort_id>/profiles/<uuid:public_id>/accept/", profiles.accept, name="accept_profile"),
    path("desk/<uuid:cohort_id>/profiles/<uuid:public_id>/decline/", profiles.decline, name="decline_profile"),
]
