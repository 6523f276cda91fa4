"""One record an organisation: its own page in the portal, the organiser's pages over all editions."""

from django.urls import path

from ..views import own
from ..views.organisations import lists, merging, people, record

OWN = "partner/organisation/"
ONE = "addresses/<uuid:public_id>/record/"

urlpatterns = [
    path(OWN, own.own_organisation, name="own_organisation"),
    path(OWN + "<uuid:organisation_id>/invite/", own.invite_colleague, name="invite_colleague"),
    path(OWN + "<uuid:organisation_id>/billing/", own.own_billing, name="own_billing"),
    path(OWN + "contacts/<uuid:membership_id>/", own.own_contact, name="own_contact"),
    path(OWN + "contacts/<uuid:membership_id>/leave/", own.leave, name="leave"),
    path("organisations/<uuid:public_id>/partners/", lists.organisations, name="organisations"),
    path("organisations/<uuid:public_id>/billing/", record.organiser_billing, name="organiser_billing"),
    path(ONE, record.organisation, name="organisation"),
    path(ONE + "invite/", people.invite, name="invite_to_organisation"),
    path(ONE + "billing/", record.billing, name="billing"),
    path(ONE + "notes/", record.write_note, name="write_note"),
    path(ONE + "notes/<uuid:note_id>/remove/", record.remove_note, name="remove_note"),
    path(ONE + "merge/", merging.choose, name="merge_organisation"),
    path(ONE + "merge/<uuid:gone_id>/", merging.preview, name="merge_organisations"),
    path("addresses/contacts/<uuid:membership_id>/", people.change, name="change_contact"),
    path("addresses/contacts/<uuid:membership_id>/end/", people.end, name="end_contact"),
]
