"""The addresses of people and organisations."""

from django.urls import path

from .views import addresses, home, installation, invitations, merges, person, team, texts

app_name = "accounts"

urlpatterns = [
    path("my/", home.me, name="me"),
    path("settings/", person.settings, name="settings"),
    path("settings/download/", person.download, name="download"),
    path("settings/download.<str:kind>", person.download, name="download_as"),
    path("settings/erase/", person.erase, name="erase"),
    path("settings/consents/<uuid:public_id>/", person.consent, name="consent"),
    path("settings/consents/<uuid:public_id>/withdraw/", person.withdraw_consent, name="withdraw_consent"),
    path("erased/", person.erased, name="erased"),
    path("invitation/<str:token>/", invitations.open_invitation, name="open_invitation"),
    path("invitations/<uuid:public_id>/", invitations.invitation, name="invitation"),
    path("invitations/<uuid:public_id>/switch/", invitations.switch, name="switch"),
    path("invitations/<uuid:public_id>/again/", team.invite_again, name="invite_again"),
    path("invitations/<uuid:public_id>/withdraw/", team.withdraw_invitation, name="withdraw_invitation"),
    path("one-person/<str:token>/", merges.open_merge, name="open_merge"),
    path("one-person/questions/<uuid:public_id>/", merges.merge_question, name="merge_question"),
    path("memberships/<uuid:public_id>/end/", team.end_membership, name="end_membership"),
    path("installation/", installation.installation, name="installation"),
    path("installation/organisers/new/", installation.create_organiser, name="create_organiser"),
    path("installation/organisers/<uuid:public_id>/", installation.organiser, name="organiser"),
    path("installation/organisers/<uuid:public_id>/change/", installation.change_organiser, name="change_organiser"),
    path("organisations/<uuid:public_id>/team/", team.team, name="team"),
    path("organisations/<uuid:public_id>/invite/", team.invite, name="invite"),
    path("organisations/<uuid:public_id>/addresses/", addresses.addresses, name="addresses"),
    path("organisations/<uuid:public_id>/addresses/new/", addresses.create_address, name="create_address"),
    path(
        "organisations/<uuid:public_id>/addresses/export.<str:file_type>",
        addresses.export_addresses,
        name="export_addresses",
    ),
    path("organisations/<uuid:public_id>/texts/", texts.texts, name="texts"),
    path("organisations/<uuid:public_id>/texts/<str:key>/draft/", texts.draft_text, name="draft_text"),
    path("addresses/<uuid:public_id>/", addresses.address, name="address"),
    path("addresses/<uuid:public_id>/change/", addresses.change_address, name="change_address"),
    path("texts/<uuid:public_id>/", texts.text, name="text"),
    path("texts/<uuid:public_id>/change/", texts.change_text, name="change_text"),
    path("texts/<uuid:public_id>/release/", texts.release_text, name="release_text"),
]
