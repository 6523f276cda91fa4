"""Sessions that partners offer: written in the portal, decided at the desk."""

from django.urls import path

from ..views import proposals, review, writing

OWN = "partner/proposals/<uuid:public_id>/"
DESK = "desk/<uuid:cohort_id>/proposals/"
ONE = DESK + "<uuid:public_id>/"

urlpatterns = [
    path("partner/proposals/new/<uuid:cohort_id>/<uuid:organisation_id>/", writing.new_proposal, name="new_proposal"),
    path(OWN, writing.proposal, name="proposal"),
    path(OWN + "edit/", writing.edit_proposal, name="edit_proposal"),
    path(OWN + "send/", writing.submit_proposal, name="submit_proposal"),
    path(OWN + "withdraw/", writing.withdraw_proposal, name="withdraw_proposal"),
    path(OWN + "confirm/", writing.confirm_proposal, name="confirm_proposal"),
    path(DESK, review.proposals, name="proposals"),
    path(DESK + "export.<str:kind>", review.export, name="export_proposals"),
    path(ONE, proposals.proposal, name="decide_proposal"),
    path(ONE + "review/", proposals.start_review, name="start_review"),
    path(ONE + "accept/", proposals.accept, name="accept_proposal"),
    path(ONE + "decline/", proposals.decline, name="decline_proposal"),
    path(ONE + "changes/", proposals.ask_for_changes, name="ask_changes"),
]
